"""Prices that prove a plan, and the pairs that would still be worth more than their price."""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.exact.problem import Flags, Numbers, Problem
from bot.domain.matching.exact.tops import BLOCK
from bot.domain.matching.exact.weights import Weights

NEARLY = 16
"""Points."""
AT_ONCE = 1 << 14
"""So many pairs are looked at together: enough to be worth the calls, and no great piece of memory."""


class NotTheBestError(Exception):
    """Prices keep rising, so that the plan is hardly the best among its pairs."""


class Prices(NamedTuple):
    """What a mentee's place and a mentor's seat are worth in the best plan, in the units of weights."""

    mentees: Numbers
    mentors: Numbers


class Underpriced(NamedTuple):
    """Codes of pairs, and the mentees who had to leave some out."""

    codes: Numbers
    unheard: Flags


def prices_of(
    rows: Numbers,
    columns: Numbers,
    weights: Numbers,
    chosen: Flags,
    *,
    mentees: int,
    seats: Numbers,
    start: Numbers | None = None,
    patience: int | None = None,
) -> Prices:
    """Prices of seats at which every mentee is content with what the plan gives them.

    As in Bellman and Ford's shortest paths, prices rise until nothing changes; an optimal plan has no cycle in
    which they could rise for ever. They rise from a `start`, those of an earlier plan, so that little changes, or
    from nothing, to be the lowest there are. In the end the ground, a seat that nobody takes, is free again.
    Raises NotTheBestError if they still rise after so many times as there is `patience` for.
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
    for _ in count() if patience is None else range(patience):
        left = np.where(served, worth - prices[mate], 0)
        ground = max(ground, int(prices[free].max(initial=0)), -int(left.min()))
        content = np.where(served, left, -ground)
        risen = np.maximum(prices, ground)
        offers = np.maximum.reduceat(weights - content[rows], begins)
        risen[columns[begins]] = np.maximum(risen[columns[begins]], offers)
        if (risen == prices).all():
            return Prices(content + ground, prices - ground)
        prices = risen
    raise NotTheBestError


def fallen(before: Prices, prices: Prices) -> Flags:
    """Mentees of whom a pair has come down in price. What all others were asked they need not be asked again."""
    if (prices.mentors < before.mentors).any():
        return np.ones(len(prices.mentees), bool)
    fell: Flags = prices.mentees < before.mentees
    return fell


def underpriced(problem: Problem, weights: Weights, prices: Prices, asked: Flags, *, most: int) -> Underpriced:
    """Pairs worth more than their two prices, and those that nearly are; none if none is worth more.

    Each mentee who is asked names so many at `most`. Most pairs are told apart in whole points already; only what
    is close is looked at to the last bit. Prices will shift a little, so that what is nearly underpriced now would
    be so in the next round.
    """
    found, named = [np.zeros(0, np.int64)], np.zeros(len(asked), np.int64)
    for codes in _close(problem, weights, prices, asked):
        rows, columns = np.divmod(codes, len(prices.mentors))
        excess = weights.of(problem, rows, columns) - prices.mentees[rows] - prices.mentors[columns]
        named += np.bincount(rows[excess > 0], minlength=len(asked))
        found.append(codes[_worst(rows, excess, most)])
    return Underpriced(np.concatenate(found if named.any() else found[:1]), named > most)


def _close(problem: Problem, weights: Weights, prices: Prices, asked: Flags) -> Iterator[Numbers]:
    """The codes of possible pairs worth their price or nearly, in whole points, many at a time but not all."""
    mentees, mentors = problem.points.shape
    rough_mentors = _whole(prices.mentors >> weights.room, weights)
    rough_mentees = _whole((prices.mentees >> weights.room) - weights.bonus - NEARLY, weights)
    found, waiting = [], 0
    blocks = range(0, mentees, BLOCK)
    for start in (start for start in blocks if asked[start : start + BLOCK].any()):
        block = problem.points[start : start + BLOCK]
        codes = np.flatnonzero(block - rough_mentors >= rough_mentees[start : start + BLOCK, None])
        found.append(codes[block.reshape(-1)[codes] >= 0] + start * mentors)
        waiting += len(codes)
        if waiting >= AT_ONCE:
            yield np.concatenate(found)
            found, waiting = [], 0
    yield np.concatenate([np.zeros(0, np.int64), *found])


def _whole(points: Numbers, weights: Weights) -> NDArray[np.int16] | Numbers:
    """Prices in whole points, in 16 bits where they fit: a quarter of the memory to go through."""
    return points.astype(np.int16) if weights.light else points


def _worst(rows: Numbers, excess: Numbers, most: int) -> Numbers:
    """Where the largest excesses of each row are, in the order of rows."""
    order = np.lexsort((-excess, rows))
    rows = rows[order]
    place = np.arange(len(rows)) - np.searchsorted(rows, rows)
    return np.sort(order[place < most])
