"""Two answers and silence, in every order in which they can come."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import AlreadyAnswered, ProposalOver, Refused, WrongInput
from bot.domain.matching_terms import AskedFirst, ProposalState
from bot.domain.proposals import (
    CLOSE_AFTER,
    LONGEST_REST,
    REMIND_AFTER,
    Later,
    SilenceDecision,
    Standing,
    accept,
    ask_second,
    decline,
    go_on,
    hear_silence,
    not_now,
    quiet_until,
    rest,
)
from bot.domain.terms import Side
from tests.unit.domain.weeks import T0

OPEN = Standing(state=ProposalState.PROPOSED, proposed_at=T0, accepted_by=frozenset(), reminded=False)
SETTLED = [state for state in ProposalState if state is not ProposalState.PROPOSED]
REMIND_AT, CLOSE_AT = T0 + REMIND_AFTER, T0 + CLOSE_AFTER
MOMENT = timedelta(microseconds=1)
BOTH = frozenset(Side)
NOBODY: frozenset[Side] = frozenset()


def play(gestures: tuple[str, ...], first: AskedFirst = AskedFirst.BOTH) -> tuple[Standing, list[str]]:
    """Let "mentor accepts", "silence" and the like happen, a week after one another, and keep what was refused."""
    standing, refused, now = replace(OPEN, asked_first=first), [], T0
    for gesture in gestures:
        who, _, what = gesture.partition(" ")
        try:
            if what == "accepts":
                state = accept(standing, Side(who))
                standing = replace(standing, state=state, accepted_by=standing.accepted_by | {Side(who)})
                if standing.asked != BOTH:
                    standing = ask_second(standing, now)
            elif what == "declines":
                standing = replace(standing, state=decline(standing, Side(who)))
            elif what == "asks for time":
                standing = replace(standing, state=not_now(standing, Side(who)))
            else:
                now += REMIND_AFTER
                heard = hear_silence(standing, now)
                state = ProposalState.EXPIRED if heard.close else standing.state
                standing = replace(standing, state=state, reminded=standing.reminded or bool(heard.remind))
        except Refused as refusal:
            refused.append(f"{gesture}: {type(refusal).__name__}")
    return standing, refused


ANSWERS = ("accepts", "declines", "asks for time")
GESTURES = (*(f"{side} {answer}" for side in Side for answer in ANSWERS), "a week of silence")
STORIES = list(product(GESTURES, repeat=4))


def outcome(gestures: tuple[str, ...], first: AskedFirst) -> ProposalState:
    """The rule in other words: the first of two acceptances, another answer or two silent weeks settles it.

    Who has not been asked answers nothing, and their two weeks begin with the first's yes.
    """
    asked: set[str] = {first.side} if first.side else set(Side)
    accepted, silent = set(), 0
    for gesture in gestures:
        who, _, what = gesture.partition(" ")
        if what in ANSWERS and who not in asked:
            continue
        if what == "declines":
            return ProposalState.DECLINED
        if what == "asks for time":
            return ProposalState.NOT_NOW
        if what == "accepts":
            accepted.add(who)
            silent, asked = 0 if len(asked) == 1 else silent, set(Side)
        else:
            silent += 1
        if len(accepted) == 2:
            return ProposalState.ACCEPTED
        if silent == 2:
            return ProposalState.EXPIRED
    return ProposalState.PROPOSED


@pytest.mark.parametrize("first", AskedFirst)
def test_the_first_of_two_acceptances_another_answer_and_two_silent_weeks_settles_it(first: AskedFirst) -> None:
    assert {gestures: play(gestures, first)[0].state for gestures in STORIES} == {
        gestures: outcome(gestures, first) for gestures in STORIES
    }


@pytest.mark.parametrize("first", AskedFirst)
def test_once_settled_every_further_answer_is_refused_and_changes_nothing(first: AskedFirst) -> None:
    for gestures in product(GESTURES, repeat=3):
        settled, _ = play(gestures, first)
        if settled.state is not ProposalState.PROPOSED:
            for further in GESTURES[:-1]:
                after, refused = play((*gestures, further), first)
                assert after == settled
                assert refused[-1].startswith(further)


@pytest.mark.parametrize("first", [AskedFirst.MENTEE, AskedFirst.MENTOR])
def test_who_was_not_asked_reads_what_anybody_reads_of_a_match_that_is_not_theirs(first: AskedFirst) -> None:
    asked, other = replace(OPEN, asked_first=first), Side(first.value).other
    for answer in (accept, decline, not_now):
        with pytest.raises(ProposalOver):
            answer(asked, other)
    assert hear_silence(asked, REMIND_AT).remind == {other.other}


def test_who_is_asked_second_has_as_much_time_as_the_first_had() -> None:
    late = CLOSE_AT - MOMENT
    first = replace(OPEN, asked_first=AskedFirst.MENTEE, reminded=True, rested=timedelta(0))
    second = ask_second(replace(first, accepted_by=frozenset({Side.MENTEE})), late)
    assert hear_silence(second, late).look_again_at == late + REMIND_AFTER
    assert hear_silence(second, late + REMIND_AFTER).remind == {Side.MENTOR}
    assert second.close_at == late + CLOSE_AFTER
    assert hear_silence(replace(second, reminded=True), late + CLOSE_AFTER).close


def test_a_break_under_way_when_the_second_is_asked_has_all_its_time_before_it() -> None:
    resting = rest(replace(OPEN, asked_first=AskedFirst.MENTEE), T0)
    second = ask_second(resting, T0 + timedelta(days=10))
    assert hear_silence(second, T0 + timedelta(days=10)).look_again_at == T0 + timedelta(days=10) + LONGEST_REST


def test_time_is_asked_for_in_weeks_or_up_to_a_day_to_come() -> None:
    today = T0.date()
    assert quiet_until(Later.TWO_WEEKS, today) == today + timedelta(days=14)
    assert quiet_until(Later.A_MONTH, today) == today + timedelta(days=30)
    assert quiet_until(today + timedelta(days=1), today) == today + timedelta(days=1)
    with pytest.raises(WrongInput):
        quiet_until(today, today)


@pytest.mark.parametrize("side", Side)
def test_who_has_accepted_is_told_so_and_may_still_change_their_mind(side: Side) -> None:
    accepted = replace(OPEN, accepted_by=frozenset({side}))
    with pytest.raises(AlreadyAnswered):
        accept(accepted, side)
    assert accept(accepted, side.other) is ProposalState.ACCEPTED
    assert decline(accepted, side) is ProposalState.DECLINED


@pytest.mark.parametrize("state", SETTLED)
def test_a_proposal_that_is_not_open_cannot_be_declined(state: ProposalState) -> None:
    with pytest.raises(ProposalOver):
        decline(replace(OPEN, state=state, accepted_by=BOTH), Side.MENTOR)


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
