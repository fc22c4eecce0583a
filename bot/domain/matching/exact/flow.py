"""The best plan among some of the pairs: a minimum-cost flow from mentees over pairs to seats."""

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from bot.domain.matching.exact.problem import Flags, Numbers


def heaviest(rows: Numbers, columns: Numbers, weights: Numbers, *, mentees: int, seats: Numbers) -> Flags:
    """Which of these pairs to choose, so that their weights sum to the most and no seat is given twice."""
    looking, sought = np.zeros(mentees, bool), np.zeros(len(seats), bool)
    looking[rows], sought[columns] = True, True
    number, each_mentee = np.cumsum(looking) - 1, np.arange(looking.sum())
    each_mentor, seats = len(each_mentee) + np.arange(sought.sum()), seats[sought]
    seat, sink = len(each_mentee) + np.cumsum(sought) - 1, len(each_mentee) + len(each_mentor)
    solver = SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(number[rows], seat[columns], np.ones_like(rows), -weights)
    # Nobody has to be served: a mentee without a pair goes straight to the sink, for nothing.
    one, nothing = np.ones_like(each_mentee), np.zeros_like(each_mentee)
    solver.add_arcs_with_capacity_and_unit_cost(each_mentee, np.full_like(each_mentee, sink), one, nothing)
    solver.add_arcs_with_capacity_and_unit_cost(
        each_mentor, np.full_like(each_mentor, sink), seats, np.zeros_like(seats)
    )
    solver.set_nodes_supplies(each_mentee, one)
    solver.set_node_supply(sink, -len(each_mentee))
    status = solver.solve()
    assert status == solver.OPTIMAL, f"the solver gave up: {status}"
    chosen: Flags = solver.flows(arcs) > 0
    return chosen
