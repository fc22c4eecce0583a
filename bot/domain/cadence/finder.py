"""The one finder of times: in everybody's hours if there are any, else at hours to which they bend in turn.

Whoever bent for a meeting does not bend for the next: `turn` is the number of the meeting, and keeps one person's
hours after the other's. It is a function of the weeks alone, so that asked again it answers the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, auto
from itertools import islice, product
from zoneinfo import ZoneInfo

from bot.domain.cadence.off import DayOff
from bot.domain.cadence.slots import QUARTER, Slot, bend_of, off_on
from bot.domain.cadence.week import WorkingTime, days_from

MOST = 3
DAY_PARTS = ((0.0, 0.65, 0.25), (0.0, 0.25, 0.65))
"""Where in the hours that all share the first, second and third time lie, by turns."""
APART = timedelta(hours=2)
"""How far two times on one day lie apart at least."""
A_WORKING_WEEK = 5
NIGHT_ENDS, NIGHT_BEGINS = time(6), time(22)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
FOREVER = datetime.max.replace(tzinfo=UTC)


class _Days(Enum):
    """Which days people may be asked to bend on: those of their week alone, or any that is not off."""

    WORKING = auto()
    ANY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    everybody: tuple[WorkingTime, ...]
    not_before: datetime
    before: datetime
    length: timedelta
    turn: int


@dataclass(frozen=True, slots=True)
class _Day:
    """The starts of one day that suit everybody, at least one, and the day off before it."""

    starts: tuple[datetime, ...]
    because: DayOff | None


@dataclass(frozen=True, slots=True)
class _Window:
    """Hours in which those looked at so far all work, and what keeps them from meeting then."""

    opens: datetime
    closes: datetime
    off: DayOff | None


def next_slot(
    mentor: WorkingTime, mentee: WorkingTime, *, not_before: datetime, minutes: int, turn: int = 1
) -> Slot:
    """The earliest start, on a quarter of an hour, that suits both; else one for which one of them bends, by turns.

    There is always one, and never on a day off, a leave or a blackout while there are any other days.
    """
    search = _search((mentor, mentee), not_before=not_before, before=FOREVER, minutes=minutes, turn=turn)
    suits = next(_shared(search), None)
    if suits:
        return _slot(search, suits.starts[0], suits.because)
    return next(iter(_bent(search)), None) or _slot(search, search.not_before)


def three_slots(
    mentor: WorkingTime, mentee: WorkingTime, *, not_before: datetime, before: datetime, minutes: int, turn: int
) -> tuple[Slot, ...]:
    """Up to three times for two. The first is that of `next_slot`, wherever that is a shared one in time."""
    return times_for((mentor, mentee), not_before=not_before, before=before, minutes=minutes, turn=turn)


def times_for(
    everybody: Sequence[WorkingTime], *, not_before: datetime, before: datetime, minutes: int, turn: int
) -> tuple[Slot, ...]:
    """Up to three times that suit everybody, in order, on different days and at different parts of the day.

    Days are those of the last of them. None where everybody is off until `before`. Where they share no hour, it is
    the times of the next days that ask least of whoever bends this turn.
    """
    search = _search(tuple(everybody), not_before=not_before, before=before, minutes=minutes, turn=turn)
    days = tuple(islice(_shared(search), MOST))
    if not days:
        return tuple(_bent(search)[:MOST])
    because = {days[0].starts[0]: days[0].because}
    return tuple(_slot(search, start, because.get(start)) for start in sorted(_spread(days, turn)))


def still_fits(starts_at: datetime, ends_at: datetime, mentor: WorkingTime, mentee: WorkingTime) -> bool:
    """Whether a time that was suggested to two still suits them, so that there is no need to suggest another.

    It does while it is nobody's day off and within the hours of both; or of one, where the two share none.
    """
    both = (mentor, mentee)
    if off_on(both, starts_at):
        return False
    covered = [each.covers(starts_at, ends_at) for each in both]
    if all(covered):
        return True
    minutes = int((ends_at - starts_at).total_seconds()) // 60
    return any(covered) and not next_slot(mentor, mentee, not_before=starts_at, minutes=minutes).shared


def _search(
    everybody: tuple[WorkingTime, ...], *, not_before: datetime, before: datetime, minutes: int, turn: int
) -> _Search:
    first = not_before + (EPOCH - not_before) % QUARTER
    return _Search(
        everybody=everybody, not_before=first, before=before, length=timedelta(minutes=minutes), turn=turn
    )


def _slot(search: _Search, starts_at: datetime, because: DayOff | None = None) -> Slot:
    bends = tuple(bend_of(each, starts_at, starts_at + search.length) for each in search.everybody)
    return Slot(starts_at=starts_at, bends=bends, because=because)


def _spread(days: tuple[_Day, ...], turn: int) -> list[datetime]:
    """One time of each day, each at another part of it; further parts of the same days where days are few."""
    parts = DAY_PARTS[turn % len(DAY_PARTS)]
    chosen = [_part(day.starts, part) for day, part in zip(days, parts, strict=False)]
    for day, part in ((day, part) for day in days for part in parts):
        further = _part(day.starts, part)
        if len(chosen) < MOST and all(abs(further - start) >= APART for start in chosen):
            chosen.append(further)
    return chosen


def _part(starts: tuple[datetime, ...], part: float) -> datetime:
    """The start that lies so far into the hours of a day, on the hour if that is not before them."""
    start = starts[int(len(starts) * part)]
    on_the_hour = start.replace(minute=0)
    return on_the_hour if on_the_hour in starts else start


def _shared(search: _Search) -> Iterator[_Day]:
    """Days with a start at which everybody works, from the earliest on."""
    because: DayOff | None = None
    for day in days_from(search.everybody[-1], search.not_before, *search.everybody):
        starts: list[datetime] = []
        for window in _windows(search.everybody, day):
            fitting = _starts(search, window.opens, window.closes - search.length)
            if window.off is None:
                starts += fitting
            elif fitting:
                because = because or window.off
        if starts:
            yield _Day(tuple(starts), because)


def _starts(search: _Search, first: datetime, last: datetime) -> list[datetime]:
    """Every quarter of an hour from the first to the last, within what is searched."""
    earliest = max(search.not_before, first + (EPOCH - first) % QUARTER)
    latest = min(last, search.before - MOMENT)
    return [earliest + QUARTER * step for step in range((latest - earliest) // QUARTER + 1)]


def _windows(everybody: tuple[WorkingTime, ...], day: date) -> list[_Window]:
    """The hours on a day of the last person's week in which all the others work as well, on their own days."""
    *others, last = everybody
    if day.weekday() not in last.weekdays:
        return []
    windows = [_Window(*last.hours_on(day), last.no_meeting(day))]
    for other in others:
        windows = [both for window in windows for both in _within(other, window)]
    return windows


