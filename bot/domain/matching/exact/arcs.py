"""Which pairs to look at first: those that come near to what a seat will cost, as far as that can be guessed.

Nothing here decides a plan. The better the guess, the fewer pairs are underpriced later and have to be added.
"""

from typing import NamedTuple

import numpy as np

from bot.domain.matching.exact.guess import Guess, guess
from bot.domain.matching.exact.problem import Numbers, Points, Problem
from bot.domain.matching.exact.tops import BLOCK, floors, floors_of_columns
from bot.domain.matching.exact.weights import MOST_RANK_BITS, ranks

FIRST_ARCS = 12
"""So many of the best of every mentee and every mentor are what the guess goes by."""
NEAR = 48
"""Guesses are off by twenty points or so; pairs within as many points of two prices are promising."""
MOST_NEAR = 32
"""A row, on average: where everybody is equal, everything is near."""
ENOUGH = 6
SEED = 97


def first_arcs(problem: Problem) -> Numbers:
    """Codes (row times mentors plus column) of promising pairs, in order."""
    if not problem.points.size:
        return np.zeros(0, np.int64)
    best = _best(problem.points)
    near = _near(problem, guess(problem, best))
    return merged(near, best[_of_the_neglected(problem, best, near)])


def merged(*codes: Numbers) -> Numbers:
    """All of them, in order, each once; quickly, since stable sorting only merges what is in order already."""
    every = np.sort(np.concatenate(codes), kind="stable")
    once: Numbers = every[np.r_[True, every[1:] != every[:-1]][: len(every)]]
    return once


class _Dice(NamedTuple):
    """Points with five bits of dice below them, or everybody would want the same few of those who are equal."""

    points: Points
    dice: Points

    def thrown(self, start: int) -> Points:
        """A block of rows; whoever is forbidden stays below zero."""
        rows = self.points[start : start + BLOCK]
        thrown: Points = rows * np.int16(32) + self.dice[: len(rows)]
        return thrown


def _best(points: Points) -> Numbers:
    """The codes of about a dozen pairs with the most points for everybody."""
    mentees, mentors = points.shape
    dice = _Dice(points, np.random.default_rng(SEED).integers(0, 32, (BLOCK, mentors), dtype=np.int16))
    columns = np.maximum(floors_of_columns(dice.thrown, points.shape, FIRST_ARCS), 0)
    found = []
    for start in range(0, mentees, BLOCK):
        thrown = dice.thrown(start)
        rows = np.maximum(floors(thrown, FIRST_ARCS), 0)
        found.append(np.flatnonzero((thrown >= rows[:, None]) | (thrown >= columns)) + start * mentors)
    return np.concatenate(found)


def _near(problem: Problem, guessed: Guess) -> Numbers:
    """The codes of pairs that would leave a mentee about as much as their best one does, at these prices."""
    mentees, mentors = problem.points.shape
    found = []
    for start in range(0, mentees, BLOCK):
        left = problem.points[start : start + BLOCK] - guessed.prices
        enough = np.maximum(left.max(axis=1), guessed.ground) - np.int16(NEAR)
        enough = np.maximum(enough, floors(left, MOST_NEAR))
        codes = np.flatnonzero(left >= enough[:, None]) + start * mentors
        found.append(_thinned(problem, codes) if len(codes) > 2 * MOST_NEAR * BLOCK else codes)
    near: Numbers = np.concatenate(found)
    return near[problem.points.reshape(-1)[near] >= 0]


def _thinned(problem: Problem, codes: Numbers) -> Numbers:
    """Where most pairs are equal, those that the hash prefers."""
    standing = ranks(problem, *np.divmod(codes, len(problem.seats)), MOST_RANK_BITS)
    return codes[standing >= (1 << MOST_RANK_BITS) * (1 - MOST_NEAR * BLOCK / len(codes))]


def _of_the_neglected(problem: Problem, best: Numbers, near: Numbers) -> Numbers:
    """Where the pairs are of mentors whose seats seemed so dear that hardly any pair came near."""
    mentors = len(problem.seats)
    chances = np.bincount(near % mentors, minlength=mentors)
    return np.flatnonzero((chances < ENOUGH * problem.seats)[best % mentors])
