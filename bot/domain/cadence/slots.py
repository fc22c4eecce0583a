"""Times that suit everybody who meets, on a quarter of an hour, and who bends for them where none does."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.cadence.off import DayOff
from bot.domain.cadence.week import WorkingTime

QUARTER = timedelta(minutes=15)


class Bend(StrEnum):
    """What a time asks of somebody: nothing, an early start, a late end, or a day on which they do not work."""

    NONE = "none"
    EARLY = "early"
    LATE = "late"
    FREE_DAY = "free_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A proposed time. `bends` says what it asks of each one, in the order in which they were asked for.

    `because` is the day off that keeps the first time that would have suited from being taken.
    """

    starts_at: datetime
    bends: tuple[Bend, ...] = ()
    because: DayOff | None = None

    @property
    def shared(self) -> bool:
        """Whether it lies in everybody's working hours."""
        return all(bend is Bend.NONE for bend in self.bends)

    @property
    def moved_for(self) -> str | None:
        """What it is later for, as it follows "because of", if for anything."""
        return self.because.cause if self.because else None


def bend_of(working: WorkingTime, starts_at: datetime, ends_at: datetime) -> Bend:
    """What a time asks of a person whose day it is not off."""
    day = working.day_of(starts_at)
    opens, _ = working.hours_on(day)
    if working.covers(starts_at, ends_at):
        return Bend.NONE
    if day.weekday() not in working.weekdays:
        return Bend.FREE_DAY
    return Bend.EARLY if starts_at < opens else Bend.LATE


def off_on(everybody: tuple[WorkingTime, ...], starts_at: datetime) -> DayOff | None:
    """The first thing that keeps anybody from meeting on their day of `starts_at`."""
    return next((off for each in everybody if (off := each.no_meeting(each.day_of(starts_at)))), None)
