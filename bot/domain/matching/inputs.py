"""Everything that decides a plan, and its digest: equal digests mean equal plans."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from bot.domain.matching.facts import Candidate, History, Rules
from bot.domain.matching.hands import NO_HANDS, Hands
from bot.domain.matching_terms import Objective


class Inputs(NamedTuple):
    """What `propose` and `digest_of` are told, in their order."""

    candidates: Sequence[Candidate]
    history: History
    rules: Rules
    seed: int
    objective: Objective = Objective.COVERAGE
    hands: Hands = NO_HANDS


def digest_of(
    candidates: Sequence[Candidate],
    history: History,
    rules: Rules,
    seed: int,
    objective: Objective = Objective.COVERAGE,
    hands: Hands = NO_HANDS,
) -> str:
    """SHA-256 over everything that decides. Names and zones stay out: a renamed person is still the same input."""
    facts = {
        "candidates": sorted(_facts(person) for person in candidates),
        "paired": _sorted(history.paired),
        "declined": _sorted(history.declined),
        "mentoring": _sorted(history.mentoring),
        "managing": _sorted(history.managing),
        "apart": _sorted(history.apart),
        "rules": asdict(rules) | {"texts": rules.texts.name},
        "seed": seed,
        "objective": objective,
        "locked": _sorted(hands.locked),
        "forbidden": _sorted(hands.forbidden),
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
        _as_bits(person.working_minutes),
        person.waiting_days,
        person.text,
        person.interests,
        person.languages,
        person.stage,
        person.communication,
        person.mentoring_style,
        person.learning_preference,
        person.personality,
        person.department,
    ]


@lru_cache(10_000)
def _as_bits(slots: frozenset[int]) -> str:
    """Few different hours make up a company."""
    return hex(sum(1 << slot for slot in slots))


def _sorted(pairs: frozenset[tuple[UUID, UUID]]) -> list[list[str]]:
    return sorted([str(mentor), str(mentee)] for mentor, mentee in pairs)
