"""Groups: one mentor with several mentees, never fewer than the program asks for."""

from collections.abc import Sequence
from dataclasses import replace
from heapq import heappop, heappush
from itertools import count

import numpy as np

from bot.domain.matching.exact import FORBIDDEN, Assignment, Problem
from bot.domain.matching.exact.groups import best_groups
from bot.domain.matching.exact.problem import Numbers
from bot.domain.matching.facts import Rules
from bot.domain.matching.plan import LeftOver, LeftOverReason
from bot.domain.matching.survey import Survey
from bot.domain.matching_terms import Objective
from bot.domain.terms import Side

MOST_PLANS = 32
"""Far fewer than among pairs: opening groups is hard work, and so few mentors of groups look for a group."""


def fewest_of(surveyed: Survey, rules: Rules) -> Numbers:
    """How many mentees more each mentor needs to take any at all: those of a group that is there already count."""
    taken = np.maximum(rules.group_max - surveyed.problem.seats, 0)
    fewest: Numbers = np.maximum(rules.group_min - taken, 1)
    return fewest


def assign_groups(surveyed: Survey, rules: Rules, objective: Objective = Objective.COVERAGE) -> Assignment:
    """The best groups in which no two people mentor each other, by branch and bound as in `assignment`."""
    fewest, numbers = fewest_of(surveyed, rules), count(1)
    ways = [_way(surveyed.problem, fewest, objective, next(numbers))]
    while True:
        _, number, plan, problem = heappop(ways)
        loop = _loop(surveyed, plan)
        if loop is None:
            return plan
        if number > MOST_PLANS:
            ways.clear()
        for pair in loop:
            heappush(ways, _way(_without(problem, pair), fewest, objective, next(numbers)))


Way = tuple[tuple[int, ...], int, Assignment, Problem]
"""What a plan is worth, its number, the plan, and what it answers. Better plans sort first."""


def _way(problem: Problem, fewest: Numbers, objective: Objective, number: int) -> Way:
    plan = best_groups(problem, fewest, objective)
    worst = plan.bottleneck or 0 if objective is Objective.BOTTLENECK else 0
    return (-plan.coverage, -worst, -plan.total), number, plan, problem


def _without(problem: Problem, pair: tuple[int, int]) -> Problem:
    points = problem.points.copy()
    points[pair] = FORBIDDEN
    return replace(problem, points=points)


def _loop(surveyed: Survey, plan: Assignment) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two pairs of a plan in which the same two people mentor each other."""
    by_people = {
        surveyed.people(*pair): pair for pair in zip(plan.rows.tolist(), plan.columns.tolist(), strict=True)
    }
    ways_back = ((pair, by_people.get(people[::-1])) for people, pair in by_people.items())
    return next(((pair, other) for pair, other in ways_back if other is not None), None)


def told_of_groups(left: Sequence[LeftOver], surveyed: Survey, chosen: Assignment) -> tuple[LeftOver, ...]:
    """Who is left over though somebody who fits has room: too few came together for another group."""
    room = surveyed.problem.seats > np.bincount(chosen.columns, minlength=len(surveyed.mentors))
    waits = ~np.isin(np.arange(len(surveyed.mentees)), chosen.rows)
    possible = (surveyed.problem.points >= 0) & room & waits[:, None]
    short = {
        Side.MENTEE: {surveyed.mentees[row].id for row in np.flatnonzero(possible.any(axis=1))},
        Side.MENTOR: {surveyed.mentors[column].id for column in np.flatnonzero(possible.any(axis=0))},
    }
    return tuple(
        replace(each, reason=LeftOverReason.GROUP_TOO_SMALL, more_seats_needed=0, contested=())
        if each.participant in short[each.side]
        else each
        for each in left
    )
