"""Matches that are suggested, asked for, and closed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.matching_terms import Outlook, Pairing
from bot.domain.notices.parts import Reason
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchProposed:
    """To one side of a proposed pair, with the reasons. `you_are` is the reader's side. Also the reminder.

    A pair lasts until `ends_on`, or for so many `months` where the cohort keeps going; older messages say neither.
    """

    proposal: UUID
    program: str
    you_are: Side
    partner: Someone
    partner_goals: str
    partner_offers: tuple[str, ...]
    reason: Reason
    cadence: Cadence
    minutes: int
    answer_by: date
    again: bool = False
    months: int | None = None
    ends_on: date | None = None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalClosed:
    """To whoever knew of a match: it does not come about. Never says who decided what, but what comes next.

    `participant` is the reader's place in the cohort. `until`: when they asked to hear of matches again. `waiting`
    counts who waits for a mentor, the reader among them; `place` is theirs by waiting time.
    """

    program: str
    partner: Someone
    outlook: Outlook = Outlook.NEXT_ROUND
    participant: UUID | None = None
    until: date | None = None
    place: int | None = None
    waiting: int | None = None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorRequested:
    """To a mentor: a mentee would like to learn from them, with the mentee's own note. Also the reminder.

    A pair lasts until `ends_on`, or for so many `months` where the cohort keeps going.
    """

    proposal: UUID
    program: str
    mentee: Someone
    note: str
    mentee_goals: str
    reason: Reason
    cadence: Cadence
    minutes: int
    months: int | None
    ends_on: date | None
    answer_by: date
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestNoteChanged:
    """To a mentor who has read a request: the mentee says it in other words now."""

    proposal: UUID
    program: str
    mentee: Someone
    note: str
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawn:
    """To a mentor who has read a request: nothing is needed any more. `found`: the mentee has a mentor now."""

    program: str
    mentee: Someone
    found: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestClosed:
    """To a mentee: this mentor cannot take it on right now. Never says why, nor whether anybody decided."""

    cohort: UUID
    program: str
    mentor: Someone
