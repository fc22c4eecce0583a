"""People as they are: prompt, slow or silent, at home or on the road; what is true of them at each moment."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import holidays

from bot.domain.people import Actor
from bot.domain.terms import NudgePace, Role

COUNTRIES = {
    "Europe/London": "GB",
    "Europe/Berlin": "DE",
    "America/New_York": "US",
    "America/Los_Angeles": "US",
    "Africa/Cairo": "EG",
    "Asia/Kolkata": "IN",
    "Asia/Tokyo": "JP",
    "Australia/Sydney": "AU",
}
"""Where people live and travel, with whose public holidays are kept there."""
HOMES = ("Europe/London",) * 4 + ("Europe/Berlin",) * 3 + ("America/New_York",) * 3 + tuple(COUNTRIES)
FRIDAY_AND_SATURDAY, SATURDAY_AND_SUNDAY = frozenset({4, 5}), frozenset({5, 6})
WEEKENDS = {"EG": FRIDAY_AND_SATURDAY}
EVERY_DAY = frozenset(range(7))
MOST_A_WEEK = {NudgePace.USUAL: 3, NudgePace.FEWER: 1, NudgePace.NONE: 0}


@dataclass(frozen=True, slots=True)
class Temper:
    """How somebody is: which share of what they get they act on, and how many hours that takes on average.

    `fades` days after they joined they act on nothing any more.
    """

    acts: float
    hours: float
    fades: int | None = None


TEMPERS = (
    (30, Temper(0.95, 2)),
    (30, Temper(0.85, 20)),
    (15, Temper(0.6, 60)),
    (8, Temper(0.35, 120)),
    (9, Temper(0.9, 8, fades=60)),
    (8, Temper(0.03, 24)),
)
"""How many of a hundred are so."""


@dataclass(slots=True)
class Place:
    """Somebody's place in a cohort, as they know it themselves."""

    participant: UUID
    role: Role
    rests: bool = False
    rests_until: date | None = None


@dataclass(slots=True, eq=False)
class Human:
    """Somebody, and everything that is true of them right now. `acted_at` is when they last did something."""

    user: str
    actor: Actor
    home: str
    zone: str
    dice: Random
    temper: Temper
    leads: bool = False
    starts: time = time(9)
    ends: time = time(17)
    weekdays: frozenset[int] | None = None
    away: list[tuple[date, date]] = field(default_factory=list)
    pace: NudgePace = NudgePace.USUAL
    rests_until: date | None = None
    muted: frozenset[str] = frozenset()
    joined_at: datetime | None = None
    acted_at: datetime | None = None
    gone: bool = False
    places: dict[UUID, Place] = field(default_factory=dict)

    def today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()

    def works(self, now: datetime) -> str:
        """Why nobody should write to them now, or nothing where they are at work."""
        local = now.astimezone(ZoneInfo(self.zone))
        country, day = COUNTRIES[self.zone], local.date()
        weekdays = self.weekdays or EVERY_DAY - WEEKENDS.get(country, SATURDAY_AND_SUNDAY)
        for holds, why in (
            (day.weekday() not in weekdays, "no working day"),
            (not self.starts <= local.time() < self.ends, "not in working hours"),
            (day in days_off(country), "a public holiday"),
            (any(first <= day <= last for first, last in self.away), "on leave"),
        ):
            if holds:
                return f"{why}: {local:%a %d %b %H:%M} in {self.zone}"
        return ""

    def paused(self, cohort: UUID, now: datetime) -> bool:
        """Whether they are on a break there: to the end of its last day, or until they say so."""
        place = self.places.get(cohort)
        if place is None or not place.rests:
            return False
        return place.rests_until is None or self.today(now) <= place.rests_until

    def acted_since(self, moment: datetime) -> bool:
        return self.acted_at is not None and self.acted_at > moment

    def acts_now(self, now: datetime) -> bool:
        """Whether they do something about what they have just read."""
        fades, since = self.temper.fades, self.joined_at
        if self.gone or (fades is not None and since is not None and now - since > timedelta(days=fades)):
            return False
        return self.dice.random() < self.temper.acts

    def soon(self) -> timedelta:
        """After how long they come to it: mostly soon, now and then much later."""
        return timedelta(minutes=3) + timedelta(hours=self.dice.expovariate(1 / self.temper.hours))


def temper_of(dice: Random) -> Temper:
    (found,) = dice.choices([temper for _, temper in TEMPERS], [share for share, _ in TEMPERS])
    return found


@cache
def days_off(country: str) -> frozenset[date]:
    """Told by the library itself, not by what the bot makes of it."""
    return frozenset(holidays.country_holidays(country, years=range(2025, 2030)))


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
