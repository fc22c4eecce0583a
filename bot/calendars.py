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
    """ISO country by zone, from tzdata's zone.tab: lines of code, coordinates, zone and comment, parted by tabs."""
    table = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


@cache
def _holidays(country: str, year: int) -> Mapping[date, str]:
    try:
        return dict(holidays.country_holidays(country, years=(year, year + 1)))
    except NotImplementedError:
        return {}
