"""Time zones as options: found by their own name, by any big city in them, or by a country."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from bot.slack.inputs import MOST_OPTIONS
from bot.slack.modals.joining.cities import CITIES

NOT_PLACES = ("Etc/", "SystemV/", "posix/", "right/")
NOT_FOUND = {
    "text": {"type": "plain_text", "text": "Nothing found. Try a bigger city nearby, or your country."},
    "value": "?",
}
"""Slack shows an empty list without a word. Chosen all the same, it is no time zone, and the form says so."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A zone with every name it is found by: its own city, other cities, its countries. `order`: big ones first."""

    zone: str
    order: int
    city: str
    names: tuple[str, ...]
    words: frozenset[str]


def zone_options(query: str, now: datetime) -> list[dict[str, Any]]:
    """At most 100 options in which every word of `query` begins some word; whole names come first."""
    wanted = bare(query)
    found = sorted(
        (place for place in _places() if _fits(place, wanted.split())),
        key=lambda place: (_distance(place, wanted), place.order, place.zone),
    )
    if not found:
        return [NOT_FOUND]
    return [
        {"text": {"type": "plain_text", "text": zone_label(place.zone, now)}, "value": place.zone}
        for place in found[:MOST_OPTIONS]
    ]


def zone_chosen(value: str | None) -> str:
    """The zone of an option, "" for none and for the one that says that nothing was found."""
    return value if value and value != NOT_FOUND["value"] else ""


def zone_label(zone: str, now: datetime) -> str:
    """Write "Europe/London (UTC+0)"."""
    minutes = int((now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{zone} (UTC{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''})"


def _fits(place: _Place, words: Sequence[str]) -> bool:
    return all(any(own.startswith(word) for own in place.words) for word in words)


def _distance(place: _Place, wanted: str) -> int:
    """How far from what was typed: a whole name, the beginning of the city, of another name, or some words only."""
    if wanted in place.names:
        return 0
    if place.city.startswith(wanted):
        return 1
    return 2 if any(name.startswith(wanted) for name in place.names) else 3


def bare(text: str) -> str:
    """Lower case without accents and marks, so that "zurich" finds Zürich and "sao paulo" São Paulo."""
    letters = "".join(
        each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each)
    )
    return " ".join(re.findall(r"[^\W_]+", letters.replace("ł", "l")))


@cache
def _places() -> tuple[_Place, ...]:
    # Read once: listing the zone files takes longer than a whole gesture should.
    zones = (z for z in available_timezones() if z == "UTC" or ("/" in z and not z.startswith(NOT_PLACES)))
    countries = list(_countries())
    return tuple(_place(zone, countries) for zone in zones)


def _place(zone: str, countries: Sequence[tuple[str, str]]) -> _Place:
    city = bare(zone.rpartition("/")[2])
    here = [country for each, country in countries if each == zone]
    names = (city, *map(bare, (*CITIES.get(zone, ()), *here)))
    order = next((number for number, (each, _) in enumerate(countries) if each == zone), len(countries))
    return _Place(zone, order, city, names, frozenset(bare(zone).split()).union(*(each.split() for each in names)))


def _countries() -> Iterator[tuple[str, str]]:
    """Zones with the country each is used in, as tzdata has them: within a country, the most people first."""
    names = dict(_rows("iso3166.tab"))
    return ((zone, names[code]) for code, _, zone, *_ in _rows("zone.tab"))


def _rows(name: str) -> Iterator[list[str]]:
    lines = files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))
