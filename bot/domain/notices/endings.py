"""Breaks, partings and ends, told neutrally."""

from dataclasses import dataclass
from datetime import date

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
    """To the partner of somebody who left, or left the role of `left_as`. Neutral: no reason is given."""

    partner: Someone
    program: str
    you_are: Side
    left_as: Side | None = None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerGone:
    """To the partner of somebody whose account was closed or became a guest's. Neutral: no reason is given."""

    partner: Someone
    program: str
    you_are: Side
    pairing: Pairing = Pairing.TRADITIONAL


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


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestNow:
    """To somebody who took part in `programs` and whose account has become that of a guest. The only word of it."""

    programs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipCompleted:
    """To both at the planned end."""

    partner: Someone
    program: str
    meetings_held: int
    goals_reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortOver:
    """To somebody in a cohort without a pair that completes: it has ended, or does not take place (`cancelled`)."""

    program: str
    cancelled: bool
