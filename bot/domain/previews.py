"""What is about to go out, told beforehand: to how many people, and when on each one's own clock."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.holding import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """One message and the instant from which it may be sent. `reader` tells readers apart, `zone` is theirs."""

    audience: Audience
    reader: object
    zone: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """The readers whose messages leave together: at once (no day), or at this time of a day of their own.

    `today` is whether that day has begun where they live.
    """

    day: date | None
    at: time | None
    readers: int
    today: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """How many messages go to how many people, group chats and channels, and in which waves, the earliest first.

    `dropped` counts what would have gone out but has lost its point. `stopped`: all of it waits for a release.
    """

    messages: int
    people: int
    pairs: int
    channels: int
    waves: tuple[Wave, ...]
    dropped: int = 0
    stopped: bool = False


def foretell(departures: Iterable[Departure], now: datetime, *, dropped: int = 0) -> Preview:
    """Group what would leave by its time on each reader's clock. A reader counts in the first wave they are in."""
    leaving = sorted(departures, key=lambda each: each.due_at)
    first: dict[tuple[Audience, object], Departure] = {}
    for departure in leaving:
        first.setdefault((departure.audience, departure.reader), departure)
    waves = Counter(_wave(departure, now) for departure in first.values())
    audiences = Counter(audience for audience, _ in first)
    return Preview(
        messages=len(leaving),
        people=audiences[Audience.PERSON],
        pairs=audiences[Audience.PAIR],
        channels=audiences[Audience.CHANNEL],
        waves=tuple(replace(wave, readers=waves[wave]) for wave in sorted(waves, key=_order)),
        dropped=dropped,
    )


def _wave(departure: Departure, now: datetime) -> Wave:
    if departure.due_at <= now:
        return Wave(day=None, at=None, readers=0)
    zone = ZoneInfo(departure.zone)
    local = departure.due_at.astimezone(zone)
    today = now.astimezone(zone).date() == local.date()
    return Wave(day=local.date(), at=local.time(), readers=0, today=today)


def _order(wave: Wave) -> tuple[date, time, bool]:
    return wave.day or date.min, wave.at or time.min, wave.today
