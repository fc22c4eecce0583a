"""What admins see of a matching round: the dry run, the mentors somebody could have instead, and what would be."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.matching import Criterion
from bot.domain.matching.plan import Exclusion
from bot.domain.matching_terms import HandKind, Objective, Pairing
from bot.domain.notices import Reason
from bot.domain.people import Someone
from bot.domain.rounds import Exposure
from bot.domain.terms import Side

PAIRS_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCard:
    """A proposed pair in a dry run, with its score out of 1000, and what was decided about it by hand.

    `regret`: how many points more the mentee's best mentor would have had.
    """

    proposal: UUID
    mentor: Someone
    mentee: Someone
    score: int
    reason: Reason
    hand: HandKind | None = None
    points: tuple[tuple[Criterion, int], ...] = ()
    regret: int = 0
    why: str = ""
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOverCard:
    """A person a dry run could not place, and why, as a sentence.

    `participant` is who could be paired by hand; None where that makes no sense. `excluded` counts mentors (or
    mentees) by what keeps them apart; `contested` are mentors of whom one more seat would help.
    """

    person: Someone
    side: Side
    why: str
    participant: UUID | None = None
    excluded: tuple[tuple[Exclusion, int], ...] = ()
    contested: tuple[Someone, ...] = ()
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenCard:
    """Two people of whom an admin said that they are no pair in this round."""

    mentor_id: UUID
    mentee_id: UUID
    mentor: Someone
    mentee: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How good the pairs of a round are, in points."""

    pairs: int
    lowest: int
    highest: int
    mean: int
    locked: int = 0
    held_back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """One more seat with a mentor: so many more pairs, and so many points more or fewer."""

    mentor: Someone
    pairs: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRunCard:
    """A page of the outcome of a dry run: nothing has been sent. `version` is what publishing refers to.

    `blocking` counts the pairs of people who would rather have each other; `fewer_pairs` and `fewer_points` are
    what the objective costs against as many pairs and then points as possible. `new` and `gone` count pairs against
    the run before. `proven` says whether the plan comes with a proof that none is better; `gains` are what one more
    seat with the most contested mentors would add.
    """

    round: UUID
    version: int
    cohort: UUID
    program: str
    objective: Objective
    spread: Spread
    pairs: tuple[PairCard, ...]
    start: int
    weakest_first: bool
    left_over: tuple[LeftOverCard, ...]
    forbidden: tuple[ForbiddenCard, ...]
    blocking: int
    fewer_pairs: int
    fewer_points: int
    proven: bool
    exposure: tuple[Exposure, ...] = ()
    gains: tuple[Gain, ...] = ()
    new: int | None = None
    gone: int | None = None
    pairing: Pairing = Pairing.TRADITIONAL

    @property
    def more(self) -> bool:
        return self.start + len(self.pairs) < self.spread.pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorChoice:
    """A mentor whom somebody could have instead. `objections` are rules that would have to be overridden.

    `seat_free`: without one, the pair of theirs that fits least makes room.
    """

    participant: UUID
    person: Someone
    score: int
    seat_free: bool
    objections: tuple[Exclusion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicesCard:
    """The mentors whom a mentee could have, the best fits first. `now` is who the dry run gives them."""

    participant: UUID
    mentee: Someone
    now: Someone | None
    mentors: tuple[MentorChoice, ...]
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfCard:
    """What more mentors would change. Nothing of it is kept.

    `served`: who would have a mentor then and has none now.
    """

    program: str
    mentors: int
    seats: int
    skills: tuple[str, ...]
    pairs_before: int
    pairs_after: int
    points_before: int
    points_after: int
    served: tuple[Someone, ...]
