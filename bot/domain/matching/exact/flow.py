"""The best plan among some of the pairs: a minimum-cost flow from mentees over pairs to seats."""

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from bot.domain.matching.exact.problem import Flags, Numbers


def heaviest(rows: Numbers, columns: Numbers, weights: Numbers, *, mentees: int, seats: Numbers) -> Flags:
    """Which of these pairs to choose, so that their weights sum to the most and no seat is given twice."""
    solver, sink = SimpleMinCostFlow(), mentees + len(seats)
    each_mentee, each_mentor = np.arange(mentees), mentees + np.arange(len(seats))
    arcs = solver.add_arcs_with_capacity_and_unit_cost(rows, mentees + columns, np.ones_like(rows), -weights)
    # Nobody has to be served: a mentee without a pair goes straight to the sink, for nothing.
    one, nothing = np.ones(mentees, np.int64), np.zeros(mentees, np.int64)
    solver.add_arcs_with_capacity_and_unit_cost(each_mentee, np.full(mentees, sink), one, nothing)
    solver.add_arcs_with_capacity_and_unit_cost(
        each_mentor, np.full(len(seats), sink), seats, np.zeros(len(seats), np.int64)
    )
    solver.set_nodes_supplies(each_mentee, one)
    solver.set_node_supply(sink, -mentees)
    status = solver.solve()
    assert status == solver.OPTIMAL, f"the solver gave up: {status}"
    chosen: Flags = solver.flows(arcs) > 0
    return chosen
