"""Which pairs to look at first: those that come near to what a seat will cost, as far as that can be guessed.

A sample of mentees shows roughly what mentors are sought for; from pairs that look good at such prices follows a
better guess, from pairs near to that a fine one. Nothing here decides a plan. The better the guess, the fewer pairs
have to be solved over, and the fewer are underpriced later and have to be added.
"""

import numpy as np

from bot.domain.matching.exact.guess import FINE_STEPS, Guess, Offers, guess
from bot.domain.matching.exact.problem import MOST_POINTS, Numbers, Points, Problem
from bot.domain.matching.exact.tops import BLOCK, floors
from bot.domain.matching.exact.weights import MOST_RANK_BITS, ranks

SAMPLE = 256
SOUGHT = 0.95
"""A mentor is roughly worth what all but five of a hundred mentees fall short of."""
FIRST_ARCS = 24
"""A row, on average: what the first guess goes by."""
NEAR = 48
"""First guesses are off by twenty points or so; pairs within as many points of two prices are promising."""
NEAREST = 16
"""Fine guesses are off by ten."""
MOST_NEAR = 32
"""A row, on average: where everybody is equal, everything is near."""
ENOUGH = 5


def first_arcs(problem: Problem) -> Numbers:
    """Codes (row times mentors plus column) of the fewest pairs among which nearly the best plan is, in order."""
    promising, guessed = _promising(problem)
    if not len(promising):
        return promising
    fine = guess(problem, promising, start=guessed, steps=FINE_STEPS)
    offers = Offers(problem, promising)
    short, _ = offers.short(fine.prices, fine.ground)
    enough = short <= NEAREST
    few = np.bincount(offers.columns[enough], minlength=len(problem.seats)) < ENOUGH * problem.seats
    others = np.flatnonzero(few[offers.columns] & ~enough)
    enough[others[_first(offers.columns[others], short[others], ENOUGH * problem.seats)]] = True
    return promising[enough]


def promising_arcs(problem: Problem) -> Numbers:
    """Codes of all pairs that are worth a look, in order."""
    return _promising(problem)[0]


def merged(*codes: Numbers) -> Numbers:
    """All of them, in order, each once; quickly, since stable sorting only merges what is in order already."""
    every = np.sort(np.concatenate(codes), kind="stable")
    once: Numbers = every[np.r_[True, every[1:] != every[:-1]][: len(every)]]
    return once


def _promising(problem: Problem) -> tuple[Numbers, Guess]:
    rough, reach = _at_a_glance(problem.points)
    best = _near(problem, rough, reach)
    guessed = guess(problem, best)
    near = _near(problem, guessed, NEAR)
    return merged(near, best[_of_the_neglected(problem, best, near)]), guessed


def _at_a_glance(points: Points) -> tuple[Guess, int]:
    """What mentors are sought for, and how far from their best so many pairs of a mentee are on average."""
    sample = points[:: max(1, len(points) // SAMPLE)]
    if not sample.size:
        return Guess(np.zeros(points.shape[1], np.int16), -MOST_POINTS), 0
    place = int(len(sample) * SOUGHT)
    sought = np.maximum(np.partition(np.ascontiguousarray(sample.T), place, axis=1)[:, place], 0)
    left = sample - sought
    short = (left.max(axis=1)[:, None] - left).reshape(-1)
    reach = min(FIRST_ARCS * len(sample), len(short) - 1)
    return Guess(sought, -MOST_POINTS), int(np.partition(short, reach)[reach])


def _near(problem: Problem, guessed: Guess, reach: int) -> Numbers:
    """The codes of pairs that would leave a mentee about as much as their best one does, at these prices."""
    mentees, mentors = problem.points.shape
    found = [np.zeros(0, np.int64)]
    for start in range(0, mentees, BLOCK):
        left = problem.points[start : start + BLOCK] - guessed.prices
        enough = np.maximum(left.max(axis=1, initial=-MOST_POINTS), guessed.ground) - np.int16(reach)
        codes = np.flatnonzero(left >= enough[:, None])
        if len(codes) > 2 * MOST_NEAR * BLOCK:
            codes = np.flatnonzero(left >= np.maximum(enough, floors(left, MOST_NEAR))[:, None])
        codes += start * mentors
        found.append(_thinned(problem, codes) if len(codes) > 2 * MOST_NEAR * BLOCK else codes)
    near = np.concatenate(found)
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


def _first(columns: Numbers, short: Points, most: Numbers) -> Numbers:
    """Where the pairs are that fall the least short, of each column so many."""
    order = np.lexsort((short, columns))
    columns = columns[order]
    place = np.arange(len(columns)) - np.searchsorted(columns, columns)
    return order[place < most[columns]]
