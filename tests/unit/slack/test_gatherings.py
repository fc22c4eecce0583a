"""How a mentor is asked about the meeting of a group, says who was there, and reads what stands."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings

from bot.domain.cards import CheckedInCard, MeetingCard
from bot.domain.errors import OutdatedButton
from bot.domain.feedback import FeedbackCard
from bot.domain.meetings.gathering import Course, GatheringCard, Seat
from bot.domain.notices import CheckIn, FeedbackAsked, GroupMember
from bot.domain.people import Someone
from bot.domain.terms import CheckInAnswer, MeetingState
from bot.slack.fields import Field
from bot.slack.messages import render
from bot.slack.messages.answers import put_off
from bot.slack.messages.feedback import feedback_given
from bot.slack.messages.gatherings import group_met, group_put_off, group_settled
from bot.slack.modals.pairs.feedback import feedback_modal
from bot.slack.modals.pairs.gatherings import MOST_BOXES, PresenceForm, presence_modal
from bot.slack.refs.meetings import GatheringRef
from tests.unit.slack import time_strategies as times
from tests.unit.slack.examples import FEEDBACK, ID, T0
from tests.unit.slack.reading import labels, on_the_wire, parts, submitted, words

BOB, CY, DEE = Someone("UBOB", "Bob"), Someone("UCY", "Cy"), Someone("UDEE", "Dee")
HELD, SKIPPED, PLANNED = MeetingState.HELD, MeetingState.SKIPPED, MeetingState.PLANNED
QUESTION = CheckIn(
    meeting=ID,
    number=1,
    partner=BOB,
    starts_at=T0,
    attempt=1,
    members=tuple(GroupMember(meeting=UUID(int=number), who=who) for number, who in enumerate((BOB, CY, DEE))),
)


def gathering(*states: MeetingState, said_no: Sequence[int] = ()) -> GatheringCard:
    seats = tuple(
        Seat(
            meeting=UUID(int=number),
            who=who,
            state=state,
            own=CheckInAnswer.NOT_YET if number in said_no else None,
        )
        for number, (who, state) in enumerate(zip((BOB, CY, DEE), states, strict=False))
    )
    return GatheringCard(meeting=ID, asked_of=T0, seats=seats)


def ticked(view: Any) -> list[str]:
    (block,) = [each for each in on_the_wire(view)["blocks"] if each["type"] == "input"]
    return [each["text"]["text"] for each in block["element"].get("initial_options", [])]


def test_the_question_names_everybody_and_is_answered_for_all() -> None:
    asked = render(QUESTION)
    assert "Did your group get to meet?" in asked.text
    assert "<@UBOB>, <@UCY> and <@UDEE>" in asked.text
    assert labels(asked)[:4] == ["Yes, everybody", "Yes, but not everybody", "Not yet", "We moved it"]
    value = next(parts(on_the_wire(asked), "button"))["value"]
    assert GatheringRef.parse(value) == GatheringRef(ID, int(T0.timestamp()))
    assert GatheringRef.parse(value).asked_of == T0


def test_the_second_question_is_the_last_and_leaves_it_open_without_blame() -> None:
    again = render(replace(QUESTION, attempt=2)).text
    assert again.startswith("One last question: did your group get to meet?")
    assert "If you would rather not say, that is fine too" in again


def test_where_one_is_left_it_is_the_question_between_two() -> None:
    assert labels(render(replace(QUESTION, members=())))[:3] == ["Yes, we met", "Not yet", "We moved it"]


def test_an_answer_says_who_was_there_and_who_was_not() -> None:
    all_there = group_met(gathering(HELD, HELD, HELD))
    assert "Your group has met: <@UBOB>, <@UCY> and <@UDEE>. Good to hear." in all_there.text
    assert "not there" not in all_there.text
    assert labels(all_there) == ["Give feedback"]
    one_away = group_met(replace(gathering(HELD, SKIPPED, HELD), rating=3))
    assert "<@UCY> was not there, and is in again next time." in one_away.text
    assert labels(one_away) == ["Edit feedback"]
    assert "<@UCY> and <@UDEE> were not there, and are in" in group_met(gathering(HELD, SKIPPED, SKIPPED)).text


def test_not_yet_offers_one_new_time_or_looks_ahead() -> None:
    put = group_put_off(replace(gathering(PLANNED, PLANNED), new_time=T0))
    assert "with your group instead?" in put.text
    assert labels(put) == ["That suits me", "Another time"]
    assert "I will leave this one out" in group_put_off(gathering(SKIPPED, SKIPPED)).text


@pytest.mark.parametrize(
    ("card", "words", "offers"),
    [
        (gathering(HELD, SKIPPED), "I have heard by now that your group has met: <@UBOB>.", ["Give feedback"]),
        (replace(gathering(HELD), rating=1), "Nothing is left to answer here.", ["Edit feedback"]),
        (replace(gathering(), new_time=T0), "has another time by now", ["That suits me", "Another time"]),
        (gathering(MeetingState.UNKNOWN), "I have left this open and look ahead", []),
        (gathering(SKIPPED, SKIPPED), "did not take place, and that is fine", []),
    ],
)
def test_an_old_question_says_how_things_stand(card: GatheringCard, words: str, offers: list[str]) -> None:
    stands = group_settled(card)
    assert words in stands.text
    assert labels(stands) == offers


def test_everybody_is_ticked_but_who_said_that_they_were_not_there() -> None:
    view = presence_modal(gathering(PLANNED, PLANNED, HELD, said_no=[1]))
    assert ticked(view) == ["Bob"]
    assert "<@UDEE> told me of it already." in words(view)
    assert "could not be there" not in words(view)
    assert "<@UCY> could not be there." in words(presence_modal(gathering(PLANNED, SKIPPED)))
    assert ticked(presence_modal(gathering(PLANNED, said_no=[0]))) == []


def test_more_people_than_boxes_are_chosen_from_a_menu() -> None:
    crowd = tuple(
        Seat(meeting=UUID(int=number), who=Someone(f"U{number}", f"Person {number}"), state=PLANNED)
        for number in range(MOST_BOXES + 1)
    )
    few = on_the_wire(presence_modal(GatheringCard(meeting=ID, asked_of=T0, seats=crowd[:MOST_BOXES])))
    many = on_the_wire(presence_modal(GatheringCard(meeting=ID, asked_of=T0, seats=crowd)))
    kinds = [view["blocks"][1]["element"]["type"] for view in (few, many)]
    assert kinds == ["checkboxes", "multi_static_select"]
    assert len(ticked(presence_modal(GatheringCard(meeting=ID, asked_of=T0, seats=crowd)))) == len(crowd)


@settings(deadline=None)
@given(times.gatherings.filter(lambda card: bool(card.open)))
def test_who_was_there_reads_back(card: GatheringCard) -> None:
    view = presence_modal(card)
    (block,) = [each for each in on_the_wire(view)["blocks"] if each["type"] == "input"]
    chosen = block["element"]["options"][::2]
    form = PresenceForm.read(submitted(view, {Field.GROUP_PRESENT: chosen}))
    assert form.meeting == card.meeting
    assert int(form.asked_of.timestamp()) == int(card.asked_of.timestamp())
    assert form.present == {seat.meeting for seat in card.open[::2]}


@pytest.mark.parametrize("value", ["", "nonsense"])
def test_a_form_that_names_no_meeting_is_outdated(value: str) -> None:
    view = presence_modal(gathering(PLANNED))
    with pytest.raises(OutdatedButton):
        PresenceForm.read(submitted(view, {Field.GROUP_PRESENT: [{"value": value}]}))


def test_the_mentor_is_asked_how_it_was_of_the_whole_group() -> None:
    asked = render(FeedbackAsked(meeting=ID, number=1, partner=BOB, members=(BOB, CY))).text
    assert "I hear that your group has met: <@UBOB> and <@UCY>." in asked
    assert "none of them ever sees your answers" in asked
    card: FeedbackCard = replace(FEEDBACK, members=(BOB, CY), may_plan=False)
    shown = words(feedback_modal(card))
    assert "your group’s meeting with <@UBOB> and <@UCY>" in shown
    assert "Your group never sees your answers." in shown
    assert "`/mentor steps`" in shown
    assert "none of them ever sees it" in feedback_given(card).text


@pytest.mark.parametrize(
    ("course", "said"), [(Course.WAIT, "and noted"), (Course.LEFT_OUT, "you are in again next time")]
)
def test_a_mentee_who_says_no_reads_what_comes_next(course: Course, said: str) -> None:
    meeting = MeetingCard(id=ID, number=1, partner=BOB, starts_at=T0, minutes=30, answer=CheckInAnswer.NOT_YET)
    assert said in put_off(CheckedInCard(meeting=meeting, new_time=None, course=course)).text
