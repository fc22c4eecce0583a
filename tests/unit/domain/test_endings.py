"""How two wishes for the end of a pair settle, whatever is chosen and whenever."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.care.endings import (
    Bounds,
    EndNow,
    GoOn,
    Settled,
    Wish,
    asks_on,
    checked,
    ended_by,
    last_day,
    latest_day,
    settle,
)
from bot.domain.care.terms import EndChoice, EndedBy
from bot.domain.errors import WrongInput
from bot.domain.terms import Side

TODAY = date(2027, 3, 1)
ENDS_ON = date(2027, 3, 12)
LATEST = latest_day(ENDS_ON, ENDS_ON)
BOUNDS = Bounds(today=TODAY, ends_on=ENDS_ON, latest=LATEST)
A_DAY = timedelta(days=1)
LATER = ENDS_ON + timedelta(weeks=4)

GO_ON = Wish(choice=EndChoice.EXTEND, until=LATER)
LONGER = Wish(choice=EndChoice.EXTEND, until=LATER + timedelta(weeks=4))
FINISH = Wish(choice=EndChoice.GRADUATE)
FINISH_NOW = Wish(choice=EndChoice.GRADUATE, until=TODAY)
STOP = Wish(choice=EndChoice.STOP)
ALL = (None, GO_ON, LONGER, FINISH, FINISH_NOW, STOP)

SETTLED = {
    (GO_ON, GO_ON): GoOn(LATER),
    (GO_ON, LONGER): GoOn(LATER),
    (LONGER, GO_ON): GoOn(LATER),
    (LONGER, LONGER): GoOn(LATER + timedelta(weeks=4)),
    (FINISH_NOW, FINISH_NOW): EndNow(),
}
"""All that happens at once; whatever else two people choose, their time ends as planned."""


@pytest.mark.parametrize(("mine", "theirs"), list(product(ALL, ALL)))
def test_only_what_both_wish_happens_at_once(mine: Wish | None, theirs: Wish | None) -> None:
    expected = SETTLED.get((mine, theirs)) if mine and theirs else None
    assert settle(mine, theirs, BOUNDS) == expected


@pytest.mark.parametrize(
    ("choices", "by"),
    [
        ((), EndedBy.PLANNED_END),
        ((EndChoice.EXTEND,), EndedBy.PLANNED_END),
        ((EndChoice.GRADUATE,), EndedBy.GRADUATED),
        ((EndChoice.STOP,), EndedBy.STOPPED),
        ((EndChoice.EXTEND, EndChoice.GRADUATE), EndedBy.GRADUATED),
        ((EndChoice.EXTEND, EndChoice.STOP), EndedBy.STOPPED),
        ((EndChoice.GRADUATE, EndChoice.GRADUATE), EndedBy.GRADUATED),
        ((EndChoice.GRADUATE, EndChoice.STOP), EndedBy.STOPPED),
        ((EndChoice.STOP, EndChoice.STOP), EndedBy.STOPPED),
    ],
)
def test_the_planned_day_ends_what_nothing_else_has(choices: tuple[EndChoice, ...], by: EndedBy) -> None:
    assert ended_by(choices) is by


def test_whole_months_are_offered_as_far_as_the_program_allows() -> None:
    assert [(number, (end - ENDS_ON).days // 7) for number, end in BOUNDS.months()] == [(1, 4), (2, 9), (3, 13)]
    assert [number for number, _ in replace(BOUNDS, latest=LATER).months()] == [1]
    assert replace(BOUNDS, latest=ENDS_ON).months() == ()


def test_a_pair_outlives_its_cohort_by_three_months_at_most() -> None:
    far = ENDS_ON + timedelta(weeks=30)
    assert last_day(ENDS_ON, far, cohort_ends_on=ENDS_ON) == ENDS_ON + timedelta(weeks=13) == LATEST
    assert last_day(ENDS_ON, far, cohort_ends_on=None) == far
    assert last_day(ENDS_ON, None, cohort_ends_on=ENDS_ON) == ENDS_ON
    assert last_day(ENDS_ON, ENDS_ON - A_DAY, cohort_ends_on=ENDS_ON) == ENDS_ON


def test_the_question_comes_two_weeks_before_but_not_in_the_first_half() -> None:
    assert asks_on(date(2027, 1, 1), ENDS_ON) == ENDS_ON - timedelta(days=14)
    assert asks_on(ENDS_ON - timedelta(days=14), ENDS_ON) == ENDS_ON - timedelta(days=7)


@pytest.mark.parametrize("until", [None, ENDS_ON, TODAY, LATEST + A_DAY])
def test_a_day_that_cannot_be_is_refused_with_those_that_can(until: date | None) -> None:
    with pytest.raises(WrongInput) as refused:
        checked(Wish(choice=EndChoice.EXTEND, until=until), BOUNDS)
    assert refused.value.fields == {"until": "Choose a day from 13 March 2027 to 11 June 2027."}


def test_where_no_time_is_left_going_on_is_no_choice() -> None:
    with pytest.raises(WrongInput) as refused:
        checked(GO_ON, replace(BOUNDS, latest=ENDS_ON))
    assert set(refused.value.fields) == {"choice"}


@pytest.mark.parametrize("wish", [GO_ON, FINISH, FINISH_NOW, STOP])
def test_whatever_else_is_chosen_stands(wish: Wish) -> None:
    assert checked(wish, BOUNDS) is wish


def test_what_both_wished_is_held_to_days_that_still_can_be() -> None:
    tight = replace(BOUNDS, latest=ENDS_ON + A_DAY)
    assert settle(LONGER, LONGER, tight) == GoOn(ENDS_ON + A_DAY)
    assert settle(LONGER, LONGER, replace(BOUNDS, latest=ENDS_ON)) is None
    assert settle(GO_ON, GO_ON, replace(BOUNDS, today=LATER + A_DAY)) is None


# -- any two people, over any time ------------------------------------------------------------------------


@dataclass
class Couple:
    """Two who choose now and then, told as simply as can be: what the service does with rows."""

    ends_on: date = ENDS_ON
    ended: EndedBy | None = None
    wishes: dict[Side, Wish] = field(default_factory=dict)

    def bounds(self, today: date) -> Bounds:
        return Bounds(today=today, ends_on=self.ends_on, latest=latest_day(ENDS_ON, self.ends_on))

    def lives_until(self, today: date) -> None:
        if self.ended is None and today > self.ends_on:
            self.ended = ended_by([wish.choice for wish in self.wishes.values()])

    def chooses(self, side: Side, wish: Wish, today: date) -> Settled:
        try:
            self.wishes[side] = checked(wish, self.bounds(today))
        except WrongInput:
            return None
        settled = settle(wish, self.wishes.get(side.other), self.bounds(today))
        match settled:
            case GoOn(until=until):
                self.ends_on, self.wishes = until, {}
            case EndNow():
                self.ended = EndedBy.GRADUATED
        return settled


steps = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from(Side), st.sampled_from(EndChoice), st.integers(-5, 120)),
    max_size=30,
)


@given(steps)
def test_no_time_is_added_against_a_will_and_none_beyond_three_months(
    story: list[tuple[int, Side, EndChoice, int]],
) -> None:
    couple, today = Couple(), TODAY
    for days, side, choice, ahead in story:
        today += timedelta(days=days)
        couple.lives_until(today)
        if couple.ended:
            break
        before, said = couple.ends_on, dict(couple.wishes)
        until = today + timedelta(days=ahead) if choice is not EndChoice.STOP and ahead % 3 else None
        wish = Wish(choice=choice, until=until)
        settled = couple.chooses(side, wish, today)
        other = said.get(side.other)
        match settled:
            case GoOn(until=until):
                assert other is not None
                assert {wish.choice, other.choice} == {EndChoice.EXTEND}
                assert before < until <= LATEST
                assert until in {wish.until, other.until}
            case EndNow():
                assert other is not None
                assert wish.at_once
                assert other.at_once
            case _:
                assert couple.ends_on == before
                assert couple.ended is None
    couple.lives_until(LATEST + A_DAY)
    assert couple.ended


@given(st.sampled_from(ALL), st.sampled_from(ALL), st.integers(-40, 200), st.integers(-40, 200))
def test_whose_wish_is_whose_makes_no_difference(
    one: Wish | None, other: Wish | None, today: int, latest: int
) -> None:
    bounds = Bounds(today=TODAY + timedelta(days=today), ends_on=ENDS_ON, latest=ENDS_ON + timedelta(days=latest))
    settled = settle(one, other, bounds)
    assert settled == settle(other, one, bounds)
    if isinstance(settled, GoOn):
        assert bounds.allow(settled.until)
