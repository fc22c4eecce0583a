"""What one more seat would add, for the mentors whom people left over could have had."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from bot.domain.matching.exact import Assignment
from bot.domain.matching.plan import LeftOver, SeatGain
from bot.domain.matching.survey import Survey

MOST_GAINS = 3
MOST_PAIRS = 6_000_000
"""Over all plans together: one more seat is one more plan to find, which takes the largest companies too long."""


def seat_gains(
    surveyed: Survey, chosen: Assignment, left: Sequence[LeftOver], *, assign: Callable[[Survey], Assignment]
) -> tuple[SeatGain, ...]:
    """The mentors named most by those left over, each with the best plan there would be with one more seat."""
    number = min(MOST_GAINS, MOST_PAIRS // max(1, surveyed.problem.points.size))
    contested = Counter(mentor for each in left for mentor in each.contested)
    most = sorted(contested, key=lambda mentor: (-contested[mentor], mentor.int))[:number]
    return tuple(_gain(mentor, surveyed, chosen, assign) for mentor in most)


def _gain(mentor: UUID, surveyed: Survey, chosen: Assignment, assign: Callable[[Survey], Assignment]) -> SeatGain:
    column = next(place for place, each in enumerate(surveyed.mentors) if each.id == mentor)
    seats = surveyed.problem.seats.copy()
    seats[column] += 1
    plan = assign(replace(surveyed, problem=replace(surveyed.problem, seats=seats)))
    return SeatGain(mentor=mentor, pairs=plan.coverage - chosen.coverage, points=plan.total - chosen.total)
