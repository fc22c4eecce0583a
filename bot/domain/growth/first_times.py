"""Times to offer for a first meeting: one on each of the next days, in the morning where everybody works then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

from bot.domain.cadence import QUARTER, WorkingTime
from bot.domain.zones import beginning_of, today_in

MOST = 3
SEARCHED_DAYS = 14
"""How far ahead a first time may lie. Longer than any run of public holidays and weekends."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FirstTimes:
    """Up to three times. `shared` is false where somebody has to bend, since there is no hour in which all work."""

    times: tuple[datetime, ...] = ()
    shared: bool = True


@dataclass(frozen=True, slots=True, order=True)
class _Chance:
    """A start and how far the one it suits least would work beyond their hours for it."""

    bend: timedelta
    starts_at: datetime


def first_times(everybody: Sequence[WorkingTime], *, after: datetime, before: datetime, minutes: int) -> FirstTimes:
    """The earliest time that suits everybody on each of the first days after that of `after`, as the first sees it.

    Where no day has one, the times that ask the least of whoever has to bend most. None falls on anybody's day off,
    and none is later than `before`.
    """
    shared: list[datetime] = []
    fair: list[datetime] = []
    for chance in islice(_best_of_days(everybody, after, timedelta(minutes=minutes)), SEARCHED_DAYS):
        if chance and chance.starts_at < before:
            (fair if chance.bend else shared).append(chance.starts_at)
        if len(shared) == MOST:
            break
    return FirstTimes(tuple(shared)) if shared or not fair else FirstTimes(tuple(fair[:MOST]), shared=False)


def _best_of_days(everybody: Sequence[WorkingTime], after: datetime, length: timedelta) -> Iterator[_Chance | None]:
    """For each day after that of `after`, the start that suits best, the earliest of several."""
    zone = everybody[0].zone
    day = today_in(zone, after)
    while True:
        day += A_DAY
        midnight = beginning_of(day, zone).astimezone(UTC)
        starts = (midnight + QUARTER * quarter for quarter in range(96))
        chances = (
            _Chance(bend, start) for start in starts if (bend := _bend(everybody, start, length)) is not None
        )
        yield min(chances, default=None)


def _bend(everybody: Sequence[WorkingTime], start: datetime, length: timedelta) -> timedelta | None:
    """How far the one it suits least would go beyond their hours, or None on anybody's day off."""
    most = timedelta()
    for working in everybody:
        day = today_in(working.zone, start)
        if not working.works_on(day):
            return None
        opens, closes = working.hours_on(day)
        most = max(most, opens - start, start + length - closes)
    return most
