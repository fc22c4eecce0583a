"""The life of somebody in a cohort: every state is reached, and from everywhere there is a way in and a way out."""

import pytest

from bot.domain.errors import NotTakingPart
from bot.domain.participation import INSIDE, OUTSIDE, TRANSITIONS, Move, after
from bot.domain.terms import ParticipantState


def reached_from(start: ParticipantState) -> set[ParticipantState]:
    reached = {start}
    while grown := {to for (state, _), to in TRANSITIONS.items() if state in reached} - reached:
        reached |= grown
    return reached


@pytest.mark.parametrize("state", ParticipantState)
def test_from_every_state_every_other_can_be_reached(state: ParticipantState) -> None:
    assert reached_from(state) == set(ParticipantState)


@pytest.mark.parametrize("state", sorted(INSIDE))
def test_whoever_is_inside_can_leave_at_once(state: ParticipantState) -> None:
    assert after(state, Move.LEAVE) is ParticipantState.LEFT


@pytest.mark.parametrize("state", sorted(OUTSIDE))
def test_whoever_is_outside_can_come_in_at_once_but_not_leave_again(state: ParticipantState) -> None:
    assert after(state, Move.JOIN) is ParticipantState.ACTIVE
    for move in (Move.LEAVE, Move.PAUSE, Move.RETURN, Move.PROMOTE):
        with pytest.raises(NotTakingPart):
            after(state, move)


def test_every_move_leads_somewhere() -> None:
    assert {move for _, move in TRANSITIONS} == set(Move)
