"""What is done for a pair that could use a hand: first an easy offer to the two, then a word to those who may help.

Those who run the program hear of a pair once for each time it is in need: when it is still at risk two weeks after
the two were offered something, or answered it; when somebody has been silent for three weeks; and when the two have
not met three weeks after they were brought together. A pair that recovers is off their list.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from bot.domain.care.health import Reason
from bot.domain.care.terms import Attempt, Health
from bot.domain.people import Someone

PATIENCE = timedelta(days=14)
"""For a change to show after an offer, or after an answer to it."""
TAKEN_AT_THEIR_WORD = timedelta(days=28)
"""After "all is well": two meetings at the usual pace."""
SILENT_FOR = timedelta(days=21)


class Choice(StrEnum):
    """What somebody takes of an easy offer. Values are stored by name, and shown to nobody else."""

    PACE = "pace"
    TIME = "time"
    LOOK_BACK = "look_back"
    PARTNER = "partner"
    WELL = "well"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plight:
    """How a pair is doing and what was tried since it does. `told`: it is on the list of those who run the program.

    `answered_at` is the latest answer to the offer; `well`: it was that all is well.
    """

    state: Health
    reasons: tuple[Reason, ...]
    silent_for: timedelta
    offered_at: datetime | None = None
    answered_at: datetime | None = None
    well: bool = False
    told: bool = False


class Move(StrEnum):
    """What to do for a pair now."""

    OFFER = "offer"
    TELL = "tell"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class Help:
    """At most one move, and when to look again where time brings another."""

    move: Move | None
    look_again_at: datetime | None


def help_for(plight: Plight, now: datetime) -> Help:
    """What a pair needs from us at `now`. Asked again with its move made, there is nothing more to do."""
    if plight.told and not in_trouble(plight):
        return Help(Move.SETTLE, None)
    if plight.state is Health.AT_RISK and plight.offered_at is None:
        return Help(Move.OFFER, now + PATIENCE)
    due = _told_at(plight, now)
    if plight.told or due is None:
        return Help(None, None)
    return Help(Move.TELL, None) if now >= due else Help(None, due)


def in_trouble(plight: Plight) -> bool:
    """Whether there is still something to help with."""
    return plight.state in {Health.AT_RISK, Health.SILENT} or Reason.NOT_MET_YET in plight.reasons


def _told_at(plight: Plight, now: datetime) -> datetime | None:
    """From when those who run the program hear of it, as far as that can be said."""
    if Reason.NOT_MET_YET in plight.reasons:
        return now
    if plight.state is Health.SILENT:
        return now + max(SILENT_FOR - plight.silent_for, timedelta())
    if plight.state is not Health.AT_RISK or plight.offered_at is None:
        return None
    patience = TAKEN_AT_THEIR_WORD if plight.well else PATIENCE
    return max(plight.offered_at + PATIENCE, (plight.answered_at or plight.offered_at) + patience)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCard:
    """What somebody chose of an offer."""

    mentorship: UUID
    partner: Someone
    choice: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One thing that was tried. What anybody answered to it is theirs; that somebody did is not."""

    what: Attempt
    made_at: datetime
    answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairInNeed:
    """A pair for the eyes of those who run its program: what both of the two know as well."""

    mentor: Someone
    mentee: Someone
    state: Health
    since: datetime
    reasons: tuple[Reason, ...]
    last_met: datetime | None
    tried: tuple[Tried, ...]
