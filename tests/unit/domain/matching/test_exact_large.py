"""Companies too large to try every plan: an independent solver, all kinds of points, what is looked at first."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from bot.domain.matching.exact import FORBIDDEN, Assignment, Problem, blocking_pairs, optimum
from bot.domain.matching.exact.arcs import first_arcs, merged
from bot.domain.matching.exact.problem import Numbers
from bot.domain.matching.exact.tops import BLOCK, floors
from bot.domain.matching.exact.weights import MOST_RANK_BITS, ranks
from bot.domain.matching_terms import Objective

KINDS = ("anything", "all alike", "mentees differ", "everybody agrees", "few values", "hardly any", "popular few")
SHAPES = ((200, 120, 1), (120, 200, 1), (200, 60, 3), (150, 150, 1), (130, 1, 40), (1, 130, 1))


def company(kind: str, mentees: int, mentors: int, *, seats: int, seed: int) -> Problem:
    dice = np.random.default_rng(seed)
    apart = dice.integers(0, 120, mentees)[:, None]
    points: Numbers = {
        "anything": dice.integers(FORBIDDEN, 1001, (mentees, mentors)),
        "all alike": np.full((mentees, mentors), 500),
        "mentees differ": np.full((mentees, mentors), 400) + apart,
        "everybody agrees": np.outer(dice.random(mentees), dice.random(mentors)) * 1000,
        "few values": dice.choice([FORBIDDEN, 0, 400, 500], (mentees, mentors)),
        "hardly any": np.where(dice.random((mentees, mentors)) < 0.02, 700, FORBIDDEN),
        "popular few": dice.integers(0, 300, (mentees, mentors)) + 70 * (np.arange(mentors) % 11),
    }[kind]
    keys = dice.integers(0, 1 << 63, mentees + mentors).astype(np.uint64)
    return Problem(
        points=points.astype(np.int16),
        seats=np.full(mentors, seats),
        mentee_keys=keys[:mentees],
        mentor_keys=keys[mentees:],
    )


def by_scipy(given: Problem) -> tuple[int, int]:
    """Coverage first: no pair that is ruled out is worth the points of all others."""
    points = np.repeat(given.points, given.seats, axis=1).astype(np.float64)
    points = np.where(points < 0, -1e6, points)
    rows, columns = linear_sum_assignment(points, maximize=True)
    chosen = points[rows, columns]
    return int((chosen >= 0).sum()), int(chosen[chosen >= 0].sum())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_plan_is_that_of_an_independent_solver_and_proven(kind: str, shape: tuple[int, int, int]) -> None:
    mentees, mentors, seats = shape
    asked = company(kind, mentees, mentors, seats=seats, seed=1)
    found = optimum(asked)
    assert (found.coverage, found.total) == by_scipy(asked)
    assert found.certificate is not None
    assert found.certificate.proven


@pytest.mark.parametrize("kind", KINDS)
def test_equal_plans_are_told_apart_the_same_whatever_the_order_of_people(kind: str) -> None:
    asked = company(kind, 400, 240, seats=1, seed=5)
    dice = np.random.default_rng(6)
    rows, columns = dice.permutation(400), dice.permutation(240)
    shuffled = Problem(
        points=asked.points[np.ix_(rows, columns)],
        seats=asked.seats[columns],
        mentee_keys=asked.mentee_keys[rows],
        mentor_keys=asked.mentor_keys[columns],
    )
    found, again = optimum(asked), optimum(shuffled)
    assert set(zip(found.rows.tolist(), found.columns.tolist(), strict=True)) == set(
        zip(rows[again.rows].tolist(), columns[again.columns].tolist(), strict=True)
    )


def test_prices_that_were_guessed_wrong_are_mended_round_by_round() -> None:
    asked = company("everybody agrees", 300, 180, seats=1, seed=2)
    found = optimum(asked)
    assert (found.coverage, found.total) == by_scipy(asked)
    assert found.certificate is not None
    assert found.certificate.rounds > 1


def test_where_nothing_tells_people_apart_few_pairs_are_enough() -> None:
    asked = company("all alike", 8 * BLOCK, 500, seats=1, seed=1)
    looked_at = first_arcs(asked)
    assert len(looked_at) < asked.points.size / 4
    assert len(np.unique(looked_at % 500)) == 500


def swaps(given: Problem, plan: Assignment) -> int:
    """Who would rather swap, pair by pair."""
    own = dict(zip(plan.rows.tolist(), plan.columns.tolist(), strict=True))
    rows, columns = np.indices(given.points.shape).reshape(2, -1)
    likings = (given.points.astype(np.int64).reshape(-1) << MOST_RANK_BITS) + ranks(
        given, rows, columns, MOST_RANK_BITS
    )
    likings = likings.reshape(given.points.shape)
    held: dict[int, list[int]] = {}
    for row, column in own.items():
        held.setdefault(column, []).append(int(likings[row, column]))

    def would(row: int, column: int) -> bool:
        liking, others = int(likings[row, column]), held.get(column, [])
        mine = int(likings[row, own[row]]) if row in own else -1
        room = len(others) < given.seats[column] or any(liking > other for other in others)
        return bool(given.points[row, column] >= 0 and given.seats[column] and liking > mine and room)

    return sum(would(row, column) for row, column in np.ndindex(given.points.shape))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seats", [0, 1, 2])
def test_those_who_would_rather_swap_are_counted_as_one_by_one(kind: str, seats: int) -> None:
    asked = company(kind, 2 * BLOCK + 10, 40, seats=seats, seed=3)
    plan = optimum(asked)
    assert blocking_pairs(asked, plan) == swaps(asked, plan)
    assert blocking_pairs(asked, optimum(asked, Objective.STABLE)) == 0


tables = st.tuples(
    st.integers(1, 3 * BLOCK), st.integers(1, 150), st.integers(0, 2**32), st.sampled_from([3, 30_000])
)


@given(tables, st.integers(1, 12))
@settings(max_examples=settings().max_examples, deadline=None)
def test_as_many_as_asked_for_reach_the_floors(table: tuple[int, int, int, int], most: int) -> None:
    rows, columns, seed, values = table
    points: NDArray[np.int16] = np.random.default_rng(seed).integers(-1, values, (rows, columns)).astype(np.int16)
    of_rows = floors(points, most)
    assert ((points >= of_rows[:, None]).sum(axis=1) >= min(most, columns)).all()


@given(st.lists(st.lists(st.integers(0, 20)), min_size=1))
def test_merged_codes_are_in_order_and_each_there_once(lists: list[list[int]]) -> None:
    arrays = [np.array(sorted(each), np.int64) for each in lists]
    assert merged(*arrays).tolist() == sorted({code for each in lists for code in each})


def test_nobody_can_be_served_where_nobody_mentors() -> None:
    nobody = Problem(
        points=np.zeros((3, 0), np.int16),
        seats=np.zeros(0, np.int64),
        mentee_keys=np.zeros(3, np.uint64),
        mentor_keys=np.zeros(0, np.uint64),
    )
    assert nobody.reachable == 0
    assert optimum(nobody).coverage == 0
