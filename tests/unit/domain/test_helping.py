"""What is done for a pair that could use a hand: an offer first, then a word to those who may help, each once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.care.health import Reason
from bot.domain.care.helping import PATIENCE, Move, Plight, help_for, in_trouble
from bot.domain.care.terms import Health

T0 = datetime(2026, 12, 7, 9, tzinfo=UTC)
DAY = timedelta(days=1)
states = st.sampled_from(Health)
plights = st.builds(
    Plight,
    state=states,
    reasons=st.lists(st.sampled_from(Reason), unique=True).map(tuple),
    silent_for=st.integers(0, 40).map(lambda days: days * DAY),
    offered_at=st.none() | st.integers(-40, 0).map(lambda days: T0 + days * DAY),
    answered_at=st.none() | st.integers(-40, 0).map(lambda days: T0 + days * DAY),
    well=st.booleans(),
    told=st.booleans(),
)


def made(plight: Plight, move: Move | None, now: datetime) -> Plight:
    """The same pair once the move is made."""
    match move:
        case Move.OFFER:
            return replace(plight, offered_at=now)
        case Move.TELL:
            return replace(plight, told=True)
        case Move.SETTLE:
            return replace(plight, told=False)
        case None:
            return plight


@given(plights)
def test_once_a_move_is_made_there_is_nothing_more_to_do_now(plight: Plight) -> None:
    moves = []
    for _ in range(4):
        moves.append(help_for(plight, T0).move)
        plight = made(plight, moves[-1], T0)
    assert moves[-1] is None
    found = [move for move in moves if move]
    assert len(found) == len(set(found))


@given(plights)
def test_a_pair_that_stays_in_need_is_seen_by_somebody_and_one_that_recovers_by_nobody(plight: Plight) -> None:
    now = T0
    for _ in range(60):
        plight = made(plight, help_for(plight, now).move, now)
        now += DAY
        plight = replace(plight, silent_for=plight.silent_for + DAY)
    assert plight.told is in_trouble(plight)


@given(plights)
def test_the_next_look_is_to_come_and_no_later_than_what_it_waits_for(plight: Plight) -> None:
    aid = help_for(plight, T0)
    if aid.look_again_at is not None and aid.move is None:
        assert aid.look_again_at > T0
        grown = replace(plight, silent_for=plight.silent_for + (aid.look_again_at - T0))
        assert help_for(grown, aid.look_again_at).move is Move.TELL


def test_those_who_run_it_hear_two_weeks_after_the_offer_and_not_before() -> None:
    plight = Plight(state=Health.AT_RISK, reasons=(), silent_for=timedelta())
    assert help_for(plight, T0).move is Move.OFFER
    offered = replace(plight, offered_at=T0)
    assert help_for(offered, T0 + PATIENCE - DAY) == help_for(offered, T0 + DAY)
    assert help_for(offered, T0 + PATIENCE).move is Move.TELL
