"""The best pairs among equals under each objective."""

import numpy as np

from bot.domain.matching.exact.lifting import lifted
from bot.domain.matching.exact.peer import best_pairs, ranks_of_two
from bot.domain.matching.exact.problem import Assignment, Numbers, Problem
from bot.domain.matching.exact.weights import MOST_RANK_BITS
from bot.domain.matching_terms import Objective

NOBODY = -1
"""Less than any liking: whoever has nobody would rather have anybody."""


def best_equals(problem: Problem, objective: Objective = Objective.COVERAGE) -> Assignment:
    """The best pairs under the objective, each told once, by the smaller number first.

    The problem is symmetric: the same people in rows and columns, who are forbidden to themselves.
    """
    match objective:
        case Objective.STABLE:
            return _stable(problem)
        case Objective.BOTTLENECK:
            return lifted(problem, best_pairs)
        case _:
            return best_pairs(problem, keeping=objective is Objective.FEWEST_CHANGES)


def blocking_equals(problem: Problem, plan: Assignment) -> int:
    """How many pairs that the plan keeps apart would both rather have each other than what they have."""
    own, wishes = np.full(len(problem.points), NOBODY), _likings(problem)
    own[plan.rows] = own[plan.columns] = wishes[plan.rows, plan.columns]
    return int(np.triu((wishes > own[:, None]) & (wishes > own)).sum())


def _stable(problem: Problem) -> Assignment:
    """Whoever like each other best of all who are left are a pair, until there are none.

    Among roommates there need not be a stable plan (Gale and Shapley, 1962); where both like each other by the same
    points, there is, and this is it.
    """
    wishes, everybody = _likings(problem), np.arange(len(problem.points))
    mates = np.full(len(everybody), NOBODY)
    while (wishes > NOBODY).any():
        best = wishes.argmax(axis=1)
        mutual = np.flatnonzero((best[best] == everybody) & (wishes[everybody, best] > NOBODY))
        mates[mutual] = best[mutual]
        wishes[mutual], wishes[:, mutual] = NOBODY, NOBODY
    rows = np.flatnonzero(everybody < mates)
    points = problem.points[rows, mates[rows]].astype(np.int64)
    return Assignment(rows=rows, columns=mates[rows], points=points, certificate=None)


def _likings(problem: Problem) -> Numbers:
    """Points and, below them, the hash; NOBODY for those who may not be a pair."""
    rows, columns = np.nonzero(problem.points >= 0)
    likings = np.full(problem.points.shape, NOBODY, np.int64)
    points = problem.points[rows, columns].astype(np.int64)
    likings[rows, columns] = (points << MOST_RANK_BITS) + ranks_of_two(problem, rows, columns, MOST_RANK_BITS)
    return likings
