"""Whatever people and admins do, in any order: every change is one that a life in a cohort knows, and is logged."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import cast

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.domain.approvals import OPEN, mark_of
from bot.domain.errors import Refused
from bot.domain.matching_terms import ProposalState
from bot.domain.notices import PairParted
from bot.domain.participation import INSIDE, OUTSIDE, PRESENT, TRANSITIONS, Move
from bot.domain.terms import ApprovalState, MentorRule, MentorshipState, ParticipantState, Role
from models import AuditEntry, MatchProposal, MentorApproval, Mentorship, Participant, Program, Rematch
from tests.databases import SqliteFiles
from tests.integration.office import Office, an_office
from tests.integration.test_approvals import sights
from tests.integration.test_settings_of_programs import change_cohort, change_program

PEOPLE = ("ada", "bob", "cy", "dee", "eve")
SMALL = 2

FURTHEST = timedelta(days=7)
"""After a wish for another partner, for whatever lies between: weekends, and what no tick has seen yet."""

COURSE = settings(max_examples=6, stateful_step_count=30, deadline=None, phases=(Phase.generate,))
"""Without shrinking, which takes minutes on a database: a course of thirty steps can be read as it is."""

who = st.sampled_from(PEOPLE)
roles = st.sampled_from(Role)


@contextmanager
def unless_refused() -> Iterator[None]:
    """A sentence to the person instead of a change is fine, as long as nothing has changed."""
    with suppress(Refused):
        yield


class Lives(RuleBasedStateMachine):
    """Five people and an admin who press whatever there is, on a real database."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.services = office.services
        self.grace = office.admin()
        self.actors = {name: office.person(name) for name in PEOPLE}
        self.cohort = office.cohort(self.grace)
        self.limit: int | None = None
        self.page = self.services.approvals.queue(self.grace, self.cohort.id)

    # -- what people do ----------------------------------------------------------------------------

    @rule(name=who, role=roles)
    def sign_up(self, name: str, role: Role) -> None:
        with unless_refused():
            self.office.join(self.actors[name], self.cohort, role)

    @rule(name=who)
    def leave(self, name: str) -> None:
        with unless_refused():
            self.services.participation.leave(self.actors[name], self.place(name).id)

    @rule(name=who, role=st.sampled_from((Role.MENTOR, Role.MENTEE)))
    def leave_one_role(self, name: str, role: Role) -> None:
        with unless_refused():
            self.services.participation.leave_role(self.actors[name], self.place(name).id, role)

    @rule(name=who, days=st.none() | st.integers(0, 5))
    def take_a_break(self, name: str, days: int | None) -> None:
        until = None if days is None else (self.office.clock.now() + timedelta(days=days)).date()
        with unless_refused():
            self.services.participation.pause(self.actors[name], self.place(name).id, until)

    @rule(name=who)
    def come_back(self, name: str) -> None:
        with unless_refused():
            self.services.participation.resume(self.actors[name])

    @rule(name=who, change_of_heart=st.booleans())
    def ask_for_another_partner(self, name: str, change_of_heart: bool) -> None:
        deed = self.services.rematches.take_back if change_of_heart else self.services.rematches.ask
        words = () if change_of_heart else ("We talk past each other.",)
        for pair in self.office.rows(Mentorship):
            with unless_refused():
                deed(self.actors[name], pair.id, *words)

    @rule(name=who)
    def leave_the_company(self, name: str) -> None:
        self.office.learn(name, active=False)
        self.office.learn(name)

    @rule()
    def everybody_accepts(self) -> None:
        for proposal in self.office.rows(MatchProposal, state=ProposalState.PROPOSED):
            for actor in self.actors.values():
                with unless_refused():
                    self.services.proposals.accept(actor, proposal.id)

    # -- what admins and time do -------------------------------------------------------------------

    @rule(name=who, answer=st.sampled_from(("approve", "decline", "ask", "let_in_after_all")))
    def answer_a_mentor(self, name: str, answer: str) -> None:
        for approval in self.office.rows(MentorApproval, participant_id=self.place(name).id):
            words = ("What would you like to share?",) if answer == "ask" else ()
            with unless_refused():
                getattr(self.services.approvals, answer)(self.grace, approval.id, *words)

    @rule()
    def look_at_the_queue(self) -> None:
        self.page = self.services.approvals.queue(self.grace, self.cohort.id)

    @rule()
    def approve_everybody_on_the_page(self) -> None:
        before = {each.id: each for each in self.office.rows(MentorApproval)}
        with unless_refused():
            self.services.approvals.approve_all(self.grace, self.cohort.id, sights(self.page))
        ready = {each.id for each in self.page.waiting if each.at_once}
        for each in self.office.rows(MentorApproval):
            if each.state is not before[each.id].state:
                assert each.id in ready
                assert before[each.id].state is ApprovalState.WAITING

    @rule(name=who, words=st.sampled_from(("", "To share")))
    def answer_the_question(self, name: str, words: str) -> None:
        with unless_refused():
            kit = self.services.approvals.kit(self.actors[name], self.cohort.id)
            self.services.approvals.keep(
                self.actors[name], self.cohort.id, ticked=(), answer=words, asked=mark_of(kit.question)
            )

    @rule(limit=st.sampled_from((None, SMALL, SMALL + 1)))
    def change_the_size(self, limit: int | None) -> None:
        change_cohort(self.office, self.cohort, size_limit=limit)
        self.limit = limit

    @rule(mentor_rule=st.sampled_from(MentorRule))
    def change_the_rule(self, mentor_rule: MentorRule) -> None:
        before = self.office.row(Program).mentor_rule
        change_program(self.office, self.cohort, mentor_rule=mentor_rule)
        if mentor_rule is MentorRule.OPEN is not before:
            assert self.services.approvals.queue(self.grace, self.cohort.id).waiting == ()
            assert ParticipantState.APPLIED not in {each.state for each in self.participants()}

    @rule()
    def match(self) -> None:
        with unless_refused():
            self.office.matched(self.cohort)

    @rule(hours=st.integers(1, 72))
    def time_passes(self, hours: int) -> None:
        self.office.wait(hours=hours)
        self.office.plan()

    # -- what always holds -------------------------------------------------------------------------

    def place(self, name: str) -> Participant:
        """Somebody's place in the cohort, or one that does not exist."""
        found = [each for each in self.participants() if each.person_id == self.office.known(self.actors[name]).id]
        return found[0] if found else Participant(id=self.office.ids.new())

    def participants(self) -> Sequence[Participant]:
        return self.office.rows(Participant)

    @invariant()
    def the_log_holds_every_change_and_each_is_one_that_life_knows(self) -> None:
        told: defaultdict[str, ParticipantState] = defaultdict(lambda: ParticipantState.LEFT)
        for entry in sorted(self.office.rows(AuditEntry), key=lambda entry: entry.id):
            if entry.action.startswith("participant:") and "was" in entry.detail:
                was, became = (ParticipantState(entry.detail[name]) for name in ("was", "is"))
                assert was is told[entry.subject]
                assert TRANSITIONS[was, Move(entry.action.removeprefix("participant:"))] is became
                told[entry.subject] = became
        assert {str(each.id): each.state for each in self.participants()} == told

    @invariant()
    def nobody_waits_while_a_place_is_free(self) -> None:
        states = Counter(each.state for each in self.participants())
        full = self.limit is not None and sum(states[state] for state in PRESENT) >= self.limit
        assert full or not states[ParticipantState.WAITLISTED]
        for each in self.participants():
            assert (each.waitlisted_at is not None) == (each.state is ParticipantState.WAITLISTED)

    @invariant()
    def only_a_break_has_a_last_day(self) -> None:
        for each in self.participants():
            assert each.state is ParticipantState.PAUSED or (each.paused_until, each.look_again_at) == (None, None)

    @invariant()
    def whoever_has_a_pair_or_a_match_is_there_and_in_that_role(self) -> None:
        people = {each.id: each for each in self.participants()}
        pairs = [each for each in self.office.rows(Mentorship) if each.state is not MentorshipState.ENDED]
        proposals = self.office.rows(MatchProposal, state=ProposalState.PROPOSED)
        for each in chain[Mentorship | MatchProposal](pairs, proposals):
            mentor, mentee = people[each.mentor_id], people[each.mentee_id]
            assert {mentor.state, mentee.state} <= PRESENT
            assert mentor.role.mentors
            assert mentee.role.learns
            if isinstance(each, MatchProposal):
                assert (each.rests_since is None) == (mentor.state is mentee.state is ParticipantState.ACTIVE)

    @invariant()
    def a_pair_parts_in_its_time_and_is_heard_of_once(self) -> None:
        wishes = {each.mentorship_id: each for each in self.office.rows(Rematch)}
        told = Counter(each.key.split(":")[1] for each in self.office.mail(kind=PairParted.__name__))
        for pair in self.office.rows(Mentorship):
            assert told[str(pair.id)] <= (pair.id in wishes and pair.over)
            if pair.id in wishes and not pair.over:
                assert wishes[pair.id].asked_at + FURTHEST > self.office.clock.now()

    @invariant()
    def who_only_mentors_and_is_not_approved_has_no_place(self) -> None:
        asking = {each.participant_id: each for each in self.office.rows(MentorApproval)}
        for each in self.participants():
            if each.state is ParticipantState.APPLIED:
                assert each.role is Role.MENTOR
                assert asking[each.id].state in OPEN
            if each.id in asking and (each.state in OUTSIDE or not each.role.mentors):
                assert asking[each.id].state not in OPEN
        assert {each.state for each in self.participants()} <= INSIDE | OUTSIDE


def test_lives_go_only_the_ways_they_know(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    with ExitStack() as offices:

        def somewhere_new() -> Lives:
            offices.pop_all().close()
            url = offices.enter_context(sqlite_files.fresh(tmp_path))
            return Lives(offices.enter_context(an_office(url)))

        run_state_machine_as_test(cast(type[Lives], somewhere_new), settings=COURSE)
