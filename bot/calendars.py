"""What is usual where people live: the country of a zone by tzdata, weekends and holidays by `holidays`."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import holidays

from bot.domain.cadence import Calendar

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
ROUNDED = {frozenset({SUNDAY}): frozenset({SATURDAY, SUNDAY}), frozenset({FRIDAY}): frozenset({FRIDAY, FRIDAY - 1})}
"""Where the weekend is one day, the day before it is a short one at most, and none to suggest meetings on."""
YEARS_BEFORE, YEARS_AFTER = 1, 2
LONGEST_CODE = 16
"""What the column for somebody's region can hold. The few longer ones are single towns."""
IN_ENGLISH = "en_US"
SPELLINGS = {"GB": "United Kingdom"}
"""Where tzdata has a name that nobody would look for."""


class ZoneHolidays:
    """Weeks and holidays by country. Zones of no country, such as UTC, have the usual week and no holidays."""

    def around(self, zone: str, day: date, region: str | None = None) -> Calendar:
        """Holidays are those from the year before that of `day` to two years after it."""
        country = self.region_of(zone)
        return _calendar(country, country if region is None else region, day.year)

    def regions(self) -> Mapping[str, str]:
        return _regions()

    def region_of(self, zone: str) -> str:
        country = _countries().get(zone, "")
        return country if country in _supported() else ""


@cache
def _calendar(country: str, region: str, year: int) -> Calendar:
    weekend = holidays.country_holidays(country, years=year).weekend if country else {SATURDAY, SUNDAY}
    return Calendar(
        place=_regions().get(region, ""),
        weekdays=frozenset(range(7)) - ROUNDED.get(frozenset(weekend), weekend),
        holidays=_holidays(region, year) if region in _regions() else {},
    )


@cache
def _holidays(region: str, year: int) -> Mapping[date, str]:
    country, _, subdivision = region.partition("-")
    years = range(year - YEARS_BEFORE, year + YEARS_AFTER + 1)
    return dict(holidays.country_holidays(country, subdiv=subdivision or None, years=years, language=IN_ENGLISH))


@cache
def _supported() -> Mapping[str, tuple[str, ...]]:
    """The codes of regions by country. The library has some countries under several codes."""
    return {code: tuple(getattr(holidays, code).subdivisions) for code in _names() if hasattr(holidays, code)}


@cache
def _regions() -> Mapping[str, str]:
    return dict(sorted(_each_region(), key=lambda region: region[1]))


def _each_region() -> Iterator[tuple[str, str]]:
    for country, codes in _supported().items():
        yield country, _names()[country]
        aliases = getattr(holidays, country).subdivisions_aliases.items()
        names = {
            code: name for name, code in sorted(aliases, key=lambda alias: (alias[0].isascii(), len(alias[0])))
        }
        for code in codes:
            if len(f"{country}-{code}") <= LONGEST_CODE:
                yield f"{country}-{code}", f"{names.get(code, code)}, {_names()[country]}"


@cache
def _names() -> Mapping[str, str]:
    return {code: SPELLINGS.get(code, name) for code, name, *_ in _rows("iso3166.tab")}


@cache
def _countries() -> Mapping[str, str]:
    """ISO country by zone: zone.tab has code, coordinates and zone between tabs; tzdata.zi the older names."""
    countries = {zone: code for code, _, zone, *_ in _rows("zone.tab")}
    links = [line.split() for line in _text("tzdata.zi").splitlines()]
    older = {link[2]: countries[link[1]] for link in links if link[0] == "L" and link[1] in countries}
    return older | countries


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _text(name).splitlines() if line and not line.startswith("#")]


def _text(name: str) -> str:
    return files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
