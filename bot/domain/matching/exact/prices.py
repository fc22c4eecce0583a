"""Prices that prove a plan, and the pairs that would still be worth more than their price."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.exact.problem import Flags, Numbers, Problem
from bot.domain.matching.exact.weights import Weights

BLOCK = 256
MOST_A_ROW = 8


class Prices(NamedTuple):
    """What a mentee's place and a mentor's seat are worth in the best plan, in the units of weights."""

    mentees: Numbers
    mentors: Numbers


def prices_of(
    rows: Numbers, columns: Numbers, weights: Numbers, chosen: Flags, *, mentees: int, seats: Numbers
) -> Prices:
    """The lowest prices of seats at which every mentee is content with what the plan gives them.

    As in Bellman and Ford's shortest paths, prices rise until nothing changes; an optimal plan has no cycle in
    which they could rise for ever.
    """
    if not len(rows):
        return Prices(np.zeros(mentees, np.int64), np.zeros(len(seats), np.int64))
    mate, worth = np.full(mentees, -1), np.zeros(mentees, np.int64)
    mate[rows[chosen]], worth[rows[chosen]] = columns[chosen], weights[chosen]
    served = mate >= 0
    order = np.argsort(columns, kind="stable")
    rows, weights, sorted_columns = rows[order], weights[order], columns[order]
    begins = np.flatnonzero(np.r_[True, sorted_columns[1:] != sorted_columns[:-1]])
    wanted, prices = sorted_columns[begins], np.zeros(len(seats), np.int64)
    while True:
        content = np.where(served, worth - prices[mate], 0)
        offers = np.maximum(prices[wanted], np.maximum.reduceat(weights - content[rows], begins))
        if (offers == prices[wanted]).all():
            return Prices(content, prices)
        prices[wanted] = offers


def underpriced(problem: Problem, weights: Weights, prices: Prices) -> Numbers:
    """Codes of pairs worth more than their two prices, the worst few of each row; none if the plan is the best.

    Most pairs are told apart in whole points already; only what is close is looked at to the last bit.
    """
    mentors = len(prices.mentors)
    rough_mentors = _whole(prices.mentors >> weights.room, weights)
    rough_mentees = _whole((prices.mentees >> weights.room) - weights.bonus, weights)
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(prices.mentees), BLOCK):
        block = problem.points[start : start + BLOCK]
        gain = block - rough_mentors
        gain -= rough_mentees[start : start + BLOCK, None]
        rows, columns = np.divmod(np.flatnonzero((gain >= 0) & (block >= 0)), mentors)
        rows += start
        excess = weights.of(problem, rows, columns) - prices.mentees[rows] - prices.mentors[columns]
        found.append(_worst(rows[excess > 0], columns[excess > 0], excess[excess > 0], mentors))
    return np.concatenate(found)


def _whole(points: Numbers, weights: Weights) -> NDArray[np.int16] | Numbers:
    """Prices in whole points, in 16 bits where they fit: a quarter of the memory to go through."""
    return points.astype(np.int16) if weights.light else points


def _worst(rows: Numbers, columns: Numbers, excess: Numbers, mentors: int) -> Numbers:
    """The codes of the largest excesses in each row."""
    order = np.lexsort((-excess, rows))
    rows, columns = rows[order], columns[order]
    begins = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]]) if len(rows) else rows
    place = np.arange(len(rows)) - np.repeat(begins, np.diff(np.r_[begins, len(rows)]))
    few = place < MOST_A_ROW
    return rows[few] * mentors + columns[few]
