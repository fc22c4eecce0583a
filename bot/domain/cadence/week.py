"""A person's working week: when they can meet, and when we may write to them.

All instants are aware; all arithmetic on days happens in a person's own zone, so daylight saving never moves a
meeting out of the working day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SEARCHED_DAYS = 28
"""How many days we look ahead or back. Longer than any run of public holidays and weekends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """A person's working week: weekdays count from Monday = 0; days off map a local date to the reason."""

    zone: str
    starts: time = time(9)
    ends: time = time(17)
    weekdays: frozenset[int] = frozenset(range(5))
    days_off: Mapping[date, str] = field(default_factory=dict)

    def works_on(self, day: date) -> bool:
        return day.weekday() in self.weekdays and day not in self.days_off

    def hours_on(self, day: date) -> tuple[datetime, datetime]:
        zone = ZoneInfo(self.zone)
        return (
            datetime.combine(day, self.starts, zone).astimezone(UTC),
            datetime.combine(day, self.ends, zone).astimezone(UTC),
        )

    def day_off(self, instant: datetime) -> str | None:
        """Why the person is off on their day of `instant`, if they are."""
        return self.days_off.get(self._day(instant))

    def covers(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether both lie in the hours of one day of the working week. Days off are not looked at."""
        day = self._day(starts_at)
        opens, closes = self.hours_on(day)
        return day.weekday() in self.weekdays and opens <= starts_at and ends_at <= closes

    def at_work(self, instant: datetime) -> bool:
        """Whether the person works at that moment, on a day that is none off."""
        return self.covers(instant, instant) and self.day_off(instant) is None

    def _day(self, instant: datetime) -> date:
        return instant.astimezone(ZoneInfo(self.zone)).date()


def next_permitted(working: WorkingTime, after: datetime) -> datetime:
    """The earliest instant, not before `after`, within the person's working hours on a working day."""
    for day in days_from(working, after):
        opens, closes = working.hours_on(day)
        if working.works_on(day) and after < closes:
            return max(after, opens)
    return after


def next_morning(working: WorkingTime, after: datetime) -> datetime:
    """The start of the first working day that begins later than `after`; a long time on if none is in sight."""
    mornings = (working.hours_on(day)[0] for day in days_from(working, after) if working.works_on(day))
    return next((morning for morning in mornings if morning > after), after + timedelta(days=SEARCHED_DAYS))


def last_morning(working: WorkingTime, before: datetime) -> datetime:
    """The start of the last working day that has begun by `before`; `before` itself if none is in sight."""
    today = before.astimezone(ZoneInfo(working.zone)).date()
    days = (today - timedelta(days=offset) for offset in range(SEARCHED_DAYS))
    mornings = (working.hours_on(day)[0] for day in days if working.works_on(day))
    return next((morning for morning in mornings if morning <= before), before)


def days_from(working: WorkingTime, instant: datetime) -> Iterator[date]:
    first = instant.astimezone(ZoneInfo(working.zone)).date()
    return (first + timedelta(days=offset) for offset in range(SEARCHED_DAYS))
