"""Two answers and silence, in every order in which they can come."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import AlreadyAnswered, ProposalOver, Refused
from bot.domain.proposals import (
    CLOSE_AFTER,
    LONGEST_REST,
    REMIND_AFTER,
    SilenceDecision,
    Standing,
    accept,
    decline,
    go_on,
    hear_silence,
    rest,
)
from bot.domain.terms import ProposalState, Side
from tests.unit.domain.weeks import T0

OPEN = Standing(state=ProposalState.PROPOSED, proposed_at=T0, accepted_by=frozenset(), reminded=False)
SETTLED = [state for state in ProposalState if state is not ProposalState.PROPOSED]
REMIND_AT, CLOSE_AT = T0 + REMIND_AFTER, T0 + CLOSE_AFTER
MOMENT = timedelta(microseconds=1)
BOTH = frozenset(Side)
NOBODY: frozenset[Side] = frozenset()


def play(gestures: tuple[str, ...]) -> tuple[Standing, list[str]]:
    """Let "mentor accepts", "silence" and the like happen, a week after one another, and keep what was refused."""
    standing, refused, now = OPEN, [], T0
    for gesture in gestures:
        who, _, what = gesture.partition(" ")
        try:
            if what == "accepts":
                state = accept(standing, Side(who))
                standing = replace(standing, state=state, accepted_by=standing.accepted_by | {Side(who)})
            elif what == "declines":
                standing = replace(standing, state=decline(standing))
            else:
                now += REMIND_AFTER
                heard = hear_silence(standing, now)
                state = ProposalState.EXPIRED if heard.close else standing.state
                standing = replace(standing, state=state, reminded=standing.reminded or bool(heard.remind))
        except Refused as refusal:
            refused.append(f"{gesture}: {type(refusal).__name__}")
    return standing, refused


GESTURES = ("mentor accepts", "mentee accepts", "mentor declines", "mentee declines", "a week of silence")
STORIES = list(product(GESTURES, repeat=4))


def outcome(gestures: tuple[str, ...]) -> ProposalState:
    """The rule in other words: the first of two acceptances, a decline or two silent weeks settles it."""
    accepted, silent = set(), 0
    for gesture in gestures:
        if gesture.endswith("declines"):
            return ProposalState.DECLINED
        if gesture.endswith("accepts"):
            accepted.add(gesture)
        else:
            silent += 1
        if len(accepted) == 2:
            return ProposalState.ACCEPTED
        if silent == 2:
            return ProposalState.EXPIRED
    return ProposalState.PROPOSED


def test_the_first_of_two_acceptances_a_decline_and_two_silent_weeks_settles_it() -> None:
    assert {gestures: play(gestures)[0].state for gestures in STORIES} == {
        gestures: outcome(gestures) for gestures in STORIES
    }


def test_once_settled_every_further_answer_is_refused_and_changes_nothing() -> None:
    for gestures in STORIES:
        settled, _ = play(gestures)
        if settled.state is not ProposalState.PROPOSED:
            for further in GESTURES[:4]:
                after, refused = play((*gestures, further))
                assert after == settled
                assert refused[-1].startswith(further)


@pytest.mark.parametrize("side", Side)
def test_who_has_accepted_is_told_so_and_may_still_change_their_mind(side: Side) -> None:
    accepted = replace(OPEN, accepted_by=frozenset({side}))
    with pytest.raises(AlreadyAnswered):
        accept(accepted, side)
    assert accept(accepted, side.other) is ProposalState.ACCEPTED
    assert decline(accepted) is ProposalState.DECLINED


@pytest.mark.parametrize("state", SETTLED)
def test_a_proposal_that_is_not_open_cannot_be_declined(state: ProposalState) -> None:
    with pytest.raises(ProposalOver):
        decline(replace(OPEN, state=state, accepted_by=BOTH))


@pytest.mark.parametrize("accepted_by", [NOBODY, frozenset({Side.MENTOR})])
@pytest.mark.parametrize("state", SETTLED)
def test_a_proposal_that_is_not_open_cannot_be_accepted(state: ProposalState, accepted_by: frozenset[Side]) -> None:
    expected = AlreadyAnswered if state is ProposalState.ACCEPTED else ProposalOver
    with pytest.raises(expected):
        accept(replace(OPEN, state=state, accepted_by=accepted_by), Side.MENTOR)


@pytest.mark.parametrize("accepted_by", [NOBODY, frozenset({Side.MENTOR}), frozenset({Side.MENTEE})])
def test_on_day_7_who_has_not_answered_is_reminded_once_and_on_day_14_it_closes(
    accepted_by: frozenset[Side],
) -> None:
    waiting = replace(OPEN, accepted_by=accepted_by)
    reminded = replace(waiting, reminded=True)
    silent = frozenset(Side) - accepted_by
    assert hear_silence(waiting, REMIND_AT - MOMENT) == SilenceDecision(
        NOBODY, close=False, look_again_at=REMIND_AT
    )
    assert hear_silence(waiting, REMIND_AT) == SilenceDecision(silent, close=False, look_again_at=CLOSE_AT)
    assert hear_silence(reminded, REMIND_AT) == SilenceDecision(NOBODY, close=False, look_again_at=CLOSE_AT)
    assert hear_silence(reminded, CLOSE_AT - MOMENT) == SilenceDecision(NOBODY, close=False, look_again_at=CLOSE_AT)
    for silence in (waiting, reminded):
        assert hear_silence(silence, CLOSE_AT) == SilenceDecision(NOBODY, close=True, look_again_at=None)


@pytest.mark.parametrize("state", SETTLED)
def test_what_is_settled_is_not_reminded_of(state: ProposalState) -> None:
    for now in (T0, REMIND_AT, CLOSE_AT):
        assert hear_silence(replace(OPEN, state=state), now) == SilenceDecision(
            NOBODY, close=False, look_again_at=None
        )


# -- breaks --------------------------------------------------------------------------------------------


def test_a_break_stops_the_clock_and_its_end_starts_it_again() -> None:
    begun, over = T0 + timedelta(days=3), T0 + timedelta(days=8)
    resting = rest(OPEN, begun)
    assert hear_silence(resting, REMIND_AT) == SilenceDecision(
        NOBODY, close=False, look_again_at=begun + LONGEST_REST
    )
    again = go_on(resting, over)
    assert hear_silence(again, over) == SilenceDecision(
        NOBODY, close=False, look_again_at=REMIND_AT + (over - begun)
    )
    assert again.close_at == CLOSE_AT + (over - begun)


def test_two_breaks_at_once_count_once() -> None:
    resting = rest(OPEN, T0)
    assert rest(resting, REMIND_AT) == resting
    assert go_on(OPEN, REMIND_AT) == OPEN


@given(lasts=st.lists(st.integers(0, 20), max_size=5), between=st.integers(0, 3))
def test_breaks_never_hold_a_match_open_longer_than_they_may(lasts: list[int], between: int) -> None:
    standing, now = OPEN, T0
    for days in lasts:
        standing = rest(standing, now)
        promised = standing.close_at
        now += timedelta(days=days)
        heard = hear_silence(standing, now)
        assert heard.close == (now >= (standing.rests_since or now) + LONGEST_REST - standing.rested)
        if heard.close:
            break
        standing = go_on(standing, now)
        now += timedelta(days=between)
        assert standing.close_at <= promised <= CLOSE_AT + LONGEST_REST
