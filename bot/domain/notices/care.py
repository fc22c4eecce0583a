"""Words for a pair that could use a hand, that has gone quiet, or that looks back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class EasyOffer:
    """To each side by itself: what might make it easier. The same words whatever the cause, and whoever it is."""

    mentorship: UUID
    partner: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class StillThere:
    """To whoever has not answered for a week, or for two (`again`): one tap says that they are there."""

    mentorship: UUID
    partner: Someone
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RestingSoon:
    """To both, a week before a quiet pair is put to rest on `on`. `yours`: it is the reader who is quiet."""

    mentorship: UUID
    partner: Someone
    on: date
    yours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairResting:
    """To both in the same words: the pair rests, and until `until` either may take it up again."""

    mentorship: UUID
    partner: Someone
    program: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReopened:
    """To the partner of whoever has taken a resting pair up again."""

    mentorship: UUID
    partner: Someone
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceChanged:
    """To the partner of whoever has changed how often and how long the two meet, with what it was before."""

    mentorship: UUID
    partner: Someone
    you_are: Side
    cadence: Cadence
    minutes: int
    cadence_before: Cadence
    minutes_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrospectiveAsked:
    """To each side by itself, every six weeks: what works, what to change."""

    mentorship: UUID
    partner: Someone
    program: str
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksShared:
    """To the partner: what works, in the words of whoever chose to share them."""

    mentorship: UUID
    partner: Someone
    words: str
