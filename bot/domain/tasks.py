"""What waits for an admin now: one task at most for each cohort, besides people and pairs who could use help."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from bot.domain.cohorts import OPEN_DOORS
from bot.domain.terms import CohortState
from bot.domain.zones import today_in

SOON = timedelta(days=7)


class Urge(StrEnum):
    """Why a cohort waits for its admin, the most pressing first. Values are stored with digests."""

    CONCERN = "concern"
    UNMATCHED = "unmatched"
    STARTS_SOON = "starts_soon"
    APPROVAL = "approval"
    HAND = "hand"
    DRY_RUN = "dry_run"
    WAITING = "waiting"
    DRAFT = "draft"
    MATCHED = "matched"


NEWS = frozenset({Urge.MATCHED})
"""What is told without anybody having to do something about it."""
RANKS = {urge: rank for rank, urge in enumerate(Urge)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`name` and `starts_on` are the cohort's, by which runs of one program differ; older digests hold neither.

    `number` counts people, `days` those to the first day (0: today, negative: passed).
    `waited` are the days for which the mentor has waited who waits longest for an answer. `published` counts the
    matches that the daily run has published of late.
    """

    urge: Urge
    cohort: UUID
    program: str
    name: str = ""
    starts_on: date | None = None
    number: int = 0
    days: int = 0
    waited: int = 0
    published: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """Mentors who wait to be approved: how many, since when the first does, and when the last began or answered."""

    number: int
    first: datetime
    latest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A cohort as far as tasks go. `matched`: a round was published.

    `waiting` counts mentees without a match, `offers` are None where nobody waits to be approved. `dry_run`: the
    daily run has left one to look at; `published` counts matches that it published of late.
    """

    cohort: UUID
    program: str
    name: str
    state: CohortState
    starts_on: date
    matched: bool
    waiting: int
    offers: Offers | None = None
    dry_run: bool = False
    published: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """Who calls for help in one cohort, as far as one reader may know: how many, and when the latest began to.

    Requests for help, or pairs that could use a hand.
    """

    cohort: UUID
    program: str
    name: str
    starts_on: date
    number: int
    latest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """Everything that waits for somebody, the most pressing first.

    `latest_offer` is when somebody last began to wait for an answer: a mentor to be approved, or one who asks for
    help, among those who still wait for one. `latest_hand`: when the latest pair came to be in need of a hand.
    `undelivered` counts messages that could not be delivered, `latest_undelivered` is when the newest was given up.
    """

    tasks: tuple[Task, ...]
    latest_offer: datetime | None
    latest_hand: datetime | None = None
    undelivered: int = 0
    latest_undelivered: datetime | None = None

    @property
    def empty(self) -> bool:
        return not self.tasks and not self.undelivered


def to_do(
    cohorts: Iterable[Facts], *, now: datetime, zone: str, calls: Sequence[Calls] = (), hands: Sequence[Calls] = ()
) -> ToDo:
    """What these cohorts need from somebody who lives in `zone`.

    `calls` are people who ask this very person for help, `hands` are pairs that could use one.
    """
    found = [(facts, task) for facts in cohorts if (task := task_for(facts, now=now, zone=zone))]
    offers = [facts.offers.latest for facts, task in found if facts.offers and task.urge is Urge.APPROVAL]
    waits = [*offers, *(call.latest for call in calls)]
    asked = [_about(call, Urge.CONCERN) for call in calls] + [_about(hand, Urge.HAND) for hand in hands]
    tasks = sorted((*asked, *(task for _, task in found)), key=lambda task: (RANKS[task.urge], task.days))
    return ToDo(
        tasks=tuple(tasks),
        latest_offer=max(waits, default=None),
        latest_hand=max((hand.latest for hand in hands), default=None),
    )


def task_for(facts: Facts, *, now: datetime, zone: str) -> Task | None:
    """What this cohort needs from its admin today, if anything."""
    days = (facts.starts_on - today_in(zone, now)).days
    urge = _urge(facts, days)
    if urge is None:
        return None
    asking = facts.offers if urge is Urge.APPROVAL else None
    return Task(
        urge=urge,
        cohort=facts.cohort,
        program=facts.program,
        name=facts.name,
        starts_on=facts.starts_on,
        number=asking.number if asking else facts.waiting,
        days=days,
        waited=(now - asking.first).days if asking else 0,
        published=facts.published,
    )


def _about(call: Calls, urge: Urge) -> Task:
    return Task(
        urge=urge,
        cohort=call.cohort,
        program=call.program,
        name=call.name,
        starts_on=call.starts_on,
        number=call.number,
    )


def _urge(facts: Facts, days: int) -> Urge | None:
    if facts.state is CohortState.DRAFT:
        return Urge.DRAFT
    if facts.state not in OPEN_DOORS:
        return None
    if facts.offers:
        return Urge.APPROVAL  # before anything else: nobody is matched with a mentor who still waits
    if not facts.matched and facts.state is CohortState.ENROLLING and days <= SOON.days:
        return Urge.UNMATCHED if days <= 0 else Urge.STARTS_SOON
    if facts.waiting:
        return Urge.DRY_RUN if facts.dry_run else Urge.WAITING
    return Urge.MATCHED if facts.published else None
