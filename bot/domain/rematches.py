"""Asking for another partner, from either side: how long it can be taken back, and what is shown of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import Side

GRACE = timedelta(hours=1)
"""For which a wish can be taken back at least: until then nobody else hears of it."""
A_DAY_LATER = timedelta(days=1)
"""After a pair has parted, nobody reads any more that the other began or ended a break."""
LONGEST_REASON = 1000


class Next(StrEnum):
    """What somebody would like once a pair has parted."""

    LOOK = "look"
    REST = "rest"
    LEAVE = "leave"


class Afterwards(StrEnum):
    """Whom somebody would like to meet after ending a pair early. They stay in the program either way."""

    SOMEBODY = "somebody"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Part:
    """A step in the life of a pair: it ends, as one of the two wished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RematchCard:
    """A pair for the eyes of one of the two.

    `hears_at`: when the partner hears that it ends, if the reader has asked for that.
    `goes_on`: the cohort is open, so that somebody new can be found.
    """

    mentorship: UUID
    cohort: UUID
    program: str
    you_are: Side
    partner: Someone
    goes_on: bool
    hears_at: datetime | None = None
    pairing: Pairing = Pairing.TRADITIONAL
