"""Public holidays where people live, by the time zone they told Slack."""

from datetime import date
from zoneinfo import available_timezones

import pytest

from bot.calendars import ZoneHolidays

HOLIDAYS = ZoneHolidays()
LONGEST_NAME = 200
"""What the column for the day off that moved a meeting can hold."""


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", date(2026, 10, 3)),
        ("America/New_York", date(2026, 11, 26)),
        ("Europe/London", date(2026, 12, 25)),
        ("Asia/Tokyo", date(2026, 1, 1)),
        ("Australia/Sydney", date(2026, 1, 26)),
        ("America/Argentina/Buenos_Aires", date(2026, 7, 9)),
    ],
)
def test_a_zone_has_the_holidays_of_its_country(zone: str, day: date) -> None:
    assert HOLIDAYS.around(zone, day)[day]


def test_an_ordinary_day_is_no_holiday() -> None:
    assert date(2026, 3, 3) not in HOLIDAYS.around("Europe/Berlin", date(2026, 3, 3))


def test_the_new_year_is_known_in_december_and_the_past_year_is_left_out() -> None:
    around = HOLIDAYS.around("Europe/Berlin", date(2026, 12, 30))
    assert date(2027, 1, 1) in around
    assert {day.year for day in around} == {2026, 2027}


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT+5", "Nowhere/At_All"])
def test_a_zone_of_no_country_has_none(zone: str) -> None:
    assert HOLIDAYS.around(zone, date(2026, 6, 1)) == {}


@pytest.mark.parametrize("year", range(2026, 2031))
def test_every_zone_there_is_has_an_answer_of_named_days(year: int) -> None:
    for zone in available_timezones():
        for day, name in HOLIDAYS.around(zone, date(year, 6, 1)).items():
            assert type(day) is date
            assert 0 < len(name) <= LONGEST_NAME
