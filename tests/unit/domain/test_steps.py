"""What an action step may be."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import WrongInput
from bot.domain.growth.step_cards import StepsCard
from bot.domain.growth.steps import LONGEST_TITLE, ON_A_PAGE, StepWish, Whose, title_problem
from bot.domain.growth.terms import StepKind

TODAY = date(2026, 12, 7)
GOAL, SECRET = UUID(int=1), UUID(int=2)


def wish(
    title: str = "Write the outline",
    whose: Whose = Whose.MINE,
    goal: UUID | None = None,
    due_on: date | None = None,
) -> StepWish:
    return StepWish(title=title, kind=StepKind.STEP, whose=whose, goal=goal, due_on=due_on)


def problems(step: StepWish, before: date | None = None) -> set[str]:
    with pytest.raises(WrongInput) as refusal:
        step.checked(TODAY, goals=(GOAL, SECRET), secret=(SECRET,), before=before)
    return set(refusal.value.fields)


@pytest.mark.parametrize(
    "step",
    [
        wish(),
        wish("x" * LONGEST_TITLE),
        wish(due_on=TODAY),
        wish(goal=GOAL, whose=Whose.THEIRS),
        wish(goal=SECRET),
    ],
)
def test_what_can_be_is_left_as_it_is(step: StepWish) -> None:
    assert step.checked(TODAY, goals=(GOAL, SECRET), secret=(SECRET,)) == step


def test_each_field_that_cannot_be_is_named() -> None:
    assert problems(wish(" ", due_on=TODAY - timedelta(days=1), goal=UUID(int=3))) == {"title", "due_on", "goal"}


def test_a_goal_that_only_one_sees_leads_to_steps_of_their_own() -> None:
    assert problems(wish(goal=SECRET, whose=Whose.THEIRS)) == {"goal"}


def test_a_day_that_has_passed_may_stay_and_may_not_be_chosen() -> None:
    gone = TODAY - timedelta(days=3)
    step = wish(due_on=gone)
    assert step.checked(TODAY, goals=(), secret=(), before=gone) == step
    assert problems(step, before=TODAY) == {"due_on"}


@given(st.text(max_size=3_500))
def test_words_fit_or_their_number_is_told(title: str) -> None:
    length = len(title.strip())
    problem = title_problem(title)
    assert (problem == "") is (1 <= length <= LONGEST_TITLE)
    assert f"these are {length:,}" in problem or length <= LONGEST_TITLE


@given(st.integers(0, 200), st.integers(0, 20))
def test_pages_lead_to_each_other_and_to_nowhere_else(number: int, index: int) -> None:
    start = min(index * ON_A_PAGE, max(number - 1, 0) // ON_A_PAGE * ON_A_PAGE)
    card = StepsCard(steps=(), start=start, number=number, running=1, today=TODAY)
    assert (card.before is None) is (start == 0)
    assert (card.after is None) is (start + ON_A_PAGE >= number)
    assert card.after is None or card.after < number
