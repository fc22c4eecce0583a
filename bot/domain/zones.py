"""Which time zones people can live in, and which day it is there."""

from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

NO_PLACES = {"Factory", "localtime"}


@cache
def known_zones() -> frozenset[str]:
    """The IANA names this machine knows. Looking them up reads many files, so it is done once."""
    return frozenset(available_timezones() - NO_PLACES)


def today_in(zone: str, now: datetime) -> date:
    """The day it is in `zone` at `now`."""
    return now.astimezone(ZoneInfo(zone)).date()


def beginning_of(day: date, zone: str) -> datetime:
    """The midnight with which `day` begins in `zone`."""
    return datetime.combine(day, time(), ZoneInfo(zone))
