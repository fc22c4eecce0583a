"""A match proposal: who is asked, two answers, one outcome, and kindness towards silence.

A program may ask one side first. The other one is asked once the first said yes, and has as long as the first had:
nobody learns that there was an order. Whoever is on a break is not reminded, so a break of either side stops the
clock; not for ever, since the other side waits: after LONGEST_REST the match closes as kindly as in silence.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

from bot.domain.errors import AlreadyAnswered, ProposalOver, WrongInput
from bot.domain.matching_terms import AskedFirst, ProposalState
from bot.domain.terms import Side

REMIND_AFTER = timedelta(days=7)
CLOSE_AFTER = timedelta(days=14)
LONGEST_REST = timedelta(days=14)
"""For how long breaks hold a match open, all of them together, for each who is asked after the other."""


class Again(Enum):
    """Whether somebody who declines a match would have the same person suggested another time, in other company."""

    PERHAPS = "perhaps"
    NEVER = "never"


class Later(Enum):
    """When somebody who says "Not now" would like to hear of a match again."""

    TWO_WEEKS = timedelta(weeks=2)
    A_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a proposal stands. `rests_since`: a side is on a break; `rested`: how long earlier breaks took.

    `second_asked_at`: when the side that is not `asked_first` was asked, which starts the clock anew.
    """

    state: ProposalState
    proposed_at: datetime
    accepted_by: frozenset[Side]
    reminded: bool
    rests_since: datetime | None = None
    rested: timedelta = timedelta(0)
    asked_first: AskedFirst = AskedFirst.BOTH
    second_asked_at: datetime | None = None

    @property
    def asked(self) -> frozenset[Side]:
        """Who knows of the match so far."""
        alone = self.asked_first.side
        return frozenset(Side) if alone is None or self.second_asked_at else frozenset({alone})

    @property
    def unanswered(self) -> frozenset[Side]:
        """Who was asked and has not said yes."""
        return self.asked - self.accepted_by

    @property
    def counts_from(self) -> datetime:
        """Since when there is somebody to wait for."""
        return self.second_asked_at or self.proposed_at

    @property
    def close_at(self) -> datetime:
        """When it closes at the latest without an answer."""
        rested = self.rested if self.rests_since is None else LONGEST_REST
        return self.counts_from + CLOSE_AFTER + rested


def accept(standing: Standing, side: Side) -> ProposalState:
    """The state after `side` accepts; raise ProposalOver or AlreadyAnswered where there is nothing to accept."""
    if standing.state is ProposalState.ACCEPTED or (side in standing.accepted_by and _is_open(standing)):
        raise AlreadyAnswered
    _require_asked(standing, side)
    return ProposalState.ACCEPTED if side.other in standing.accepted_by else ProposalState.PROPOSED


def decline(standing: Standing, side: Side) -> ProposalState:
    """The state after `side` declines; raise ProposalOver once it is settled, or where they were not asked."""
    _require_asked(standing, side)
    return ProposalState.DECLINED


def not_now(standing: Standing, side: Side) -> ProposalState:
    """The state after `side` asks for some time; raise ProposalOver as `decline` does."""
    _require_asked(standing, side)
    return ProposalState.NOT_NOW


def ask_second(standing: Standing, now: datetime) -> Standing:
    """The first said yes: the other is asked at `now`, with as much time to answer and to rest as the first had."""
    resting = None if standing.rests_since is None else now
    return replace(standing, second_asked_at=now, reminded=False, rested=timedelta(0), rests_since=resting)


def quiet_until(answer: Later | date, today: date) -> date:
    """The first day on which another match may be suggested. Raise WrongInput for a day that is not to come."""
    day = answer if isinstance(answer, date) else today + answer.value
    if day <= today:
        raise WrongInput(until="Choose a day to come, or leave it empty.")
    return day


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
    remind_at, close_at = standing.counts_from + REMIND_AFTER + standing.rested, standing.close_at
    if now >= close_at:
        return SilenceDecision(frozenset(), close=True, look_again_at=None)
    if now >= remind_at and not standing.reminded:
        return SilenceDecision(standing.unanswered, close=False, look_again_at=close_at)
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


def _require_asked(standing: Standing, side: Side) -> None:
    """Whoever was not asked reads what they would read of any match that is not theirs to answer."""
    if not _is_open(standing) or side not in standing.asked:
        raise ProposalOver


def _is_open(standing: Standing) -> bool:
    return standing.state is ProposalState.PROPOSED
