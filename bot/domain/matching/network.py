"""The assignment as a flow: one unit from each mentee, over the options, to the seats of the mentors."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from bot.domain.matching.facts import FULL_SCORE
from bot.domain.matching.survey import Option, Place
from bot.domain.terms import Side

RANK_BITS = 64


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Flow:
    """The options chosen, by index. Better flows sort first: fewest pairs missing, then least cost."""

    missing: int
    cost: int
    chosen: tuple[int, ...]


class Network:
    """Solves the same options again and again, each time with some of them barred."""

    def __init__(self, options: Sequence[Option]) -> None:
        supplies: dict[Place, int] = {}
        for option in options:
            supplies[Side.MENTEE, option.mentee.id] = 1
            supplies[Side.MENTOR, option.mentor.id] = -option.mentor.mentor_seats
        nodes = {place: node for node, place in enumerate(supplies)}
        self._weights = _weights(options, nodes=len(nodes))
        self._solver = SimpleMinCostFlow()
        for place, node in nodes.items():
            self._solver.set_node_supply(node, supplies[place])
        for option, weight in zip(options, self._weights, strict=True):
            mentee, mentor = nodes[Side.MENTEE, option.mentee.id], nodes[Side.MENTOR, option.mentor.id]
            self._solver.add_arc_with_capacity_and_unit_cost(mentee, mentor, 1, -weight)

    def best_without(self, barred: Collection[int]) -> Flow:
        """The largest flow, and among those the one of greatest weight."""
        for index in barred:
            self._solver.set_arc_capacity(index, 0)
        status = self._solver.solve_max_flow_with_min_cost()
        assert status == self._solver.OPTIMAL, f"the solver gave up: {status}"
        chosen = tuple(index for index in range(len(self._weights)) if self._solver.flow(index))
        for index in barred:
            self._solver.set_arc_capacity(index, 1)
        cost = -sum(self._weights[index] for index in chosen)
        return Flow(missing=len(self._weights) - len(chosen), cost=cost, chosen=chosen)


def _weights(options: Sequence[Option], *, nodes: int) -> list[int]:
    """Score and rank in one integer, so that all ranks of a plan together weigh less than a single point.

    The solver multiplies costs by the number of nodes and adds them up along paths in 64 bits; the rank gets
    what that leaves free (22 bits for 600 nodes).
    """
    pairs_bits = nodes.bit_length()
    free = 62 - FULL_SCORE.bit_length() - pairs_bits - 2 * nodes.bit_length()
    rank_bits = max(0, min(free, RANK_BITS))
    return [
        (option.score << (rank_bits + pairs_bits)) + (option.rank >> (RANK_BITS - rank_bits)) for option in options
    ]
