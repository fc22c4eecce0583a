"""The digest: who has one, that it comes when something waits and no more often than that, and how it stops."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from bot.domain.approvals import mark_of
from bot.domain.cards import CohortCard
from bot.domain.errors import AdminsOnly
from bot.domain.notices import TestMessage, WaitingForYou
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import ApprovalState, DeliveryState, DigestWish, MentorRule, PersonKind, Role
from bot.domain.undelivered import Obstacle
from models import Digest, MentorApproval, OutboxMessage, Program
from tests.integration.office import TODAY, Office, T, opening
from tests.integration.test_approvals import sights

SENT = "digest sent"
MONDAY, FRIDAY = T(days=7), T(days=4)


def later(office: Office, by: Actor | None = None, name: str = "Skill exchange", **answers: object) -> CohortCard:
    """A cohort that begins long after, of a program that approves its mentors: nothing waits at first."""
    cohort = office.cohort(by, name=name, starts_on=TODAY + timedelta(days=60), ends_on=None, **answers)
    with office.session() as session:
        session.get_one(Program, cohort.program_id).mentor_rule = MentorRule.APPROVED
    return cohort


def offers(office: Office, cohort: CohortCard, name: str) -> Actor:
    """Somebody offers to mentor."""
    mentor = office.person(name)
    office.join(mentor, cohort, Role.MENTOR)
    return mentor


def digests(office: Office, reader: Actor) -> list[WaitingForYou]:
    """What the reader is going to read, or has read."""
    return [letter for letter in office.letters(reader) if isinstance(letter, WaitingForYou)]


def at(office: Office, moment: datetime) -> list[str]:
    office.clock.instant = moment
    return office.plan()


def digest_of(office: Office, reader: Actor) -> Digest:
    return office.row(Digest, person_id=office.known(reader).id)


# -- who has one -----------------------------------------------------------------------------------


def test_whoever_runs_a_program_has_one_from_the_opening_on(office: Office) -> None:
    grace = office.admin()
    draft = office.services.programs.create(grace, opening())
    assert office.rows(Digest) == []
    office.services.cohorts.before_opening(grace, draft.id)
    assert office.rows(Digest) == []
    office.services.cohorts.open(grace, draft.id)
    digest = digest_of(office, grace)
    assert (digest.wanted, digest.look_again_at, digest.sent_at) == (DigestWish.WAITING, MONDAY, None)


def test_a_co_admin_has_one_as_well_and_reads_of_their_own_program_only(office: Office) -> None:
    grace, helen = office.admin(), office.person("helen")
    theirs, other = later(office, grace), later(office, grace, "Another")
    office.services.colleagues.change(grace, theirs.id, [helen.user])
    offers(office, theirs, "mary")
    offers(office, other, "linus")
    assert at(office, T(days=1)).count(SENT) == 2
    (to_grace,), (to_helen,) = digests(office, grace), digests(office, helen)
    assert [task.program for task in to_grace.tasks] == ["Skill exchange", "Another"]
    assert [task.program for task in to_helen.tasks] == ["Skill exchange"]


# -- when it comes ---------------------------------------------------------------------------------


def test_a_mentor_who_offers_today_is_read_of_tomorrow_morning_once(office: Office) -> None:
    grace = office.admin()
    cohort = later(office, grace)
    office.wait(hours=2)
    offers(office, cohort, "mary")
    assert SENT not in office.plan()
    assert SENT not in at(office, T(hours=23))
    assert at(office, T(days=1)) == [SENT]
    (digest,) = digests(office, grace)
    (task,) = digest.tasks
    assert (task.urge, task.cohort, task.program) == (Urge.APPROVAL, cohort.id, "Skill exchange")
    assert (task.number, task.waited, digest.more) == (1, 0, 0)
    message = office.row(OutboxMessage, kind="WaitingForYou")
    assert message.key == f"digest:{office.known(grace).id}:2026-12-08"
    assert (message.due_at, digest_of(office, grace).sent_at) == (T(days=1), T(days=1))
    for day in (2, 3, 4):
        assert SENT not in at(office, T(days=day))


def test_nothing_is_sent_while_nothing_waits_and_yet_it_is_looked_at_every_working_morning(office: Office) -> None:
    grace = office.admin()
    later(office, grace)
    office.wait(days=7)
    for day in (7, 8, 9, 10, 11):
        assert at(office, T(days=day)) == []
    assert digest_of(office, grace).look_again_at == T(days=14)
    assert digests(office, grace) == []


def test_what_goes_on_waiting_comes_again_after_a_week_with_how_long_it_waits(office: Office) -> None:
    grace = office.admin()
    cohort = later(office, grace)
    offers(office, cohort, "mary")
    found = [day for day in range(1, 20) if SENT in at(office, T(days=day))]
    assert found == [1, 8, 15]
    assert [letter.tasks[0].waited for letter in digests(office, grace)] == [15]


def test_a_mentor_who_comes_after_the_last_one_brings_the_next_one_forward_but_not_within_two_days(
    office: Office,
) -> None:
    grace = office.admin()
    cohort = later(office, grace)
    offers(office, cohort, "mary")
    assert at(office, T(days=1)) == [SENT]
    office.wait(hours=3)
    offers(office, cohort, "linus")
    assert at(office, T(days=2)) == []
    assert at(office, T(days=3)) == [SENT]
    (newest,) = digests(office, grace)
    assert [(task.number, task.waited) for task in newest.tasks] == [(2, 3)]


def test_a_holiday_and_a_weekend_are_waited_for(office: Office) -> None:
    grace = office.admin()
    cohort = later(office, grace)
    office.holidays.by_zone["Europe/London"] = {MONDAY.date(): "St Monday"}
    office.clock.instant = FRIDAY + timedelta(hours=4)
    offers(office, cohort, "mary")
    assert digest_of(office, grace).look_again_at == MONDAY
    assert at(office, MONDAY) == []
    assert at(office, MONDAY + timedelta(days=1)) == [SENT]


def test_a_reader_far_away_reads_it_in_their_own_morning(office: Office) -> None:
    grace = office.learn("grace", is_admin=True, time_zone="America/New_York")
    cohort = later(office, grace)
    offers(office, cohort, "mary")
    assert at(office, T(hours=4)) == []
    assert at(office, T(hours=5)) == [SENT]


def test_a_mentor_who_was_asked_something_does_not_wait_for_the_admin(office: Office) -> None:
    grace = office.admin()
    cohort = later(office, grace)
    mary = offers(office, cohort, "mary")
    request = office.row(MentorApproval, state=ApprovalState.WAITING).id
    office.services.approvals.ask(grace, request, "Why?")
    assert at(office, T(days=1)) == []
    office.services.approvals.keep(mary, cohort.id, ticked=(), answer="Because.", asked=mark_of("Why?"))
    assert at(office, T(days=2)) == [SENT]


def test_a_long_list_is_cut_and_says_so(office: Office) -> None:
    grace = office.admin()
    for number in range(12):
        office.services.programs.create(grace, opening(name=f"Draft {number}"))
    later(office, grace)
    assert at(office, MONDAY).count(SENT) == 1
    (digest,) = digests(office, grace)
    assert (len(digest.tasks), digest.more) == (10, 2)


# -- crashes, and messages that are stopped --------------------------------------------------------


def test_a_process_that_dies_between_the_look_and_the_message_leaves_nothing_undone(office: Office) -> None:
    grace = office.admin()
    offers(office, later(office, grace), "mary")
    office.clock.instant = T(days=1)
    (errand,) = [each for each in office.planner.claim() if each.row_id == digest_of(office, grace).id]
    assert office.plan() == []
    office.wait(minutes=1)
    assert office.plan() == [SENT]
    assert office.planner.carry_out(errand) is None
    assert len(digests(office, grace)) == 1


def test_while_messages_are_stopped_only_the_latest_is_held_back_and_none_once_nothing_waits(
    office: Office,
) -> None:
    grace = office.admin()
    cohort = later(office, grace)
    offers(office, cohort, "mary")
    office.services.holding.stop(grace, "")
    for day in (1, 8):
        assert at(office, T(days=day)) == [SENT]
    assert len(office.open_mail(kind="WaitingForYou")) == 1
    shown = sights(office.services.approvals.queue(grace, cohort.id))
    office.services.approvals.approve_all(grace, cohort.id, shown)
    assert at(office, T(days=9)) == []
    assert office.open_mail(kind="WaitingForYou") == []


# -- stopping and coming back ----------------------------------------------------------------------


def test_a_digest_that_was_stopped_stays_so_whatever_happens(office: Office) -> None:
    grace = office.admin()
    cohort = later(office, grace)
    offers(office, cohort, "mary")
    for _ in range(2):
        office.services.digests.stop(grace)
    offers(office, cohort, "linus")
    later(office, grace, "Another")
    assert all(SENT not in at(office, T(days=day)) for day in range(1, 20))
    assert digest_of(office, grace).look_again_at == T(days=21), "the same morning listens for quiet cohorts"
    assert office.services.rooms.enter(grace).digest is DigestWish.NEVER


def test_one_that_was_on_its_way_is_taken_back(office: Office) -> None:
    grace = office.admin()
    offers(office, later(office, grace), "mary")
    at(office, T(days=1))
    office.services.digests.stop(grace)
    assert digests(office, grace) == []


def test_a_look_that_was_under_way_while_it_was_stopped_sends_nothing(office: Office) -> None:
    grace = office.admin()
    offers(office, later(office, grace), "mary")
    office.clock.instant = T(days=1)
    (errand,) = [each for each in office.planner.claim() if each.row_id == digest_of(office, grace).id]
    office.services.digests.stop(grace)
    assert office.planner.carry_out(errand) is None
    assert digest_of(office, grace).look_again_at == T(days=2)
    assert digests(office, grace) == []


def test_it_comes_back_on_the_next_morning_but_never_too_soon_after_the_last_one(office: Office) -> None:
    grace = office.admin()
    offers(office, later(office, grace), "mary")
    assert at(office, T(days=1)) == [SENT]
    office.services.digests.stop(grace)
    office.wait(hours=1)
    for _ in range(2):
        office.services.digests.resume(grace)
    assert office.services.rooms.enter(grace).digest is DigestWish.WAITING
    assert digest_of(office, grace).look_again_at == T(days=2)
    found = [day for day in range(2, 12) if SENT in at(office, T(days=day))]
    assert found == [8]


def test_an_admin_who_created_no_program_can_have_one_too(office: Office) -> None:
    grace, linus = office.admin(), office.admin("linus")
    offers(office, later(office, grace), "mary")
    assert office.services.rooms.enter(linus).digest is DigestWish.NEVER
    office.services.digests.stop(linus)
    office.services.digests.resume(linus)
    assert at(office, T(days=1)).count(SENT) == 2
    assert len(digests(office, linus)) == 1


def test_stopping_is_for_everybody_and_having_it_for_those_who_run_something(office: Office) -> None:
    mary = office.person("mary")
    office.services.digests.stop(mary)
    with pytest.raises(AdminsOnly):
        office.services.digests.resume(mary)
    assert digest_of(office, mary).wanted is DigestWish.NEVER


# -- people who run nothing any more ---------------------------------------------------------------


def no_longer_helps(office: Office, helen: Actor, cohort: CohortCard) -> None:
    office.services.colleagues.change(office.admin(), cohort.id, [])


def was_deactivated(office: Office, helen: Actor, cohort: CohortCard) -> None:
    office.learn("helen", active=False)


def became_a_guest(office: Office, helen: Actor, cohort: CohortCard) -> None:
    office.learn("helen", kind=PersonKind.GUEST)


@pytest.mark.parametrize("went", [no_longer_helps, was_deactivated, became_a_guest])
def test_who_runs_nothing_any_more_hears_nothing_until_they_do_again(
    office: Office, went: Callable[[Office, Actor, CohortCard], None]
) -> None:
    helen = office.person("helen")
    cohort = later(office, office.admin())
    office.services.colleagues.change(office.admin(), cohort.id, [helen.user])
    offers(office, cohort, "mary")
    went(office, helen, cohort)
    assert at(office, T(days=1)) == [SENT]  # that of the admin
    assert digests(office, helen) == []
    assert digest_of(office, helen).look_again_at is None

    office.person("helen")
    office.services.colleagues.change(office.admin(), cohort.id, [helen.user])
    offers(office, cohort, "linus")
    assert at(office, T(days=2)) == [SENT]  # that of the admin comes a day later
    assert len(digests(office, helen)) == 1


def test_the_stop_is_remembered_while_somebody_runs_nothing(office: Office) -> None:
    helen, cohort = office.person("helen"), later(office, office.admin())
    office.services.colleagues.change(office.admin(), cohort.id, [helen.user])
    office.services.digests.stop(helen)
    office.services.colleagues.change(office.admin(), cohort.id, [])
    office.services.colleagues.change(office.admin(), cohort.id, [helen.user])
    offers(office, cohort, "mary")
    assert at(office, T(days=1)) == [SENT]
    assert digests(office, helen) == []


def test_a_digest_of_a_demoted_creator_falls_silent(office: Office) -> None:
    grace = office.admin()
    offers(office, later(office, grace), "mary")
    office.learn("grace", is_admin=False)
    assert at(office, T(days=1)) == []
    assert digest_of(office, grace).look_again_at is None


# -- what could not be delivered -------------------------------------------------------------------


def test_a_message_that_came_back_is_reason_enough_for_a_digest_and_is_told_once(office: Office) -> None:
    grace = office.admin()
    later(office, grace)
    office.clear_mail()
    lose(office, grace)
    assert at(office, MONDAY) == [SENT]
    (digest,) = digests(office, grace)
    assert (digest.tasks, digest.undelivered) == ((), 1)
    assert SENT not in at(office, T(days=14))
    lose(office, grace)
    assert at(office, T(days=21)).count(SENT) == 1
    assert digests(office, grace)[-1].undelivered == 2


def test_a_digest_that_was_not_sent_yet_goes_once_what_came_back_is_dismissed(office: Office) -> None:
    grace = office.admin()
    later(office, grace)
    office.clear_mail()
    lose(office, grace)
    at(office, MONDAY)
    assert len(digests(office, grace)) == 1
    at(office, T(days=8))
    assert len(digests(office, grace)) == 1
    office.services.undelivered.dismiss_all(grace, Obstacle.NOBODY)
    at(office, T(days=9))
    assert digests(office, grace) == []


def lose(office: Office, reader: Actor) -> None:
    """A message to somebody can never be delivered."""
    with office.store.inside(office.workspace().id) as work:
        work.outbox.to_person(work.people.known(reader.user), TestMessage(), key=f"lost:{work.now}")
    with office.session() as session:
        for row in office.mail(kind="TestMessage", state=DeliveryState.PENDING):
            lost = session.get_one(OutboxMessage, row.id)
            lost.state, lost.outcome, lost.settled_at = DeliveryState.GIVEN_UP, "user_not_found", office.clock.now()
