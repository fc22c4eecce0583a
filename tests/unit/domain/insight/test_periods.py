"""The days that people mean by a week, a month, a quarter or all of it, and the days before these."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.insight.periods import Period, Span, period_of

TODAY = date(2027, 3, 17)
BEGAN = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.WEEK, date(2027, 3, 10), date(2027, 3, 16)),
        (Span.MONTH, date(2027, 2, 1), date(2027, 2, 28)),
        (Span.QUARTER, date(2026, 12, 16), date(2027, 3, 16)),
        (Span.ALL, BEGAN, TODAY),
    ],
)
def test_spans_end_with_the_last_whole_day(span: Span, first: date, last: date) -> None:
    assert period_of(span, today=TODAY, begins=BEGAN, zone="UTC") == Period(first, last, "UTC")


def test_what_began_today_is_a_day_long() -> None:
    assert period_of(Span.ALL, today=BEGAN, begins=TODAY, zone="UTC").days == 1


def test_a_month_is_compared_with_the_month_before_and_days_with_as_many_days() -> None:
    assert Period(date(2027, 3, 1), date(2027, 3, 31), "UTC").before() == Period(
        date(2027, 2, 1), date(2027, 2, 28), "UTC"
    )
    assert Period(date(2027, 3, 10), date(2027, 3, 16), "UTC").before() == Period(
        date(2027, 3, 3), date(2027, 3, 9), "UTC"
    )


def test_a_period_begins_and_ends_at_midnight_where_it_is_asked_for() -> None:
    day = Period(TODAY, TODAY, "Asia/Tokyo")
    assert (day.starts_at, day.ends_at) == (
        datetime(2027, 3, 16, 15, tzinfo=UTC),
        datetime(2027, 3, 17, 15, tzinfo=UTC),
    )


@given(st.sampled_from(Span), st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 800))
def test_the_days_before_end_where_the_days_begin(span: Span, today: date, old: int) -> None:
    period = period_of(span, today=today, begins=today - timedelta(days=old), zone="UTC")
    before = period.before()
    assert before.last == period.first - timedelta(days=1)
    assert before.ends_at == period.starts_at
    assert before.days == period.days or span in {Span.MONTH, Span.ALL}
