"""What time brings to a pair: meetings are planned, reminded of, asked about, and the pair completes."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from bot.domain.errors import MentorshipOver
from bot.domain.growth.goals import GoalWish, Progress
from bot.domain.notices import CheckIn, MeetingNudge, MentorshipCompleted
from bot.domain.people import Actor, Someone
from bot.domain.terms import Cadence, CohortState, MeetingState, MentorshipState, Role
from models import Cohort, Meeting, Mentorship
from tests.integration.office import T0, TODAY, Office, T

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
FIRST = T(days=3)
"""The first meeting: Thursday, nine o'clock in London."""


def a_pair(office: Office, **answers: Any) -> tuple[Actor, Actor, UUID]:
    ada, bob = office.person("ada"), office.person("bob")
    return ada, bob, office.pair(ada, bob, office.cohort(**answers))


def test_the_first_meeting_is_planned_three_days_on_and_announced_two_days_before(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    assert office.plan() == ["meeting planned"]
    meeting = office.meeting(pair)
    assert (meeting.number, meeting.state, meeting.starts_at, meeting.minutes) == (
        1,
        MeetingState.PLANNED,
        FIRST,
        30,
    )
    assert office.row(Mentorship).first_day == FIRST.date()
    office.wait(days=1)
    assert office.plan() == ["meeting announced"]
    nudge = MeetingNudge(
        meeting=meeting.id,
        number=1,
        partner=BOB,
        starts_at=FIRST,
        minutes=30,
        shared_hours=True,
        moved_for=None,
        first=True,
    )
    assert office.letters(ada) == [nudge]
    assert len(office.letters(bob, MeetingNudge)) == 1
    assert {message.expires_at for message in office.mail(about_id=meeting.id)} == {FIRST}


def test_a_pair_formed_before_the_first_day_meets_once_the_cohort_has_begun(office: Office) -> None:
    _, _, pair = a_pair(office, starts_on=TODAY + timedelta(weeks=2))
    office.plan()
    assert office.meeting(pair).starts_at == T(weeks=2)
    office.wait(days=11)
    assert office.plan() == ["meeting announced"]


def test_a_meeting_is_the_first_until_one_has_taken_place(office: Office) -> None:
    ada, _, pair = a_pair(office, cadence=Cadence.WEEKLY)
    assert firsts(office, pair) == [True, True]
    office.clock.instant = T(days=8)
    office.plan()
    office.services.meetings.not_yet(ada, office.meeting(pair).id)  # The next one is near, so this one is left out.
    office.plan()
    assert office.meeting(pair).number == 2
    assert firsts(office, pair) == [True, True]
    office.services.meetings.met(ada, office.meeting(pair).id)
    office.plan()
    assert office.meeting(pair).number == 3
    assert firsts(office, pair) == [False, False]


def firsts(office: Office, pair: UUID) -> list[bool]:
    """What both are told of the next meeting: whether it is their first."""
    office.plan()
    while not office.mail(kind="MeetingNudge", about_id=office.meeting(pair).id):
        office.plan_next()
    told = office.mail(kind="MeetingNudge", about_id=office.meeting(pair).id)
    return [message.payload["first"] for message in told]


def test_a_holiday_moves_the_meeting_and_is_named(office: Office) -> None:
    office.holidays.by_zone["Europe/London"] = {FIRST.date(): "Founders’ Day"}
    ada, _, pair = a_pair(office)
    office.plan()
    meeting = office.meeting(pair)
    assert (meeting.starts_at, meeting.moved_for) == (FIRST + timedelta(days=1), "Founders’ Day")
    office.wait(days=2)
    office.plan()
    (nudge,) = office.letters(ada)
    assert isinstance(nudge, MeetingNudge)
    assert nudge.moved_for == "Founders’ Day"


def test_silence_after_a_meeting_is_asked_twice_and_then_left_unknown(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.wait(days=1)
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
    assert office.plan_next() == ["meeting left as unknown", "meeting planned"]
    first, second = sorted(office.rows(Meeting), key=lambda meeting: meeting.number)
    assert first.state is MeetingState.UNKNOWN
    assert (second.number, second.starts_at) == (2, FIRST + timedelta(days=14))


def test_nothing_is_said_twice_for_one_time(office: Office) -> None:
    _, _, pair = a_pair(office)
    office.plan()
    office.wait(days=1)
    workspace = office.workspace().id
    for _ in range(3):
        office.rhythm.move_on(workspace, pair)
    assert len(office.mail(kind="MeetingNudge")) == 2


def test_a_pair_completes_at_its_planned_end_and_with_the_last_one_the_cohort_closes(office: Office) -> None:
    ada, bob, pair = a_pair(office, ends_on=TODAY + timedelta(days=14), cadence=Cadence.MONTHLY)
    office.plan()
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
    assert office.letters(ada) == [
        MentorshipCompleted(partner=BOB, program="Skill exchange", meetings_held=1, goals_reached=1)
    ]
    assert len(office.letters(bob)) == 1
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
    done = MentorshipCompleted(partner=ADA, program="Skill exchange", meetings_held=0, goals_reached=0)
    assert office.letters(bob) == [done]
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
