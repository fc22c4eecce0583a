"""Questions between meetings: what may be asked, what has become of one, and when we remind."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cadence import WorkingTime
from bot.domain.care.question_errors import QuestionAnsweredAlready, QuestionOnAgenda, QuestionTakenBack
from bot.domain.care.questions import (
    LONGEST_ANSWER,
    LONGEST_CONTEXT,
    LONGEST_QUESTION,
    as_topic,
    checked_answer,
    checked_question,
    remind_at,
    require_waiting,
)
from bot.domain.care.terms import QuestionState
from bot.domain.errors import Refused, WrongInput
from tests.unit.domain.test_errors import A_WAY_ON, BLAME, sentence_of

LONDON = WorkingTime(zone="Europe/London")
MONDAY = datetime(2026, 12, 7, 10, tzinfo=UTC)


def test_a_question_is_kept_without_blank_edges() -> None:
    assert checked_question(" May I? ", "\nI tried. ") == ("May I?", "I tried.")
    assert checked_answer(" Yes. ") == "Yes."
    assert as_topic("May I?", "I tried.") == "May I?\nI tried."
    assert as_topic("May I?", "") == "May I?"


@pytest.mark.parametrize(
    ("words", "context", "wrong"),
    [
        (" ", "", {"words"}),
        ("x" * (LONGEST_QUESTION + 1), "", {"words"}),
        ("May I?", "x" * (LONGEST_CONTEXT + 1), {"context"}),
        ("", "x" * (LONGEST_CONTEXT + 1), {"words", "context"}),
    ],
)
def test_what_is_missing_or_too_long_is_said_under_its_field(words: str, context: str, wrong: set[str]) -> None:
    with pytest.raises(WrongInput) as refusal:
        checked_question(words, context)
    assert set(refusal.value.fields) == wrong


@pytest.mark.parametrize("words", [" ", "x" * (LONGEST_ANSWER + 1)])
def test_an_answer_needs_words_and_an_end(words: str) -> None:
    with pytest.raises(WrongInput) as refusal:
        checked_answer(words)
    assert set(refusal.value.fields) == {"answer"}


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        (QuestionState.ANSWERED, QuestionAnsweredAlready),
        (QuestionState.FOR_MEETING, QuestionOnAgenda),
        (QuestionState.WITHDRAWN, QuestionTakenBack),
    ],
)
def test_what_has_become_of_a_question_is_said_in_a_sentence(state: QuestionState, refusal: type[Refused]) -> None:
    require_waiting(QuestionState.WAITING)
    with pytest.raises(refusal):
        require_waiting(state)
    assert A_WAY_ON.search(sentence_of(refusal))
    assert not BLAME.search(sentence_of(refusal))


@pytest.mark.parametrize(
    ("asked", "reminded"),
    [
        (MONDAY, datetime(2026, 12, 10, 9, tzinfo=UTC)),
        (MONDAY - timedelta(hours=4), datetime(2026, 12, 10, 9, tzinfo=UTC)),
        (MONDAY + timedelta(hours=8), datetime(2026, 12, 11, 9, tzinfo=UTC)),
        (datetime(2026, 12, 11, 16, tzinfo=UTC), datetime(2026, 12, 16, 9, tzinfo=UTC)),
        (datetime(2026, 12, 12, 12, tzinfo=UTC), datetime(2026, 12, 17, 9, tzinfo=UTC)),
    ],
)
def test_a_reminder_waits_three_working_days_from_when_it_could_be_read(
    asked: datetime, reminded: datetime
) -> None:
    assert remind_at(LONDON, asked) == reminded


def test_holidays_and_weekends_of_whoever_is_asked_do_not_count() -> None:
    in_cairo = WorkingTime(
        zone="Africa/Cairo",
        weekdays=frozenset({6, 0, 1, 2, 3}),
        days_off={date(2026, 12, 9): "A holiday"},
    )
    assert remind_at(in_cairo, MONDAY) == datetime(2026, 12, 13, 7, tzinfo=UTC)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_reminder_comes_in_working_hours_and_never_within_two_days(asked: datetime) -> None:
    moment = remind_at(LONDON, asked)
    assert LONDON.at_work(moment)
    assert moment - asked > timedelta(days=2)
