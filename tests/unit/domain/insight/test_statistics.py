"""Means, spreads and intervals from sums are those of the values themselves."""

from math import sqrt
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from bot.domain.insight.statistics import Sums, student_t

VALUES = st.lists(st.integers(-20, 20).map(lambda fourths: fourths / 4), min_size=2, max_size=40)


def sums_of(values: list[float], before: float = 0) -> Sums:
    return sum((Sums(count=1, total=value, squares=value * value, before=before) for value in values), Sums())


@pytest.mark.parametrize("freedom", [*range(1, 41), 99, 100, 200, 201, 500, 999, 25_000])
def test_quantiles_are_those_of_students_t(freedom: int) -> None:
    assert student_t(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1e-8)


@given(VALUES)
def test_means_and_spreads_are_those_of_the_values(values: list[float]) -> None:
    mean = sums_of(values).as_mean(people=3)
    assert (mean.count, mean.people) == (len(values), 3)
    assert mean.value == pytest.approx(fmean(values))
    assert mean.spread == pytest.approx(stdev(values), abs=1e-6)


@given(VALUES, st.integers(1, 5))
def test_gains_come_with_the_interval_of_a_paired_t_test(values: list[float], before: int) -> None:
    gain = sums_of(values, before).as_gain()
    assert (gain.before, gain.people) == (before, len(values))
    assert gain.value == pytest.approx(fmean(values))
    assert gain.low is not None
    assert gain.high is not None
    margin = stats.t.ppf(0.975, len(values) - 1) * stdev(values) / sqrt(len(values))
    assert (gain.low, gain.high) == pytest.approx((fmean(values) - margin, fmean(values) + margin), abs=1e-6)


def test_one_value_has_neither_a_spread_nor_an_interval() -> None:
    alone = sums_of([2.0], before=1)
    assert alone.as_mean(people=1).spread is None
    gain = alone.as_gain()
    assert (gain.before, gain.after, gain.low, gain.high) == (1, 3, None, None)
