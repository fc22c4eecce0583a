"""What matching is told: the people who take part, what happened between them before, and what a program values."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

FULL_SCORE = 1000


class Criterion(StrEnum):
    SKILLS = "skills"
    HOURS = "hours"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A participant of one cohort, as far as matching needs to know them.

    `mentor_seats` counts the seats still free and is 0 for someone who does not offer to mentor. Skills are
    normalised keys in the person's own order. `working_minutes` holds the half-hour slots of the week in UTC
    (0 to 335, from Monday 00:00) in which the person works; see `hours.weekly_slots`.
    """

    id: UUID
    person: UUID
    name: str
    mentor_seats: int
    wants_mentor: bool
    offers: tuple[str, ...]
    wants: tuple[str, ...]
    time_zone: str
    working_minutes: frozenset[int]
    waiting_days: int


@dataclass(frozen=True, slots=True)
class History:
    """What happened before, as (mentor, mentee) pairs of *person* ids; `mentoring` is running now.

    `managing` holds (manager, report) pairs of people. `apart` holds pairs of people of whom the first wishes never
    to be matched with the second, in either role.
    """

    paired: frozenset[tuple[UUID, UUID]] = frozenset()
    declined: frozenset[tuple[UUID, UUID]] = frozenset()
    mentoring: frozenset[tuple[UUID, UUID]] = frozenset()
    managing: frozenset[tuple[UUID, UUID]] = frozenset()
    apart: frozenset[tuple[UUID, UUID]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How many of the 1000 points each criterion can earn, and how many a pair needs to be proposed at all.

    Raises ValueError if a share is negative, the shares do not sum to 1000, or no pair could reach the minimum.
    """

    skills: int = 600
    hours: int = 250
    waiting: int = 150
    minimum_points: int = 0

    def __post_init__(self) -> None:
        shares = (self.skills, self.hours, self.waiting)
        if min(shares) < 0 or sum(shares) != FULL_SCORE:
            raise ValueError(f"the criteria must share exactly {FULL_SCORE} points, not {shares}")
        if not 0 <= self.minimum_points <= FULL_SCORE:
            raise ValueError(f"the minimum must lie between 0 and {FULL_SCORE}, not {self.minimum_points}")
