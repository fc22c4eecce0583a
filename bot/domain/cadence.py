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
"""How many days we look ahead for a slot. Longer than any run of public holidays and weekends."""


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

    def covers(self, starts_at: datetime, ends_at: datetime) -> bool:
        day = starts_at.astimezone(ZoneInfo(self.zone)).date()
        opens, closes = self.hours_on(day)
        return self.works_on(day) and opens <= starts_at and ends_at <= closes


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


def next_slot(mentor: WorkingTime, mentee: WorkingTime, *, not_before: datetime, minutes: int) -> Slot:
    """The earliest start, on a quarter of an hour, that suits both; else the mentee's next working morning.

    `moved_for` names the holiday of the first day that would have suited, had it been a working day.
    """
    length = timedelta(minutes=minutes)
    moved_for: str | None = None
    for day in _days_from(mentee, not_before):
        moved_for = moved_for or mentee.days_off.get(day) or mentor.days_off.get(day)
        for start in _quarters(mentee, day, length):
            if (
                start >= not_before
                and mentee.covers(start, start + length)
                and mentor.covers(start, start + length)
            ):
                return Slot(starts_at=start, shared=True, moved_for=moved_for)
    return Slot(starts_at=next_permitted(mentee, not_before), shared=False)


def next_beat(cadence: Cadence, first: date, *, after: date) -> date:
    """The day on which the next meeting falls due: the first beat that leaves at least half a step after `after`.

    Beats are counted from the day of the first meeting, so that one late meeting does not shift all that follow.
    """
    return next(beat for beat in _beats(cadence, first) if beat - after >= LEAST_GAP[cadence])


def _beats(cadence: Cadence, first: date) -> Iterator[date]:
    """Every week, every second week, or the same day of each month (its last day where a month is shorter)."""
    for step in count():
        if cadence is Cadence.MONTHLY:
            year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
            yield date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
        else:
            yield first + timedelta(weeks=step * (1 if cadence is Cadence.WEEKLY else 2))


def _days_from(working: WorkingTime, instant: datetime) -> Iterator[date]:
    first = instant.astimezone(ZoneInfo(working.zone)).date()
    return (first + timedelta(days=offset) for offset in range(SEARCHED_DAYS))


def _quarters(working: WorkingTime, day: date, length: timedelta) -> Iterator[datetime]:
    start, closes = working.hours_on(day)
    while start + length <= closes:
        yield start
        start += QUARTER
