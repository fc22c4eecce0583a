"""The heaviest plan of all, proven: solve over few pairs, price every pair, add what is underpriced, and again."""

import numpy as np

from bot.domain.matching.certificate import Certificate
from bot.domain.matching.exact.arcs import first_arcs, merged
from bot.domain.matching.exact.flow import heaviest
from bot.domain.matching.exact.prices import NEARLY, Prices, prices_of, underpriced
from bot.domain.matching.exact.problem import MOST_POINTS, Assignment, Numbers, Problem
from bot.domain.matching.exact.weights import FIRST_BONUS, Weights, weights_for

MOST_A_ROW = 4
"""In each round twice as many as before, for companies in which few facts tell people apart."""


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
        rounds, prices = 0, None
        while True:
            rounds += 1
            plan, prices, above = self._among_codes(weights, rounds, prices)
            missing = underpriced(self.problem, weights, prices, most=MOST_A_ROW << rounds)
            if not len(missing):
                return plan
            if rounds == 1:
                # Prices are no longer guessed; once only, or what is let go could come back for ever.
                self._codes = self._codes[above <= NEARLY << weights.room]
            self._codes = merged(self._codes, self._kept, missing)

    def _among_codes(
        self, weights: Weights, rounds: int, before: Prices | None
    ) -> tuple[Assignment, Prices, Numbers]:
        """The best plan among the codes, its prices, and how far above its worth each pair is priced."""
        points, seats = self.problem.points, self.problem.seats
        mentees, mentors = points.shape
        rows, columns = np.divmod(self._codes, mentors)
        worth = weights.of(self.problem, rows, columns, kept=np.isin(self._codes, self._kept))
        chosen = heaviest(rows, columns, worth, mentees=mentees, seats=seats)
        start = before.mentors if before else np.zeros_like(seats)
        prices = prices_of(rows, columns, worth, chosen, mentees=mentees, seats=seats, start=start)
        certificate = Certificate(
            primal=int(worth[chosen].sum()),
            dual=int(prices.mentees.sum() + (prices.mentors * seats).sum()),
            rounds=rounds,
        )
        plan = Assignment(
            rows=rows[chosen],
            columns=columns[chosen],
            points=points[rows[chosen], columns[chosen]].astype(np.int64),
            certificate=certificate,
        )
        return plan, prices, prices.mentees[rows] + prices.mentors[columns] - worth
