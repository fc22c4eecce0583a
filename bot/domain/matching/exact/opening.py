"""Which groups to open at all: the heaviest plan in which every group is empty or has its fewest, by CP-SAT.

With fewest members this is no flow any more; it is hard in general (it contains facility location). CP-SAT decides
it in whole numbers, with one worker and a limit on its work, not on time: every machine gives the same answer.
The model is told in CP-SAT's own text format, since the package's Python front would load Pandas at every start.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from ortools.sat.python import cp_model_helper

from bot.domain.matching.exact.problem import Flags, Numbers

NO_LIMIT = 2**63 - 1


class Opened(NamedTuple):
    """Which pairs to choose, and what no plan among these pairs can exceed."""

    chosen: Flags
    bound: int


def heaviest_groups(
    rows: Numbers, columns: Numbers, weights: Numbers, *, fewest: Numbers, seats: Numbers, hint: Flags, work: float
) -> Opened:
    """The heaviest plan found within so much work (CP-SAT's "deterministic time", roughly seconds)."""
    model, solver = cp_model_helper.CpModelProto(), cp_model_helper.SolveWrapper()
    told = model.parse_text_format("\n".join(_model(rows, columns, weights, fewest, seats, hint)))
    assert told, "the model is not understood"
    settings = cp_model_helper.SatParameters()
    told = settings.parse_text_format(f"num_workers: 1 max_deterministic_time: {work} linearization_level: 2")
    assert told, "the settings are not understood"
    solver.set_parameters(settings)
    solve: Callable[[cp_model_helper.CpModelProto], cp_model_helper.CpSolverResponse] = solver.solve
    answer = solve(model)
    found = answer.status in (cp_model_helper.OPTIMAL, cp_model_helper.FEASIBLE)
    assert found or answer.status == cp_model_helper.UNKNOWN, f"the solver gave up: {answer.status}"
    chosen = np.array(list(answer.solution)[: len(rows)], bool) if found else hint
    return Opened(chosen, -int(answer.inner_objective_lower_bound))


def _model(
    rows: Numbers, columns: Numbers, weights: Numbers, fewest: Numbers, seats: Numbers, hint: Flags
) -> Iterator[str]:
    """A variable for each pair, and one for each mentor: whether their group opens."""
    pairs, mentors = len(rows), len(seats)
    for _ in range(pairs + mentors):
        yield "variables { domain: [0, 1] }"
    for own in _by(rows):
        yield f"constraints {{ at_most_one {{ literals: {own} }} }}"
    for column, group in enumerate(_by(columns, mentors)):
        opened = pairs + column
        for most, sign in ((int(fewest[column]), 1), (int(seats[column]), -1)):
            parts = f"vars: {[*group, opened]} coeffs: {[sign] * len(group) + [-sign * most]}"
            yield f"constraints {{ linear {{ {parts} domain: [0, {NO_LIMIT}] }} }}"
        for pair in group:
            yield f"constraints {{ enforcement_literal: {pair} bool_or {{ literals: {opened} }} }}"
    yield f"objective {{ vars: {list(range(pairs))} coeffs: {(-weights).tolist()} }}"
    open_now = np.isin(np.arange(mentors), columns[hint])
    hinted = np.concatenate([hint, open_now]).astype(int).tolist()
    yield f"solution_hint {{ vars: {list(range(pairs + mentors))} values: {hinted} }}"


def _by(numbers: Numbers, most: int = 0) -> Sequence[list[int]]:
    """The places of each number, in order."""
    places: list[list[int]] = [[] for _ in range(max(most, int(numbers.max(initial=-1)) + 1))]
    for place, number in enumerate(numbers.tolist()):
        places[number].append(place)
    return places
