"""The life of somebody in a cohort: which move leads from one state to the next.

    outside --join--> active --pause--> paused --return--> active
    outside --wait--> waitlisted --promote--> active
    outside --apply--> applied --join, wait or decline-->
    inside --leave--> left

Outside is who has left, was declined or never came. A full cohort lets wait; where mentors are approved first, who
only mentors applies, also somebody who was in as a mentee before.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.errors import NotTakingPart
from bot.domain.terms import ParticipantState

OUTSIDE = frozenset({ParticipantState.LEFT, ParticipantState.DECLINED})
"""Who is no longer, or not yet, in a cohort. Everybody may come again."""
INSIDE = frozenset(ParticipantState) - OUTSIDE
"""Who takes part, pauses, waits for a place or has asked to mentor."""

PRESENT = frozenset({ParticipantState.ACTIVE, ParticipantState.PAUSED})
"""Who has a place: somebody on a break keeps theirs."""


class Move(StrEnum):
    """What changes somebody's place in a cohort. Values stand in the audit log."""

    JOIN = "join"
    APPLY = "apply"
    WAIT = "wait"
    PROMOTE = "promote"
    DECLINE = "decline"
    PAUSE = "pause"
    RETURN = "return"
    LEAVE = "leave"


_APPLIED = ParticipantState.APPLIED
TRANSITIONS: Mapping[tuple[ParticipantState, Move], ParticipantState] = {
    **{(outside, Move.JOIN): ParticipantState.ACTIVE for outside in OUTSIDE},
    **{(other, Move.APPLY): ParticipantState.APPLIED for other in ParticipantState if other is not _APPLIED},
    **{(outside, Move.WAIT): ParticipantState.WAITLISTED for outside in OUTSIDE},
    (ParticipantState.APPLIED, Move.JOIN): ParticipantState.ACTIVE,
    (ParticipantState.APPLIED, Move.WAIT): ParticipantState.WAITLISTED,
    (ParticipantState.WAITLISTED, Move.PROMOTE): ParticipantState.ACTIVE,
    (ParticipantState.ACTIVE, Move.PAUSE): ParticipantState.PAUSED,
    (ParticipantState.PAUSED, Move.PAUSE): ParticipantState.PAUSED,
    (ParticipantState.PAUSED, Move.RETURN): ParticipantState.ACTIVE,
    **{(inside, Move.LEAVE): ParticipantState.LEFT for inside in INSIDE},
    **{(inside, Move.DECLINE): ParticipantState.DECLINED for inside in INSIDE},
}


def leads_on(state: ParticipantState, move: Move) -> bool:
    """Whether a move is open to somebody in this state."""
    return (state, move) in TRANSITIONS


def after(state: ParticipantState, move: Move) -> ParticipantState:
    """The state that a move leads to; raise NotTakingPart where it does not lead anywhere."""
    if not leads_on(state, move):
        raise NotTakingPart
    return TRANSITIONS[state, move]
