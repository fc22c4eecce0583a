"""What is shown of a pair that has gone quiet or was taken up again, and of its pace."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.people import Someone
from bot.domain.terms import Cadence, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietCard:
    """A pair for whoever says something of its silence."""

    mentorship: UUID
    program: str
    partner: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceCard:
    """How often and how long a pair meets, for the eyes of one of the two.

    `agreed`: an agreement is in force, so that a change counts once the partner confirms it. `changed`: what is
    shown was chosen just now, which is in force, or proposed where the two have an agreement.
    """

    mentorship: UUID
    program: str
    you_are: Side
    partner: Someone
    cadence: Cadence
    minutes: int
    agreed: bool
    changed: bool = False
