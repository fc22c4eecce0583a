"""Breaks, partings and ends, told neutrally."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.care.terms import EndChoice
from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerPaused:
    """To the partner: a break, with its last day if one was given."""

    partner: Someone
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerReturned:
    """To the partner: the break is over and the rhythm goes on."""

    partner: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeBack:
    """To the person whose break is over. `paired`: they have a mentorship that goes on."""

    program: str
    paired: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipEnded:
    """To the partner of somebody who left, or left the role of `left_as`. Neutral: no reason is given.

    `steps_left`: how many steps the reader has still to do, here as in every word that a pair is over.
    """

    partner: Someone
    program: str
    you_are: Side
    left_as: Side | None = None
    pairing: Pairing = Pairing.TRADITIONAL
    steps_left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerGone:
    """To the partner of somebody whose account was closed or became a guest's. Neutral: no reason is given."""

    partner: Someone
    program: str
    you_are: Side
    pairing: Pairing = Pairing.TRADITIONAL
    steps_left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PairParted:
    """To the side that did not ask for it: the pair has ended. Neutral: neither who wished it nor why is said.

    `goes_on`: the cohort is open, so that somebody new can be found.
    """

    partner: Someone
    program: str
    you_are: Side
    goes_on: bool = True
    pairing: Pairing = Pairing.TRADITIONAL
    steps_left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestNow:
    """To somebody who took part in `programs` and whose account has become that of a guest. The only word of it."""

    programs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingAsked:
    """To each of a pair two weeks before its last day `ends_on`. `may_go_on`: the program leaves time for more."""

    mentorship: UUID
    partner: Someone
    program: str
    ends_on: date
    may_go_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWished:
    """To the one whose partner would like what takes both: to go on `until` a day, or to end before `ends_on`.

    `over`: the pair has ended already.
    """

    mentorship: UUID
    partner: Someone
    program: str
    choice: EndChoice
    until: date | None
    ends_on: date
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PairGoesOn:
    """To the one who wished it first: both would like to go on. `again`: after the pair had ended."""

    mentorship: UUID
    partner: Someone
    program: str
    until: date
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipCompleted:
    """To both at the planned end, or `early` when both had reached what they came for.

    `steps_left` are the reader's own. `mentorship` is None in messages of an earlier version.
    """

    partner: Someone
    program: str
    meetings_held: int
    goals_reached: int
    mentorship: UUID | None = None
    minutes_met: int = 0
    steps_left: int = 0
    early: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerThanked:
    """To a former partner: a word of thanks, as it was written."""

    partner: Someone
    program: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortOver:
    """To somebody in a cohort without a pair that completes: it has ended, or does not take place (`cancelled`)."""

    program: str
    cancelled: bool
