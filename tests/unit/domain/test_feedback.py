"""Feedback in numbers: a mean only where nobody can be read out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feedback import RATINGS, REPORT_FLOOR, mean_or_none

ratings = st.lists(st.sampled_from(sorted(RATINGS)), max_size=200)


@given(ratings)
def test_a_mean_lies_between_its_ratings_and_is_withheld_below_the_floor(given_ratings: list[int]) -> None:
    mean = mean_or_none(sum(given_ratings), len(given_ratings), people=len(given_ratings))
    assert (mean is None) == (len(given_ratings) < REPORT_FLOOR)
    if mean is not None:
        assert min(given_ratings) <= mean <= max(given_ratings)


@pytest.mark.parametrize(("total", "count", "mean"), [(17, 5, 3.4), (20, 6, 3.3), (16, 4, None), (0, 0, None)])
def test_a_mean_has_one_decimal_and_needs_five_answers(total: int, count: int, mean: float | None) -> None:
    assert mean_or_none(total, count, people=count) == mean


def test_many_answers_of_few_people_are_withheld() -> None:
    assert mean_or_none(80, 20, people=4) is None
    assert mean_or_none(80, 20, people=5) == 4.0
