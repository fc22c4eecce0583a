"""Becoming a mentor where a program asks for approval: who decides what, and what mentors check for themselves."""

from bot.domain.errors import DecidedAlready
from bot.domain.terms import ApprovalState

OPEN = frozenset({ApprovalState.WAITING, ApprovalState.ASKED})

CHECKS = {
    "time": "I have time for a talk every week or two, and for somebody else's questions.",
    "listen": "I would rather listen than tell, and can leave a silence alone.",
    "open": "I can talk about what did not work as well as about what did.",
    "trust": "What somebody tells me stays with me.",
    "limits": "I say so when something is beyond me, and know whom else to ask.",
}
"""The self-check: what mentees value in a mentor. Nobody needs to tick everything."""


def undecided(state: ApprovalState) -> ApprovalState:
    """Return the state; raise DecidedAlready where somebody was quicker."""
    if state not in OPEN:
        raise DecidedAlready
    return state
