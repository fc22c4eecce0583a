"""What time brings to a pair: meetings are planned, reminded of, asked about, and the pair completes."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from bot.domain.errors import MentorshipOver
from bot.domain.growth.goals import GoalWish, Progress
from bot.domain.meeting_cards import Became
from bot.domain.notices import CheckIn, MeetingOffered, MentorshipCompleted
from bot.domain.people import Actor, Someone
from bot.domain.terms import Cadence, CohortState, MeetingState, MentorshipState, Role
from models import Cohort, Meeting, Mentorship
from tests.integration.office import T0, TODAY, Office, T
from tests.integration.remembering import step

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
FIRST = T(days=3)
"""The first meeting: Thursday, nine o'clock in London."""


@step
def a_pair(office: Office, **answers: Any) -> tuple[Actor, Actor, UUID]:
    ada, bob = office.person("ada"), office.person("bob")
    return ada, bob, office.pair(ada, bob, office.cohort(**answers))


def chosen_pair(office: Office, **answers: Any) -> tuple[Actor, Actor, UUID]:
    """A pair that has chosen to meet for the first time at FIRST."""
    ada, bob, pair = a_pair(office, **answers)
    office.services.kickoff.choose(bob, pair, FIRST)
    office.plan()
    office.clear_mail()
    return ada, bob, pair


def offers(office: Office, reader: Actor) -> list[MeetingOffered]:
    return [letter for letter in office.letters(reader, MeetingOffered) if isinstance(letter, MeetingOffered)]


