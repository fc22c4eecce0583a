"""Public holidays where a time zone is used: the zone's country from tzdata, the days from the holidays library."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import holidays


class ZoneHolidays:
    """Holidays of the country that a time zone is listed for. Zones of no country, such as UTC, have none."""

    def around(self, zone: str, day: date) -> Mapping[date, str]:
        """Return the holidays of the year of `day` and the next, by date."""
        country = _countries().get(zone)
        return _holidays(country, day.year) if country else {}


@cache
def _countries() -> Mapping[str, str]:
    """ISO country by zone: zone.tab has code, coordinates and zone between tabs; tzdata.zi the older names."""
    folder = files("tzdata").joinpath("zoneinfo")
    table = folder.joinpath("zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    countries = {row[2]: row[0] for row in rows}
    links = [line.split() for line in folder.joinpath("tzdata.zi").read_text(encoding="utf-8").splitlines()]
    older = {link[2]: countries[link[1]] for link in links if link[0] == "L" and link[1] in countries}
    return older | countries


@cache
def _holidays(country: str, year: int) -> Mapping[date, str]:
    return dict(holidays.country_holidays(country, years=(year, year + 1)))
