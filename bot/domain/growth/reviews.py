"""How a goal goes on between meetings: what its owner says of it, and when it is looked at again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from bot.domain.growth.terms import GoalEvent, GoalStanding

EVERY = timedelta(weeks=4)
"""How often a pair is asked to look at its goals."""
YOUNGEST = timedelta(days=14)
"""A goal younger than this is left in peace: it has only just been worded."""
MOST_IN_REVIEW = 5
TO_RECONSIDER = timedelta(minutes=10)
"""How long a tap can be taken back, or be given a note, before anybody else reads of it."""
FRESH = timedelta(hours=12)
"""For how long a review shows what was said of a goal in place of the question."""

SILENT = frozenset({GoalEvent.ON_TRACK, GoalEvent.ADJUSTED})
"""What others hear of only where it comes with a note."""
TAPPED = frozenset({GoalEvent.ON_TRACK, GoalEvent.STUCK, GoalEvent.REACHED})
"""What can be said of a goal in one tap."""
SAYINGS = TAPPED | {GoalEvent.KEPT, GoalEvent.ADJUSTED, GoalEvent.DROPPED, GoalEvent.REOPENED}
"""What its owner says of a goal in answer to a review, or in one tap."""
_STANDINGS = {GoalEvent.ON_TRACK: GoalStanding.ON_TRACK, GoalEvent.STUCK: GoalStanding.STUCK}
_LEAVE_IT = frozenset(
    {GoalEvent.SET, GoalEvent.REWORDED, GoalEvent.KEPT, GoalEvent.MILESTONE_DONE, GoalEvent.MILESTONE_REOPENED}
)


class Place(StrEnum):
    """Where something was said of a goal: what stands there changes with it. Values are part of block ids."""

    ALONE = "goal:answer"
    MESSAGE = "goal:message"
    PAGE = "goal:page"
    GOAL = "goal:own"


class Heard(StrEnum):
    """Whether others hear what was said of a goal: not at all, after a moment, at once, or they had before."""

    NOBODY = "nobody"
    SOON = "soon"
    TOLD = "told"
    ALREADY = "already"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of the history of a goal: what happened, where the goal stood then, and a note."""

    id: UUID
    event: GoalEvent
    percent: int
    value: float | None
    note: str
    made_at: datetime


def standing_after(events: Iterable[GoalEvent]) -> GoalStanding | None:
    """What the owner last said of a goal. Progress, another date or another state makes up for being stuck."""
    standing = None
    for event in events:
        if event not in _LEAVE_IT:
            standing = _STANDINGS.get(event)
    return standing


def latest_saying(history: Sequence[Word]) -> int:
    """Where the last thing said of a goal begins in its history: notes on a tap follow it as words of their own."""
    start = len(history) - 1
    if history[start].event in TAPPED:
        while start > 0 and history[start].note and history[start - 1].event is history[start].event:
            start -= 1
    return start


def note_of(saying: Sequence[Word]) -> str:
    """All notes on one thing that was said."""
    return "\n".join(word.note for word in saying if word.note)


def undoing(before: Sequence[Word], said: GoalEvent) -> GoalEvent:
    """The word that takes `said` back. What was said is not erased: it is said what holds again."""
    if said is GoalEvent.REACHED:
        return GoalEvent.REOPENED
    standing = standing_after(word.event for word in before)
    return GoalEvent(standing) if standing else GoalEvent.MOVED
