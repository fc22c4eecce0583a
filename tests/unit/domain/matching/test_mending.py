"""Plans that are mended rather than found anew, and what is priced again: by hand, and against all solved again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.matching.exact import optimum
from bot.domain.matching.exact.flow import heaviest
from bot.domain.matching.exact.mending import Arcs, mended
from bot.domain.matching.exact.prices import NotTheBestError, Prices, fallen, prices_of, underpriced
from bot.domain.matching.exact.weights import FIRST_BONUS, weights_for
from tests.unit.domain.matching.test_exact_large import KINDS, by_scipy, company


def two_by_two(weights: list[int], chosen: list[bool]) -> tuple[Arcs, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """Everybody with everybody, before anything is known of prices."""
    rows, columns = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    return Arcs(rows, columns, np.array(weights), np.zeros(4, np.int64)), np.array(chosen)


def test_prices_of_a_plan_that_is_not_the_best_would_rise_for_ever() -> None:
    arcs, worst = two_by_two([1, 9, 9, 1], [True, False, False, True])
    with pytest.raises(NotTheBestError):
        prices_of(arcs.rows, arcs.columns, arcs.weights, worst, mentees=2, seats=np.ones(2, np.int64), patience=50)


def test_two_who_would_rather_have_each_others_mentors_swap() -> None:
    arcs, before = two_by_two([1, 9, 9, 1], [True, False, False, True])
    prices, seats = Prices(np.array([1, 1]), np.array([0, 0])), np.ones(2, np.int64)
    over = prices.mentees[arcs.rows] + prices.mentors[arcs.columns] - arcs.weights
    assert mended(arcs._replace(over=over), before, prices, seats).tolist() == [False, True, True, False]


def test_whoever_moves_to_a_free_seat_leaves_theirs_to_somebody_without() -> None:
    arcs, before = two_by_two([5, 8, 4, 0], [True, False, False, False])
    prices, seats = Prices(np.array([1, 0]), np.array([4, 0])), np.ones(2, np.int64)
    over = prices.mentees[arcs.rows] + prices.mentors[arcs.columns] - arcs.weights
    assert mended(arcs._replace(over=over), before, prices, seats).tolist() == [False, True, True, False]


@given(st.integers(0, 2**32), st.integers(2, 12), st.integers(1, 8), st.integers(1, 2))
@settings(max_examples=2 * settings().max_examples, deadline=None)
def test_mending_keeps_the_rules_and_never_loses(seed: int, mentees: int, mentors: int, each: int) -> None:
    dice, seats = np.random.default_rng(seed), np.full(mentors, each)
    rows, columns = (numbers.reshape(-1) for numbers in np.indices((mentees, mentors)))
    weights, known = dice.integers(1, 1_000, len(rows)), dice.random(len(rows)) < 0.6
    before = np.zeros(len(rows), bool)
    before[known] = heaviest(rows[known], columns[known], weights[known], mentees=mentees, seats=seats)
    prices = prices_of(rows[known], columns[known], weights[known], before[known], mentees=mentees, seats=seats)
    arcs = Arcs(rows, columns, weights, prices.mentees[rows] + prices.mentors[columns] - weights)
    after = mended(arcs, before, prices, seats)
    assert (np.bincount(rows[after], minlength=mentees) <= 1).all()
    assert (np.bincount(columns[after], minlength=mentors) <= seats).all()
    best = heaviest(rows, columns, weights, mentees=mentees, seats=seats)
    assert weights[before].sum() <= weights[after].sum() <= weights[best].sum()
    if len(np.unique(rows[arcs.over < 0])) <= 1:
        assert weights[after].sum() == weights[best].sum()


@pytest.mark.parametrize(
    ("kind", "mentees", "mentors", "seats", "seed"),
    [
        ("popular few", 120, 60, 2, 40),
        ("everybody agrees", 100, 60, 1, 55),
        ("hardly any", 200, 120, 1, 39),
    ],
)
def test_where_several_changes_pay_only_together_all_is_solved_again(
    kind: str, mentees: int, mentors: int, seats: int, seed: int
) -> None:
    asked = company(kind, mentees, mentors, seats=seats, seed=seed)
    found = optimum(asked)
    assert (found.coverage, found.total) == by_scipy(asked)
    assert found.certificate is not None
    assert found.certificate.proven


def test_only_those_are_asked_again_for_whom_something_became_cheaper() -> None:
    before = Prices(np.array([5, 5, 5]), np.array([7, 7]))
    assert fallen(before, Prices(np.array([5, 4, 6]), np.array([7, 9]))).tolist() == [False, True, False]
    assert fallen(before, Prices(np.array([9, 9, 9]), np.array([7, 6]))).all()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("most", [1, 3, 50])
def test_the_worst_underpriced_pairs_of_everybody_are_found_and_who_left_some_out(kind: str, most: int) -> None:
    asked = company(kind, 70, 40, seats=1, seed=4)
    weights = weights_for(asked, bonus=FIRST_BONUS)
    rows, columns = (numbers.reshape(-1) for numbers in np.indices(asked.points.shape))
    worth = weights.of(asked, rows, columns).reshape(asked.points.shape)
    prices = Prices(np.full(70, worth.max() - 5), np.zeros(40, np.int64))
    excess = np.where(asked.points >= 0, worth - prices.mentees[:, None], -1)
    told = underpriced(asked, weights, prices, np.ones(70, bool), most=most)
    assert (told.unheard == ((excess > 0).sum(axis=1) > most)).all()
    named, possible = np.zeros_like(excess, bool), (excess > 0).any()
    named.reshape(-1)[told.codes] = True
    assert (named.sum(axis=1) <= most).all()
    assert bool(len(told.codes)) == possible
    worst = np.sort(excess, axis=1)[:, -min(most, 40)]
    assert not possible or (named | (excess <= np.maximum(worst, 0)[:, None])).all()
    nobody = underpriced(asked, weights, prices, np.zeros(70, bool), most=most)
    assert not len(nobody.codes)
