"""From who takes part to the plan: look at every pair, choose the best, explain it and everyone left over."""

from collections.abc import Sequence

import numpy as np

from bot.domain.matching.assignment import assign
from bot.domain.matching.exact import Assignment, blocking_pairs
from bot.domain.matching.facts import Candidate, History, Rules
from bot.domain.matching.inputs import digest_of
from bot.domain.matching.left_over import left_over
from bot.domain.matching.plan import Cost, Pair, Plan
from bot.domain.matching.scoring import reasons_for
from bot.domain.matching.survey import Survey, survey
from bot.domain.terms import Objective


def propose(
    candidates: Sequence[Candidate],
    history: History,
    rules: Rules,
    seed: int,
    objective: Objective = Objective.COVERAGE,
) -> Plan:
    """The best plan under the objective; ties fall by seed and ids.

    The order of the candidates does not matter. Raises ValueError if a participant appears twice.
    """
    people = sorted(candidates, key=lambda candidate: candidate.id)
    if len({person.id for person in people}) < len(people):
        raise ValueError("a participant can take part only once")
    surveyed = survey(people, history, rules, seed)
    chosen = assign(surveyed, objective)
    numbers = np.stack([chosen.rows, chosen.columns, chosen.points], axis=1).tolist()
    pairs = [_pair(surveyed, row, column, points, rules) for row, column, points in numbers]
    return Plan(
        pairs=tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.mentee))),
        left_over=left_over(surveyed, history, chosen),
        cost=_cost(surveyed, objective, chosen),
        blocking=blocking_pairs(surveyed.problem, chosen),
        seed=seed,
        digest=digest_of(people, history, rules, seed, objective),
    )


def _cost(surveyed: Survey, objective: Objective, chosen: Assignment) -> Cost:
    if objective is Objective.COVERAGE:
        return Cost()
    most = assign(surveyed)
    return Cost(pairs=most.coverage - chosen.coverage, points=most.total - chosen.total)


def _pair(surveyed: Survey, row: int, column: int, points: int, rules: Rules) -> Pair:
    mentor, mentee = surveyed.mentors[column], surveyed.mentees[row]
    return Pair(mentor=mentor.id, mentee=mentee.id, score=points, reasons=reasons_for(mentor, mentee, rules))
