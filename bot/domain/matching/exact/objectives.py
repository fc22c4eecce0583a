"""The best assignment under each objective."""

from dataclasses import replace

import numpy as np

from bot.domain.matching.exact.problem import FORBIDDEN, Assignment, Problem
from bot.domain.matching.exact.solver import Solver
from bot.domain.matching.exact.stable import stable
from bot.domain.matching_terms import Objective


def optimum(problem: Problem, objective: Objective = Objective.COVERAGE) -> Assignment:
    """The best assignment of mentees to seats."""
    match objective:
        case Objective.STABLE:
            return stable(problem)
        case Objective.BOTTLENECK:
            return _with_the_best_worst_pair(problem)
        case Objective.FEWEST_CHANGES:
            return Solver(problem).solve_keeping()
        case _:
            return Solver(problem).solve()


def _with_the_best_worst_pair(problem: Problem) -> Assignment:
    """The default plan, with pairs forbidden from below as long as it still serves as many.

    Every plan found lifts the floor to its own worst pair, so that the search between what is known to be possible
    and what is not takes at most ten plans for a thousand points.
    """
    best = Solver(problem).solve()
    possible, impossible = best.bottleneck, int(problem.points.max(initial=0)) + 1
    while possible is not None and possible + 1 < impossible:
        floor = (possible + impossible) // 2
        points = np.where(problem.points >= floor, problem.points, np.int16(FORBIDDEN))
        found = Solver(replace(problem, points=points)).solve()
        if found.coverage < best.coverage:
            impossible = floor
        else:
            best, possible = found, found.bottleneck
    return best
