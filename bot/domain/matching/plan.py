"""What matching answers: the pairs it proposes with their reasons, and everyone left over with the reason why."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from bot.domain.matching.certificate import Certificate
from bot.domain.matching.facts import Criterion
from bot.domain.terms import Side

MOST_CONTESTED = 3


class Exclusion(StrEnum):
    """Why two people may not be paired, whatever their points."""

    OWN_PERSON = "own_person"
    PAIRED_BEFORE = "paired_before"
    DECLINED_BEFORE = "declined_before"
    RECIPROCAL = "reciprocal"
    NO_SEAT = "no_seat"
    OWN_MANAGER = "own_manager"
    KEPT_APART = "kept_apart"
    NO_COMMON_LANGUAGE = "no_common_language"
    NO_COMMON_HOUR = "no_common_hour"

    @property
    def sentence(self) -> str:
        return _EXCLUSION_SENTENCES[self]


SOFT = frozenset({Exclusion.PAIRED_BEFORE, Exclusion.NO_COMMON_LANGUAGE, Exclusion.NO_COMMON_HOUR})
"""What an admin may override who says why. Everything else protects somebody."""


class LeftOverReason(StrEnum):
    """Why someone is in no pair of the plan."""

    NO_MENTORS = "no_mentors"
    ALL_EXCLUDED = "all_excluded"
    BELOW_MINIMUM = "below_minimum"
    SEATS_TAKEN = "seats_taken"
    NO_MENTEES_LEFT = "no_mentees_left"
    NOBODY_ELSE = "nobody_else"
    NO_PARTNER_LEFT = "no_partner_left"
    GROUP_TOO_SMALL = "group_too_small"

    @property
    def sentence(self) -> str:
        return _LEFT_OVER_SENTENCES[self]


_EXCLUSION_SENTENCES = {
    Exclusion.OWN_PERSON: "This is the same person in their other role.",
    Exclusion.PAIRED_BEFORE: "They have been paired already.",
    Exclusion.DECLINED_BEFORE: "An earlier proposal for these two did not work out.",
    Exclusion.RECIPROCAL: "They would be mentoring each other.",
    Exclusion.OWN_MANAGER: "One of them is the other's manager.",
    Exclusion.NO_SEAT: "All of this mentor's seats are taken.",
    Exclusion.KEPT_APART: "They are not to be matched.",
    Exclusion.NO_COMMON_LANGUAGE: "They name no language that both speak.",
    Exclusion.NO_COMMON_HOUR: "They never work at the same time.",
}

# Somebody left over for a wish in confidence reads exactly like somebody left over for too few points: "ruled out"
# would let an admin who knows the few others of a small cohort work out who asked never to be matched with whom.
_NOBODY_FITS = "Nobody available fits well enough at the moment."
_LEFT_OVER_SENTENCES = {
    LeftOverReason.NO_MENTORS: "Nobody else in this cohort offers to mentor yet.",
    LeftOverReason.ALL_EXCLUDED: _NOBODY_FITS,
    LeftOverReason.BELOW_MINIMUM: _NOBODY_FITS,
    LeftOverReason.SEATS_TAKEN: "Every mentor who fits has their seats taken.",
    LeftOverReason.NO_MENTEES_LEFT: "Nobody who fits is still looking for a mentor.",
    LeftOverReason.NOBODY_ELSE: "Nobody else in this cohort is free for a partner yet.",
    LeftOverReason.NO_PARTNER_LEFT: "Everybody who fits has a partner.",
    LeftOverReason.GROUP_TOO_SMALL: "Too few who fit are left over for one more group.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why a pair fits: points that add up exactly to its score, and the facts they come from.

    `shared_skills` are wanted and offered, in the mentee's order, as are the other words that both named;
    `overlap_minutes` are common working minutes in a week.
    """

    points: tuple[tuple[Criterion, int], ...]
    shared_skills: tuple[str, ...]
    overlap_minutes: int
    shared_interests: tuple[str, ...] = ()

    @property
    def score(self) -> int:
        return sum(points for _, points in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two participants proposed to each other, with a score from 0 to 1000.

    `regret`: how many points more the mentee's best mentor would have had, of all who may mentor them.
    """

    mentor: UUID
    mentee: UUID
    score: int
    reasons: Reasons
    regret: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """Someone in no pair on this side; `more_seats_needed` more at mentors who fit would change that.

    `contested`: those mentors, the best fits first, at most MOST_CONTESTED.
    """

    participant: UUID
    side: Side
    reason: LeftOverReason
    excluded: tuple[tuple[Exclusion, int], ...]
    more_seats_needed: int
    contested: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What an objective costs: how many pairs and points fewer than the most pairs and then the most points."""

    pairs: int = 0
    points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGain:
    """One more seat with a mentor: so many more pairs, and so many points more or, with more pairs, even fewer."""

    mentor: UUID
    pairs: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The one answer to these inputs: best pairs first, then who waits, longest first.

    `blocking` counts the pairs of people who would both rather have each other than whom the plan gives them.
    `certificate` proves that no plan is better; it is None where the plan is not the heaviest but stable. Equal
    digests (SHA-256 over everything that decides the answer, the seed included) mean equal plans.
    """

    pairs: tuple[Pair, ...]
    left_over: tuple[LeftOver, ...]
    cost: Cost
    blocking: int
    seat_gains: tuple[SeatGain, ...]
    certificate: Certificate | None
    seed: int
    digest: str
