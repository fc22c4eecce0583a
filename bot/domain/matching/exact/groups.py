"""Groups of a fewest and a most: a mentor takes nobody, or enough mentees for a group, and no more than fit in.

Without a fewest this is the ordinary assignment. Where its plan has no group too small, it is the best plan of
groups as well, since a rule more can only cost something. Else it bounds what groups can reach, and which of them
to open is decided in `opening`.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from bot.domain.matching.certificate import Certificate
from bot.domain.matching.exact.arcs import promising_arcs
from bot.domain.matching.exact.lifting import lifted
from bot.domain.matching.exact.objectives import optimum
from bot.domain.matching.exact.opening import heaviest_groups
from bot.domain.matching.exact.problem import MOST_POINTS, Assignment, Flags, Numbers, Problem
from bot.domain.matching.exact.weights import MOST_RANK_BITS, SOLVER_BITS, ranks
from bot.domain.matching_terms import Objective

MOST_WORK = 30.0
"""In CP-SAT's measure, a minute or two. 300 people take a fraction of it."""
MOST_PAIRS = 40_000
"""Beyond, only promising pairs are looked at, and the plan is as good as can be told, without proof."""


def best_groups(
    problem: Problem, fewest: Numbers, objective: Objective = Objective.COVERAGE, *, work: float = MOST_WORK
) -> Assignment:
    """The most mentees in groups, then as the objective says; `fewest` counts by mentor.

    A stable plan is the one in which groups that stay too small close one after another, the smallest first. The
    certificate says `proven` only if no plan of groups is better, over all pairs and within so much work; else
    `dual` is what is known that no plan exceeds.
    """
    # People in the order of their keys, so that an answer that work ran out on does not depend on who came first.
    rows, columns = (np.argsort(keys, kind="stable") for keys in (problem.mentee_keys, problem.mentor_keys))
    given = _in_order(problem, rows, columns)
    fewest = fewest[columns]
    plan = _best(replace(given, seats=np.where(given.seats >= fewest, given.seats, 0)), fewest, objective, work)
    order = np.argsort(rows[plan.rows])
    return replace(
        plan, rows=rows[plan.rows][order], columns=columns[plan.columns][order], points=plan.points[order]
    )


def _best(problem: Problem, fewest: Numbers, objective: Objective, work: float) -> Assignment:
    match objective:
        case Objective.STABLE:
            return _closing(problem, fewest, lambda given: optimum(given, Objective.STABLE), at_once=1)
        case Objective.BOTTLENECK:
            return lifted(problem, lambda given: _best(given, fewest, Objective.COVERAGE, work))
        case _:
            relaxed = optimum(problem, objective)
            return (
                _opened(problem, fewest, objective, relaxed, work) if len(_too_small(relaxed, fewest)) else relaxed
            )


def _in_order(problem: Problem, rows: Numbers, columns: Numbers) -> Problem:
    row, column = np.argsort(rows), np.argsort(columns)
    return Problem(
        points=problem.points[np.ix_(rows, columns)],
        seats=problem.seats[columns],
        mentee_keys=problem.mentee_keys[rows],
        mentor_keys=problem.mentor_keys[columns],
        kept=tuple((int(row[mentee]), int(column[mentor])) for mentee, mentor in problem.kept),
    )


def _too_small(plan: Assignment, fewest: Numbers) -> Numbers:
    """Mentors whose groups have somebody, but too few; the smallest first, those of fewer points before others."""
    sizes = np.bincount(plan.columns, minlength=len(fewest))
    points = np.bincount(plan.columns, plan.points, minlength=len(fewest))
    small = np.flatnonzero((sizes > 0) & (sizes < fewest))
    return small[np.lexsort((points[small], sizes[small]))]


def _closing(
    problem: Problem, fewest: Numbers, solve: Callable[[Problem], Assignment], *, at_once: int | None = None
) -> Assignment:
    """A plan in which no group is too small: close some of those, solve again, until there is none."""
    while True:
        plan = solve(problem)
        small = _too_small(plan, fewest)
        if not len(small):
            return plan
        seats = problem.seats.copy()
        seats[small[: at_once or (len(small) + 1) // 2]] = 0
        problem = replace(problem, seats=seats)


def _opened(
    problem: Problem, fewest: Numbers, objective: Objective, relaxed: Assignment, work: float
) -> Assignment:
    mentors = problem.points.shape[1]
    closed = _closing(problem, fewest, lambda given: optimum(given, objective))
    hint = closed.rows * mentors + closed.columns
    whole = problem.points.size <= MOST_PAIRS
    codes = np.flatnonzero(problem.points >= 0) if whole else np.union1d(promising_arcs(problem), hint)
    codes = codes[problem.seats[codes % mentors] > 0]
    rows, columns = np.divmod(codes, mentors)
    weights = _Weights(problem, keeping=objective is Objective.FEWEST_CHANGES)
    worth = weights.of(rows, columns)
    found = heaviest_groups(
        rows, columns, worth, fewest=fewest, seats=problem.seats, hint=np.isin(codes, hint), work=work
    )
    primal, at_most = int(worth[found.chosen].sum()), weights.bound(relaxed)
    rows, columns = rows[found.chosen], columns[found.chosen]
    return Assignment(
        rows=rows,
        columns=columns,
        points=problem.points[rows, columns].astype(np.int64),
        certificate=Certificate(primal=primal, dual=min(found.bound, at_most) if whole else at_most, rounds=1),
    )


class _Weights:
    """One integer for each pair: coverage, then pairs kept, then points, then the hash, as in `weights`."""

    def __init__(self, problem: Problem, *, keeping: bool) -> None:
        served = min(len(problem.points), int(problem.seats.sum()))
        self._problem, self._kept = problem, frozenset(problem.kept if keeping else ())
        self._keeping = 1 << (MOST_POINTS * served).bit_length() if self._kept else 0
        self._bonus = 1 << ((MOST_POINTS + self._keeping) * served).bit_length()
        free = SOLVER_BITS - MOST_PAIRS.bit_length() - (2 * self._bonus).bit_length() - served.bit_length()
        self._rank_bits = max(0, min(MOST_RANK_BITS, free))
        self._room = self._rank_bits + served.bit_length()

    def of(self, rows: Numbers, columns: Numbers) -> Numbers:
        points = self._problem.points[rows, columns].astype(np.int64) + self._bonus
        points += self._keeping * self._is_kept(rows, columns)
        weights: Numbers = (points << self._room) + ranks(self._problem, rows, columns, self._rank_bits)
        return weights

    def bound(self, plan: Assignment) -> int:
        """What no plan exceeds if none is better than this one: all of its hashes weigh less than a point."""
        kept = int(self._is_kept(plan.rows, plan.columns).sum())
        return (plan.coverage * self._bonus + kept * self._keeping + plan.total + 1) << self._room

    def _is_kept(self, rows: Numbers, columns: Numbers) -> Flags:
        pairs = zip(rows.tolist(), columns.tolist(), strict=True)
        return np.fromiter((pair in self._kept for pair in pairs), bool, len(rows))
