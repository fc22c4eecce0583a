"""The heaviest plan of all, proven: solve over few pairs, price every pair, add what is underpriced, and again."""

import numpy as np

from bot.domain.matching.exact.arcs import first_arcs
from bot.domain.matching.exact.flow import heaviest
from bot.domain.matching.exact.prices import Prices, prices_of, underpriced
from bot.domain.matching.exact.problem import MOST_POINTS, Assignment, Certificate, Problem
from bot.domain.matching.exact.weights import FIRST_BONUS, Weights, weights_for


class Solver:
    """Solves a problem again and again, as its weights change. Pairs once found promising are looked at again."""

    def __init__(self, problem: Problem) -> None:
        mentors = problem.points.shape[1]
        kept = [row * mentors + column for row, column in problem.kept if problem.points[row, column] >= 0]
        self.problem = problem
        self._kept = np.array(kept, np.int64)
        self._codes = np.union1d(first_arcs(problem), self._kept)

    def solve(self) -> Assignment:
        """The most mentees served, then the most points.

        A small bonus for serving somebody makes light numbers, and mostly serves everybody that can be served.
        Where it does not, it must exceed all points of the plan found: no plan could lose that much by serving one
        mentee more, so the heaviest plan under such a bonus serves the most.
        """
        best = self._heaviest(weights_for(self.problem, bonus=FIRST_BONUS))
        if best.coverage < self.problem.reachable and best.total >= FIRST_BONUS:
            bonus = 1 << best.total.bit_length()
            best = self._heaviest(weights_for(self.problem, bonus=bonus))
        return best

    def solve_keeping(self) -> Assignment:
        """The most mentees served, then the most pairs kept, then the most points."""
        most_points = MOST_POINTS * min(len(self.problem.points), int(self.problem.seats.sum()))
        keeping = 1 << most_points.bit_length()
        bonus = keeping << (len(self._kept) + 1).bit_length()
        return self._heaviest(weights_for(self.problem, bonus=bonus, keeping=keeping))

    def _heaviest(self, weights: Weights) -> Assignment:
        rounds = 0
        while True:
            rounds += 1
            plan, prices = self._among_codes(weights, rounds)
            missing = underpriced(self.problem, weights, prices)
            if not len(missing):
                return plan
            self._codes = np.sort(np.concatenate([self._codes, missing]))

    def _among_codes(self, weights: Weights, rounds: int) -> tuple[Assignment, Prices]:
        points, seats = self.problem.points, self.problem.seats
        mentees, mentors = points.shape
        rows, columns = np.divmod(self._codes, mentors)
        worth = weights.of(self.problem, rows, columns, kept=np.isin(self._codes, self._kept))
        chosen = heaviest(rows, columns, worth, mentees=mentees, seats=seats)
        prices = prices_of(rows, columns, worth, chosen, mentees=mentees, seats=seats)
        certificate = Certificate(
            primal=int(worth[chosen].sum()),
            dual=int(prices.mentees.sum() + (prices.mentors * seats).sum()),
            rounds=rounds,
        )
        rows, columns = rows[chosen], columns[chosen]
        plan = Assignment(
            rows=rows,
            columns=columns,
            points=points[rows, columns].astype(np.int64),
            certificate=certificate,
        )
        return plan, prices