def test_where_nobody_chooses_the_mentee_is_offered_times_on_day_5_and_both_on_day_10(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    assert office.plan() == ["meeting planned"]
    meeting = office.meeting(pair)
    assert (meeting.number, meeting.state, meeting.starts_at) == (1, MeetingState.PLANNED, T(days=14))
    assert meeting.confirmed_at is None
    assert office.plan_next() == ["times offered"]
    assert office.clock.instant == T(days=5)
    (to_bob,) = offers(office, bob)
    assert offers(office, ada) == []
    assert (to_bob.attempt, to_bob.first, to_bob.suggested, to_bob.partner) == (1, True, T(days=14), ADA)
    assert to_bob.times[0].starts_at == T(days=14)
    assert office.plan_next() == ["times offered"]
    assert office.clock.instant == T(days=10)
    assert [offer.attempt for offer in offers(office, bob)] == [1, 2]
    assert [offer.attempt for offer in offers(office, ada)] == [2]
    assert {message.expires_at for message in office.mail(kind="MeetingOffered")} == {T(days=14)}
    assert office.plan_next() == ["check-in asked"]
    assert office.row(Meeting).confirmed_at is None


def test_a_pair_formed_before_the_first_day_meets_once_the_cohort_has_begun(office: Office) -> None:
    _, bob, pair = a_pair(office, starts_on=TODAY + timedelta(weeks=2))
    office.plan()
    assert office.meeting(pair).starts_at == T(weeks=2, days=11)
    office.clock.instant = T(days=18)
    office.plan()
    assert offers(office, bob) == []
    office.wait(days=1)
    office.plan()
    assert len(offers(office, bob)) == 1


def test_a_later_meeting_is_offered_to_the_mentee_a_week_before_and_to_both_two_days_before(office: Office) -> None:
    ada, bob, pair = chosen_pair(office)
    office.clock.instant = T(days=4)
    office.services.meetings.met(ada, office.meeting(pair).id)
    office.plan()
    assert office.meeting(pair).starts_at == T(days=17)
    office.plan_next()
    assert office.clock.instant == T(days=10)
    (first,) = offers(office, bob)
    assert (first.first, first.number, len(first.times)) == (False, 2, 3)
    office.plan_next()
    assert office.clock.instant == T(days=15)
    assert len(offers(office, ada)) == 1


def test_a_meeting_is_the_first_until_one_has_taken_place(office: Office) -> None:
    _, bob, pair = chosen_pair(office)
    office.clock.instant = T(days=4)
    office.plan()
    office.services.choosing.call_off(bob, office.meeting(pair).id)
    while not offers(office, bob):
        office.plan_next()
    assert [(offer.number, offer.first) for offer in offers(office, bob)] == [(2, True)]


def test_a_holiday_moves_the_meeting_and_is_named(office: Office) -> None:
    office.holidays.by_zone["Europe/London"] = {T(days=17).date(): "Founders’ Day"}
    ada, bob, pair = chosen_pair(office)
    office.clock.instant = T(days=4)
    office.services.meetings.met(ada, office.meeting(pair).id)
    office.plan()
    meeting = office.meeting(pair)
    assert meeting.starts_at == T(days=18)
    assert meeting.moved_for
    assert "Founders’ Day" in meeting.moved_for
    office.plan_next()
    assert offers(office, bob)[0].moved_for == meeting.moved_for


def test_a_suggestion_that_no_longer_fits_is_made_anew_and_a_chosen_time_stands(office: Office) -> None:
    _, bob, pair = a_pair(office)
    office.plan()
    office.holidays.by_zone["Europe/London"] = {T(days=14).date(): "Founders’ Day"}
    office.clock.instant = T(days=5)
    assert office.plan() == ["meeting suggested anew", "times offered"]
    meeting = office.meeting(pair)
    assert (meeting.starts_at, meeting.revision, meeting.offers) == (T(days=15), 1, 1)
    assert office.services.choosing.choose(bob, meeting.id, T(days=15)).became is Became.CHOSEN
    office.holidays.by_zone["Europe/London"][T(days=15).date()] = "Another one"
    office.plan_next()
    assert office.meeting(pair).starts_at == T(days=15)


def test_a_meeting_whose_time_stands_is_prepared_the_morning_before_and_called_right_before(office: Office) -> None:
    _, _, pair = chosen_pair(office)
    with office.session() as session:
        session.get_one(Mentorship, pair).channel = "G1"
    assert office.plan_next() == ["meeting prepared"]
    assert office.clock.instant == T(days=2)
    assert office.meeting(pair).prepared_at == T(days=2)
    assert office.plan_next() == ["pair called together"]
    assert office.clock.instant == FIRST - timedelta(minutes=10)
    (call,) = office.mail(kind="MeetingBegins")
    assert (call.mentorship_id, call.expires_at, call.payload["channel"]) == (pair, T(days=3, minutes=30), "G1")
    assert office.meeting(pair).reminded_at == FIRST - timedelta(minutes=10)


def test_a_pair_without_a_conversation_is_not_called_together(office: Office) -> None:
    chosen_pair(office)
    office.clock.instant = FIRST
    assert "pair called together" in office.plan()
    assert office.mail(kind="MeetingBegins") == []


def test_silence_after_a_meeting_is_asked_twice_and_then_left_unknown(office: Office) -> None:
    ada, bob, pair = chosen_pair(office)
    office.clock.instant = FIRST
    office.plan()
    office.clear_mail()
    assert office.plan_next() == ["check-in asked"]
    assert office.clock.instant == FIRST + timedelta(hours=1, minutes=30)
    meeting = office.meeting(pair)
    assert office.letters(ada) == [CheckIn(meeting=meeting.id, number=1, partner=BOB, starts_at=FIRST, attempt=1)]
    assert office.letters(bob) == [CheckIn(meeting=meeting.id, number=1, partner=ADA, starts_at=FIRST, attempt=1)]
    office.clear_mail()
    assert office.plan_next() == ["check-in asked"]
    (again,) = office.letters(ada, CheckIn)
    assert isinstance(again, CheckIn)
    assert again.attempt == 2
    assert office.plan_next()[:2] == ["meeting left as unknown", "meeting planned"]
    first, second = sorted(office.rows(Meeting), key=lambda meeting: meeting.number)
    assert first.state is MeetingState.UNKNOWN
    assert (second.number, second.starts_at) == (2, FIRST + timedelta(days=14))


def test_nothing_is_said_twice_for_one_time(office: Office) -> None:
    _, _, pair = a_pair(office)
    office.plan()
    office.clock.instant = T(days=10)
    workspace = office.workspace().id
    for _ in range(3):
        office.rhythm.move_on(workspace, pair)
    asked = [letter.person_id for letter in office.mail(kind="MeetingOffered")]
    assert len(asked) == len(set(asked)) == 2, "so late that both are asked at once"


def test_a_pair_completes_at_its_planned_end_and_with_the_last_one_the_cohort_closes(office: Office) -> None:
    ada, bob, pair = chosen_pair(office, ends_on=TODAY + timedelta(days=14), cadence=Cadence.MONTHLY)
    office.wait(days=3, hours=1)
    office.services.meetings.met(ada, office.meeting(pair).id)
    goal = office.services.goals.set(
        bob, pair, GoalWish(title="Talk", measure="", due_on=TODAY + timedelta(days=5))
    )
    office.services.progress.record(bob, goal.id, goal.version, Progress(percent=100, note=""))
    office.plan()
    office.clear_mail()
    office.clock.instant = datetime(2026, 12, 22, tzinfo=UTC)
    assert office.plan() == ["mentorship completed", "cohort moved on: end, close"]
    found = office.row(Mentorship)
    assert (found.state, found.look_again_at) == (MentorshipState.COMPLETED, None)
    (done,) = office.letters(ada, MentorshipCompleted)
    assert isinstance(done, MentorshipCompleted)
    assert (done.partner, done.program, done.meetings_held, done.goals_reached) == (BOB, "Skill exchange", 1, 1)
    assert len(office.letters(bob, MentorshipCompleted)) == 1
    assert office.row(Cohort).state is CohortState.CLOSED


def test_a_pair_completes_when_the_last_day_is_over_where_its_mentee_lives(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob", zone="Asia/Tokyo")
    cohort = office.cohort(ends_on=TODAY + timedelta(days=14))
    office.pair(ada, bob, cohort)
    office.join(bob, cohort, Role.MENTEE, time_zone="Asia/Tokyo")
    office.clock.instant = datetime(2026, 12, 21, 15, tzinfo=UTC)  # Midnight in Tokyo, after the last day.
    assert office.plan() == ["mentorship completed"]


@pytest.mark.parametrize("state", [MentorshipState.ACTIVE, MentorshipState.PAUSED])
def test_a_cohort_waits_two_weeks_at_most_for_a_pair_to_complete(office: Office, state: MentorshipState) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    office.pair(ada, bob, office.cohort(ends_on=TODAY + timedelta(days=14)))
    if state is MentorshipState.PAUSED:
        office.services.participation.pause(ada, office.row(Mentorship).mentor_id, None)
    with office.session() as session:
        session.query(Mentorship).update({"look_again_at": T(days=60)})
    office.wait(days=15)
    assert office.plan() == ["cohort moved on: end"]
    assert office.row(Cohort).state is CohortState.CLOSING
    office.wait(days=13)
    assert office.plan() == []
    office.wait(days=1)
    assert office.plan() == ["cohort moved on: close"]


def test_a_cohort_that_nobody_was_paired_in_closes_after_its_last_day(office: Office) -> None:
    office.cohort(ends_on=TODAY + timedelta(days=14))
    office.wait(days=14)
    office.plan()
    assert office.row(Cohort).state is not CohortState.CLOSED
    office.wait(days=1)
    office.plan()
    assert office.row(Cohort).state is CohortState.CLOSED


def test_a_pair_at_rest_is_left_alone_until_its_planned_end(office: Office) -> None:
    ada, bob, _ = a_pair(office, ends_on=TODAY + timedelta(days=14))
    office.services.participation.pause(ada, office.row(Mentorship).mentor_id, None)
    office.clear_mail()
    assert office.plan() == []
    assert office.row(Mentorship).look_again_at == T(days=14, hours=15)
    assert office.rows(Meeting) == []
    assert office.plan_next() == ["mentorship completed", "cohort moved on: end, close"]
    assert office.row(Mentorship).state is MentorshipState.COMPLETED
    (done,) = office.letters(bob, MentorshipCompleted)
    assert isinstance(done, MentorshipCompleted)
    assert (done.partner, done.meetings_held, done.goals_reached) == (ADA, 0, 0)
    assert office.row(Cohort).state is CohortState.CLOSED


def test_a_pair_that_is_over_is_left_alone(office: Office) -> None:
    ada, _, pair = a_pair(office)
    office.services.participation.leave(ada, office.row(Mentorship).mentor_id)
    with office.session() as session:
        session.get_one(Mentorship, pair).look_again_at = T0
    assert office.plan() == []
    assert office.row(Mentorship).look_again_at is None


def test_a_pair_that_is_not_there_is_refused(office: Office) -> None:
    office.admin()
    with pytest.raises(MentorshipOver):
        office.rhythm.move_on(office.workspace().id, UUID(int=0))
