"""Times for a first meeting: one a day, in everybody's working hours, or fair ones where there is no such hour."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cadence import WorkingTime
from bot.domain.growth.first_times import FirstTimes, first_times

MONDAY = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)
LONDON, AUCKLAND = WorkingTime(zone="Europe/London"), WorkingTime(zone="Pacific/Auckland")
zones = st.sampled_from(("Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Asia/Tokyo"))
moments = st.integers(0, 60 * 24).map(lambda hours: MONDAY + timedelta(hours=hours))


def offered(*everybody: WorkingTime, after: datetime = MONDAY, days: int = 90) -> FirstTimes:
    return first_times(everybody, after=after, before=after + timedelta(days=days), minutes=30)


def test_two_in_one_zone_are_offered_the_next_three_mornings() -> None:
    assert offered(LONDON, LONDON) == FirstTimes(
        tuple(MONDAY + timedelta(days=days) for days in (1, 2, 3)), shared=True
    )


def test_weekends_and_days_off_of_either_are_left_out() -> None:
    thursday = MONDAY + timedelta(days=3)
    away = WorkingTime(zone="Europe/London", days_off={date(2026, 12, 14): "A holiday"})
    assert offered(LONDON, away, after=thursday).times == tuple(MONDAY + timedelta(days=days) for days in (4, 8, 9))


def test_where_hours_meet_in_the_afternoon_that_is_when() -> None:
    new_york = WorkingTime(zone="America/New_York")
    assert {time.hour for time in offered(new_york, LONDON).times} == {14}


def test_where_no_hour_is_shared_both_bend_about_equally_and_it_is_said() -> None:
    fair = offered(AUCKLAND, LONDON)
    assert not fair.shared
    assert len(fair.times) == 3
    for start in fair.times:
        (_, closes), (opens, _) = LONDON.hours_on(start.date()), AUCKLAND.hours_on(start.date() + timedelta(days=1))
        late, early = start + HALF_AN_HOUR - closes, opens - start
        assert abs(late - early) <= timedelta(minutes=15)


@pytest.mark.parametrize(("days", "times"), [(0, 0), (1, 0), (2, 1), (3, 2)])
def test_nothing_is_offered_beyond_the_end(days: int, times: int) -> None:
    assert len(offered(LONDON, LONDON, days=days).times) == times


@given(st.lists(zones, min_size=2, max_size=4), moments)
def test_what_is_shared_suits_everybody_and_lies_on_days_of_its_own(names: list[str], after: datetime) -> None:
    everybody = [WorkingTime(zone=name) for name in names]
    found = offered(*everybody, after=after)
    assert 1 <= len(found.times) <= 3
    assert min(found.times) > after
    assert list(found.times) == sorted(set(found.times))
    for start in found.times:
        if found.shared:
            assert all(working.covers(start, start + HALF_AN_HOUR) for working in everybody)
