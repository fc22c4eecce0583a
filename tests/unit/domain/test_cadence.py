"""When people can meet and when we may write to them, anywhere on Earth and around every change of the clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cadence import (
    LEAST_GAP,
    DayOff,
    Days,
    Permitted,
    Why,
    next_beat,
    next_permitted,
    next_slot,
    when_permitted,
)
from bot.domain.terms import Cadence
from tests.unit.domain.weeks import (
    CHANGING_ZONES,
    FIRST,
    LONDON,
    QUARTER,
    T0,
    T,
    at_work,
    changes_of_clock,
    instants,
    local,
    weeks,
)

MINUTES = st.sampled_from([15, 25, 30, 45, 60])
NOBODY = replace(LONDON, weekdays=frozenset())


@settings(deadline=None)
@given(st.data(), instants)
def test_we_write_within_working_hours_never_early_and_never_twice_moved(
    data: st.DataObject, after: datetime
) -> None:
    reader = data.draw(weeks(near=after))
    permitted = next_permitted(reader, after)
    assert permitted >= after
    assert at_work(reader, permitted)
    assert local(reader, permitted).time() < reader.ends
    assert next_permitted(reader, permitted) == permitted
    assert not any(at_work(reader, after + QUARTER * step, 1) for step in range((permitted - after) // QUARTER))


def test_at_work_we_may_write_at_once() -> None:
    assert next_permitted(LONDON, T(minutes=7)) == T(minutes=7)


@pytest.mark.parametrize(
    ("after", "permitted"),
    [
        pytest.param(T(hours=-3), T0, id="before work: at nine"),
        pytest.param(T(hours=8), T(days=1), id="the end of the day is no longer the day"),
        pytest.param(T(days=4, hours=9), T(days=7), id="Friday evening: on Monday"),
        pytest.param(datetime(2026, 3, 27, 18, tzinfo=UTC), datetime(2026, 3, 30, 8, tzinfo=UTC), id="summer time"),
    ],
)
def test_outside_of_work_we_wait_for_the_next_working_hour(after: datetime, permitted: datetime) -> None:
    assert next_permitted(LONDON, after) == permitted


def test_a_day_off_is_waited_for() -> None:
    resting = replace(LONDON, days_off={T0.date(): "St Monday"})
    assert next_permitted(resting, T0) == T(days=1)


def test_what_we_wait_for_is_named_and_an_absence_is_not_explained() -> None:
    monday, friday = T0.date(), T(days=4).date()
    holiday = replace(LONDON, days_off={monday: "Madaraka Day"}, place="Kenya")
    because = when_permitted(holiday, T0).because
    assert because is not None
    assert because.sentence == "Monday is a holiday in Kenya (Madaraka Day)"
    away = when_permitted(replace(LONDON, leaves=(Days(monday, friday),)), T(hours=1))
    assert away.at == T(days=7)
    assert away.because == DayOff(monday, Why.AWAY)
    assert away.because.sentence == "one of you is away on Monday"
    assert when_permitted(LONDON, T(days=5)) == Permitted(T(days=7)), "a weekend needs no reason"


def test_somebody_away_for_a_year_hears_when_they_are_back() -> None:
    back = T(days=364)
    assert next_permitted(replace(LONDON, leaves=(Days(T0.date(), T(days=363).date()),)), T0) == back


def test_days_without_meetings_are_no_days_without_messages() -> None:
    quiet = replace(LONDON, blackouts=(Days(T0.date(), T(days=1).date(), "Year's end"),))
    assert next_permitted(quiet, T0) == T0
    assert quiet.works_on(T0.date())
    assert not quiet.meets_on(T0.date())


def test_somebody_without_a_working_day_in_sight_hears_at_once_rather_than_never() -> None:
    assert next_permitted(NOBODY, T(hours=-3)) == T(hours=-3)


@pytest.mark.parametrize("zone", CHANGING_ZONES)
def test_around_every_change_of_the_clock_nine_o_clock_stays_nine(zone: str) -> None:
    here = replace(LONDON, zone=zone)
    for change, _ in changes_of_clock(zone):
        for day in range(-8, 2):
            after = change + timedelta(days=day, hours=3, minutes=7)
            assert at_work(here, next_permitted(here, after))
            slot = next_slot(here, here, not_before=after, minutes=60)
            assert slot.shared
            assert at_work(here, slot.starts_at, 60)
            assert local(here, slot.starts_at).minute % 15 == 0


days = st.dates(FIRST, date(2029, 12, 31))


@given(st.sampled_from(Cadence), days, st.integers(-40, 800))
def test_a_beat_leaves_at_least_the_least_gap_and_is_the_first_to_do_so(
    cadence: Cadence, first: date, later: int
) -> None:
    after = first + timedelta(days=later)
    beat = next_beat(cadence, first, after=after)
    assert beat >= max(first, after + LEAST_GAP[cadence])
    if beat > first:
        longest = {Cadence.WEEKLY: 7, Cadence.BIWEEKLY: 14, Cadence.MONTHLY: 31}.get(cadence, 35)
        assert beat - after < LEAST_GAP[cadence] + timedelta(days=longest)


@given(st.sampled_from([Cadence.WEEKLY, Cadence.BIWEEKLY]), days, st.integers(0, 800))
def test_a_beat_in_weeks_stays_on_its_weekday(cadence: Cadence, first: date, later: int) -> None:
    step = 7 if cadence is Cadence.WEEKLY else 14
    beat = next_beat(cadence, first, after=first + timedelta(days=later))
    assert (beat - first).days % step == 0


@given(days, st.integers(0, 800))
def test_a_monthly_beat_by_weekday_keeps_its_place_in_the_month(first: date, later: int) -> None:
    beat = next_beat(Cadence.MONTHLY_WEEKDAY, first, after=first + timedelta(days=later))
    assert beat.weekday() == first.weekday()
    place, kept = (first.day - 1) // 7, (beat.day - 1) // 7
    last = (beat + timedelta(days=7)).month != beat.month
    assert kept == place or (place == 4 and kept == 3 and last)


@given(days, st.integers(0, 800))
def test_a_monthly_beat_keeps_its_day_or_takes_the_last_of_a_shorter_month(first: date, later: int) -> None:
    beat = next_beat(Cadence.MONTHLY, first, after=first + timedelta(days=later))
    assert beat.day == first.day or (beat.day < first.day and (beat + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("after", "beat"),
    [
        (date(2027, 12, 31), date(2028, 1, 31)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 3, 31)),
        (date(2028, 3, 31), date(2028, 4, 30)),
        (date(2030, 1, 31), date(2030, 2, 28)),
    ],
)
def test_the_thirty_first_is_clipped_to_each_month_and_not_forgotten(after: date, beat: date) -> None:
    assert next_beat(Cadence.MONTHLY, date(2027, 1, 31), after=after) == beat


@pytest.mark.parametrize(
    ("cadence", "late", "beat"),
    [
        pytest.param(Cadence.WEEKLY, 3, 7, id="three days late: the rhythm stays"),
        pytest.param(Cadence.WEEKLY, 4, 14, id="four days late: one beat is left out"),
        pytest.param(Cadence.BIWEEKLY, 7, 14, id="a week late: the rhythm stays"),
        pytest.param(Cadence.BIWEEKLY, 8, 28, id="eight days late: one beat is left out"),
    ],
)
def test_one_late_meeting_does_not_shift_those_that_follow(cadence: Cadence, late: int, beat: int) -> None:
    first = T0.date()
    assert next_beat(cadence, first, after=first + timedelta(days=late)) == first + timedelta(days=beat)
