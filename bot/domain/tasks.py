"""What waits for an admin now: what each cohort needs, and how many people and pairs could use help.

The digest tells of these as they are; in the control room pairs and matches stand one by one
(`bot.domain.insight.desk`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from bot.domain.cohorts import OPEN_DOORS
from bot.domain.terms import CohortState
from bot.domain.zones import today_in

SOON = timedelta(days=7)


class Urge(StrEnum):
    """Why a cohort waits for its admin, the most pressing first. Values are stored with digests."""

    CONCERN = "concern"
    QUIET = "quiet"
    UNMATCHED = "unmatched"
    STARTS_SOON = "starts_soon"
    APPROVAL = "approval"
    HAND = "hand"
    UNDELIVERED = "undelivered"
    ENDING = "ending"
    PROPOSAL = "proposal"
    DRY_RUN = "dry_run"
    WAITING = "waiting"
    WAITLIST = "waitlist"
    DRAFT = "draft"
    MATCHED = "matched"


NEWS = frozenset({Urge.MATCHED})
"""What is told without anybody having to do something about it."""
ASIDE = frozenset({Urge.QUIET, Urge.ENDING, Urge.PROPOSAL, Urge.WAITLIST})
"""What a digest tells of, and is not sent for: it goes on by itself, or has had a message of its own."""
RANKS = {urge: rank for rank, urge in enumerate(Urge)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`name` and `starts_on` are the cohort's, by which runs of one program differ; older digests hold neither.

    `number` counts people, `days` those to the first day (0: today, negative: passed).
    `waited` are the days for which the mentor has waited who waits longest for an answer. `published` counts the
    matches that the daily run has published of late. `since`: when it began to wait, as far as that is known.
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
    since: datetime | None = None


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
    daily run has left one to look at; `published` counts matches that it published of late. `pairs` counts those
    that run.
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
    ends_on: date | None = None
    pairs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """Who calls for help in one cohort, as far as one reader may know: how many, and when the latest began to.

    Requests for help, pairs that could use a hand, matches without an answer, or people on a waitlist. `first`:
    since when the one waits who waits longest; None where that is not asked.
    """

    cohort: UUID
    program: str
    name: str
    starts_on: date
    number: int
    latest: datetime
    first: datetime | None = None


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
    cohorts: Iterable[Facts],
    *,
    now: datetime,
    zone: str,
    calls: Sequence[Calls] = (),
    hands: Sequence[Calls] = (),
    others: Mapping[Urge, Sequence[Calls]] = MappingProxyType({}),
) -> ToDo:
    """What these cohorts need from somebody who lives in `zone`.

    `calls` are people who ask this very person for help, `hands` are pairs that could use one; `others` by urge.
    """
    cohorts = tuple(cohorts)
    found = [(facts, task) for facts in cohorts if (task := task_for(facts, now=now, zone=zone))]
    ending = [task for facts in cohorts if (task := ending_of(facts, now=now, zone=zone))]
    offers = [facts.offers.latest for facts, task in found if facts.offers and task.urge is Urge.APPROVAL]
    waits = [*offers, *(call.latest for call in calls)]
    asked = {Urge.CONCERN: calls, Urge.HAND: hands, **others}
    called = [_about(call, urge) for urge, each in asked.items() for call in each]
    tasks = sorted((*called, *ending, *(task for _, task in found)), key=lambda task: (RANKS[task.urge], task.days))
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
        since=asking.first if asking else None,
    )


def ending_of(facts: Facts, *, now: datetime, zone: str) -> Task | None:
    """That the last day of a cohort comes within a week, or has passed while its pairs still run."""
    if facts.state is not CohortState.RUNNING or facts.ends_on is None or not facts.pairs:
        return None
    days = (facts.ends_on - today_in(zone, now)).days
    if days > SOON.days:
        return None
    return Task(
        urge=Urge.ENDING,
        cohort=facts.cohort,
        program=facts.program,
        name=facts.name,
        starts_on=facts.starts_on,
        number=facts.pairs,
        days=days,
    )


def _about(call: Calls, urge: Urge) -> Task:
    return Task(
        urge=urge,
        cohort=call.cohort,
        program=call.program,
        name=call.name,
        starts_on=call.starts_on,
        number=call.number,
        since=call.first,
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
