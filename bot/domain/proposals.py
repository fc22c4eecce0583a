"""A match proposal: two answers, one outcome, and kindness towards silence.

Whoever is on a break is not reminded, so a break of either side stops the clock; not for ever, since the other side
waits: after LONGEST_REST the match closes as kindly as in silence.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.errors import AlreadyAnswered, ProposalOver
from bot.domain.terms import ProposalState, Side

REMIND_AFTER = timedelta(days=7)
CLOSE_AFTER = timedelta(days=14)
LONGEST_REST = timedelta(days=14)
"""For how long breaks hold a match open, all of them together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a proposal stands. `rests_since`: a side is on a break; `rested`: how long earlier breaks took."""

    state: ProposalState
    proposed_at: datetime
    accepted_by: frozenset[Side]
    reminded: bool
    rests_since: datetime | None = None
    rested: timedelta = timedelta(0)

    @property
    def close_at(self) -> datetime:
        """When it closes at the latest without an answer."""
        rested = self.rested if self.rests_since is None else LONGEST_REST
        return self.proposed_at + CLOSE_AFTER + rested


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
    if not _is_open(standing):
        return SilenceDecision(frozenset(), close=False, look_again_at=None)
    if standing.rests_since is not None:
        return _hear_rest(standing.rests_since + LONGEST_REST - standing.rested, now)
    remind_at, close_at = standing.proposed_at + REMIND_AFTER + standing.rested, standing.close_at
    if now >= close_at:
        return SilenceDecision(frozenset(), close=True, look_again_at=None)
    if now >= remind_at and not standing.reminded:
        return SilenceDecision(frozenset(Side) - standing.accepted_by, close=False, look_again_at=close_at)
    return SilenceDecision(frozenset(), close=False, look_again_at=close_at if standing.reminded else remind_at)


def rest(standing: Standing, now: datetime) -> Standing:
    """A side goes on a break: the clock stops, unless the other side's break has stopped it already."""
    return standing if standing.rests_since else replace(standing, rests_since=now)


def go_on(standing: Standing, now: datetime) -> Standing:
    """Nobody is on a break any more: the clock goes on from where it stopped."""
    if standing.rests_since is None:
        return standing
    return replace(standing, rests_since=None, rested=standing.rested + (now - standing.rests_since))


def _hear_rest(until: datetime, now: datetime) -> SilenceDecision:
    over = now >= until
    return SilenceDecision(frozenset(), close=over, look_again_at=None if over else until)


def _is_open(standing: Standing) -> bool:
    return standing.state is ProposalState.PROPOSED
