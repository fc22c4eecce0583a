"""Which time zones people can live in."""

from functools import cache
from zoneinfo import available_timezones

NO_PLACES = {"Factory", "localtime"}


@cache
def known_zones() -> frozenset[str]:
    """The IANA names this machine knows. Looking them up reads many files, so it is done once."""
    return frozenset(available_timezones() - NO_PLACES)
