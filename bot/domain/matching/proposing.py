"""From who takes part to the plan: look at every pair, choose the best, explain it and everyone left over."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from bot.domain.matching.exact import Assignment
from bot.domain.matching.facts import Candidate, History, Rules
from bot.domain.matching.gains import seat_gains
from bot.domain.matching.hands import NO_HANDS, Hands, Locked, set_aside
from bot.domain.matching.inputs import digest_of
from bot.domain.matching.kinds import KINDS, Pairs, why
from bot.domain.matching.plan import SOFT, Cost, Pair, Plan
from bot.domain.matching.progress import Progress, Report, Stage, unheard
from bot.domain.matching.rulings import objections
from bot.domain.matching.survey import Survey
from bot.domain.matching_terms import Objective


def propose(
    candidates: Sequence[Candidate],
    history: History,
    rules: Rules,
    seed: int,
    objective: Objective = Objective.COVERAGE,
    hands: Hands = NO_HANDS,
    *,
    report: Report = unheard,
) -> Plan:
    """The best plan under the objective around what was decided by hand; ties fall by seed and ids.

    The order of the candidates does not matter. `report` hears of each stage as it begins. Raises ValueError if a
    participant appears twice.
    """
    people = sorted(candidates, key=lambda candidate: candidate.id.int)
    if len({person.id for person in people}) < len(people):
        raise ValueError("a participant can take part only once")
    kind = KINDS[rules.pairing]
    told = kind.history(history)
    rest, locked = set_aside(
        people, hands.locked, may=lambda mentor, mentee: objections(mentor, mentee, told) <= SOFT
    )
    known = kind.history(replace(told, mentoring=told.mentoring | _people(locked)))
    report(Progress(Stage.SCORING, _looked_at(rest)))
    surveyed = kind.survey(rest, known, rules, seed, hands.forbidden)
    report(Progress(Stage.ASSIGNING, len(surveyed.mentees)))
    chosen = kind.assign(surveyed, rules, objective)
    report(Progress(Stage.EXPLAINING, len(locked) + len(chosen.rows)))
    pairs = [*_certain(locked, rules), *_chosen(kind, surveyed, chosen, rules)]
    left = kind.left_over(surveyed, known, chosen, {mentor.id for mentor, _ in locked})
    return Plan(
        pairs=tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.mentee.int))),
        left_over=left,
        cost=_cost(kind, surveyed, rules, objective, chosen),
        blocking=kind.blocking(surveyed, chosen),
        seat_gains=seat_gains(surveyed, chosen, left, assign=lambda wider: kind.assign(wider, rules, objective)),
        certificate=chosen.certificate,
        seed=seed,
        digest=digest_of(candidates, history, rules, seed, objective, hands),
    )


def _looked_at(people: Sequence[Candidate]) -> int:
    """How many pairs there are of somebody who looks for a mentor and somebody with a seat."""
    return sum(each.wants_mentor for each in people) * sum(each.mentor_seats > 0 for each in people)


def _people(locked: Sequence[Locked]) -> frozenset[tuple[UUID, UUID]]:
    return frozenset((mentor.person, mentee.person) for mentor, mentee in locked)


def _certain(locked: Sequence[Locked], rules: Rules) -> Iterator[Pair]:
    for mentor, mentee in locked:
        reasons = why(mentor, mentee, rules)
        yield Pair(mentor=mentor.id, mentee=mentee.id, score=reasons.score, reasons=reasons)


def _chosen(kind: Pairs, surveyed: Survey, chosen: Assignment, rules: Rules) -> Iterator[Pair]:
    best = surveyed.problem.points.max(axis=1, initial=0)[chosen.rows]
    numbers = (chosen.rows, chosen.columns, chosen.points, best - chosen.points)
    each = zip(*(number.tolist() for number in numbers), kind.all_reasons(surveyed, chosen, rules), strict=True)
    for row, column, points, regret, reasons in each:
        yield Pair(
            mentor=surveyed.mentors[column].id,
            mentee=surveyed.mentees[row].id,
            score=points,
            reasons=reasons,
            regret=regret,
        )


def _cost(kind: Pairs, surveyed: Survey, rules: Rules, objective: Objective, chosen: Assignment) -> Cost:
    if objective is Objective.COVERAGE:
        return Cost()
    most = kind.assign(surveyed, rules, Objective.COVERAGE)
    return Cost(pairs=most.coverage - chosen.coverage, points=most.total - chosen.total)
