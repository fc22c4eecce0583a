"""The best pairs among equals, where anybody can meet anybody: a heaviest matching in a graph, proven.

First comes the most pairs that there can be. With those left over sent to a blank each, the pairs are a perfect
matching. Its relaxation, in which a person may be shared by two in halves, is an assignment of everybody to
everybody; prices follow from it that no plan can beat. Whatever pair costs more above its worth than the plan in
hand falls short of those prices is in no best plan. Few pairs remain; where the relaxation shares nobody in halves,
it is the plan already, and Edmonds' blossoms decide on the rest.
"""

from typing import NamedTuple

import numpy as np

from bot.domain.matching.certificate import Certificate
from bot.domain.matching.exact.flow import heaviest
from bot.domain.matching.exact.odd import Edges, heaviest_pairs, most_pairs, shared
from bot.domain.matching.exact.prices import prices_of
from bot.domain.matching.exact.problem import FORBIDDEN, MOST_POINTS, Assignment, Numbers, Points, Problem
from bot.domain.matching.exact.weights import MOST_RANK_BITS, SOLVER_BITS, ranks

BLOCK = 256
FIRST_ARCS = 16
FIRST_EDGES = 3
"""So many pairs of a person are looked at first: where prices are looked for, and where the plan is."""
SEED = 97


class Relaxed(NamedTuple):
    """The best plan in which people may be shared in halves: whom each is sent to, and twice the price of each."""

    mates: Numbers
    prices: Numbers
    codes: Numbers
    rounds: int


def best_pairs(problem: Problem, *, keeping: bool = False) -> Assignment:
    """The most pairs, then (if so asked) the most of those kept, then the most points, then the hash of the ids.

    The problem is symmetric and forbids everybody to themselves; every pair is told once, the smaller number first.
    In the certificate, `dual` is half the prices of everybody whom prices alone prove to be in place, and for the
    others the heaviest plan among all pairs that prices leave over, as Edmonds' algorithm proves it by the prices
    of its odd sets, which are checked (`verify_optimum`).
    """
    seed = most_pairs(problem.points, _promising(problem.points))
    graph = _Graph(problem, seed, keeping=keeping)
    relaxed = graph.relaxed()
    first = graph.near(relaxed)
    plan, proven = graph.solve(first, relaxed)
    short = graph.shortfall(plan, relaxed)
    close = graph.within(short, relaxed)
    if not np.isin(close, first).all():
        plan, proven = graph.solve(close, relaxed)
    rows, columns = np.divmod(np.sort(plan), graph.nodes)
    real = columns < graph.people
    rows, columns = rows[real], columns[real]
    return Assignment(
        rows=rows,
        columns=columns,
        points=problem.points[rows, columns].astype(np.int64),
        certificate=Certificate(primal=int(graph.weights(plan).sum()), dual=proven, rounds=relaxed.rounds),
    )


def ranks_of_two(problem: Problem, some: Numbers, others: Numbers, bits: int) -> Numbers:
    """A hash of each two ids that does not ask who comes first."""
    keys = problem.mentee_keys
    ahead = keys[some] <= keys[others]
    return ranks(problem, np.where(ahead, some, others), np.where(ahead, others, some), bits)


def _promising(points: Points) -> Numbers:
    """Codes of some of the best pairs of everybody, by dice among equals, or all would want the same few."""
    nodes = len(points)
    some, dice = min(FIRST_ARCS, nodes), np.random.default_rng(SEED)
    found = [np.zeros(0, np.int64)]
    for start in range(0, nodes, BLOCK):
        rows = points[start : start + BLOCK]
        thrown = rows * np.int16(32) + dice.integers(0, 32, rows.shape, dtype=np.int16)
        best = np.argpartition(-thrown, some - 1, axis=1)[:, :some]
        row, place = np.nonzero(np.take_along_axis(rows, best, axis=1) >= 0)
        found.append((row + start) * nodes + best[row, place])
    return np.concatenate(found)


def _distinct(codes: Numbers) -> Numbers:
    codes = np.sort(codes)
    return codes[np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]][: len(codes)])]


