"""Times that suit both of a pair, on a quarter of an hour."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.cadence.week import WorkingTime, days_from, next_permitted

QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A proposed time. `shared` is false where the two have no common working hour and one has to bend."""

    starts_at: datetime
    shared: bool
    moved_for: str | None = None


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


def _quarters(working: WorkingTime, not_before: datetime, length: timedelta) -> Iterator[datetime]:
    """Every start, on a quarter of an hour, that fits into the hours of the person's week."""
    for day in days_from(working, not_before):
        start, _ = working.hours_on(day)
        while working.covers(start, start + length):
            if start >= not_before:
                yield start
            start += QUARTER


def _next_morning(mentor: WorkingTime, mentee: WorkingTime, not_before: datetime) -> datetime:
    """The start of the mentee's next working day, unless the mentor has that day off."""
    mornings = (mentee.hours_on(day)[0] for day in days_from(mentee, not_before) if mentee.works_on(day))
    free = (morning for morning in mornings if morning >= not_before and mentor.day_off(morning) is None)
    return next(free, next_permitted(mentee, not_before))
