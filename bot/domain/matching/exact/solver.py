"""The heaviest plan of all, proven: solve over few pairs, price every pair, add what is underpriced, and again."""

from contextlib import suppress
from functools import partial
from typing import NamedTuple

import numpy as np

from bot.domain.matching.certificate import Certificate
from bot.domain.matching.exact.arcs import first_arcs, merged
from bot.domain.matching.exact.flow import heaviest
from bot.domain.matching.exact.mending import Arcs, mended
from bot.domain.matching.exact.prices import NEARLY, NotTheBestError, Prices, fallen, prices_of, underpriced
from bot.domain.matching.exact.problem import MOST_POINTS, Assignment, Flags, Numbers, Problem
from bot.domain.matching.exact.weights import FIRST_BONUS, Weights, weights_for

MOST_A_ROW = 4
"""In each round twice as many as before, for companies in which few facts tell people apart."""
PATIENCE = 300
"""So many times prices may rise before a mended plan counts as not the best; twenty are usual."""


class Solver:
    """Solves a problem again and again, as its weights change. Pairs once found promising are looked at again."""

    def __init__(self, problem: Problem) -> None:
        mentors = problem.points.shape[1]
        kept = [row * mentors + column for row, column in problem.kept if problem.points[row, column] >= 0]
        self.problem = problem
        self._kept = np.array(kept, np.int64)
        self._codes = merged(first_arcs(problem), self._kept)

    def solve(self) -> Assignment:
        """The most mentees served, then the most points.

        A small bonus for serving somebody makes light numbers, and mostly serves everybody that can be served.
        Where it does not, it must exceed all points of the plan found: no plan could lose that much by serving one
        mentee more, so the heaviest plan under such a bonus serves the most.
        """
        best = self._heaviest(weights_for(self.problem, bonus=FIRST_BONUS))
        if best.total >= FIRST_BONUS and self._serves_too_few(best):
            bonus = 1 << best.total.bit_length()
            best = self._heaviest(weights_for(self.problem, bonus=bonus))
        return best

    def _serves_too_few(self, best: Assignment) -> bool:
        """Whether more might be served; who has anybody at all is only looked up if there are places left."""
        return best.coverage < self.problem.places and best.coverage < self.problem.reachable

    def solve_keeping(self) -> Assignment:
        """The most mentees served, then the most pairs kept, then the most points."""
        most_points = MOST_POINTS * min(len(self.problem.points), int(self.problem.seats.sum()))
        keeping = 1 << most_points.bit_length()
        bonus = keeping << (len(self._kept) + 1).bit_length()
        return self._heaviest(weights_for(self.problem, bonus=bonus, keeping=keeping))

    def _heaviest(self, weights: Weights) -> Assignment:
        found: _Found | None = None
        rounds, asked = 0, np.ones(len(self.problem.points), bool)
        while True:
            rounds += 1
            before, found = found, self._among_codes(weights, found)
            if before:
                asked |= fallen(before.prices, found.prices)
            missing, asked = underpriced(self.problem, weights, found.prices, asked, most=MOST_A_ROW << rounds)
            if not len(missing):
                return self._plan(found, rounds)
            if rounds == 1:
                # Prices are no longer guessed; once only, or what is let go could come back for ever.
                self._codes = self._codes[found.over <= NEARLY << weights.room]
            self._codes = merged(self._codes, self._kept, missing)

    def _among_codes(self, weights: Weights, before: "_Found | None") -> "_Found":
        """The best plan among the codes; where there was one before, mostly that one, mended."""
        mentees, seats = len(self.problem.points), self.problem.seats
        rows, columns = np.divmod(self._codes, len(seats))
        worth = weights.of(self.problem, rows, columns, kept=np.isin(self._codes, self._kept))
        priced = partial(prices_of, rows, columns, worth, mentees=mentees, seats=seats)
        if before is None:
            chosen = heaviest(rows, columns, worth, mentees=mentees, seats=seats)
            return self._found(worth, chosen, priced(chosen))
        start = before.prices.mentors
        with suppress(NotTheBestError):
            arcs = Arcs(rows, columns, worth, before.prices.mentees[rows] + start[columns] - worth)
            chosen = mended(arcs, np.isin(self._codes, before.codes), before.prices, seats)
            return self._found(worth, chosen, priced(chosen, start=start, patience=PATIENCE))
        chosen = heaviest(rows, columns, worth, mentees=mentees, seats=seats)
        return self._found(worth, chosen, priced(chosen, start=start))

    def _found(self, worth: Numbers, chosen: Flags, prices: Prices) -> "_Found":
        rows, columns = np.divmod(self._codes, len(self.problem.seats))
        over = prices.mentees[rows] + prices.mentors[columns] - worth
        return _Found(self._codes[chosen], int(worth[chosen].sum()), prices, over)

    def _plan(self, found: "_Found", rounds: int) -> Assignment:
        rows, columns = np.divmod(found.codes, len(self.problem.seats))
        dual = int(found.prices.mentees.sum() + (found.prices.mentors * self.problem.seats).sum())
        return Assignment(
            rows=rows,
            columns=columns,
            points=self.problem.points[rows, columns].astype(np.int64),
            certificate=Certificate(primal=found.worth, dual=dual, rounds=rounds),
        )


class _Found(NamedTuple):
    """The codes of a plan, what it is worth, its prices, and how far above its worth each pair is priced."""

    codes: Numbers
    worth: int
    prices: Prices
    over: Numbers
