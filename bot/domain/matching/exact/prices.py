"""Prices that prove a plan, and the pairs that would still be worth more than their price."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.exact.problem import Flags, Numbers, Problem
from bot.domain.matching.exact.tops import BLOCK
from bot.domain.matching.exact.weights import Weights

NEARLY = 16
"""Points."""


class Prices(NamedTuple):
    """What a mentee's place and a mentor's seat are worth in the best plan, in the units of weights."""

    mentees: Numbers
    mentors: Numbers


def prices_of(
    rows: Numbers,
    columns: Numbers,
    weights: Numbers,
    chosen: Flags,
    *,
    mentees: int,
    seats: Numbers,
    start: Numbers | None = None,
) -> Prices:
    """Prices of seats at which every mentee is content with what the plan gives them.

    As in Bellman and Ford's shortest paths, prices rise until nothing changes; an optimal plan has no cycle in
    which they could rise for ever. They rise from a `start`, those of an earlier plan, so that little changes, or
    from nothing, to be the lowest there are. In the end the ground, a seat that nobody takes, is free again.
    """
    if not len(rows):
        return Prices(np.zeros(mentees, np.int64), np.zeros_like(seats))
    mate, worth = np.full(mentees, -1), np.zeros(mentees, np.int64)
    mate[rows[chosen]], worth[rows[chosen]] = columns[chosen], weights[chosen]
    served, free = mate >= 0, np.bincount(columns[chosen], minlength=len(seats)) < seats
    order = np.argsort(columns, kind="stable")
    rows, weights, columns = rows[order], weights[order], columns[order]
    begins = np.flatnonzero(np.r_[True, columns[1:] != columns[:-1]])
    prices, ground = np.zeros_like(seats) if start is None else start, 0
    while True:
        left = np.where(served, worth - prices[mate], 0)
        ground = max(ground, int(prices[free].max(initial=0)), -int(left.min()))
        content = np.where(served, left, -ground)
        risen = np.maximum(prices, ground)
        offers = np.maximum.reduceat(weights - content[rows], begins)
        risen[columns[begins]] = np.maximum(risen[columns[begins]], offers)
        if (risen == prices).all():
            return Prices(content + ground, prices - ground)
        prices = risen


def underpriced(problem: Problem, weights: Weights, prices: Prices, *, most: int) -> Numbers:
    """Codes of pairs worth more than their two prices, and of those that nearly are; none if the plan is the best.

    Most pairs are told apart in whole points already; only what is close is looked at to the last bit. Prices will
    shift a little, so that what is nearly underpriced now would be so in the next round.
    """
    rough_mentors = _whole(prices.mentors >> weights.room, weights)
    rough_mentees = _whole((prices.mentees >> weights.room) - weights.bonus - NEARLY, weights)
    proven, found = True, [np.zeros(0, np.int64)]
    for start in range(0, len(prices.mentees), BLOCK):
        block = problem.points[start : start + BLOCK]
        close = block - rough_mentors >= rough_mentees[start : start + BLOCK, None]
        rows, columns = np.divmod(np.flatnonzero(close), len(prices.mentors))
        rows += start
        excess = weights.of(problem, rows, columns) - prices.mentees[rows] - prices.mentors[columns]
        allowed = problem.points[rows, columns] >= 0
        proven = proven and not (allowed & (excess > 0)).any()
        found.append(_worst(rows[allowed], columns[allowed], excess[allowed], len(prices.mentors), most))
    return np.concatenate(found[:1] if proven else found)


def _whole(points: Numbers, weights: Weights) -> NDArray[np.int16] | Numbers:
    """Prices in whole points, in 16 bits where they fit: a quarter of the memory to go through."""
    return points.astype(np.int16) if weights.light else points


def _worst(rows: Numbers, columns: Numbers, excess: Numbers, mentors: int, most: int) -> Numbers:
    """The codes of the largest excesses in each row."""
    order = np.lexsort((-excess, rows))
    rows, columns = rows[order], columns[order]
    begins = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]]) if len(rows) else rows
    place = np.arange(len(rows)) - np.repeat(begins, np.diff(np.r_[begins, len(rows)]))
    few = place < most
    return rows[few] * mentors + columns[few]
