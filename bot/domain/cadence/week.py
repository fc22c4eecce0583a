"""A person's working week: when they can meet, and when we may write to them.

All instants are aware; all arithmetic on days happens in a person's own zone, so daylight saving never moves a
meeting out of the working day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.cadence.off import DayOff, Days, Why, name_of

SEARCHED_DAYS = 28
"""How many days we look ahead or back. Longer than any run of public holidays and weekends."""
FURTHEST_DAYS = 800
"""How many days we look ahead for somebody who is away. Longer than any leave that can be entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """A person's working week: weekdays count from Monday = 0.

    `days_off` maps the holidays of `place` to their names. `leaves` are days on which the person is away.
    `blackouts` are days on which their program does not meet: they work then, and we may write to them.
    """

    zone: str
    starts: time = time(9)
    ends: time = time(17)
    weekdays: frozenset[int] = frozenset(range(5))
    days_off: Mapping[date, str] = field(default_factory=dict)
    place: str = ""
    leaves: tuple[Days, ...] = ()
    blackouts: tuple[Days, ...] = ()

    def works_on(self, day: date) -> bool:
        return day.weekday() in self.weekdays and self.off_work(day) is None

    def meets_on(self, day: date) -> bool:
        return day.weekday() in self.weekdays and self.no_meeting(day) is None

    def off_work(self, day: date) -> DayOff | None:
        """What keeps the person from working on a day that is otherwise one of theirs."""
        holiday = self.days_off.get(day)
        if holiday is not None:
            return DayOff(day, Why.HOLIDAY, holiday, self.place)
        return DayOff(day, Why.AWAY) if name_of(self.leaves, day) is not None else None

    def no_meeting(self, day: date) -> DayOff | None:
        """What keeps the person from meeting on a day that is otherwise one of theirs."""
        name = name_of(self.blackouts, day)
        return self.off_work(day) if name is None else DayOff(day, Why.BLACKOUT, name)

    def hours_on(self, day: date) -> tuple[datetime, datetime]:
        return _hours(self.zone, self.starts, self.ends, day)

    def covers(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether both lie in the hours of one day of the working week. Days off are not looked at."""
        day = self.day_of(starts_at)
        opens, closes = self.hours_on(day)
        return day.weekday() in self.weekdays and opens <= starts_at and ends_at <= closes

    def at_work(self, instant: datetime) -> bool:
        """Whether the person works at that moment, on a day that is none off."""
        return self.covers(instant, instant) and self.works_on(self.day_of(instant))

    def day_of(self, instant: datetime) -> date:
        """The day it is for the person."""
        return instant.astimezone(ZoneInfo(self.zone)).date()


@lru_cache(maxsize=4096)
def _hours(zone: str, starts: time, ends: time, day: date) -> tuple[datetime, datetime]:
    """Asked for again and again while a time is looked for, and by many people who live in one zone."""
    here = ZoneInfo(zone)
    return datetime.combine(day, starts, here).astimezone(UTC), datetime.combine(day, ends, here).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Permitted:
    """When we may write to somebody, and the first day off that we wait for, if there is one."""

    at: datetime
    because: DayOff | None = None


def next_permitted(working: WorkingTime, after: datetime) -> datetime:
    """The earliest instant, not before `after`, within the person's working hours on a working day."""
    return when_permitted(working, after).at


def when_permitted(working: WorkingTime, after: datetime) -> Permitted:
    """The earliest instant, not before `after`, at which the person works, and what we wait for.

    Somebody without a working day in sight hears at once: better at an odd hour than never.
    """
    because: DayOff | None = None
    for day in days_from(working, after):
        opens, closes = working.hours_on(day)
        if day.weekday() not in working.weekdays or after >= closes:
            continue
        off = working.off_work(day)
        if off is None:
            return Permitted(max(after, opens), because)
        because = because or off
    return Permitted(after)


def next_morning(working: WorkingTime, after: datetime) -> datetime:
    """The start of the first working day that begins later than `after`; a long time on if none is in sight."""
    mornings = (working.hours_on(day)[0] for day in days_from(working, after) if working.works_on(day))
    return next((morning for morning in mornings if morning > after), after + timedelta(days=SEARCHED_DAYS))


def last_morning(working: WorkingTime, before: datetime) -> datetime:
    """The start of the last working day that has begun by `before`; `before` itself if none is in sight."""
    today = working.day_of(before)
    days = (today - timedelta(days=offset) for offset in range(SEARCHED_DAYS))
    mornings = (working.hours_on(day)[0] for day in days if working.works_on(day))
    return next((morning for morning in mornings if morning <= before), before)


def days_from(working: WorkingTime, instant: datetime, *others: WorkingTime) -> Iterator[date]:
    """The days of the first of several people from that of `instant` on, for a while after everybody is back."""
    first = working.day_of(instant)
    runs = (run for each in (working, *others) for run in (*each.leaves, *each.blackouts))
    away = max(((run.last - first).days + 1 for run in runs if run.last >= first), default=0)
    return (first + timedelta(days=offset) for offset in range(min(away + SEARCHED_DAYS, FURTHEST_DAYS)))
