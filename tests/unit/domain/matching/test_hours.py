"""Working hours become UTC slots by the zone's rules for that week, daylight saving and odd offsets included."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.matching.hours import SLOTS_PER_WEEK, weekly_slots

ZONES = (
    "Africa/Lagos",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/London",
    "Pacific/Kiritimati",
)
WINTER, SUMMER = date(2026, 1, 14), date(2026, 7, 15)


def at(day: int, hour: int, minute: int = 0) -> int:
    return day * 48 + hour * 2 + minute // 30


@pytest.mark.parametrize(
    ("zone", "on", "monday_morning"),
    [
        ("Europe/London", WINTER, at(0, 9)),
        ("Europe/London", SUMMER, at(0, 8)),
        ("America/New_York", WINTER, at(0, 14)),
        ("America/New_York", SUMMER, at(0, 13)),
        ("Australia/Sydney", WINTER, at(6, 22)),
        ("Australia/Sydney", SUMMER, at(6, 23)),
        ("Asia/Kolkata", WINTER, at(0, 3, 30)),
        ("Asia/Kathmandu", WINTER, at(0, 3, 30)),
    ],
)
def test_monday_at_nine_lands_on_its_slot_in_utc(zone: str, on: date, monday_morning: int) -> None:
    expected = {(monday_morning + slot) % SLOTS_PER_WEEK for slot in range(16)}
    assert weekly_slots(zone, on, days=[0]) == expected


@given(st.sampled_from(ZONES), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_slots_are_those_that_begin_at_work(zone: str, on: date) -> None:
    monday = on - timedelta(days=on.weekday())
    start = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
    working = set()
    for slot in range(-48, SLOTS_PER_WEEK + 48):
        local = (start + timedelta(minutes=30 * slot)).astimezone(ZoneInfo(zone))
        if 0 <= (local.date() - monday).days < 5 and 9 <= local.hour < 17:
            working.add(slot % SLOTS_PER_WEEK)
    assert weekly_slots(zone, on) == working
    assert len(working) == 5 * 16


def test_every_day_of_a_week_has_the_same_slots() -> None:
    monday = date(2026, 3, 23)
    assert len({weekly_slots("Europe/London", monday + timedelta(days=day)) for day in range(7)}) == 1
    assert weekly_slots("Europe/London", monday) != weekly_slots("Europe/London", monday + timedelta(days=7))


def test_between_the_changes_of_two_zones_their_common_hours_shift() -> None:
    overlaps = [
        len(weekly_slots("Europe/London", on) & weekly_slots("America/New_York", on))
        for on in (date(2026, 3, 4), date(2026, 3, 11), date(2026, 4, 1))
    ]
    assert overlaps == [5 * 6, 5 * 8, 5 * 6]


def test_people_in_kathmandu_share_their_whole_day() -> None:
    assert len(weekly_slots("Asia/Kathmandu", WINTER)) == 80
    assert len(weekly_slots("Asia/Kathmandu", WINTER) & weekly_slots("Asia/Kolkata", WINTER)) == 80


def test_the_hour_lost_in_spring_counts_for_nothing_and_the_one_gained_in_autumn_twice() -> None:
    lengths = [
        len(weekly_slots("Europe/London", on, start_hour=0, end_hour=24, days=[6]))
        for on in (date(2026, 3, 29), date(2026, 7, 5), date(2026, 10, 25))
    ]
    assert lengths == [46, 48, 50]


def test_a_week_may_run_from_sunday_to_thursday() -> None:
    slots = weekly_slots("Asia/Riyadh", WINTER, start_hour=8, end_hour=16, days=[6, 0, 1, 2, 3])
    assert slots == {at(day, 5) + slot for day in (0, 1, 2, 3, 6) for slot in range(16)}


@pytest.mark.parametrize(("start_hour", "end_hour"), [(17, 9), (9, 9), (-1, 8), (9, 25)])
def test_hours_outside_one_day_are_refused(start_hour: int, end_hour: int) -> None:
    with pytest.raises(ValueError, match="within a day"):
        weekly_slots("Europe/London", WINTER, start_hour=start_hour, end_hour=end_hour)


def test_a_zone_nobody_knows_is_refused() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        weekly_slots("Atlantis/Capital", WINTER)
