"""Looking back together: what is done about an answer at once."""

import pytest

from bot.domain.care.retrospectives import opens_rhythm
from bot.domain.care.terms import RetroWish

PACE, LENGTH, GOALS = RetroWish.PACE, RetroWish.LENGTH, RetroWish.GOALS


@pytest.mark.parametrize(
    ("wishes", "opens"),
    [({PACE}, True), ({PACE, LENGTH}, True), ({PACE, GOALS}, False), ({GOALS}, False), (set(), False)],
)
def test_the_form_for_pace_and_length_follows_where_nothing_else_is_wished(
    wishes: set[RetroWish], opens: bool
) -> None:
    assert opens_rhythm(wishes) is opens
