"""Programs that keep going match whoever waits every morning, and publish it only where they say so."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest

from bot.domain.cohorts import Step
from bot.domain.errors import RoundOutdated
from bot.domain.guests import Guests
from bot.domain.matching_terms import DailyRun, HandKind, Objective, ProposalState, RoundOrigin, RoundState
from bot.domain.notices import MatchProposed, WaitingForYou
from bot.domain.round_cards import DryRunCard
from bot.domain.tasks import Task, Urge
from bot.domain.terms import Role
from bot.services.almanac import Almanac
from bot.services.matching.daily_runs import DailyRuns
from bot.services.matching.drafting import Decision, work_out
from bot.store import Store, Work
from bot.store.schema import migrate, step_back
from models import (
    AuditEntry,
    Cohort,
    DailyLook,
    HandChange,
    MatchingRound,
    MatchProposal,
    Participant,
    Program,
)
from tests.integration.office import TODAY, Office, T
from tests.integration.queues import tasks
from tests.integration.remembering import step
from tests.integration.test_settings_of_programs import change_cohort

TUESDAY = T(hours=23)
"""Eight in London on the morning after."""
KEPT = "daily run kept as a draft"


class Evergreen:
    """A program without a last day, run by Grace in London; Ada mentors one person, and Bob would like to learn."""

    def __init__(self, office: Office, wish: DailyRun) -> None:
        self.office = office
        self.grace = office.admin()
        self.cohort = office.cohort(self.grace, ends_on=None)
        self.wants(wish)
        self.ada, self.bob = office.person("ada"), office.person("bob")
        office.join(self.ada, self.cohort, Role.MENTOR, seats=1)
        office.join(self.bob, self.cohort, Role.MENTEE)
        office.clear_mail()

    def wants(self, wish: DailyRun) -> None:
        with self.office.session() as session:
            session.get_one(Program, self.cohort.program_id).daily_run = wish

    def morning(self, moment: datetime = TUESDAY) -> list[str]:
        """What is done by itself at that moment, but for digests."""
        self.office.clock.instant = moment
        return [word for word in self.office.plan() if "daily" in word]

    def rounds(self) -> list[MatchingRound]:
        return list(self.office.rows(MatchingRound, cohort_id=self.cohort.id))

    def pairs(self, state: ProposalState = ProposalState.DRAFT) -> set[tuple[str, str]]:
        names = {each.id: self.name(each) for each in self.office.rows(Participant)}
        return {
            (names[each.mentor_id], names[each.mentee_id]) for each in self.office.rows(MatchProposal, state=state)
        }

    def name(self, participant: Participant) -> str:
        people = {self.office.known(each).id: each.user for each in (self.ada, self.bob)}
        return people.get(participant.person_id, "somebody else")

    def tasks(self) -> list[Task]:
        """What the control room says waits."""
        return tasks(self.office, self.grace)


@pytest.fixture
def drafting(office: Office) -> Evergreen:
    return Evergreen(office, DailyRun.DRAFT)


@pytest.fixture
def publishing(office: Office) -> Evergreen:
    return Evergreen(office, DailyRun.PUBLISH)


def test_a_dry_run_is_ready_in_the_morning_and_nothing_is_sent(office: Office, drafting: Evergreen) -> None:
    assert drafting.morning(TUESDAY - timedelta(minutes=1)) == []
    assert drafting.morning() == [KEPT]

    (kept,) = drafting.rounds()
    assert (kept.origin, kept.state, kept.created_by) == (RoundOrigin.DAILY, RoundState.DRAFT, None)
    assert kept.objective is Objective.FEWEST_CHANGES
    assert kept.certificate
    assert kept.weights
    assert drafting.pairs() == {("UADA", "UBOB")}
    assert office.mail(kind=MatchProposed.__name__) == []
    (task,) = drafting.tasks()
    assert (task.urge, task.number) == (Urge.DRY_RUN, 1)
    (entry,) = office.rows(AuditEntry, action="round:daily")
    assert (entry.actor_id, entry.program_id) == (None, drafting.cohort.program_id)


def test_whoever_runs_the_program_finds_and_publishes_what_is_ready(office: Office, drafting: Evergreen) -> None:
    drafting.morning()
    (kept,) = drafting.rounds()
    card = office.services.matching.dry_run(drafting.grace, drafting.cohort.id)
    assert (card.round, card.spread.pairs) == (kept.id, 1)
    assert office.services.matching.publish(drafting.grace, kept.id).matches == 1
    assert drafting.tasks() == []


def test_the_digest_tells_of_a_dry_run(office: Office, drafting: Evergreen) -> None:
    drafting.morning()
    office.clock.instant = T(days=7)
    office.plan()
    (digest,) = [each for each in office.letters(drafting.grace) if isinstance(each, WaitingForYou)]
    assert [task.urge for task in digest.tasks] == [Urge.DRY_RUN]


def test_nothing_is_kept_on_a_morning_on_which_only_time_has_passed(drafting: Evergreen) -> None:
    drafting.morning()
    (before,) = drafting.rounds()
    for days in (1, 2, 9):
        assert drafting.morning(TUESDAY + timedelta(days=days)) == []
    (after,) = drafting.rounds()
    assert (after.id, after.version, after.created_at) == (before.id, before.version, before.created_at)


def test_a_stale_dry_run_makes_room_for_the_next_one(office: Office, drafting: Evergreen) -> None:
    drafting.morning()
    (before,) = drafting.rounds()
    office.join(office.person("cy"), drafting.cohort, Role.MENTOR)
    office.join(office.person("dee"), drafting.cohort, Role.MENTEE)
    assert drafting.morning(TUESDAY + timedelta(days=1)) == [KEPT]
    (after,) = drafting.rounds()
    assert (after.id, after.digest == before.digest) == (before.id, False)
    assert len(office.rows(MatchProposal)) == 2


def test_what_can_no_longer_be_paired_is_no_dry_run_any_more(office: Office, drafting: Evergreen) -> None:
    drafting.morning()
    office.services.confidences.keep_apart(drafting.bob, sent=(drafting.ada.user,), shown=())
    assert drafting.morning(TUESDAY + timedelta(days=1)) == [KEPT]
    assert drafting.pairs() == set()
    assert [task.urge for task in drafting.tasks()] == [Urge.WAITING]
    drafting.wants(DailyRun.PUBLISH)
    assert drafting.morning(TUESDAY + timedelta(days=2)) == []


def test_what_admins_decided_by_hand_in_it_stays(office: Office, drafting: Evergreen) -> None:
    drafting.morning()
    (kept,) = drafting.rounds()
    (proposal,) = office.rows(MatchProposal)
    office.services.by_hand.decide(drafting.grace, kept.id, proposal.id, HandKind.FORBIDDEN)
    office.join(office.person("cy"), drafting.cohort, Role.MENTEE)
    assert drafting.morning(TUESDAY + timedelta(days=1)) == [KEPT]
    assert drafting.pairs() == {("UADA", "somebody else")}


def test_the_dry_run_that_an_admin_made_is_left_alone(office: Office, drafting: Evergreen) -> None:
    card = office.services.matching.dry_run(drafting.grace, drafting.cohort.id)
    assert drafting.morning() == []
    office.join(office.person("cy"), drafting.cohort, Role.MENTEE)
    assert drafting.morning(TUESDAY + timedelta(days=1)) == [KEPT]
    mine, daily = sorted(drafting.rounds(), key=lambda each: each.created_at)
    assert (mine.id, mine.origin, daily.origin) == (card.round, RoundOrigin.ADMIN, RoundOrigin.DAILY)


@step
def a_newer_one(office: Office, drafting: Evergreen) -> tuple[DryRunCard, MatchingRound]:
    """The dry run that Grace made, and the one of the next morning, once Cy had joined and made hers stale."""
    card = office.services.matching.dry_run(drafting.grace, drafting.cohort.id)
    office.join(office.person("cy"), drafting.cohort, Role.MENTEE)
    drafting.morning(TUESDAY + timedelta(days=1))
    (newest,) = (each for each in drafting.rounds() if each.id != card.round)
    return card, newest


def test_through_an_older_dry_run_nothing_is_seen_or_changed_of_the_newer_one(
    office: Office, drafting: Evergreen
) -> None:
    older, newest = a_newer_one(office, drafting)
    ((pair),) = older.pairs
    grace, by_hand, services = drafting.grace, office.services.by_hand, office.services
    locked = Decision(office.participant(drafting.ada, drafting.cohort).id, uuid4(), HandKind.LOCKED)
    for deed in (
        lambda: services.matching.look(grace, older.round),
        lambda: services.matching.again(grace, older.round, Objective.STABLE),
        lambda: services.matching.publish(grace, older.round),
        lambda: services.what_if.more_mentors(grace, older.round, Guests(mentors=1, seats=1, skills=())),
        lambda: by_hand.decide(grace, older.round, pair.proposal, HandKind.LOCKED),
        lambda: by_hand.why(grace, older.round, pair.proposal),
        lambda: by_hand.start_over(grace, older.round),
        lambda: work_out(office.store, grace, drafting.cohort.id, decisions=(locked,), within=older.round),
    ):
        with pytest.raises(RoundOutdated):
            deed()
    assert office.row(MatchingRound, id=newest.id).version == newest.version
    assert office.rows(HandChange) == []
    assert services.matching.cohort_of(grace, older.round) == drafting.cohort.id
    assert services.matching.dry_run(grace, drafting.cohort.id).round == newest.id


def test_an_older_dry_run_is_not_published_even_if_it_is_true_again(office: Office, drafting: Evergreen) -> None:
    older, _ = a_newer_one(office, drafting)
    cy = office.person("cy")
    office.services.participation.leave(cy, office.participant(cy, drafting.cohort).id)
    with pytest.raises(RoundOutdated):
        office.services.matching.publish(drafting.grace, older.round, older.version)
    assert office.mail(kind=MatchProposed.__name__) == []


def test_what_the_program_lets_be_published_is_sent_at_once(office: Office, publishing: Evergreen) -> None:
    assert publishing.morning() == ["daily run published, matches: 1"]
    (round_,) = publishing.rounds()
    assert (round_.origin, round_.state, round_.published_at) == (RoundOrigin.DAILY, RoundState.PUBLISHED, TUESDAY)
    due = {each.due_at for each in office.mail(kind=MatchProposed.__name__)}
    assert due == {TUESDAY + timedelta(hours=1)}
    (entry,) = office.rows(AuditEntry, action="round:publish")
    assert entry.actor_id is None
    assert publishing.morning(TUESDAY + timedelta(days=1)) == []
    assert publishing.tasks() == []


def test_the_digest_tells_how_many_were_published(office: Office, publishing: Evergreen) -> None:
    publishing.morning()
    office.clock.instant = T(days=7)
    office.plan()
    (digest,) = [each for each in office.letters(publishing.grace) if isinstance(each, WaitingForYou)]
    assert [(task.urge, task.published) for task in digest.tasks] == [(Urge.MATCHED, 1)]


def test_open_matches_and_pairs_stay_as_they_are(office: Office, publishing: Evergreen) -> None:
    publishing.morning()
    (open_one,) = office.rows(MatchProposal)
    office.join(office.person("cy"), publishing.cohort, Role.MENTOR)
    office.join(office.person("dee"), publishing.cohort, Role.MENTEE)
    assert publishing.morning(TUESDAY + timedelta(days=1)) == ["daily run published, matches: 1"]
    still = office.row(MatchProposal, id=open_one.id)
    assert (still.state, still.mentee_id) == (ProposalState.PROPOSED, open_one.mentee_id)
    assert publishing.pairs(ProposalState.PROPOSED) == {("UADA", "UBOB"), ("somebody else", "somebody else")}


def test_what_an_admin_takes_back_does_not_come_again_by_itself(office: Office, publishing: Evergreen) -> None:
    publishing.morning()
    (round_,) = publishing.rounds()
    office.services.matching.undo(publishing.grace, round_.id)
    assert publishing.morning(TUESDAY + timedelta(days=1)) == []
    assert publishing.pairs(ProposalState.PROPOSED) == set()


def test_whoever_never_answered_is_left_in_peace(office: Office, publishing: Evergreen) -> None:
    with office.session() as session:
        session.get_one(Participant, office.participant(publishing.bob, publishing.cohort).id).silent_since = T()
    assert publishing.morning() == []


def test_a_pair_held_back_by_hand_is_not_sent_by_itself(office: Office, drafting: Evergreen) -> None:
    drafting.morning()
    (kept,) = drafting.rounds()
    (proposal,) = office.rows(MatchProposal)
    office.services.by_hand.decide(drafting.grace, kept.id, proposal.id, HandKind.HELD_BACK)
    drafting.wants(DailyRun.PUBLISH)
    assert drafting.morning(TUESDAY + timedelta(days=1)) == [KEPT]
    assert office.mail(kind=MatchProposed.__name__) == []


@pytest.mark.parametrize("why", ["never", "nobody waits", "no seat", "stopped"])
def test_some_mornings_bring_nothing_and_the_next_is_looked_at(office: Office, why: str) -> None:
    there = Evergreen(office, DailyRun.NEVER if why == "never" else DailyRun.PUBLISH)
    if why == "nobody waits":
        office.services.participation.leave(there.bob, office.participant(there.bob, there.cohort).id)
    if why == "no seat":
        office.services.participation.leave(there.ada, office.participant(there.ada, there.cohort).id)
    if why == "stopped":
        office.services.holding.stop(there.grace, "A pause")
    assert there.morning() == []
    assert there.rounds() == []
    assert office.row(DailyLook).look_again_at == TUESDAY + timedelta(days=1)


def test_a_program_that_ends_is_looked_at_no_more(office: Office, publishing: Evergreen) -> None:
    office.services.cohorts.finish(publishing.grace, publishing.cohort.id, Step.END)
    assert publishing.morning() == []
    assert office.row(DailyLook).look_again_at is None


def test_a_last_day_ends_the_daily_runs_and_without_one_they_go_on(office: Office, drafting: Evergreen) -> None:
    change_cohort(office, drafting.cohort, ends_on=TODAY + timedelta(weeks=20))
    assert drafting.morning() == []
    assert office.row(DailyLook).look_again_at is None
    change_cohort(office, drafting.cohort, ends_on=None)
    assert office.row(DailyLook).look_again_at == TUESDAY + timedelta(days=1)
    assert drafting.morning(TUESDAY + timedelta(days=1)) == [KEPT]


def test_looking_leaves_the_version_of_the_cohort_alone(office: Office, publishing: Evergreen) -> None:
    before = office.row(Cohort).version
    publishing.morning()
    assert office.row(Cohort).version == before


def test_a_cohort_with_a_last_day_has_no_daily_run(office: Office) -> None:
    office.cohort()
    assert office.rows(DailyLook) == []


def test_a_crash_after_the_claim_loses_no_morning(office: Office, drafting: Evergreen) -> None:
    office.clock.instant = TUESDAY
    claimed = [errand for errand in office.planner.claim() if errand.matter == "daily_run"]
    assert len(claimed) == 1
    assert drafting.rounds() == []
    assert drafting.morning(TUESDAY + timedelta(minutes=1)) == [KEPT]


def test_two_who_have_claimed_the_same_morning_keep_one_round(office: Office, publishing: Evergreen) -> None:
    office.clock.instant = TUESDAY
    (errand,) = [errand for errand in office.planner.claim() if errand.matter == "daily_run"]
    assert office.planner.carry_out(errand) == "daily run published, matches: 1"
    assert office.planner.carry_out(errand) is None
    assert len(publishing.rounds()) == 1


def test_several_who_run_at_once_publish_once(office: Office, publishing: Evergreen) -> None:
    office.clock.instant = TUESDAY
    (errand,) = [errand for errand in office.planner.claim() if errand.matter == "daily_run"]
    together = Barrier(3)

    def run() -> str | None:
        together.wait()
        return office.planner.carry_out(errand)

    with ThreadPoolExecutor(3) as pool:
        done = [deed.result() for deed in [pool.submit(run) for _ in range(3)]]
    assert sorted(filter(None, done)) == ["daily run published, matches: 1"]
    assert len(publishing.rounds()) == 1
    assert len(office.mail(kind=MatchProposed.__name__)) == 2


class Interrupted(Store):
    """A store on which something happens between the first unit of work and the second."""

    def __init__(self, office: Office, between: Callable[[], object]) -> None:
        super().__init__(office.engine, clock=office.clock, ids=office.ids)
        self._steps = iter((lambda: None, between))

    @contextmanager
    def inside(self, workspace_id: UUID) -> Iterator[Work]:
        next(self._steps)()
        with super().inside(workspace_id) as work:
            yield work


def interrupted(office: Office, between: Callable[[], object]) -> str | None:
    """A run in the midst of which something happens."""
    office.clock.instant = TUESDAY
    runs = DailyRuns(Interrupted(office, between), Almanac(office.holidays))
    return runs.run(office.workspace().id, office.row(DailyLook).id)


def test_what_changes_during_a_run_has_it_run_again(office: Office, publishing: Evergreen) -> None:
    def leave() -> None:
        office.services.participation.leave(
            publishing.ada, office.participant(publishing.ada, publishing.cohort).id
        )

    assert interrupted(office, leave) is None
    assert publishing.rounds() == []
    assert office.row(DailyLook).look_again_at == TUESDAY
    assert publishing.morning() == []
    assert office.row(DailyLook).look_again_at == TUESDAY + timedelta(days=1)


def test_messages_stopped_during_a_run_stop_it(office: Office, publishing: Evergreen) -> None:
    assert interrupted(office, lambda: office.services.holding.stop(publishing.grace, "")) is None
    assert publishing.rounds() == []


def test_whoever_was_quicker_has_made_the_run_of_the_day(office: Office, publishing: Evergreen) -> None:
    assert interrupted(office, publishing.morning) is None
    assert len(publishing.rounds()) == 1


def test_a_dry_run_published_during_a_run_is_not_touched(office: Office, drafting: Evergreen) -> None:
    drafting.morning()
    (kept,) = drafting.rounds()
    drafting.wants(DailyRun.PUBLISH)
    with office.session() as session:
        session.get_one(DailyLook, office.row(DailyLook).id).look_again_at = TUESDAY
    publish = office.services.matching.publish
    assert interrupted(office, lambda: publish(drafting.grace, kept.id)) is None
    assert [each.state for each in drafting.rounds()] == [RoundState.PUBLISHED]
    assert len(office.open_mail(kind=MatchProposed.__name__)) == 2


def test_programs_that_kept_going_before_are_looked_at_from_the_next_morning_on(office: Office) -> None:
    there = Evergreen(office, DailyRun.NEVER)
    office.cohort(there.grace, name="Dated")
    step_back(office.engine, "0011")
    migrate(office.engine)
    look = office.row(DailyLook)
    assert look.cohort_id == there.cohort.id
    there.wants(DailyRun.DRAFT)
    assert there.morning(T(minutes=1)) == [KEPT]
    assert office.row(DailyLook).look_again_at == TUESDAY
