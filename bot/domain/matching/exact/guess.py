"""A guess at what seats will cost in the best plan, from a dozen or two pairs of everybody.

Every mentee asks for whom leaves them most; seats that too many ask for rise, those that too few ask for fall, in
ever smaller steps (a subgradient descent on the dual, Held and Karp 1971).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.exact.problem import Numbers, Points, Problem

STEPS = (60, 44, 32, 23, 17, 12, 8, 5, 3)
FINE_STEPS = (10, 8, 6, 5, 4, 3, 2, 1)
"""From a guess that is not far off."""


class Guess(NamedTuple):
    """Prices of seats in points, and what a mentee must have left to get one: `ground`."""

    prices: NDArray[np.int16]
    ground: int


class Offers:
    """Some of the pairs, in order of their codes, as mentees compare them at changing prices."""

    def __init__(self, problem: Problem, codes: Numbers) -> None:
        rows, self.columns = np.divmod(codes, len(problem.seats))
        self._seats, self._points = problem.seats, problem.points.reshape(-1)[codes]
        self._begins = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]][: len(rows)])
        self._lengths = np.diff(np.r_[self._begins, len(rows)])

    def short(self, prices: Points, ground: int | None = None) -> tuple[NDArray[np.int16], int]:
        """How many points each pair falls short of what its mentee can get at these prices, and the ground."""
        left = self._points - prices[self.columns]
        most = np.maximum.reduceat(left, self._begins)
        ground = _ground(most, int(self._seats.sum())) if ground is None else ground
        return np.repeat(np.maximum(most, np.int16(ground)), self._lengths) - left, ground


def guess(problem: Problem, codes: Numbers, *, start: Guess | None = None, steps: Sequence[int] = STEPS) -> Guess:
    """A guess from these pairs, which are in order."""
    mentors, offers = len(problem.seats), Offers(problem, codes)
    prices, ground = (start.prices.copy(), start.ground) if start else (np.zeros(mentors, np.int16), 0)
    for step in steps if len(codes) else ():
        short, ground = offers.short(prices)
        wanted = np.bincount(offers.columns[np.flatnonzero(short == 0)], minlength=mentors)
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
