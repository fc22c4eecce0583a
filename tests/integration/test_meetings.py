"""We met, not yet, we moved it, and how it was."""

from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

import pytest

from bot.domain.errors import MeetingOver, NotYours, WrongInput
from bot.domain.feedback import MeetingFeedback
from bot.domain.meeting_cards import Became
from bot.domain.notices import FeedbackAsked, MeetingMoved
from bot.domain.people import Actor, Someone
from bot.domain.terms import Cadence, CheckInAnswer, DeliveryState, MeetingState, MentorshipState
from models import CheckInReply, Feedback, Meeting, Mentorship
from tests.integration.office import TODAY, Office, T

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
FIRST = T(days=3)


class Story(NamedTuple):
    """Ada mentors Bob. Their first meeting was at FIRST, and both have just been asked whether they met."""

    ada: Actor
    bob: Actor
    meeting: UUID


def asked(office: Office, **answers: Any) -> Story:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort(**answers))
    office.services.kickoff.choose(bob, pair, FIRST)
    office.plan()
    office.wait(days=3, hours=2)
    office.plan()
    office.clear_mail()
    return Story(ada, bob, office.meeting(pair).id)


def test_one_yes_settles_it_for_both_and_asks_the_other_how_it_was(office: Office) -> None:
    story = asked(office)
    card = office.services.meetings.met(story.ada, story.meeting)
    assert (card.number, card.partner, card.minutes, card.answer) == (1, BOB, 30, CheckInAnswer.MET)
    meeting = office.row(Meeting)
    assert (meeting.state, meeting.settled_at) == (MeetingState.HELD, T(days=3, hours=2))
    assert office.row(Mentorship).look_again_at == T(days=3, hours=2)
    assert office.letters(story.bob) == [FeedbackAsked(meeting=story.meeting, number=1, partner=ADA)]
    assert office.letters(story.ada) == []


def test_both_may_say_yes_and_nobody_is_asked_twice(office: Office) -> None:
    story = asked(office)
    office.services.meetings.met(story.ada, story.meeting)
    office.services.meetings.met(story.bob, story.meeting)
    assert len(office.rows(CheckInReply)) == 2
    assert len(office.mail(kind="FeedbackAsked")) == 1


def test_a_meeting_that_was_moved_into_the_future_was_held_when_it_was_asked_about(office: Office) -> None:
    story = asked(office)
    office.services.meetings.not_yet(story.bob, story.meeting)
    assert office.row(Meeting).starts_at > T(days=3, hours=2)
    card = office.services.meetings.met(story.ada, story.meeting, FIRST)
    assert (card.starts_at, card.minutes) == (FIRST, 30)
    assert office.row(Meeting).state is MeetingState.HELD


@pytest.mark.parametrize("answer", ["met", "feedback"])
def test_who_has_answered_meanwhile_is_not_asked_how_it_was(office: Office, answer: str) -> None:
    story = asked(office)
    office.services.meetings.met(story.ada, story.meeting)
    if answer == "met":
        office.services.meetings.met(story.bob, story.meeting)
    else:
        feedback = MeetingFeedback(rating=4, moved_forward="", change="")
        office.services.feedback.give(story.bob, story.meeting, feedback)
    (question,) = office.mail(kind="FeedbackAsked")
    assert question.state is DeliveryState.EXPIRED


def test_news_of_a_new_time_that_would_come_too_late_in_working_hours_is_sent_at_once(office: Office) -> None:
    story = asked(office)
    office.clock.instant = T(days=5)  # A Saturday.
    office.services.choosing.move(story.ada, story.meeting, seen=FIRST, starts_at=T(days=7, hours=-1))
    (news,) = office.open_mail(kind="MeetingMoved")
    assert news.due_at == T(days=5)


