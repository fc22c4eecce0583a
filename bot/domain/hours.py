"""When somebody works, in their own words: the days, the hours, whose holidays, and when they are away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.cadence import DayOff, Days
from bot.domain.programs import refuse
from bot.domain.runs_of_days import RunWish, joined, kept_of, problems_of

SHORTEST_DAY = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A week of work. Weekdays count from Monday = 0; `region` is whose public holidays are free, "" for none."""

    weekdays: frozenset[int]
    starts: time
    ends: time
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursWish:
    """What somebody says of their week, and of days away."""

    hours: Hours
    away: RunWish

    def checked(self, leaves: Collection[Days], *, regions: Collection[str], today: date) -> tuple[Days, ...]:
        """Return the days away from now on; raise WrongInput naming each field that needs another look."""
        kept, hours = kept_of(leaves, self.away, today), self.hours
        beyond = problems_of(self.away, kept, today)
        known = hours.region in regions or not hours.region
        refuse(
            {
                "weekdays": None if hours.weekdays else "Choose one day at least.",
                "ends": "Choose a time an hour later than the first at least." if _brief(hours) else None,
                "region": None if known else "Choose one from the list.",
                **beyond,
            }
        )
        return joined((*kept, self.away.run) if self.away.run else kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursCard:
    """Somebody's week, `usual` being what holds where they have not said otherwise; `place` names its region.

    `next_at` is when we would next write to them by ourselves, and `because` what that waits for.
    """

    zone: str
    hours: Hours
    usual: Hours
    place: str
    leaves: tuple[Days, ...]
    next_at: datetime
    because: DayOff | None


def _brief(hours: Hours) -> bool:
    """Whether the day is too short to meet in. Nights that end in the morning are no day that we know of."""
    day = date(2000, 1, 1)
    return datetime.combine(day, hours.ends) - datetime.combine(day, hours.starts) < SHORTEST_DAY
