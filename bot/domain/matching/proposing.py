"""From who takes part to the plan: look at every pair, choose the best, explain it and everyone left over."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from bot.domain.matching.assignment import assign
from bot.domain.matching.exact import Assignment, blocking_pairs
from bot.domain.matching.facts import Candidate, History, Rules
from bot.domain.matching.hands import NO_HANDS, Hands, Locked, set_aside
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
    hands: Hands = NO_HANDS,
) -> Plan:
    """The best plan under the objective around what was decided by hand; ties fall by seed and ids.

    The order of the candidates does not matter. Raises ValueError if a participant appears twice.
    """
    people = sorted(candidates, key=lambda candidate: candidate.id)
    if len({person.id for person in people}) < len(people):
        raise ValueError("a participant can take part only once")
    rest, locked = set_aside(people, hands.locked)
    known = replace(history, mentoring=history.mentoring | _people(locked))
    surveyed = survey(rest, known, rules, seed, forbidden=hands.forbidden)
    chosen = assign(surveyed, objective)
    pairs = [*_certain(locked, rules), *_chosen(surveyed, chosen, rules)]
    taken = {mentor.id for mentor, _ in locked}
    return Plan(
        pairs=tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.mentee))),
        left_over=left_over(surveyed, known, chosen, taken=taken),
        cost=_cost(surveyed, objective, chosen),
        blocking=blocking_pairs(surveyed.problem, chosen),
        certificate=chosen.certificate,
        seed=seed,
        digest=digest_of(candidates, history, rules, seed, objective, hands),
    )


def _people(locked: Sequence[Locked]) -> frozenset[tuple[UUID, UUID]]:
    return frozenset((mentor.person, mentee.person) for mentor, mentee in locked)


def _certain(locked: Sequence[Locked], rules: Rules) -> Iterator[Pair]:
    for mentor, mentee in locked:
        reasons = reasons_for(mentor, mentee, rules)
        yield Pair(mentor=mentor.id, mentee=mentee.id, score=reasons.score, reasons=reasons)


def _chosen(surveyed: Survey, chosen: Assignment, rules: Rules) -> Iterator[Pair]:
    best = surveyed.problem.points.max(axis=1, initial=0)[chosen.rows]
    numbers = (chosen.rows, chosen.columns, chosen.points, best - chosen.points)
    for row, column, points, regret in zip(*(each.tolist() for each in numbers), strict=True):
        mentor, mentee = surveyed.mentors[column], surveyed.mentees[row]
        yield Pair(
            mentor=mentor.id,
            mentee=mentee.id,
            score=points,
            reasons=reasons_for(mentor, mentee, rules),
            regret=regret,
        )


def _cost(surveyed: Survey, objective: Objective, chosen: Assignment) -> Cost:
    if objective is Objective.COVERAGE:
        return Cost()
    most = assign(surveyed)
    return Cost(pairs=most.coverage - chosen.coverage, points=most.total - chosen.total)
