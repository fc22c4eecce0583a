"""A pair's health: what it is made of, that it follows what the two do, and that nobody is betrayed by it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.care.health import (
    AT_RISK_BELOW,
    ENOUGH_KNOWN,
    FURTHEST_LOOK,
    SETTLING_IN,
    WEIGHTS,
    Outcome,
    Part,
    Reason,
    Standing,
    Vitals,
    assess,
    changes_at,
    parts,
)
from bot.domain.care.silence import COUNTS_AS_SILENT, Quiet
from bot.domain.care.terms import Health
from bot.domain.terms import Cadence

T0 = datetime(2026, 12, 7, 9, tzinfo=UTC)
RANK = (Health.SILENT, Health.AT_RISK, Health.SLIPPING, Health.ON_TRACK)


def T(days: float) -> datetime:  # noqa: N802 - T0 plus some days
    return T0 + timedelta(days=days)


def quiet(days: float | None) -> Quiet:
    """Somebody who left a question of that day unanswered."""
    return Quiet(since=None if days is None else T(days), taken={})


moments = st.integers(0, 200).map(T)
quiets = st.lists(st.builds(quiet, st.none() | st.integers(0, 120)), min_size=2, max_size=2).map(tuple)
vitals = st.builds(
    Vitals,
    cadence=st.sampled_from(Cadence),
    since=st.just(T0),
    outcomes=st.lists(st.sampled_from(Outcome), max_size=6).map(tuple),
    last_held=st.none() | st.integers(0, 120).map(T),
    content=st.lists(st.floats(0, 1), max_size=2).map(tuple),
    agreement=st.sampled_from(Standing),
    goals=st.integers(0, 3),
    moved_at=st.none() | st.integers(0, 120).map(T),
    quiets=quiets,
)


def better_than(one: Vitals) -> st.SearchStrategy[Vitals]:
    """The same pair with one telling thing gone better."""
    held = [max(one.last_held or T0, T(day)) for day in (10, 100, 150)]
    return st.sampled_from(
        [
            replace(one, outcomes=(*one.outcomes, Outcome.HELD)),
            replace(one, outcomes=(*one.outcomes, Outcome.NOT_HELD)),
            replace(one, outcomes=tuple(Outcome.HELD for _ in one.outcomes)),
            *(replace(one, last_held=each) for each in held),
            replace(one, content=tuple(min(1.0, each + 0.3) for each in one.content)),
            replace(one, agreement=Standing.IN_FORCE),
            replace(one, agreement=Standing.IN_FORCE if one.agreement is Standing.IN_FORCE else Standing.PROPOSED)
            if one.agreement is not Standing.NONE
            else replace(one, agreement=Standing.PROPOSED),
            replace(one, goals=one.goals + 1, moved_at=max(one.moved_at or T0, T(150))),
            *(replace(one, quiets=(one.quiets[number], quiet(None))) for number in (0, 1)),
        ]
    )


def test_the_weights_are_those_of_the_program_and_make_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100
    assert WEIGHTS[Part.CHECK_INS] == max(WEIGHTS.values())


@given(vitals, moments)
def test_every_pair_has_a_state_a_score_within_bounds_and_the_same_again(one: Vitals, now: datetime) -> None:
    found = assess(one, now)
    assert found == assess(one, now)
    assert all(0 <= value <= 1 for value in parts(one, now).values())
    assert found.score is None or 0 <= found.score <= 100
    if found.score is None:
        assert found.state in {Health.NEW, Health.SILENT}
    else:
        assert found.state is not Health.NEW
    assert found.state is not Health.AT_RISK or (found.score or 0) < AT_RISK_BELOW


@given(st.data(), vitals, moments)
def test_whatever_goes_better_never_makes_it_worse(data: st.DataObject, one: Vitals, now: datetime) -> None:
    before, after = assess(one, now), assess(data.draw(better_than(one)), now)
    if before.score is not None:
        assert after.score is not None
        assert after.score >= before.score
        if before.state in RANK:
            assert RANK.index(after.state) >= RANK.index(before.state)


@given(vitals, st.lists(st.floats(0, 1), max_size=2).map(tuple), moments)
def test_what_they_said_brings_no_pair_to_be_at_risk_and_is_no_reason(
    one: Vitals, content: tuple[float, ...], now: datetime
) -> None:
    said, unsaid = assess(replace(one, content=content), now), assess(replace(one, content=()), now)
    assert said.reasons == unsaid.reasons
    if said.state is Health.AT_RISK:
        assert unsaid.state is Health.AT_RISK
    if len(content) < 2:
        assert said == unsaid


@given(vitals, st.floats(0, 1), st.floats(0, 1), moments)
def test_who_of_the_two_was_content_makes_no_difference(
    one: Vitals, first: float, second: float, now: datetime
) -> None:
    assert assess(replace(one, content=(first, second)), now) == assess(replace(one, content=(second, first)), now)


@given(vitals)
def test_no_pair_stays_new(one: Vitals) -> None:
    assert assess(one, T0 + SETTLING_IN).score is not None


@given(vitals, moments)
def test_nothing_is_said_otherwise_before_the_next_look(one: Vitals, now: datetime) -> None:
    then = changes_at(one, now)
    days = (then - now).days
    assert 1 <= days <= FURTHEST_LOOK
    before, eve = assess(one, now), assess(one, then - timedelta(days=1))
    assert (before.state, before.reasons) == (eve.state, eve.reasons)


def test_a_new_pair_has_no_score() -> None:
    found = assess(Vitals(cadence=Cadence.WEEKLY, since=T0, quiets=(quiet(None), quiet(None))), T(5))
    assert (found.state, found.score, found.reasons) == (Health.NEW, None, ())
    assert sum(WEIGHTS[part] for part in parts(Vitals(cadence=Cadence.WEEKLY, since=T0), T(5))) < ENOUGH_KNOWN


def test_a_pair_that_does_everything_has_all_of_a_hundred() -> None:
    one = Vitals(
        cadence=Cadence.BIWEEKLY,
        since=T0,
        outcomes=(Outcome.HELD,) * 4,
        last_held=T(50),
        content=(1.0, 1.0),
        agreement=Standing.IN_FORCE,
        goals=1,
        moved_at=T(40),
        quiets=(quiet(None), quiet(None)),
    )
    assert assess(one, T(60)) == replace(assess(one, T(60)), state=Health.ON_TRACK, score=100, reasons=())


def test_a_pair_that_never_met_is_at_risk_with_its_reasons() -> None:
    one = Vitals(cadence=Cadence.WEEKLY, since=T0, outcomes=(Outcome.UNKNOWN,), quiets=(quiet(14), quiet(14)))
    found = assess(one, T(24))
    assert found.state is Health.AT_RISK
    assert found.reasons == (
        Reason.NOT_MET_YET,
        Reason.NOBODY_SAID,
        Reason.NO_AGREEMENT,
        Reason.NO_GOALS,
    )


def test_a_pair_that_stopped_meeting_slips_before_it_is_at_risk() -> None:
    one = Vitals(
        cadence=Cadence.BIWEEKLY,
        since=T0,
        outcomes=(Outcome.HELD, Outcome.UNKNOWN, Outcome.UNKNOWN),
        last_held=T(2),
        quiets=(quiet(30), quiet(30)),
    )
    states = [assess(one, T(day)).state for day in range(28, 44)]
    assert states == sorted(states, key=RANK.index, reverse=True)
    assert {Health.SLIPPING, Health.AT_RISK} <= set(states)
    assert Reason.NO_MEETING_LATELY in assess(one, T(43)).reasons


@pytest.mark.parametrize(("days", "state"), [(13, Health.ON_TRACK), (14, Health.SILENT)])
def test_two_weeks_without_a_word_are_silence_however_well_it_went(days: int, state: Health) -> None:
    one = Vitals(
        cadence=Cadence.MONTHLY,
        since=T0,
        outcomes=(Outcome.HELD,) * 4,
        last_held=T(95),
        agreement=Standing.IN_FORCE,
        goals=2,
        moved_at=T(90),
        quiets=(quiet(100), quiet(None)),
    )
    found = assess(one, T(100 + days))
    assert found.state is state
    assert (Reason.NO_REPLIES in found.reasons) is (state is Health.SILENT)
    assert timedelta(days=14) == COUNTS_AS_SILENT