class _Graph:
    """Everybody, and a blank for each who stays alone. A pair is a code: smaller number times nodes plus larger."""

    def __init__(self, problem: Problem, seed: Edges, *, keeping: bool) -> None:
        self._problem, self.people = problem, len(problem.points)
        alone = np.setdiff1d(np.arange(self.people), seed)
        self.nodes = self.people + len(alone)
        self._seed = self._codes(
            np.concatenate([seed, np.stack([alone, self.people + np.arange(len(alone))], axis=1)])
        )
        self._kept = self._codes(np.array(problem.kept if keeping else (), np.int64).reshape(-1, 2))
        self._points = np.zeros((self.nodes, self.nodes), np.int16)
        self._points[: self.people, : self.people] = problem.points
        self._points[self.people :, self.people :] = FORBIDDEN
        self._keeping = 1 << (MOST_POINTS * self.people).bit_length() if len(self._kept) else 0
        self._room, self._rank_bits = self._bits()
        self._bonus = 1 << (
            ((MOST_POINTS + self._keeping + 1) << self._room).bit_length() + self.nodes.bit_length()
        )

    def _codes(self, edges: Edges) -> Numbers:
        codes: Numbers = edges.min(axis=1) * self.nodes + edges.max(axis=1)
        return codes

    def _bits(self) -> tuple[int, int]:
        """How many bits lie below a point, and how many a rank uses: those of a plan sum to less than a point."""
        pairs, taken = (self.people // 2).bit_length(), (MOST_POINTS + self._keeping + 1).bit_length()
        free = SOLVER_BITS - (2 * self.nodes + 2).bit_length() - self.nodes.bit_length() - taken - 1
        rank_bits = max(0, min(MOST_RANK_BITS, free - pairs))
        return min(max(0, free), rank_bits + pairs), rank_bits

    def weights(self, codes: Numbers) -> Numbers:
        """Points, and a hash below them; nothing for a blank."""
        rows, columns = np.divmod(codes, self.nodes)
        real = np.maximum(rows, columns) < self.people
        weights = self._points[rows, columns].astype(np.int64)
        weights += self._keeping * np.isin(codes, self._kept)
        weights <<= self._room
        weights[real] += ranks_of_two(self._problem, rows[real], columns[real], self._rank_bits)
        return weights

    def relaxed(self) -> Relaxed:
        """Solve over few pairs, price every pair, add what is underpriced, and again."""
        codes, rounds = _distinct(np.concatenate([self._first_codes(), self._seed])), 0
        while True:
            rounds += 1
            rows, columns = np.divmod(codes, self.nodes)
            worth = self.weights(codes) + self._bonus
            both = np.concatenate([rows, columns]), np.concatenate([columns, rows]), np.concatenate([worth, worth])
            seats = np.ones(self.nodes, np.int64)
            chosen = heaviest(*both, mentees=self.nodes, seats=seats)
            found = prices_of(*both, chosen, mentees=self.nodes, seats=seats)
            prices = found.mentees + found.mentors - self._bonus
            missing = self._costing(prices, -1)  # none of those solved over: they cost what they are worth or more
            if not len(missing):
                mates = np.empty(self.nodes, np.int64)
                mates[both[0][chosen]] = both[1][chosen]
                return Relaxed(mates, prices, codes, rounds)
            codes = np.sort(np.concatenate([codes, missing]))

    def _first_codes(self) -> Numbers:
        return self._codes(np.stack(np.divmod(_promising(self._points), self.nodes), axis=1))

    def _costing(self, prices: Numbers, most: int) -> Numbers:
        """The pairs whose two prices exceed twice their worth by no more than this."""
        found = [np.zeros(0, np.int64)]
        whole = (prices >> self._room) - ((most >> self._room) + 2 * (self._keeping + 1))
        for start in range(0, self.nodes, BLOCK):
            block = self._points[start : start + BLOCK, start:].astype(np.int64)
            rough = (prices[start : start + BLOCK, None] >> self._room) + whole[start:] <= 2 * block
            rows, columns = np.nonzero(rough & (block >= 0))
            rows, columns = rows[rows < columns] + start, columns[rows < columns] + start
            codes = rows * self.nodes + columns
            over = prices[rows] + prices[columns] - 2 * self.weights(codes)
            found.append(codes[over <= most])
        return np.concatenate(found)

    def near(self, relaxed: Relaxed) -> Numbers:
        """The few pairs that cost the least above their worth."""
        over = self._over(relaxed.codes, relaxed)
        some = min(FIRST_EDGES * self.nodes, len(over) - 1)
        cut = np.partition(over, some)[some] if len(over) else 0
        return relaxed.codes[(over <= cut) | np.isin(relaxed.codes, self._seed)]

    def within(self, most: int, relaxed: Relaxed) -> Numbers:
        """Every pair that could be in a plan as good as one that falls so far short of the prices."""
        return np.sort(self._costing(relaxed.prices, most))

    def shortfall(self, plan: Numbers, relaxed: Relaxed) -> int:
        """How much more everybody's prices are than twice what the plan is worth."""
        return int(self._over(plan, relaxed).sum())

    def solve(self, codes: Numbers, relaxed: Relaxed) -> tuple[Numbers, int]:
        """The best plan among these pairs, and what proves it."""
        edges = np.stack(np.divmod(codes, self.nodes), axis=1)
        odd = shared(self.nodes, edges, relaxed.mates)
        settled = np.flatnonzero(~odd & (np.arange(self.nodes) < relaxed.mates))
        open_codes = codes[odd[edges[:, 0]]]
        blossoms = heaviest_pairs(self.nodes, edges[odd[edges[:, 0]]], self.weights(open_codes))
        others = self._codes(blossoms)
        proven = int(relaxed.prices[~odd].sum()) // 2 + int(self.weights(others).sum())
        return np.concatenate([settled * self.nodes + relaxed.mates[settled], others]), proven

    def _over(self, codes: Numbers, relaxed: Relaxed) -> Numbers:
        rows, columns = np.divmod(codes, self.nodes)
        over: Numbers = relaxed.prices[rows] + relaxed.prices[columns] - 2 * self.weights(codes)
        return over
