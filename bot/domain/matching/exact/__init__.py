"""The exact assignment of mentees to seats, on matrices of points; people and reasons stay outside."""

from bot.domain.matching.certificate import Certificate
from bot.domain.matching.exact.objectives import optimum
from bot.domain.matching.exact.problem import FORBIDDEN, Assignment, Problem
from bot.domain.matching.exact.stable import blocking_pairs

__all__ = ["FORBIDDEN", "Assignment", "Certificate", "Problem", "blocking_pairs", "optimum"]
