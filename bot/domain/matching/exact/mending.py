"""A plan mended: where pairs were found underpriced, only they and what they could set in motion are solved again.

Somebody who would rather have another mentor gains at most what that pair is underpriced by. Whoever has the seat
moves on, and so do others, each step at what the new pair costs above its worth, until somebody goes without or
takes a free seat; and likewise somebody moves into the seat that was left. All that is a circle through whoever
began, closed by NOBODY between those who go without and those who come in. A circle that costs more than was gained
at its beginning makes no plan better, so only the others are solved again.
"""

from typing import NamedTuple

import numpy as np

from bot.domain.matching.exact.flow import heaviest
from bot.domain.matching.exact.prices import Prices
from bot.domain.matching.exact.problem import Flags, Numbers


class Arcs(NamedTuple):
    """Some pairs, their weights, and how far above their weights they are priced; below zero where underpriced."""

    rows: Numbers
    columns: Numbers
    weights: Numbers
    over: Numbers


def mended(arcs: Arcs, chosen: Flags, prices: Prices, seats: Numbers) -> Flags:
    """The pairs chosen now: those chosen before, but the heaviest plan in the surroundings of underpriced ones.

    Mostly the best plan of all; not where several circles together pay for what none of them could alone.
    """
    near = _surroundings(arcs, chosen, prices, seats)
    rows, columns, weights = arcs.rows[near], arcs.columns[near], arcs.weights[near]
    chosen = chosen.copy()
    chosen[near] = heaviest(rows, columns, weights, mentees=len(prices.mentees), seats=seats)
    return chosen


class _Steps(NamedTuple):
    """Who can move on to whom, and what that costs."""

    tails: Numbers
    heads: Numbers
    costs: Numbers

    def where(self, some: Flags) -> "_Steps":
        return _Steps(self.tails[some], self.heads[some], self.costs[some])

    def back(self) -> "_Steps":
        return _Steps(self.heads, self.tails, self.costs)


def _surroundings(arcs: Arcs, chosen: Flags, prices: Prices, seats: Numbers) -> Flags:
    """Which pairs are between people on circles that cost no more than is gained at their beginning."""
    gains = np.zeros(len(prices.mentees) + len(seats) + 1, np.int64)
    np.maximum.at(gains, arcs.rows, -arcs.over)
    most, begins = int(gains.max()), gains > 0
    steps = _steps(arcs, chosen, prices, seats, gains)
    steps = steps.where(steps.costs <= most)
    left = _spread(np.where(begins, gains, -1), steps, least=-1)
    steps = steps.where(left[steps.tails] >= steps.costs)
    needed = -_spread(np.where(begins, 0, -most - 1), steps.back(), least=-most - 1)
    near = left >= needed + _spare(steps.where(begins[steps.heads]), left, gains)
    mates, held = arcs.rows[chosen], len(prices.mentees) + arcs.columns[chosen]
    near[mates] |= near[held]
    return near[arcs.rows] & near[len(prices.mentees) + arcs.columns]


def _spare(closing: _Steps, left: Numbers, gains: Numbers) -> int:
    """How much at least is left of a gain at the end of the best circles, even if those paid for others."""
    won = np.full_like(gains, -1)
    np.maximum.at(won, closing.heads, left[closing.tails] - closing.costs)
    least, others = won[won >= 0].min(initial=gains.max()), gains.sum() - gains.max()
    return max(0, int(least - others))


def _steps(arcs: Arcs, chosen: Flags, prices: Prices, seats: Numbers, gains: Numbers) -> _Steps:
    """From mentees to seats and on to whoever has them, and between both and NOBODY, the last number."""
    mentees, nobody = np.arange(len(prices.mentees)), len(gains) - 1
    mentors = len(mentees) + np.arange(len(seats))
    rows, columns = arcs.rows[chosen], arcs.columns[chosen]
    unserved = mentees[np.bincount(rows, minlength=len(mentees)) == 0]
    free = mentors[np.bincount(columns, minlength=len(mentors)) < seats]
    # At what the mentee expects who would rather have another mentor, no pair is underpriced any more.
    all_steps = (
        (arcs.rows, mentors[arcs.columns], arcs.over + gains[arcs.rows]),
        (mentors[columns], rows, np.zeros_like(rows)),
        (mentees, np.full_like(mentees, nobody), prices.mentees + gains[mentees]),
        (np.full_like(unserved, nobody), unserved, np.zeros_like(unserved)),
        (free, np.full_like(free, nobody), np.zeros_like(free)),
        (np.full_like(mentors, nobody), mentors, prices.mentors),
    )
    return _Steps(*(np.concatenate(each) for each in zip(*all_steps, strict=True)))


def _spread(left: Numbers, steps: _Steps, *, least: int) -> Numbers:
    """How much at most is left wherever steps lead to, by those alone who have more than before (Moore 1957)."""
    order = np.argsort(steps.tails, kind="stable")
    heads, costs = steps.heads[order], steps.costs[order]
    begins = np.searchsorted(steps.tails[order], np.arange(len(left) + 1))
    moved = np.flatnonzero(left > least)
    while len(moved):
        number = begins[moved + 1] - begins[moved]
        taken = np.repeat(begins[moved] - np.cumsum(number) + number, number) + np.arange(number.sum())
        offers = np.repeat(left[moved], number) - costs[taken]
        better = offers > np.maximum(left[heads[taken]], least)
        moved = heads[taken[better]]
        np.maximum.at(left, moved, offers[better])
        moved = np.unique(moved)
    return left
