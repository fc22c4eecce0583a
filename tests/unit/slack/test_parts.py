"""Messages made of several: each part keeps its buttons, and an answer renews its own part only."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import OutdatedButton
from bot.domain.growth.steps import DueStep
from bot.domain.growth.terms import RatingMoment, StepKind
from bot.domain.notices import CheckIn, FeedbackAsked, FirstGoalAsked, Notice, Several, SkillsAsked, StepsDue
from bot.domain.people import Someone
from bot.domain.post.worth import Topic, topics_of
from bot.domain.terms import Side
from bot.playground.rules import check_message
from bot.slack.blocks import actions, button, section
from bot.slack.gestures import read_action
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.messages import render
from bot.slack.metadata import MessageRef
from bot.slack.parts import REST, part_of, renewed
from bot.slack.refs.reminders import ReminderRef
from tests.unit.slack.reading import labels, on_the_wire, parts, words

ID = UUID(int=1)
MARY = Someone("U000000001", "Mary")
CHECK_IN = CheckIn(meeting=ID, number=2, partner=MARY, starts_at=datetime(2026, 12, 7, tzinfo=UTC), attempt=1)
FEEDBACK = FeedbackAsked(meeting=ID, number=2, partner=MARY)
GOAL = FirstGoalAsked(mentorship=ID, partner=MARY, you_are=Side.MENTEE)
SKILLS = SkillsAsked(mentorship=ID, partner=MARY, moment=RatingMoment.START, learns=True, skills=("SQL",))
ANSWER = message(section("Thank you."))


def steps(number: int) -> StepsDue:
    due_on = date(2026, 12, 7)
    due = (DueStep(step=ID, title=f"Step {each}", kind=StepKind.STEP, due_on=due_on) for each in range(number))
    return StepsDue(mentorship=ID, partner=MARY, today=due_on, steps=tuple(due))


def several(*notices: Notice) -> Message:
    return render(Several(parts=notices))


def press(shown: Message, action: Action) -> dict[str, Any]:
    """What Slack tells us of a press on a button of a message."""
    block = next(each for each in shown.blocks if action in str(each))
    return {
        "actions": [{"action_id": action, "block_id": block["block_id"], "action_ts": "1.0", "value": "{}"}],
        "user": {"id": "U1"},
        "container": {"type": "message", "channel_id": "D1", "message_ts": "2.0"},
        "message": on_the_wire(shown),
    }


def menu(shown: Message) -> list[str]:
    (found,) = parts(on_the_wire(shown), "overflow")
    return [each["text"]["text"] for each in found["options"]]


def test_two_things_are_one_message_with_all_their_buttons() -> None:
    shown = several(CHECK_IN, FEEDBACK)
    assert shown.text.startswith("*Two things for you, in one message:*\nDid you and <@U000000001> get to meet?")
    assert labels(shown) == ["Yes, we met", "Not yet", "We moved it", "Give feedback"]


def test_an_answer_renews_the_part_with_its_button_and_nothing_else() -> None:
    shown = several(CHECK_IN, FEEDBACK)
    gesture = read_action(press(shown, Action.CHECKIN_MET), "T1")
    assert gesture.message == MessageRef("D1", "2.0", "part:0:")
    after = renewed(gesture.shown, gesture.message.part, ANSWER)
    assert labels(after) == ["Give feedback"]
    assert "Thank you." in words(after)
    assert "Two things" in after.text
    again = renewed(after.blocks, "part:1:", ANSWER)
    assert (labels(again), words(again).count("Thank you.")) == ([], 2)
    assert menu(again) == menu(shown)


def test_where_the_part_is_gone_the_answer_stands_alone() -> None:
    assert renewed(several(CHECK_IN, FEEDBACK).blocks, "part:7:", ANSWER) == ANSWER


def test_an_id_of_a_block_survives_beneath_that_of_its_part() -> None:
    shown = several(CHECK_IN, steps(2))
    pressed = press(shown, Action.STEP_DONE)
    pressed["actions"][0]["block_id"] = "part:1:alone:3:0"
    assert read_action(pressed, "T1").block == "alone:3:0"
    assert part_of("alone:3:0") == ""


def test_what_does_not_fit_is_said_and_every_question_keeps_its_buttons() -> None:
    shown = several(steps(20), steps(19), CHECK_IN, FEEDBACK)
    assert len(shown.blocks) <= 50
    assert check_message(on_the_wire(shown), method="chat.postMessage") is None
    assert words(shown).count(REST) == 2
    kept = [block["type"] for block in shown.blocks if part_of(block.get("block_id", "")) == "part:0:"]
    assert kept[-1] == "context"
    assert kept.count("section") == kept.count("actions") + 1
    assert {"Yes, we met", "Give feedback"} <= set(labels(shown))


@given(st.integers(1, 20), st.integers(1, 60))
def test_a_part_that_has_grown_still_fits(number: int, grown: int) -> None:
    shown = several(steps(number), CHECK_IN)
    rows = [
        block for each in range(grown) for block in (section(f"{each}"), actions(button("Undo", Action.STEP_UNDO)))
    ]
    after = renewed(shown.blocks, "part:1:", message(*rows))
    assert len(after.blocks) <= 50
    assert check_message(on_the_wire(after), method="chat.update") is None


def test_the_text_says_what_the_blocks_say_as_far_as_it_may() -> None:
    shown = several(steps(20), CHECK_IN)
    long = renewed(shown.blocks, "part:1:", message(section("x" * 2900)))
    assert len(renewed(long.blocks, "part:0:", message(section("y" * 2900))).text) <= 4000
    fields: list[Any] = [{"type": "header", "text": {"type": "plain_text", "text": "a & b"}}]
    fields += [{"type": "section", "block_id": "part:0:1", "fields": [{"type": "mrkdwn", "text": "left"}]}]
    assert renewed(fields, "part:0:", ANSWER).text == "a &amp; b\nThank you."
    assert renewed([*fields, *shown.blocks], "part:1:", ANSWER).text.startswith("a &amp; b\nleft\n")


# -- the menu ----------------------------------------------------------------------------------------


def test_one_message_offers_to_stop_what_it_is_about() -> None:
    assert menu(render(CHECK_IN)) == ["Less often", "Pause reminders", "Stop these: Check-ins"]
    assert menu(several(CHECK_IN, FEEDBACK, CHECK_IN))[2:] == ["Stop these: Check-ins", "Stop these: Feedback"]


def test_what_is_about_more_than_a_menu_holds_leads_to_the_page() -> None:
    all_four = (CHECK_IN, FEEDBACK, GOAL, SKILLS)
    assert topics_of(Several(parts=all_four)) == (Topic.CHECK_INS, Topic.FEEDBACK, Topic.GOALS, Topic.SKILLS)
    assert menu(several(*all_four)) == ["Less often", "Pause reminders", "Stop these: choose which"]


def test_a_menu_of_another_version_says_that_it_is_out_of_date() -> None:
    with pytest.raises(OutdatedButton):
        assert ReminderRef("horoscope", "").wish
    with pytest.raises(OutdatedButton):
        assert ReminderRef("stop", "horoscopes").about
