"""To channels and to those who run programs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.tasks import Task
from bot.domain.terms import Cadence


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortAnnounced:
    """To the announcement channel: a cohort is open for joining, up to `ends_on` or for good."""

    cohort: UUID
    program: str
    objective: str
    cadence: Cadence
    minutes: int
    starts_on: date
    ends_on: date | None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortUnmatched:
    """To those who run a program: the first day has come and nobody has been matched yet."""

    cohort: UUID
    program: str
    mentors: int
    mentees: int
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingForYou:
    """The digest, to somebody who runs programs: the most pressing of what waits for them, and how much `more`.

    `undelivered` counts messages that could not be delivered.
    """

    tasks: tuple[Task, ...]
    more: int
    undelivered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminAdded:
    """To somebody who may run a program from now on; `by` is who asked them."""

    program: str
    by: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderAsked:
    """To a leader, once for each program: would you like to mentor in it? `by` is who asks.

    Where juniors mentor, leaders learn, and among peers nobody mentors.
    """

    leader: UUID
    cohort: UUID
    program: str
    objective: str
    cadence: Cadence
    minutes: int
    by: Someone
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortSummary:
    """To the announcement channel, when an admin asks: counts only. A withheld mean is None."""

    program: str
    as_of: date
    mentors: int
    mentees: int
    paused: int
    waiting: int
    pairs_active: int
    pairs_completed: int
    meetings_held: int
    meetings_skipped: int
    meetings_unknown: int
    goals_set: int
    goals_reached: int
    feedback_count: int
    feedback_mean: float | None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class TestMessage:
    """To an admin who wants to see that messages arrive."""

    __test__ = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """To an admin alone: a sample of what others read in a program. `sample` says which, the rest is the program.

    `number` of `total` such messages that were asked for together.
    """

    sample: str
    number: int
    total: int
    program: str
    objective: str
    cadence: Cadence
    minutes: int
    starts_on: date
    ends_on: date | None
    values: str = ""
    expectations: str = ""
    pairing: Pairing = Pairing.TRADITIONAL
