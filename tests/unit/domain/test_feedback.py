"""Feedback: steps out of what was written, and when the private question is asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import WrongInput
from bot.domain.feedback import (
    MOST_STEPS,
    MeetingFeedback,
    asks_for_gap,
    is_of_meeting,
    passed_on,
    steps_in,
)
from bot.domain.growth.steps import LONGEST_TITLE


@given(st.text(max_size=400))
def test_steps_are_lines_without_edges_and_each_is_there_once(words: str) -> None:
    steps = steps_in(words)
    assert all(step == step.strip() != "" for step in steps)
    assert steps_in("\n".join((*steps, *steps))) == steps_in("\n".join(steps))
    assert len(steps) <= len(words.splitlines())


def test_bullets_are_no_part_of_a_step() -> None:
    written = "- Read\n* Write\n• Draw\n1. Call\n12) Ask\n\n  – Think  \nREAD\n-x\n2026 plans"
    assert steps_in(written) == ("Read", "Write", "Draw", "Call", "Ask", "Think", "-x", "2026 plans")


def test_steps_that_are_too_long_or_too_many_are_refused() -> None:
    fitting = "\n".join([*map(str, range(MOST_STEPS - 1)), "x" * LONGEST_TITLE])
    assert MeetingFeedback(rating=1, next_steps=fitting).checked().next_steps == fitting
    for wrong in (f"{fitting}\nOne more", "x" * (LONGEST_TITLE + 1)):
        with pytest.raises(WrongInput) as refusal:
            MeetingFeedback(rating=1, next_steps=wrong).checked()
        assert set(refusal.value.fields) == {"next_steps"}


def test_what_was_not_asked_is_not_said() -> None:
    said = MeetingFeedback(rating=2, gap=" Time ", change="", help_wanted=True)
    assert dict(said.said()) == {"rating": 2, "gap": "Time", "change": ""}


@pytest.mark.parametrize(("held", "asks"), [(0, False), (1, False), (2, False), (3, True), (4, False), (6, True)])
def test_the_private_question_comes_after_every_third_meeting(held: int, asks: bool) -> None:
    assert asks_for_gap(held) is asks


def test_answers_that_are_passed_on_name_their_meeting_and_leave_out_what_is_empty() -> None:
    words = passed_on(3, date(2026, 12, 7), MeetingFeedback(rating=1, worth=3, gap="More time", successes=""))
    assert words == (
        "After meeting 3 on 7 December 2026.\nHow was it? Not helpful\nWas it worth the time? Yes\n\n"
        "What did you hope for that has not come yet?\nMore time"
    )
    assert is_of_meeting(3, words)
    assert not is_of_meeting(30, words)
    assert not is_of_meeting(3, "")
