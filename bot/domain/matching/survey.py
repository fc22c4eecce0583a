"""Looks at every mentor with every mentee once: who may be proposed to whom, and what rules the others out."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import product
from uuid import UUID

from bot.domain.matching.facts import Candidate, History, Rules
from bot.domain.matching.plan import Exclusion
from bot.domain.matching.scoring import points_for
from bot.domain.terms import Side

Place = tuple[Side, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A pair that may be proposed. `rank` (64 bits, from the seed and the two ids) decides between equals."""

    mentor: Candidate
    mentee: Candidate
    score: int
    rank: int

    @property
    def people(self) -> tuple[UUID, UUID]:
        return self.mentor.person, self.mentee.person


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The options, and for either side of each participant: how many were excluded why, and who fell short."""

    options: tuple[Option, ...]
    excluded: Mapping[Place, Counter[Exclusion]]
    below_minimum: frozenset[Place]


def survey(candidates: Sequence[Candidate], history: History, rules: Rules, seed: int) -> Survey:
    options: list[Option] = []
    excluded: defaultdict[Place, Counter[Exclusion]] = defaultdict(Counter)
    below_minimum: set[Place] = set()
    mentees = [candidate for candidate in candidates if candidate.wants_mentor]
    for mentor, mentee in product(filter(is_mentor, candidates), mentees):
        places = (Side.MENTOR, mentor.id), (Side.MENTEE, mentee.id)
        exclusion = _exclusion(mentor, mentee, history)
        score = sum(points_for(mentor, mentee, rules))
        if exclusion is None and score < rules.minimum_points:
            below_minimum.update(places)
        elif exclusion := exclusion or _without_seat(mentor):
            for place in places:
                excluded[place][exclusion] += 1
        else:
            rank = _rank(mentor, mentee, seed)
            options.append(Option(mentor=mentor, mentee=mentee, score=score, rank=rank))
    return Survey(options=tuple(options), excluded=excluded, below_minimum=frozenset(below_minimum))


def is_mentor(candidate: Candidate) -> bool:
    """Whoever has a seat free; and whoever looks for nobody: they can only be a mentor whose seats are taken."""
    return candidate.mentor_seats > 0 or not candidate.wants_mentor


def _exclusion(mentor: Candidate, mentee: Candidate, history: History) -> Exclusion | None:
    pair = mentor.person, mentee.person
    if mentor.person == mentee.person:
        return Exclusion.OWN_PERSON
    if pair in history.apart or pair[::-1] in history.apart:
        return Exclusion.KEPT_APART
    if pair in history.managing or pair[::-1] in history.managing:
        return Exclusion.OWN_MANAGER
    if pair in history.paired or pair in history.mentoring:
        return Exclusion.PAIRED_BEFORE
    if pair in history.declined:
        return Exclusion.DECLINED_BEFORE
    return Exclusion.RECIPROCAL if pair[::-1] in history.mentoring else None


def _without_seat(mentor: Candidate) -> Exclusion | None:
    return None if mentor.mentor_seats > 0 else Exclusion.NO_SEAT


def _rank(mentor: Candidate, mentee: Candidate, seed: int) -> int:
    text = b"%d:%b%b" % (seed, mentor.id.bytes, mentee.id.bytes)
    return int.from_bytes(blake2b(text, digest_size=8).digest())
