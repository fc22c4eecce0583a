"""Which pairs to look at first: about a dozen of those with the most points, for every mentee and every mentor."""

from math import ceil

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.exact.problem import Numbers, Points, Problem

FIRST_ARCS = 12
SAMPLE = 1024
BLOCK = 256
SEED = 97


def first_arcs(problem: Problem) -> Numbers:
    """Codes (row times mentors plus column) of promising pairs, in order.

    A pair is promising if it is above the row's floor or the column's. Floors of rows are exact; those of columns
    are estimated from some of the rows, which costs no second walk through the matrix across its grain.
    """
    mentees, mentors = problem.points.shape
    if not problem.points.size:
        return np.zeros(0, np.int64)
    dice = _Dice(problem.points)
    some = np.sort(np.random.default_rng(SEED).permutation(mentees)[:SAMPLE])
    columns = _floors(np.ascontiguousarray(dice.thrown(some).T), FIRST_ARCS * len(some) / mentees)
    found = []
    for start in range(0, mentees, BLOCK):
        thrown = dice.thrown(np.arange(start, min(start + BLOCK, mentees)))
        promising = (thrown >= _floors(thrown, FIRST_ARCS)[:, None]) | (thrown >= columns)
        found.append(np.flatnonzero(promising & (thrown >= 0)) + start * mentors)
    return np.concatenate(found)


class _Dice:
    """Points with five bits of dice below them, or everybody would want the same few of those who are equal."""

    def __init__(self, points: Points) -> None:
        self._points = points
        self._dice = np.random.default_rng(SEED).integers(0, 32, (BLOCK, points.shape[1]), dtype=np.int16)

    def thrown(self, rows: NDArray[np.intp]) -> Points:
        """These rows; whoever is forbidden stays below zero."""
        thrown: Points = self._points[rows] * np.int16(32) + self._dice[rows % BLOCK]
        return thrown


def _floors(points: Points, most: float) -> Points:
    """What the best so many of each row have at least; everything, for a row that has no more."""
    place = points.shape[1] - min(ceil(most), points.shape[1])
    floors: Points = np.partition(points, place, axis=1)[:, place]
    return floors
