"""Whatever admins, people and time do to cohorts, in any order: each step is one that life knows, and is logged."""

from collections import defaultdict
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bot.domain.cards import CohortCard
from bot.domain.cohorts import TRANSITIONS, Step
from bot.domain.matching_terms import ProposalState
from bot.domain.terms import CohortState, Role
from models import AuditEntry, Cohort, MatchProposal, Mentorship
from tests.databases import SqliteFiles
from tests.integration.office import TODAY, Office, an_office, opening
from tests.integration.test_lives_of_participants import COURSE, unless_refused

LONG_COURSE = settings(COURSE, max_examples=8, derandomize=True)
"""The same on every run, so that its reach can be relied on."""
MOST = 4
which = st.integers(0, MOST - 1)


class Cohorts(RuleBasedStateMachine):
    """An admin with every button there is, two people who join wherever they can, and years that pass."""

    def __init__(self, office: Office, reached: set[tuple[CohortState, CohortState]]) -> None:
        super().__init__()
        self.office, self.services, self.grace = office, office.services, office.admin()
        self.reached = reached
        self.people = {Role.MENTOR: office.person("mary"), Role.MENTEE: office.person("alan")}

    @initialize(endless=st.booleans())
    def one_is_open(self, endless: bool) -> None:
        self.prepare(10, endless)
        self.open_doors(0)

    @rule(days=st.integers(1, 60), endless=st.booleans())
    def prepare(self, days: int, endless: bool) -> None:
        starts_on = TODAY + timedelta(days=days)
        ends_on = None if endless else starts_on + timedelta(weeks=13)
        if len(self.cohorts()) < MOST:
            with unless_refused():
                answers = opening(starts_on=starts_on, ends_on=ends_on)
                self.services.programs.create(self.grace, answers)

    @rule(nth=which)
    def open_doors(self, nth: int) -> None:
        for cohort in self.one(nth):
            with unless_refused():
                self.services.cohorts.open(self.grace, cohort.id)

    @rule(nth=which, step=st.sampled_from((Step.END, Step.CANCEL)))
    def finish(self, nth: int, step: Step) -> None:
        for cohort in self.one(nth):
            with unless_refused():
                self.services.cohorts.finish(self.grace, cohort.id, step)

    @rule(nth=which)
    def run_again(self, nth: int) -> None:
        for cohort in self.one(nth):
            if len(self.cohorts()) < MOST:
                with unless_refused():
                    self.services.cohorts.again(self.grace, cohort.id)

    @rule(nth=which)
    def remove(self, nth: int) -> None:
        for cohort in self.one(nth):
            with unless_refused():
                self.services.cohorts.remove(self.grace, cohort.id)

    @rule(nth=which)
    def everybody_joins_is_matched_and_says_yes(self, nth: int) -> None:
        for cohort in self.one(nth):
            for role, actor in self.people.items():
                with unless_refused():
                    self.office.join(actor, self.card(cohort.id), role)
            with unless_refused():
                self.office.matched(self.card(cohort.id))
        for proposal in self.office.rows(MatchProposal, state=ProposalState.PROPOSED):
            for actor in self.people.values():
                with unless_refused():
                    self.services.proposals.accept(actor, proposal.id)

    @rule(days=st.sampled_from((1, 5, 15, 60)))
    def time_passes(self, days: int) -> None:
        self.office.wait(days=days)
        self.office.plan()

    def cohorts(self) -> list[Cohort]:
        return sorted(self.office.rows(Cohort), key=lambda cohort: cohort.id)

    def one(self, nth: int) -> list[Cohort]:
        """One of the cohorts, if there is any."""
        cohorts = self.cohorts()
        return [cohorts[nth % len(cohorts)]] if cohorts else []

    def card(self, cohort_id: UUID) -> CohortCard:
        return self.services.cohorts.page(self.grace, cohort_id).tally.cohort

    @invariant()
    def the_log_holds_every_step_and_each_is_one_that_life_knows(self) -> None:
        told: defaultdict[str, CohortState] = defaultdict(lambda: CohortState.DRAFT)
        for entry in sorted(self.office.rows(AuditEntry), key=lambda entry: entry.id):
            if entry.action.startswith("cohort:") and "was" in entry.detail:
                was, became = (CohortState(entry.detail[name]) for name in ("was", "is"))
                known = TRANSITIONS[was, Step(entry.action.removeprefix("cohort:"))]
                assert was is told[entry.subject]
                assert became is known or (known, became) == (CohortState.ENROLLING, CohortState.RUNNING)
                told[entry.subject] = became
                self.reached.add((was, became))
        for cohort in self.cohorts():
            assert cohort.state is told[str(cohort.id)]

    @invariant()
    def what_is_closed_has_no_pair_and_nothing_to_answer(self) -> None:
        closed = {cohort.id for cohort in self.cohorts() if cohort.state is CohortState.CLOSED}
        open_proposals = self.office.rows(MatchProposal, state=ProposalState.PROPOSED)
        assert not closed.intersection(proposal.cohort_id for proposal in open_proposals)
        for pair in self.office.rows(Mentorship):
            assert pair.over or pair.cohort_id not in closed


def test_cohorts_go_only_the_ways_they_know(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    reached: set[tuple[CohortState, CohortState]] = set()
    with ExitStack() as offices:

        def somewhere_new() -> Cohorts:
            offices.pop_all().close()
            url = offices.enter_context(sqlite_files.fresh(tmp_path))
            return Cohorts(offices.enter_context(an_office(url)), reached)

        run_state_machine_as_test(cast(type[Cohorts], somewhere_new), settings=LONG_COURSE)
    states = {became for _, became in reached}
    assert states == set(CohortState) - {CohortState.DRAFT}, "the machine reaches every state"
