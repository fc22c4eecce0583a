"""What waits for an admin now: one task at most for each cohort, the most pressing first."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from uuid import UUID

from bot.domain.cohorts import OPEN_DOORS
from bot.domain.terms import CohortState

SOON = timedelta(days=7)


class Urge(IntEnum):
    """Why a cohort waits for its admin; the lowest comes first."""

    UNMATCHED = 1
    STARTS_SOON = 2
    APPROVAL = 3
    WAITING = 4
    DRAFT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`number` counts people, `days` those to the first day (0: today, negative: passed)."""

    urge: Urge
    cohort: UUID
    program: str
    number: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A cohort as far as tasks go. `matched`: a round was published.

    `waiting` counts mentees without a match, `offers` mentors who wait to be approved.
    """

    cohort: UUID
    program: str
    state: CohortState
    starts_on: date
    matched: bool
    waiting: int
    offers: int = 0


def task_for(facts: Facts, today: date) -> Task | None:
    """What this cohort needs from its admin today, if anything."""
    days = (facts.starts_on - today).days
    urge = _urge(facts, days)
    if urge is None:
        return None
    number = facts.offers if urge is Urge.APPROVAL else facts.waiting
    return Task(urge=urge, cohort=facts.cohort, program=facts.program, number=number, days=days)


def _urge(facts: Facts, days: int) -> Urge | None:
    if facts.state is CohortState.DRAFT:
        return Urge.DRAFT
    if facts.state not in OPEN_DOORS:
        return None
    if facts.offers:
        return Urge.APPROVAL  # before anything else: nobody is matched with a mentor who still waits
    if not facts.matched and facts.state is CohortState.ENROLLING and days <= SOON.days:
        return Urge.UNMATCHED if days <= 0 else Urge.STARTS_SOON
    return Urge.WAITING if facts.waiting else None
