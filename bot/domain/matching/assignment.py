"""Chooses the pairs: the best plan in which no two people mentor each other.

Without that last rule one optimum is the answer. With it, branch and bound is exact: whenever the best plan holds
a loop, one of its two pairs must go, so both ways are tried, the most promising first. Loops make the problem
NP-hard, so the number of plans is bounded (by a count, never by a clock, so that every machine gives the same
answer); beyond the bound only the better way out of each loop is followed. Cohorts rarely hold more than a few
loops; the bound is for the one in which everybody is both and everybody is alike.
"""

from dataclasses import replace
from heapq import heappop, heappush
from itertools import count
from uuid import UUID

from bot.domain.matching.exact import FORBIDDEN, Assignment, Problem, optimum
from bot.domain.matching.survey import Survey
from bot.domain.matching_terms import Objective

MOST_PLANS = 1_000
MOST_PAIRS = 1_200_000
"""Over all plans together, as far as more than one is needed; about a second."""

Pair = tuple[int, int]


def assign(
    surveyed: Survey, objective: Objective = Objective.COVERAGE, *, most_plans: int = MOST_PLANS
) -> Assignment:
    """At most one mentor per mentee, seats respected, nobody mentoring who mentors them."""
    bound = min(most_plans, MOST_PAIRS // max(1, surveyed.problem.points.size))
    numbers = count(1)
    ways = [_way(surveyed, objective, frozenset(), next(numbers))]
    while True:
        _, solved, plan, barred = heappop(ways)
        loop = _loop(surveyed, plan)
        if loop is None:
            return plan
        if solved > bound:
            ways.clear()
        for pair in loop:
            heappush(ways, _way(surveyed, objective, barred | {pair}, next(numbers)))


Way = tuple[tuple[int, ...], int, Assignment, frozenset[Pair]]
"""What a plan without some pairs is worth, its number, the plan, and those pairs. Better plans sort first."""


def _way(surveyed: Survey, objective: Objective, barred: frozenset[Pair], number: int) -> Way:
    plan = optimum(_without(surveyed, barred), objective)
    worst = plan.bottleneck or 0 if objective is Objective.BOTTLENECK else 0
    return (-plan.coverage, -worst, -plan.total), number, plan, barred


def _without(surveyed: Survey, barred: frozenset[Pair]) -> Problem:
    if not barred:
        return surveyed.problem
    points = surveyed.problem.points.copy()
    for pair in barred:
        points[pair] = FORBIDDEN
    return replace(surveyed.problem, points=points)


def _loop(surveyed: Survey, plan: Assignment) -> tuple[Pair, Pair] | None:
    """The first two pairs of a plan in which the same two people mentor each other."""
    pairs = zip(plan.rows.tolist(), plan.columns.tolist(), strict=True)
    by_people: dict[tuple[UUID, UUID], Pair] = {surveyed.people(*pair): pair for pair in pairs}
    for people, pair in by_people.items():
        if (other := by_people.get(people[::-1])) is not None:
            return pair, other
    return None
