"""When people can meet and when we may write to them: working hours, days off and the beat of a pair.

All instants are aware; all arithmetic on days happens in a person's own zone, so daylight saving never moves a
meeting out of the working day.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from bot.domain.terms import Cadence

QUARTER = timedelta(minutes=15)
LEAST_GAP = {
    Cadence.WEEKLY: timedelta(days=4),
    Cadence.BIWEEKLY: timedelta(days=7),
    Cadence.MONTHLY: timedelta(days=14),
}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A proposed time. `shared` is false where the two have no common working hour and one has to bend."""

    starts_at: datetime
    shared: bool
    moved_for: str | None = None


def next_permitted(working: WorkingTime, after: datetime) -> datetime:
    """The earliest instant, not before `after`, within the person's working hours on a working day."""
    for day in _days_from(working, after):
        opens, closes = working.hours_on(day)
        if working.works_on(day) and after < closes:
            return max(after, opens)
    return after


def next_morning(working: WorkingTime, after: datetime) -> datetime:
    """The start of the first working day that begins later than `after`; a long time on if none is in sight."""
    mornings = (working.hours_on(day)[0] for day in _days_from(working, after) if working.works_on(day))
    return next((morning for morning in mornings if morning > after), after + timedelta(days=SEARCHED_DAYS))


def last_morning(working: WorkingTime, before: datetime) -> datetime:
    """The start of the last working day that has begun by `before`; `before` itself if none is in sight."""
    today = before.astimezone(ZoneInfo(working.zone)).date()
    days = (today - timedelta(days=offset) for offset in range(SEARCHED_DAYS))
    mornings = (working.hours_on(day)[0] for day in days if working.works_on(day))
    return next((morning for morning in mornings if morning <= before), before)


def next_slot(mentor: WorkingTime, mentee: WorkingTime, *, not_before: datetime, minutes: int) -> Slot:
    """The earliest start, on a quarter of an hour, that suits both; else the mentee's next working morning.

    No slot falls on a day off of either. `moved_for` names the day off that keeps the first time that would suit
    both from being taken. It is looked up on the calendar of the person who is off.
    """
    length = timedelta(minutes=minutes)
    moved_for: str | None = None
    for start in _quarters(mentee, not_before, length):
        if mentor.covers(start, start + length):
            day_off = mentee.day_off(start) or mentor.day_off(start)
            if day_off is None:
                return Slot(starts_at=start, shared=True, moved_for=moved_for)
            moved_for = moved_for or day_off
    return Slot(starts_at=_next_morning(mentor, mentee, not_before), shared=False)


def next_beat(cadence: Cadence, first: date, *, after: date) -> date:
    """The day on which the next meeting falls due: the first beat that leaves at least half a step after `after`.

    Beats are counted from the day of the first meeting, so that one late meeting does not shift all that follow.
    """
    return next(beat for beat in _beats(cadence, first) if beat - after >= LEAST_GAP[cadence])


def _beats(cadence: Cadence, first: date) -> Iterator[date]:
    """Every week, every second week, or the same day of each month (its last day where a month is shorter)."""
    if cadence is Cadence.MONTHLY:
        return (_months_later(first, months) for months in count())
    step = timedelta(weeks=1 if cadence is Cadence.WEEKLY else 2)
    return (first + step * times for times in count())


def _months_later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))


def _days_from(working: WorkingTime, instant: datetime) -> Iterator[date]:
    first = instant.astimezone(ZoneInfo(working.zone)).date()
    return (first + timedelta(days=offset) for offset in range(SEARCHED_DAYS))


def _quarters(working: WorkingTime, not_before: datetime, length: timedelta) -> Iterator[datetime]:
    """Every start, on a quarter of an hour, that fits into the hours of the person's week."""
    for day in _days_from(working, not_before):
        start, _ = working.hours_on(day)
        while working.covers(start, start + length):
            if start >= not_before:
                yield start
            start += QUARTER


def _next_morning(mentor: WorkingTime, mentee: WorkingTime, not_before: datetime) -> datetime:
    """The start of the mentee's next working day, unless the mentor has that day off."""
    mornings = (mentee.hours_on(day)[0] for day in _days_from(mentee, not_before) if mentee.works_on(day))
    free = (morning for morning in mornings if morning >= not_before and mentor.day_off(morning) is None)
    return next(free, next_permitted(mentee, not_before))