def _within(working: WorkingTime, window: _Window) -> Iterator[_Window]:
    for day in sorted({working.day_of(window.opens), working.day_of(window.closes)}):
        if day.weekday() in working.weekdays:
            opens, closes = working.hours_on(day)
            both = max(opens, window.opens), min(closes, window.closes)
            if both[0] < both[1]:
                yield _Window(*both, window.off or working.no_meeting(day))


def _bent(search: _Search) -> list[Slot]:
    """A slot a day for which somebody bends. Whose turn it is keeps their hours, wherever there is such a day.

    Nobody is asked to meet at night while there is another time within a few days.
    """
    count = len(search.everybody)
    keepers = [search.everybody[(search.turn + place) % count] for place in range(count)]
    for days, keeper in product((_Days.WORKING, _Days.ANY), keepers):
        found = list(islice(_bent_to(keeper, search, days), A_WORKING_WEEK))
        if found:
            by_day = [slot for slot in found if not _burden(search, slot.starts_at)[0]]
            return by_day or found
    return []


def _bent_to(keeper: WorkingTime, search: _Search, days: _Days) -> Iterator[Slot]:
    """The time of each day that asks least of the others, within the hours of one."""
    because: DayOff | None = None
    for day in days_from(keeper, search.not_before, *search.everybody):
        if keeper.weekdays and day.weekday() not in keeper.weekdays:
            continue
        opens, closes = keeper.hours_on(day)
        starts = _starts(search, opens, max(opens, closes - search.length))
        possible = [start for start in starts if days is _Days.ANY or _on_working_days(search, start)]
        for start in sorted(possible, key=lambda start: _burden(search, start)):
            off = off_on(search.everybody, start)
            if off is None:
                yield _slot(search, start, because)
                break
            because = because or off


def _on_working_days(search: _Search, start: datetime) -> bool:
    return all(each.day_of(start).weekday() in each.weekdays for each in search.everybody)


def _burden(search: _Search, start: datetime) -> tuple[bool, timedelta, datetime]:
    """What a time asks of the one it suits least: whether at night, how far beyond their hours; then, how late."""
    worst = max(_asked_of(each, start, start + search.length) for each in search.everybody)
    return *worst, start


def _asked_of(working: WorkingTime, starts_at: datetime, ends_at: datetime) -> tuple[bool, timedelta]:
    opens, closes = working.hours_on(working.day_of(starts_at))
    beyond = max(opens - starts_at, ends_at - closes, timedelta())
    zone = ZoneInfo(working.zone)
    begin, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    by_day = begin.date() == end.date() and begin.time() >= NIGHT_ENDS and end.time() <= NIGHT_BEGINS
    return bool(beyond) and not by_day, beyond
