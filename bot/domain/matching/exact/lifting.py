"""The best worst pair: pairs are forbidden from below for as long as the plan serves as many."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from bot.domain.matching.exact.problem import FORBIDDEN, Assignment, Problem


def lifted(problem: Problem, best: Callable[[Problem], Assignment]) -> Assignment:
    """Search between the worst pair of a plan there is and the first floor at which somebody would lose out.

    Every plan found lifts the floor to its own worst pair: at most ten plans for a thousand points.
    """
    found = best(problem)
    possible, impossible = found.bottleneck, int(problem.points.max(initial=0)) + 1
    while possible is not None and possible + 1 < impossible:
        floor = (possible + impossible) // 2
        above = np.where(problem.points >= floor, problem.points, np.int16(FORBIDDEN))
        other = best(replace(problem, points=above))
        if other.coverage < found.coverage:
            impossible = floor
        else:
            found, possible = other, other.bottleneck
    return found
