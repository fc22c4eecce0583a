"""The plan in which no two would rather have each other, and how far other plans are from that."""

from collections.abc import Iterator
from heapq import heappush, heappushpop

import numpy as np

from bot.domain.matching.exact.problem import MOST_POINTS, Assignment, Numbers, Points, Problem
from bot.domain.matching.exact.tops import BLOCK
from bot.domain.matching.exact.weights import MOST_RANK_BITS, ranks

NOBODY = -1
"""Less than any liking: whoever has nobody would rather have anybody."""

Asking = tuple[int, int]
"""How much two people like each other, and the mentee's row."""


def stable(problem: Problem) -> Assignment:
    """Deferred acceptance (Gale and Shapley, 1962): mentees ask their best first, mentors keep the best who ask.

    Both sides go by the same points and the hash among equals, so there is one stable plan.
    """
    wishes = [_wishes(problem, row) for row in range(len(problem.points))]
    held: list[list[Asking]] = [[] for _ in problem.seats]
    free = list(range(len(wishes)))
    while free:
        row = free.pop()
        for liking, column in wishes[row]:
            refused = _ask(held[column], (liking, row), seats=int(problem.seats[column]))
            if refused is None:
                break
            if refused != row:
                free.append(refused)
                break
    pairs = sorted((row, column) for column, asking in enumerate(held) for _, row in asking)
    rows, columns = np.array(pairs, np.int64).reshape(-1, 2).T
    points = problem.points[rows, columns].astype(np.int64)
    return Assignment(rows=rows, columns=columns, points=points, certificate=None)


def blocking_pairs(problem: Problem, plan: Assignment) -> int:
    """How many pairs that the plan keeps apart would both rather have each other than what they have."""
    mentees, mentors = problem.points.shape
    own, worst = np.full(mentees, NOBODY), np.full(mentors, np.iinfo(np.int64).max)
    likings = _likings(problem, plan.rows, plan.columns)
    own[plan.rows] = likings
    np.minimum.at(worst, plan.columns, likings)
    worst[np.bincount(plan.columns, minlength=mentors) < problem.seats] = NOBODY
    rough_own, rough_worst = _whole(own), _whole(worst)
    found = 0
    for start in range(0, mentees, BLOCK):
        block = problem.points[start : start + BLOCK]
        # Few pairs have the points; of those, the hash is asked.
        close = (block >= rough_own[start : start + BLOCK, None]) & (block >= rough_worst)
        rows, columns = np.divmod(np.flatnonzero(close), mentors)
        rows += start
        liking = _likings(problem, rows, columns)
        found += int(((liking > own[rows]) & (liking > worst[columns])).sum())
    return found


def _whole(likings: Numbers) -> Points:
    """The points of likings; more than anybody has for a mentor without a seat."""
    points: Points = np.minimum(likings >> MOST_RANK_BITS, MOST_POINTS + 1).astype(np.int16)
    return points


def _ask(held: list[Asking], asking: Asking, *, seats: int) -> int | None:
    """Keep the best who ask, as many as there are seats; return the row of whoever has to go, if anybody."""
    if len(held) < seats:
        heappush(held, asking)
        return None
    return heappushpop(held, asking)[1] if held else asking[1]


def _wishes(problem: Problem, row: int) -> Iterator[Asking]:
    """Whom a mentee would like, best first, as (liking, column)."""
    columns = np.flatnonzero(problem.points[row] >= 0)
    likings = _likings(problem, np.full(len(columns), row), columns)
    best_first = np.argsort(-likings, kind="stable")
    yield from zip(likings[best_first].tolist(), columns[best_first].tolist(), strict=True)


def _likings(problem: Problem, rows: Numbers, columns: Numbers) -> Numbers:
    """Points and, below them, the hash; NOBODY or less for those who may not be a pair."""
    points = problem.points[rows, columns].astype(np.int64)
    return np.where(points < 0, NOBODY, (points << MOST_RANK_BITS) + ranks(problem, rows, columns, MOST_RANK_BITS))
