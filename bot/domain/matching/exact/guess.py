"""A guess at what seats will cost in the best plan, from a dozen pairs of everybody.

Every mentee asks for whom leaves them most; seats that too many ask for rise, those that too few ask for fall, in
ever smaller steps (a subgradient descent on the dual, Held and Karp 1971).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.exact.problem import Numbers, Problem

STEPS = (60, 46, 35, 27, 20, 16, 12, 9, 7, 5, 4, 3)


class Guess(NamedTuple):
    """Prices of seats in points, and what a mentee must have left to get one: `ground`."""

    prices: NDArray[np.int16]
    ground: int


def guess(problem: Problem, codes: Numbers) -> Guess:
    """A guess from these pairs, which are in order."""
    mentors = len(problem.seats)
    rows, columns = np.divmod(codes, mentors)
    points = problem.points[rows, columns]
    begins = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]][: len(rows)])
    mentee = np.repeat(np.arange(len(begins)), np.diff(np.r_[begins, len(rows)]))
    prices, ground = np.zeros(mentors, np.int16), 0
    for step in STEPS if len(codes) else ():
        left = points - prices[columns]
        most = np.maximum.reduceat(left, begins)
        ground = _ground(most, int(problem.seats.sum()))
        asks = left == np.maximum(most, ground)[mentee]
        wanted = np.bincount(columns[asks], minlength=mentors)
        prices += (step * np.sign(wanted - problem.seats)).astype(np.int16)
        if ground == 0:
            # A seat that nobody wants is free.
            np.maximum(prices, 0, out=prices)
    return Guess(prices, ground)


def _ground(most: NDArray[np.int16], seats: int) -> int:
    """What those who get a seat have left at least; nothing, where there are seats for everybody."""
    if len(most) <= seats:
        return 0
    place = len(most) - max(1, seats)
    return int(np.partition(most, place)[place])
