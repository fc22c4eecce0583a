"""Becoming a mentor where a program asks for approval: who decides what, and what mentors check for themselves."""

from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from bot.domain.errors import DecidedAlready, NoLongerWaiting
from bot.domain.terms import ApprovalState

OPEN = frozenset({ApprovalState.WAITING, ApprovalState.ASKED})
"""Nobody has said yes or no yet, and the offer stands. Who leaves, or stops mentoring, takes the offer back."""

LATELY = timedelta(days=30)
"""For how long whoever was declined can be let in after all."""

MOST_WAITING = 40
"""On one page, with their words. Who stands there is whom "Approve all" means."""
MOST_DECLINED = 8

CHECKS = {
    "time": "I have time for a talk every week or two, and for questions.",
    "listen": "I would rather listen than tell, and can leave a silence alone.",
    "open": "I can talk about what did not work as well as about what did.",
    "trust": "What somebody tells me stays with me.",
    "limits": "I say so when something is beyond me, and know whom else to ask.",
}
"""The self-check: what mentees value in a mentor. Nobody needs to tick everything."""


def undecided(state: ApprovalState) -> ApprovalState:
    """Return the state; raise DecidedAlready where somebody was quicker, else NoLongerWaiting."""
    if state is ApprovalState.WITHDRAWN:
        raise NoLongerWaiting
    if state not in OPEN:
        raise DecidedAlready
    return state


def declined(state: ApprovalState) -> ApprovalState:
    """Return the state of an offer that was declined; raise DecidedAlready where that is no longer so."""
    if state is not ApprovalState.DECLINED:
        raise DecidedAlready
    return state


def sight_of(offer: UUID, *, made_at: datetime, answer: str) -> str:
    """A short mark of an offer as a page showed it: another answer, or an offer made anew, has another."""
    return mark_of(f"{offer} {made_at.isoformat()} {answer}")


def mark_of(question: str) -> str:
    """A short mark by which a form says which question its answer belongs to."""
    return sha256(question.encode()).hexdigest()[:16]
