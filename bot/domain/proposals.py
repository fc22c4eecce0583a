"""A match proposal: two answers, one outcome, and kindness towards silence."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.errors import AlreadyAnswered, ProposalOver
from bot.domain.terms import ProposalState, Side

REMIND_AFTER = timedelta(days=7)
CLOSE_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a proposal stands. The answers are True (accepted) or None (not answered yet)."""

    state: ProposalState
    proposed_at: datetime
    accepted_by: frozenset[Side]
    reminded: bool


def accept(standing: Standing, side: Side) -> ProposalState:
    """The state after `side` accepts; raise ProposalOver or AlreadyAnswered where there is nothing to accept."""
    if standing.state is ProposalState.ACCEPTED or (side in standing.accepted_by and _is_open(standing)):
        raise AlreadyAnswered
    if not _is_open(standing):
        raise ProposalOver
    return ProposalState.ACCEPTED if side.other in standing.accepted_by else ProposalState.PROPOSED


def decline(standing: Standing) -> ProposalState:
    """The state after either side declines; raise ProposalOver once it is settled."""
    if not _is_open(standing):
        raise ProposalOver
    return ProposalState.DECLINED


@dataclass(frozen=True, slots=True)
class SilenceDecision:
    """What silence calls for: remind the sides that have not answered, or close; and when to look again."""

    remind: frozenset[Side]
    close: bool
    look_again_at: datetime | None


def hear_silence(standing: Standing, now: datetime) -> SilenceDecision:
    """What to do at `now` about a proposal that somebody has not answered."""
    remind_at, close_at = standing.proposed_at + REMIND_AFTER, standing.proposed_at + CLOSE_AFTER
    if not _is_open(standing):
        return SilenceDecision(frozenset(), close=False, look_again_at=None)
    if now >= close_at:
        return SilenceDecision(frozenset(), close=True, look_again_at=None)
    if now >= remind_at and not standing.reminded:
        return SilenceDecision(frozenset(Side) - standing.accepted_by, close=False, look_again_at=close_at)
    return SilenceDecision(frozenset(), close=False, look_again_at=close_at if standing.reminded else remind_at)


def _is_open(standing: Standing) -> bool:
    return standing.state is ProposalState.PROPOSED
