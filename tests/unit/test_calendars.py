"""Working weeks and public holidays where people live, by the time zone they told Slack or a region they chose."""

from datetime import date
from itertools import pairwise
from zoneinfo import available_timezones

import pytest

from bot.calendars import LONGEST_CODE, ZoneHolidays
from bot.domain.cadence import Calendar

HOLIDAYS = ZoneHolidays()
LONGEST_NAME = 200
"""What the column for the day off that moved a meeting can hold."""
MIDSUMMER = date(2026, 6, 21)


@pytest.mark.parametrize(
    ("zone", "day", "place"),
    [
        ("Europe/Berlin", date(2026, 10, 3), "Germany"),
        ("America/New_York", date(2026, 11, 26), "United States"),
        ("Europe/London", date(2026, 12, 25), "United Kingdom"),
        ("Asia/Tokyo", date(2026, 1, 1), "Japan"),
        ("Australia/Sydney", date(2026, 1, 26), "Australia"),
        ("America/Argentina/Buenos_Aires", date(2026, 7, 9), "Argentina"),
    ],
)
def test_a_zone_has_the_holidays_of_its_country(zone: str, day: date, place: str) -> None:
    around = HOLIDAYS.around(zone, day)
    assert around.holidays[day]
    assert around.place == place


def test_holidays_are_named_so_that_partners_elsewhere_understand() -> None:
    assert HOLIDAYS.around("Asia/Tokyo", MIDSUMMER).holidays[date(2026, 1, 1)] == "New Year's Day"


def test_an_ordinary_day_is_no_holiday() -> None:
    assert date(2026, 3, 3) not in HOLIDAYS.around("Europe/Berlin", date(2026, 3, 3)).holidays


def test_the_years_around_are_known_since_we_look_ahead_and_back() -> None:
    around = HOLIDAYS.around("Europe/Berlin", date(2026, 12, 30)).holidays
    assert {day.year for day in around} == {2025, 2026, 2027, 2028}


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT+5", "Nowhere/At_All"])
def test_a_zone_of_no_country_has_the_usual_week_and_no_holidays(zone: str) -> None:
    assert HOLIDAYS.around(zone, MIDSUMMER) == Calendar()
    assert HOLIDAYS.region_of(zone) == ""


@pytest.mark.parametrize(
    ("zone", "workdays"),
    [
        pytest.param("Europe/Paris", {0, 1, 2, 3, 4}, id="Monday to Friday"),
        pytest.param("Africa/Cairo", {6, 0, 1, 2, 3}, id="Friday and Saturday are free"),
        pytest.param("Asia/Dubai", {0, 1, 2, 3, 4}, id="no longer there"),
        pytest.param("Asia/Hong_Kong", {0, 1, 2, 3, 4}, id="Saturday is short at most where Sunday alone is free"),
        pytest.param("Asia/Tehran", {5, 6, 0, 1, 2}, id="and Thursday where Friday is"),
        pytest.param("Asia/Brunei", {0, 1, 2, 3, 5}, id="Friday and Sunday"),
    ],
)
def test_the_week_follows_the_country(zone: str, workdays: set[int]) -> None:
    assert HOLIDAYS.around(zone, MIDSUMMER).weekdays == workdays


def test_a_region_has_holidays_of_its_own_and_keeps_the_week_of_the_zone() -> None:
    bavaria = HOLIDAYS.around("Africa/Cairo", MIDSUMMER, "DE-BY")
    assert bavaria.holidays[date(2026, 1, 6)] == "Epiphany"
    assert date(2026, 1, 6) not in HOLIDAYS.around("Europe/Berlin", MIDSUMMER).holidays
    assert bavaria.place == "Bayern, Germany"
    assert bavaria.weekdays == HOLIDAYS.around("Africa/Cairo", MIDSUMMER).weekdays


@pytest.mark.parametrize("nowhere", ["", "XX", "DE-XX"])
def test_nowhere_there_are_no_holidays(nowhere: str) -> None:
    around = HOLIDAYS.around("Europe/Berlin", MIDSUMMER, nowhere)
    assert (around.holidays, around.place) == ({}, "")


def test_regions_can_be_told_apart_are_in_order_and_fit_where_they_are_kept() -> None:
    regions = HOLIDAYS.regions()
    assert regions["KE"] == "Kenya"
    assert regions["NZ-AUK"] == "Auckland, New Zealand"
    assert all(len(code) <= LONGEST_CODE for code in regions)
    assert all(earlier <= later for earlier, later in pairwise(regions.values()))
    assert len(set(regions.values())) == len(regions)


def test_the_region_of_a_zone_is_one_that_can_be_chosen() -> None:
    assert HOLIDAYS.region_of("Europe/Berlin") == "DE"
    assert {HOLIDAYS.region_of(zone) for zone in available_timezones()} - {""} <= HOLIDAYS.regions().keys()


@pytest.mark.parametrize("year", range(2026, 2031))
def test_every_zone_there_is_has_an_answer_of_named_days(year: int) -> None:
    for zone in available_timezones():
        around = HOLIDAYS.around(zone, date(year, 6, 1))
        assert 4 <= len(around.weekdays) <= 5
        for day, name in around.holidays.items():
            assert type(day) is date
            assert 0 < len(f"{name} in {around.place}") <= LONGEST_NAME
