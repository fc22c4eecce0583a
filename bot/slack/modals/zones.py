"""Time zones as options: found by any part of their name, a city first."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from bot.slack.inputs import MOST_OPTIONS

NOT_PLACES = ("Etc/", "SystemV/", "posix/", "right/")


def zone_options(query: str, now: datetime) -> list[dict[str, Any]]:
    """At most 100 options whose names contain every word of `query`; those whose city begins with it come first."""
    words = _plain(query).split()
    found = sorted((zone for zone in _zones() if all(word in _plain(zone) for word in words)), key=_rank(words))
    return [
        {"text": {"type": "plain_text", "text": zone_label(zone, now)}, "value": zone}
        for zone in found[:MOST_OPTIONS]
    ]


def zone_label(zone: str, now: datetime) -> str:
    """Write "Europe/London (UTC+0)"."""
    minutes = int((now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{zone} (UTC{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''})"


def _rank(words: Sequence[str]) -> Any:
    start = " ".join(words)
    return lambda zone: (not _plain(zone.rpartition("/")[2]).startswith(start), zone)


def _plain(text: str) -> str:
    return text.casefold().replace("_", " ").replace("/", " ").strip()


@cache
def _zones() -> tuple[str, ...]:
    # Read once: listing the zone files takes longer than a whole gesture should.
    return tuple(
        sorted(z for z in available_timezones() if z == "UTC" or ("/" in z and not z.startswith(NOT_PLACES)))
    )
