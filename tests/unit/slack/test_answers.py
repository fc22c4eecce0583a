"""Reading submitted values, however little Slack sends."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import WrongInput
from bot.slack.answers import Answers, needed
from bot.slack.fields import Field

FIELD = Field.GOAL_TITLE

nothing = st.sampled_from(
    (
        {},
        {"state": None},
        {"state": {}},
        {"state": {"values": None}},
        {"state": {"values": {FIELD: None}}},
        {"state": {"values": {FIELD: {}}}},
        {"state": {"values": {FIELD: {"x": None}}}},
        {"state": {"values": {FIELD: {"x": {}}}}},
        {"state": {"values": {FIELD: {"x": {"value": None, "selected_option": None}}}}},
        {"state": {"values": {FIELD: {"x": {"value": "", "selected_date": None, "selected_date_time": None}}}}},
    )
)


def answered(**state: Any) -> Answers:
    return Answers.of({"state": {"values": {FIELD: {"any element": state}}}})


@given(nothing)
def test_what_was_not_answered_reads_as_empty_or_none(view: dict[str, Any]) -> None:
    answers = Answers.of(view)
    assert answers.text(FIELD) == ""
    assert answers.number(FIELD) is None
    assert answers.choice(FIELD) is None
    assert answers.date(FIELD) is None
    assert answers.instant(FIELD) is None
    assert answers.conversation(FIELD) is None


def test_typed_words_come_without_blank_edges() -> None:
    assert answered(value=" one\ntwo \n").text(FIELD) == "one\ntwo"


@pytest.mark.parametrize("state", [{"value": "3"}, {"selected_option": {"value": "3"}}])
def test_a_number_may_be_typed_or_chosen(state: dict[str, Any]) -> None:
    assert answered(**state).number(FIELD) == 3


@pytest.mark.parametrize("typed", ["three", "3.5", "1e3"])
def test_what_is_no_whole_number_counts_as_unanswered(typed: str) -> None:
    assert answered(value=typed).number(FIELD) is None


def test_an_option_reads_as_its_value() -> None:
    option = {"text": {"type": "plain_text", "text": "Once a month"}, "value": "monthly"}
    assert answered(selected_option=option).choice(FIELD) == "monthly"


def test_a_day_reads_as_a_date_and_nonsense_as_none() -> None:
    assert answered(selected_date="2026-12-07").date(FIELD) == date(2026, 12, 7)
    assert answered(selected_date="7 December").date(FIELD) is None


def test_a_time_of_day_reads_as_one_and_nonsense_as_none() -> None:
    assert answered(selected_time="07:30").time(FIELD) == time(7, 30)
    assert answered(selected_time="half past seven").time(FIELD) is None


def test_a_moment_reads_in_utc() -> None:
    assert answered(selected_date_time=1796635800).instant(FIELD) == datetime(2026, 12, 7, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("key", ["selected_channel", "selected_conversation"])
def test_a_channel_reads_as_its_id(key: str) -> None:
    assert answered(**{key: "C012"}).conversation(FIELD) == "C012"


def test_a_needed_answer_that_is_missing_names_its_field() -> None:
    with pytest.raises(WrongInput) as refusal:
        needed(None, due_on="Choose a day.")
    assert refusal.value.fields == {"due_on": "Choose a day."}


def test_a_needed_answer_that_is_there_is_handed_on() -> None:
    assert needed(0, percent="Choose how far it has come.") == 0


@pytest.mark.parametrize("hostile", ["\x00", "\x1b", "\ud83d", "\u202e"])
def test_what_is_no_writing_is_not_read(hostile: str) -> None:
    assert answered(value=f"{hostile} S{hostile}QL\n{hostile}").text(FIELD) == "SQL"
    assert answered(selected_option={"value": f"S{hostile}QL"}).choice(FIELD) == "SQL"
    assert answered(selected_options=[{"value": f"S{hostile}QL"}]).choices(FIELD) == ("SQL",)
