"""What is kept of a matching round beside its pairs: what the plan gave up, whom it left over, what it changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from bot.domain.matching import LeftOver, Plan
from bot.domain.matching.hands import Two
from bot.domain.matching.plan import SeatGain
from bot.domain.matching_terms import Pairing
from bot.domain.terms import Stage

SMALLEST_GROUP = 5
"""Of fewer people nothing is told: it would speak of each of them."""
MOST_GROUPS = 6
LONGEST_WHY = 300
IT_TAKES: Mapping[Pairing, str] = {
    **dict.fromkeys(Pairing, "one mentor with a free seat and one mentee waiting"),
    Pairing.PEER: "two people who wait for a partner",
}
"""Whom a round needs to begin with."""


class Grouping(StrEnum):
    """By what people are looked at as a group: both are answers they gave, or a profile they can read."""

    STAGE = "stage"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """How many of a group who look for a mentor would have one."""

    grouping: Grouping
    value: str
    placed: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a plan means beside its pairs.

    `fewer_pairs` and `fewer_points`: what the objective costs against as many pairs and then points as possible;
    `blocking` counts pairs of people who would rather have each other. `new` and `gone` count pairs against the
    run before; None where this is the first.
    """

    fewer_pairs: int
    fewer_points: int
    blocking: int
    left_over: tuple[LeftOver, ...]
    exposure: tuple[Exposure, ...] = ()
    seat_gains: tuple[SeatGain, ...] = ()
    new: int | None = None
    gone: int | None = None


class Looking(NamedTuple):
    """Somebody who looks for a mentor, and the groups they belong to."""

    participant: UUID
    stage: Stage | None
    department: str


def outcome_of(plan: Plan, looking: Iterable[Looking], before: Collection[Two] | None) -> Outcome:
    """The outcome of a plan for these people; `before` are the pairs of the run before, if there was one."""
    pairs = {(pair.mentor, pair.mentee) for pair in plan.pairs}
    known = None if before is None else set(before)
    return Outcome(
        fewer_pairs=plan.cost.pairs,
        fewer_points=plan.cost.points,
        blocking=plan.blocking,
        left_over=plan.left_over,
        exposure=exposure(looking, {mentee for _, mentee in pairs}),
        seat_gains=plan.seat_gains,
        new=None if known is None else len(pairs - known),
        gone=None if known is None else len(known - pairs),
    )


def exposure(looking: Iterable[Looking], placed: Collection[UUID]) -> tuple[Exposure, ...]:
    """The groups of whom the smallest share would have a mentor, the smallest first."""
    groups: defaultdict[tuple[Grouping, str], list[bool]] = defaultdict(list)
    for person in looking:
        for grouping, value in ((Grouping.STAGE, person.stage), (Grouping.DEPARTMENT, person.department)):
            if value:
                groups[grouping, str(value)].append(person.participant in placed)
    told = {group: served for group, served in groups.items() if len(served) >= SMALLEST_GROUP}
    found = [
        Exposure(grouping=group[0], value=group[1], placed=sum(of), people=len(of)) for group, of in told.items()
    ]
    return tuple(
        sorted(found, key=lambda each: (each.placed / each.people, each.grouping, each.value))[:MOST_GROUPS]
    )
