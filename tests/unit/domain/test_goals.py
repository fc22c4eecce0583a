"""Goals: what can be aimed at, by when, and when one is reached."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import WrongInput
from bot.domain.goals import STEPS, GoalWish, Progress
from tests.unit.domain.weeks import T0

TODAY = T0.date()
YESTERDAY = TODAY - timedelta(days=1)
WISH = GoalWish(title="Give a talk", measure="Ten people came", due_on=TODAY)


@pytest.mark.parametrize(
    "wish", [WISH, replace(WISH, measure=""), replace(WISH, due_on=TODAY + timedelta(days=900))]
)
def test_a_goal_with_a_title_and_a_day_to_come_is_taken_as_it_is(wish: GoalWish) -> None:
    assert wish.checked(TODAY) is wish


@pytest.mark.parametrize(
    ("wish", "wrong"),
    [
        (replace(WISH, title="  "), {"title"}),
        (replace(WISH, due_on=YESTERDAY), {"due_on"}),
        (replace(WISH, title="", due_on=YESTERDAY), {"title", "due_on"}),
    ],
)
def test_a_goal_without_words_or_in_the_past_needs_another_look(wish: GoalWish, wrong: set[str]) -> None:
    with pytest.raises(WrongInput) as refusal:
        wish.checked(TODAY)
    assert set(refusal.value.fields) == wrong
    assert all(sentence.endswith(".") for sentence in refusal.value.fields.values())


def test_only_the_whole_way_is_reached() -> None:
    assert [percent for percent in STEPS if Progress(percent=percent, note="").reached] == [100]
