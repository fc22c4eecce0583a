"""From who takes part to the plan: look at every pair, choose the best, explain it and everyone left over."""

import json
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from bot.domain.matching.assignment import assign
from bot.domain.matching.facts import Candidate, History, Rules
from bot.domain.matching.left_over import left_over
from bot.domain.matching.plan import Pair, Plan
from bot.domain.matching.scoring import reasons_for
from bot.domain.matching.survey import Option, survey


def propose(candidates: Sequence[Candidate], history: History, rules: Rules, seed: int) -> Plan:
    """The plan that serves the most mentees and, among those, has the most points; ties fall by seed and ids.

    The order of the candidates does not matter. Raises ValueError if a participant appears twice.
    """
    people = sorted(candidates, key=lambda candidate: candidate.id)
    if len({person.id for person in people}) < len(people):
        raise ValueError("a participant can take part only once")
    surveyed = survey(people, history, rules, seed)
    chosen = assign(surveyed.options)
    best_first = sorted(chosen, key=lambda option: (-option.score, option.rank))
    return Plan(
        pairs=tuple(_pair(option, rules) for option in best_first),
        left_over=left_over(people, surveyed, chosen),
        seed=seed,
        digest=_digest(people, history, rules, seed),
    )


def _pair(option: Option, rules: Rules) -> Pair:
    reasons = reasons_for(option.mentor, option.mentee, rules)
    return Pair(mentor=option.mentor.id, mentee=option.mentee.id, score=option.score, reasons=reasons)


def _digest(people: Sequence[Candidate], history: History, rules: Rules, seed: int) -> str:
    """Names and zones stay out: they decide nothing, and a renamed person is still the same input."""
    facts = {
        "candidates": [_facts(person) for person in people],
        "paired": _sorted(history.paired),
        "declined": _sorted(history.declined),
        "mentoring": _sorted(history.mentoring),
        "managing": _sorted(history.managing),
        "apart": _sorted(history.apart),
        "rules": [rules.skills, rules.hours, rules.waiting, rules.minimum_points],
        "seed": seed,
    }
    return sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _facts(person: Candidate) -> list[object]:
    return [
        str(person.id),
        str(person.person),
        person.mentor_seats,
        person.wants_mentor,
        person.offers,
        person.wants,
        sorted(person.working_minutes),
        person.waiting_days,
    ]


def _sorted(pairs: frozenset[tuple[UUID, UUID]]) -> list[list[str]]:
    return sorted([str(mentor), str(mentee)] for mentor, mentee in pairs)
