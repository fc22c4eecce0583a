"""The life of a cohort, walked through by hand and by a machine that tries every step in every order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.domain.cohorts import CLOSE_AFTER, LOOK_EVERY, TRANSITIONS, Decision, Standing, Step, after, can, decide
from bot.domain.errors import CohortStands
from bot.domain.terms import CohortState

FIRST, LAST = date(2026, 12, 7), date(2027, 3, 5)
DRAFT = Standing(state=CohortState.DRAFT, starts_on=FIRST, ends_on=LAST, pairs=0)
BEFORE, BEGINS, OVER = (
    datetime(2026, 12, 1, tzinfo=UTC),
    datetime(2026, 12, 7, tzinfo=UTC),
    datetime(2027, 3, 6, tzinfo=UTC),
)
NOTHING = Decision(None, unmatched=False, look_again_at=None)


def at(state: CohortState, **facts: object) -> Standing:
    return replace(DRAFT, state=state, **facts)  # type: ignore[arg-type]


def test_every_state_can_be_reached_and_every_state_but_the_last_be_left() -> None:
    reached = {CohortState.DRAFT}
    while grown := {to for (state, _), to in TRANSITIONS.items() if state in reached} - reached:
        reached |= grown
    assert reached == set(CohortState)
    assert {state for state, _ in TRANSITIONS} == set(CohortState) - {CohortState.CLOSED}


def test_from_every_state_there_is_a_way_to_the_end() -> None:
    ends = {CohortState.CLOSED}
    while grown := {state for (state, _), to in TRANSITIONS.items() if to in ends} - ends:
        ends |= grown
    assert ends == set(CohortState)


def test_an_evergreen_cohort_runs_as_soon_as_its_doors_open() -> None:
    assert after(replace(DRAFT, ends_on=None), Step.OPEN) is CohortState.RUNNING
    assert after(DRAFT, Step.OPEN) is CohortState.ENROLLING


@pytest.mark.parametrize("step", Step)
def test_what_is_closed_stays_closed(step: Step) -> None:
    assert not can(CohortState.CLOSED, step)
    with pytest.raises(CohortStands):
        after(at(CohortState.CLOSED), step)


@pytest.mark.parametrize(
    ("standing", "now", "decision"),
    [
        (DRAFT, OVER, NOTHING),
        (at(CohortState.CLOSED), OVER, NOTHING),
        (at(CohortState.ENROLLING), BEFORE, Decision(None, unmatched=False, look_again_at=BEGINS)),
        (at(CohortState.ENROLLING), BEGINS, Decision(None, unmatched=True, look_again_at=OVER)),
        (at(CohortState.ENROLLING), OVER, Decision(Step.END, unmatched=False, look_again_at=OVER)),
        (at(CohortState.MATCHING), BEFORE, Decision(None, unmatched=False, look_again_at=BEGINS)),
        (at(CohortState.MATCHING), BEGINS, Decision(Step.BEGIN, unmatched=False, look_again_at=BEGINS)),
        (at(CohortState.RUNNING), BEGINS, Decision(None, unmatched=False, look_again_at=OVER)),
        (at(CohortState.RUNNING), OVER, Decision(Step.END, unmatched=False, look_again_at=OVER)),
        (at(CohortState.RUNNING, ends_on=None), OVER, NOTHING),
        (at(CohortState.CLOSING), OVER, Decision(Step.CLOSE, unmatched=False, look_again_at=None)),
        (
            at(CohortState.CLOSING, pairs=1),
            OVER,
            Decision(None, unmatched=False, look_again_at=OVER + LOOK_EVERY),
        ),
        (
            at(CohortState.CLOSING, pairs=1),
            OVER + CLOSE_AFTER,
            Decision(Step.CLOSE, unmatched=False, look_again_at=None),
        ),
    ],
)
def test_what_time_brings(standing: Standing, now: datetime, decision: Decision) -> None:
    assert decide(standing, now) == decision


@given(st.sampled_from(CohortState), st.booleans(), st.integers(0, 2), st.integers(-40, 200))
def test_a_decision_is_idempotent_and_always_names_a_later_look_or_none(
    state: CohortState, evergreen: bool, pairs: int, days: int
) -> None:
    ends_on = None if evergreen and state is not CohortState.CLOSING else LAST
    now = BEGINS + timedelta(days=days)
    decision = decide(at(state, ends_on=ends_on, pairs=pairs), now)
    if decision.step:
        assert can(state, decision.step)
    elif decision.look_again_at:
        assert decision.look_again_at > now


class CohortLife(RuleBasedStateMachine):
    """An admin presses every button in any order while days pass; the log hears of every change."""

    def __init__(self) -> None:
        super().__init__()
        self.standing, self.now = DRAFT, BEFORE
        self.log: list[tuple[CohortState, Step, CohortState]] = []

    def take(self, step: Step) -> None:
        state = after(self.standing, step)
        self.log.append((self.standing.state, step, state))
        self.standing = replace(self.standing, state=state)

    def settle(self) -> None:
        for _ in range(len(CohortState)):
            step = decide(self.standing, self.now).step
            if step is None:
                return
            self.take(step)
        raise AssertionError("time never comes to rest")

    @rule(step=st.sampled_from(Step))
    def press(self, step: Step) -> None:
        if can(self.standing.state, step):
            if step is Step.END:
                ends_on = max(self.now.date(), FIRST + timedelta(days=1))
                self.standing = replace(self.standing, ends_on=ends_on)
            self.take(step)
        else:
            with pytest.raises(CohortStands):
                after(self.standing, step)

    @rule(days=st.integers(1, 60))
    def days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.settle()

    @rule(pairs=st.integers(0, 3))
    def pairs_come_and_go(self, pairs: int) -> None:
        self.standing = replace(self.standing, pairs=pairs)

    @rule()
    def evergreen(self) -> None:
        if self.standing.state is CohortState.DRAFT:
            self.standing = replace(self.standing, ends_on=None)

    @invariant()
    def every_change_is_in_the_log(self) -> None:
        state = CohortState.DRAFT
        for was, step, became in self.log:
            assert was is state
            assert can(was, step)
            state = became
        assert state is self.standing.state

    def teardown(self) -> None:
        """However it went: once its pairs are over and an evergreen one is ended, time brings it to its end."""
        if self.standing.state is CohortState.DRAFT:
            self.take(Step.CANCEL)
        if self.standing.ends_on is None and can(self.standing.state, Step.END):
            self.standing = replace(self.standing, ends_on=max(self.now.date(), FIRST + timedelta(days=1)))
            self.take(Step.END)
        if self.standing.state is CohortState.MATCHING:
            self.now = max(self.now, BEGINS)
        self.now += timedelta(days=400)
        self.standing = replace(self.standing, pairs=1)
        self.settle()
        assert self.standing.state is CohortState.CLOSED


TestCohortLife = CohortLife.TestCase
TestCohortLife.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
