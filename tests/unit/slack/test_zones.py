"""Finding a time zone by typing."""

from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.modals.joining.cities import CITIES
from bot.slack.modals.joining.zones import NOT_FOUND, zone_chosen, zone_label, zone_options
from tests.unit.slack.strategies import texts

EVERY_ZONE = available_timezones()
WINTER = datetime(2026, 12, 7, tzinfo=UTC)
SUMMER = datetime(2026, 7, 7, tzinfo=UTC)


def found(query: str) -> list[str]:
    return [each["value"] for each in zone_options(query, WINTER)]


def test_a_city_is_found_and_comes_before_regions_that_merely_contain_it() -> None:
    assert found("lond")[0] == "Europe/London"
    assert found("york") == ["America/New_York"]


def test_words_are_found_in_any_order_and_with_blanks_for_underscores() -> None:
    assert found("new york") == ["America/New_York"]
    assert found("York america") == ["America/New_York"]


def test_the_label_says_the_offset_at_that_time_of_the_year() -> None:
    assert zone_label("Europe/London", WINTER) == "Europe/London (UTC+0)"
    assert zone_label("Europe/London", SUMMER) == "Europe/London (UTC+1)"


def test_offsets_west_and_between_hours_are_written_out() -> None:
    assert zone_label("America/St_Johns", WINTER) == "America/St_Johns (UTC−3:30)"
    assert zone_label("Asia/Kathmandu", WINTER) == "Asia/Kathmandu (UTC+5:45)"


def test_a_short_query_finds_at_most_as_many_as_slack_shows() -> None:
    assert len(found("a")) == 100


def test_technical_zones_are_not_offered() -> None:
    assert found("GMT+3") == ["?"]
    assert found("utc") == ["UTC"]


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Munich", "Europe/Berlin"),
        ("münchen", "Europe/Berlin"),
        ("Bangalore", "Asia/Kolkata"),
        ("san francisco", "America/Los_Angeles"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Wroclaw", "Europe/Warsaw"),
        ("India", "Asia/Kolkata"),
        ("Germany", "Europe/Berlin"),
        ("united states", "America/New_York"),
        ("uk", "Europe/London"),
    ],
)
def test_a_city_without_a_zone_of_its_own_and_a_country_are_found(typed: str, zone: str) -> None:
    assert found(typed)[0] == zone


def test_every_city_stands_under_a_zone_that_is_offered() -> None:
    for zone, cities in CITIES.items():
        for city in cities:
            assert zone in found(city), city


def test_where_nothing_is_found_the_list_says_so_and_what_to_try() -> None:
    (note,) = zone_options("Atlantis", WINTER)
    assert note["text"]["text"] == "Nothing found. Try a bigger city nearby, or your country."
    assert note["value"] not in EVERY_ZONE
    assert (zone_chosen(note["value"]), zone_chosen(None), zone_chosen("Asia/Tokyo")) == ("", "", "Asia/Tokyo")


@settings(deadline=None)
@given(texts | st.sampled_from(("europe", "America", "_", "/", "san")))
def test_whatever_is_typed_every_option_is_a_real_zone_that_fits(query: str) -> None:
    for each in zone_options(query, WINTER):
        assert each == NOT_FOUND or each["value"] in EVERY_ZONE
        assert 0 < len(each["text"]["text"]) <= 75
