"""When a running cohort has gone quiet by fault, and what probably stands behind it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cadence import Days, WorkingTime
from bot.domain.insight.quiet import (
    FURTHEST,
    WORKING_DAYS_PER_BEAT,
    Cause,
    Hush,
    Quiet,
    patience,
    quiet,
    working_days,
)
from bot.domain.terms import Cadence

MONDAY = datetime(2026, 12, 7, 9, tzinfo=UTC)
WEEK = WorkingTime(zone="Europe/London")
HUSH = Hush(
    now=MONDAY,
    since=MONDAY - timedelta(days=90),
    last_sent=MONDAY,
    cadences=frozenset({Cadence.WEEKLY}),
    working=WEEK,
)


def after(days: int, **facts: object) -> Quiet | None:
    return quiet(replace(HUSH, now=MONDAY + timedelta(days=days), **facts))  # type: ignore[arg-type]


def test_every_rhythm_has_its_patience_which_is_seven_working_days_by_the_week() -> None:
    assert set(WORKING_DAYS_PER_BEAT) == set(Cadence)
    assert [patience([each]) for each in (Cadence.WEEKLY, Cadence.BIWEEKLY, Cadence.MONTHLY)] == [7, 14, 30]
    assert patience([Cadence.MONTHLY, Cadence.WEEKLY]) == 7


def test_seven_whole_working_days_are_quiet_and_six_are_not() -> None:
    assert after(9) is None  # Wednesday of the next week: six working days lie between
    assert after(10) == Quiet(7, Cause.NOTHING_PLANNED)


def test_holidays_and_days_without_meetings_explain_silence() -> None:
    off = {date(2026, 12, 8): "A holiday"}
    assert after(10, working=replace(WEEK, days_off=off)) is None
    still = replace(WEEK, blackouts=(Days(date(2026, 12, 14), date(2026, 12, 31), "Year's end"),))
    assert after(25, working=still) is None


def test_where_nobody_meets_nobody_is_missed() -> None:
    assert after(60, cadences=frozenset()) is None


def test_pairs_that_have_just_formed_are_given_time() -> None:
    assert after(10, last_sent=None, since=MONDAY + timedelta(days=8)) is None
    assert after(20, last_sent=None, since=MONDAY + timedelta(days=1)) == Quiet(13, Cause.NOTHING_PLANNED)


@pytest.mark.parametrize(
    ("facts", "cause"),
    [
        ({"stopped": True, "slack_waits": True, "given_up": 3}, Cause.STOPPED),
        ({"slack_waits": True, "given_up": 3}, Cause.SLACK_WAITS),
        ({"given_up": 3, "overdue": MONDAY}, Cause.UNDELIVERABLE),
        ({"overdue": MONDAY}, Cause.LATE),
        ({"overdue": MONDAY + timedelta(days=9, hours=12)}, Cause.NOTHING_PLANNED),
    ],
)
def test_the_likeliest_cause_is_named(facts: dict[str, object], cause: Cause) -> None:
    found = after(10, **facts)
    assert found
    assert found.cause is cause


@given(st.integers(0, 3000), st.integers(0, 200))
def test_working_days_only_grow_and_end_somewhere(hours: int, more: int) -> None:
    first = working_days(WEEK, MONDAY, MONDAY + timedelta(hours=hours))
    later = working_days(WEEK, MONDAY, MONDAY + timedelta(hours=hours + more))
    assert 0 <= first <= later <= FURTHEST
