"""Chooses the pairs: the best flow in which no two people mentor each other.

Without that last rule a single flow is the optimum. With it, branch and bound is exact: whenever the best flow
holds a loop, one of its two options must go, so both ways are tried, the most promising first. Loops make the
problem NP-hard, so the number of flows is bounded (by a count, never by a clock, so that every machine gives the
same answer); beyond the bound only the better way out of each loop is followed. Cohorts rarely hold more than a
few loops; the bound is for the one in which everybody is both and everybody is alike.
"""

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count

from bot.domain.matching.network import Network
from bot.domain.matching.survey import Option

MOST_FLOWS = 1_000
MOST_ARCS = 1_200_000  # over all flows together; about half a second


def assign(options: Sequence[Option], *, most_flows: int = MOST_FLOWS) -> tuple[Option, ...]:
    """At most one mentor per mentee, seats respected: the most pairs, then the most points, then rank."""
    network = Network(options)
    bound = min(most_flows, MOST_ARCS // max(1, len(options)))
    numbers = count(1)
    ways = [(network.best_without(()), next(numbers), frozenset[int]())]
    while True:
        flow, solved, barred = heappop(ways)
        loop = _loop(options, flow.chosen)
        if loop is None:
            return tuple(options[index] for index in flow.chosen)
        if solved > bound:
            ways.clear()
        for index in loop:
            rest = barred | {index}
            heappush(ways, (network.best_without(rest), next(numbers), rest))


def _loop(options: Sequence[Option], chosen: Sequence[int]) -> tuple[int, int] | None:
    """The first two of the chosen options in which the same two people mentor each other."""
    by_people = {options[index].people: index for index in chosen}
    for people, index in by_people.items():
        if (other := by_people.get(people[::-1])) is not None:
            return index, other
    return None