def test_a_check_in_that_was_not_read_yet_is_taken_back(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.services.kickoff.choose(bob, pair, FIRST)
    office.wait(days=3, hours=2)
    office.plan()
    office.services.meetings.met(ada, office.meeting(pair).id)
    assert {message.state for message in office.mail(kind="CheckIn")} == {DeliveryState.EXPIRED}


def test_a_late_yes_wins_over_silence(office: Office) -> None:
    story = asked(office)
    for _ in range(2):
        office.plan_next()
    assert office.row(Meeting, id=story.meeting).state is MeetingState.UNKNOWN
    office.services.meetings.met(story.bob, story.meeting)
    assert office.row(Meeting, id=story.meeting).state is MeetingState.HELD


def test_a_yes_after_the_end_wakes_nothing(office: Office) -> None:
    story = asked(office, ends_on=TODAY + timedelta(days=14))
    while office.row(Mentorship).state is not MentorshipState.COMPLETED:
        office.plan_next()
    assert office.row(Mentorship).state is MentorshipState.COMPLETED
    office.services.meetings.met(story.ada, story.meeting)
    assert office.row(Meeting, id=story.meeting).state is MeetingState.HELD
    assert office.row(Mentorship).look_again_at is None


@pytest.mark.parametrize("state", MeetingState)
def test_whoever_comes_second_sees_what_stands(office: Office, state: MeetingState) -> None:
    story = asked(office)
    with office.session() as session:
        session.get_one(Meeting, story.meeting).state = state
    card = office.services.meetings.came_of(story.bob, story.meeting)
    assert (card.state, card.meeting.id, card.meeting.partner) == (state, story.meeting, ADA)


def test_what_came_of_a_meeting_is_told_to_its_two_alone(office: Office) -> None:
    story = asked(office)
    with pytest.raises(NotYours):
        office.services.meetings.came_of(office.person("eve"), story.meeting)


def test_not_yet_finds_a_new_time_and_tells_the_other(office: Office) -> None:
    story = asked(office)
    new_time = T(days=7)  # Two days on is Saturday, so Monday.
    card = office.services.meetings.not_yet(story.bob, story.meeting)
    assert (card.new_time, card.meeting.answer) == (new_time, CheckInAnswer.NOT_YET)
    meeting = office.row(Meeting)
    assert (meeting.state, meeting.starts_at, meeting.revision, meeting.asks) == (
        MeetingState.PLANNED,
        new_time,
        1,
        0,
    )
    assert office.letters(story.ada) == [
        MeetingMoved(
            meeting=story.meeting,
            number=1,
            partner=BOB,
            starts_at=new_time,
            minutes=30,
            chosen=False,
            pair=meeting.mentorship_id,
        )
    ]


def test_the_new_time_is_asked_about_afresh(office: Office) -> None:
    story = asked(office)
    office.services.meetings.not_yet(story.bob, story.meeting)
    assert office.plan() == []
    office.wait(days=4)
    assert office.plan() == ["check-in asked"]
    assert len(office.mail(kind="CheckIn")) == 4


def test_where_both_say_not_yet_the_first_new_time_stands(office: Office) -> None:
    story = asked(office)
    first = office.services.meetings.not_yet(story.bob, story.meeting)
    second = office.services.meetings.not_yet(story.ada, story.meeting)
    assert second.new_time == first.new_time
    assert office.row(Meeting).revision == 1


def test_not_yet_is_let_go_when_the_next_meeting_is_due_anyway(office: Office) -> None:
    story = asked(office, cadence=Cadence.WEEKLY)
    office.wait(days=5)
    card = office.services.meetings.not_yet(story.ada, story.meeting)
    assert card.new_time is None
    assert office.row(Meeting).state is MeetingState.SKIPPED
    assert office.plan()[0] == "meeting planned"


def test_moving_sets_the_time_and_tells_the_other(office: Office) -> None:
    story = asked(office)
    card = office.services.choosing.move(story.ada, story.meeting, seen=FIRST, starts_at=T(days=5))
    assert (card.starts_at, card.became, card.by_you) == (T(days=5), Became.CHOSEN, True)
    assert {reply.answer for reply in office.rows(CheckInReply)} == {CheckInAnswer.MOVED}
    again = office.services.choosing.move(story.ada, story.meeting, seen=FIRST, starts_at=T(days=6))
    assert again.starts_at == T(days=6)
    (moved,) = office.letters(story.bob)  # The first move was taken back unread.
    assert isinstance(moved, MeetingMoved)
    assert (moved.starts_at, moved.chosen) == (T(days=6), True)
    assert office.row(Meeting).ends_at == T(days=6, minutes=30)


@pytest.mark.parametrize("when", [None, T(days=3), T(days=3, hours=2), T(days=94)])
def test_a_time_that_cannot_be_is_refused(office: Office, when: object) -> None:
    story = asked(office)
    with pytest.raises(WrongInput) as refusal:
        office.services.choosing.move(story.ada, story.meeting, seen=FIRST, starts_at=when)  # type: ignore[arg-type]
    assert set(refusal.value.fields) == {"starts_at"}
    assert office.row(Meeting).starts_at == FIRST


def test_only_a_meeting_still_to_come_is_offered_another_time(office: Office) -> None:
    story = asked(office)
    card = office.services.choosing.to_move(story.bob, story.meeting)
    assert (card.meeting, card.partner, card.starts_at) == (story.meeting, ADA, FIRST)
    with pytest.raises(NotYours):
        office.services.choosing.to_move(office.person("eve"), story.meeting)
    office.services.meetings.met(story.ada, story.meeting)
    with pytest.raises(MeetingOver):
        office.services.choosing.to_move(story.bob, story.meeting)


def test_a_meeting_left_unknown_is_offered_no_other_time(office: Office) -> None:
    story = asked(office)
    for _ in range(2):
        office.plan_next()
    assert office.row(Meeting, id=story.meeting).state is MeetingState.UNKNOWN
    with pytest.raises(MeetingOver):
        office.services.choosing.to_move(story.bob, story.meeting)


def test_what_is_settled_stays_settled(office: Office) -> None:
    story = asked(office)
    office.services.meetings.met(story.ada, story.meeting)
    with pytest.raises(MeetingOver):
        office.services.meetings.not_yet(story.bob, story.meeting)
    with pytest.raises(MeetingOver):
        office.services.choosing.move(story.bob, story.meeting, seen=FIRST, starts_at=T(days=5))


def test_a_meeting_that_was_cancelled_asks_for_nothing(office: Office) -> None:
    story = asked(office)
    office.services.participation.pause(story.ada, office.row(Mentorship).mentor_id, None)
    anything = MeetingFeedback(rating=1, moved_forward="", change="")
    with pytest.raises(MeetingOver):
        office.services.meetings.of(story.bob, story.meeting)
    with pytest.raises(MeetingOver):
        office.services.meetings.met(story.bob, story.meeting)
    with pytest.raises(MeetingOver):
        office.services.feedback.give(story.bob, story.meeting, anything)
    with pytest.raises(MeetingOver):
        office.services.meetings.of(story.bob, UUID(int=0))


def test_nobody_speaks_for_a_pair_of_others(office: Office) -> None:
    story = asked(office)
    eve = office.person("eve")
    anything = MeetingFeedback(rating=1, moved_forward="", change="")
    with pytest.raises(NotYours):
        office.services.meetings.of(eve, story.meeting)
    with pytest.raises(NotYours):
        office.services.meetings.met(eve, story.meeting)
    with pytest.raises(NotYours):
        office.services.meetings.not_yet(eve, story.meeting)
    with pytest.raises(NotYours):
        office.services.choosing.move(eve, story.meeting, seen=FIRST, starts_at=T(days=5))
    with pytest.raises(NotYours):
        office.services.feedback.give(eve, story.meeting, anything)
    assert office.row(Meeting).state is MeetingState.PLANNED
    assert office.rows(Feedback) == []
