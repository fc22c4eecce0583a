"""When people can meet and when we may write to them, anywhere on Earth and around every change of the clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cadence import LEAST_GAP, next_beat, next_permitted, next_slot
from bot.domain.terms import Cadence
from tests.unit.domain.weeks import (
    AUCKLAND,
    BERLIN,
    CHANGING_ZONES,
    FIRST,
    LONDON,
    NEW_YORK,
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


def test_somebody_without_a_working_day_in_sight_hears_at_once_rather_than_never() -> None:
    assert next_permitted(NOBODY, T(hours=-3)) == T(hours=-3)


@settings(deadline=None)
@given(st.data(), instants, MINUTES)
def test_a_slot_is_the_first_quarter_of_an_hour_that_suits_both(
    data: st.DataObject, not_before: datetime, minutes: int
) -> None:
    mentor, mentee = data.draw(weeks(near=not_before)), data.draw(weeks(near=not_before))
    slot = next_slot(mentor, mentee, not_before=not_before, minutes=minutes)
    first = not_before + (datetime.min.replace(tzinfo=UTC) - not_before) % QUARTER
    assert slot.starts_at >= not_before
    assert local(mentee, slot.starts_at).minute % 15 == 0
    assert at_work(mentee, slot.starts_at)
    assert local(mentor, slot.starts_at).date() not in mentor.days_off
    assert slot.shared == (at_work(mentor, slot.starts_at, minutes) and at_work(mentee, slot.starts_at, minutes))
    earlier = (first + QUARTER * step for step in range((slot.starts_at - first) // QUARTER))
    assert not any(at_work(mentor, start, minutes) and at_work(mentee, start, minutes) for start in earlier)


@settings(deadline=None)
@given(st.data(), instants, MINUTES)
def test_a_moved_slot_names_the_day_off_without_which_it_had_been_earlier(
    data: st.DataObject, not_before: datetime, minutes: int
) -> None:
    mentor, mentee = data.draw(weeks(near=not_before)), data.draw(weeks(near=not_before))
    slot = next_slot(mentor, mentee, not_before=not_before, minutes=minutes)
    tireless = [replace(working, days_off={}) for working in (mentor, mentee)]
    usual = next_slot(*tireless, not_before=not_before, minutes=minutes)
    reasons = [working.days_off.get(local(working, usual.starts_at).date()) for working in (mentor, mentee)]
    if slot.shared:
        assert (slot.moved_for is not None) == (slot.starts_at > usual.starts_at)
        assert slot.moved_for in (reasons if any(reasons) else [None])
    else:
        assert slot.moved_for is None


def test_who_never_share_an_hour_meet_on_the_mentees_next_working_morning() -> None:
    mentor, mentee = AUCKLAND, BERLIN
    slot = next_slot(mentor, mentee, not_before=T(hours=2, minutes=7), minutes=30)
    assert (slot.shared, slot.starts_at) == (False, datetime(2026, 3, 3, 8, tzinfo=UTC))


def test_a_holiday_of_the_mentor_also_keeps_the_mentees_morning_free() -> None:
    mentor = replace(AUCKLAND, days_off={date(2026, 3, 3): "Regatta"})
    slot = next_slot(mentor, BERLIN, not_before=T(hours=2), minutes=30)
    assert slot.starts_at == datetime(2026, 3, 4, 8, tzinfo=UTC)


def test_a_holiday_is_looked_up_on_the_calendar_of_whom_it_is_for() -> None:
    thanksgiving = replace(NEW_YORK, days_off={date(2026, 11, 26): "Thanksgiving"})
    early = replace(AUCKLAND, starts=AUCKLAND.starts.replace(hour=6))
    on_wednesday_in_new_york = next_slot(
        thanksgiving, early, not_before=datetime(2026, 11, 25, 12, tzinfo=UTC), minutes=30
    )
    assert local(NEW_YORK, on_wednesday_in_new_york.starts_at).date() == date(2026, 11, 25)
    assert on_wednesday_in_new_york.moved_for is None
    after_it = next_slot(thanksgiving, early, not_before=datetime(2026, 11, 26, 12, tzinfo=UTC), minutes=30)
    assert after_it.moved_for == "Thanksgiving"


def test_a_holiday_on_a_weekend_moves_nothing() -> None:
    boxing_day = replace(LONDON, days_off={date(2026, 3, 7): "Boxing Day"})
    assert next_slot(boxing_day, LONDON, not_before=T(days=5), minutes=30).moved_for is None


def test_a_mentee_without_a_working_day_in_sight_still_gets_a_time() -> None:
    slot = next_slot(LONDON, NOBODY, not_before=T0, minutes=30)
    assert (slot.starts_at, slot.shared) == (T0, False)


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
