"""What the rhythm of a pair depends on, and the instants that follow from it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from bot.domain.cadence import WorkingTime, next_permitted
from bot.domain.terms import Cadence, Scheduling, Side
from bot.domain.zones import beginning_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMeeting:
    """The one meeting of a pair that is planned and not yet settled.

    `confirmed`: somebody chose the time, or it belongs to a series; otherwise it is our suggestion. `offers` counts
    how often we asked to choose, last at `offered_at`. `prepared`: both were told what to bring; `called`: they
    were called together right before it. `asks` counts the questions whether they met at this time.
    """

    id: UUID
    number: int
    starts_at: datetime
    ends_at: datetime
    confirmed: bool = False
    offers: int = 0
    offered_at: datetime | None = None
    prepared: bool = False
    called: bool = False
    asks: int = 0
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """What the rhythm of a pair depends on. Dates are inclusive and local to the mentee.

    `starts_on` and `ends_on` are the cohort's days; `started_at` is when the pair formed. `meetings` counts every
    meeting so far; `first_day` sets the beat; `last_day` is that of the latest meeting that was not cancelled.
    `introduced_at` is from when the two may choose a first time themselves; None where they are not offered any.
    `series_time` is when a series begins by the mentee's clock; None where there is none to go by.
    """

    cadence: Cadence
    minutes: int
    started_at: datetime
    starts_on: date
    ends_on: date
    mentor: WorkingTime
    mentee: WorkingTime
    meetings: int
    first_day: date | None
    last_day: date | None
    open_meeting: OpenMeeting | None
    introduced_at: datetime | None = None
    scheduling: Scheduling = Scheduling.ONE_BY_ONE
    series_time: time | None = None

    @property
    def begins(self) -> datetime:
        """From when the days of a first meeting count: the pair has formed, and the cohort has begun."""
        return max(self.started_at, self.beginning(self.starts_on))

    @property
    def end(self) -> datetime:
        """The midnight with which the last day is over."""
        return self.beginning(self.ends_on + timedelta(days=1))

    def beginning(self, day: date) -> datetime:
        """The midnight with which a day begins where the mentee lives."""
        return beginning_of(day, self.mentee.zone)

    def week_of(self, side: Side) -> WorkingTime:
        return self.mentor if side is Side.MENTOR else self.mentee

    def read_by(self, sent_at: datetime, sides: tuple[Side, ...] = tuple(Side)) -> datetime:
        """When all of these have what was sent at `sent_at`: messages wait for each one's working hours."""
        return max(next_permitted(self.week_of(side), sent_at) for side in sides)
