"""The exact assignment against every plan there is, tried one by one, and against an independent solver."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from bot.domain.matching.exact import FORBIDDEN, Assignment, Problem, blocking_pairs, optimum
from bot.domain.matching.exact.weights import weights_for
from bot.domain.matching_terms import Objective

Plan = tuple[tuple[int, int], ...]


def problem(points: list[list[int]], seats: list[int], *, mentors: int | None = None) -> Problem:
    matrix = np.array(points, np.int16).reshape(len(points), len(seats) if mentors is None else mentors)
    return Problem(
        points=matrix,
        seats=np.array(seats, np.int64),
        mentee_keys=np.arange(len(points)).astype(np.uint64) * np.uint64(7919),
        mentor_keys=np.arange(len(seats)).astype(np.uint64) * np.uint64(104_729) + np.uint64(13),
    )


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    mentees, mentors = draw(st.integers(0, 5)), draw(st.integers(1, 4))
    # Few different points, so that there are ties; sometimes many, so that there are none; and enormous gaps.
    values = draw(
        st.sampled_from(
            [
                st.sampled_from([FORBIDDEN, 0, 1, 1000]),
                st.integers(FORBIDDEN, 1000),
                st.sampled_from([FORBIDDEN, FORBIDDEN, 500, 1000]),
            ]
        )
    )
    points = [[draw(values) for _ in range(mentors)] for _ in range(mentees)]
    return problem(points, [draw(st.integers(0, 3)) for _ in range(mentors)])


def every_plan(given: Problem) -> Iterator[Plan]:
    def extend(plan: Plan, row: int, seats: tuple[int, ...]) -> Iterator[Plan]:
        if row == given.points.shape[0]:
            yield plan
            return
        yield from extend(plan, row + 1, seats)
        for column, left in enumerate(seats):
            if left and given.points[row, column] >= 0:
                fewer = (*seats[:column], left - 1, *seats[column + 1 :])
                yield from extend((*plan, (row, column)), row + 1, fewer)

    return extend((), 0, tuple(given.seats.tolist()))


def worth(given: Problem, plan: Plan) -> tuple[int, int]:
    return len(plan), sum(int(given.points[pair]) for pair in plan)


def pairs(found: Assignment) -> Plan:
    return tuple(zip(found.rows.tolist(), found.columns.tolist(), strict=True))


def respects_the_rules(given: Problem, found: Assignment) -> bool:
    taken = np.bincount(found.columns, minlength=len(given.seats))
    return (
        len(set(found.rows.tolist())) == found.coverage
        and bool((taken <= given.seats).all())
        and bool((found.points >= 0).all())
    )


@given(problems())
@settings(max_examples=4 * settings().max_examples)
def test_no_plan_serves_more_or_scores_more(given: Problem) -> None:
    found = optimum(given)
    assert respects_the_rules(given, found)
    assert (found.coverage, found.total) == max(worth(given, plan) for plan in every_plan(given))
    assert found.certificate is not None
    assert found.certificate.proven
    assert found.certificate.rounds > 0


@given(problems(), st.randoms(use_true_random=False))
@settings(max_examples=2 * settings().max_examples)
def test_the_order_of_people_does_not_matter(given: Problem, dice: object) -> None:
    mentees, mentors = given.points.shape
    rows, columns = list(range(mentees)), list(range(mentors))
    dice.shuffle(rows)  # type: ignore[attr-defined]
    dice.shuffle(columns)  # type: ignore[attr-defined]
    shuffled = Problem(
        points=given.points[np.ix_(rows, columns)],
        seats=given.seats[columns],
        mentee_keys=given.mentee_keys[rows],
        mentor_keys=given.mentor_keys[columns],
    )
    there = {(rows[row], columns[column]) for row, column in pairs(optimum(shuffled))}
    assert there == set(pairs(optimum(given)))


@given(problems(), st.integers(0, 1000))
@settings(max_examples=2 * settings().max_examples)
def test_a_further_mentor_never_lowers_coverage(given: Problem, points: int) -> None:
    mentees = given.points.shape[0]
    more = problem(
        [[*row, points] for row in given.points.tolist()], [*given.seats.tolist(), 1], mentors=len(given.seats) + 1
    )
    assert optimum(more).coverage >= optimum(given).coverage
    assert optimum(more).coverage <= mentees


@pytest.mark.parametrize(("mentees", "mentors", "seats"), [(200, 120, 1), (120, 200, 1), (300, 120, 2)])
@pytest.mark.parametrize("seed", range(3))
def test_totals_are_those_of_an_independent_solver(mentees: int, mentors: int, seats: int, seed: int) -> None:
    dice = np.random.default_rng(seed)
    points = (dice.integers(0, 5, (mentees, 30)) @ dice.integers(0, 3, (30, mentors)))[:, :].clip(0, 1000)
    given = problem(points.tolist(), [seats] * mentors)
    rows, columns = linear_sum_assignment(np.repeat(points, seats, axis=1), maximize=True)
    found = optimum(given)
    assert found.coverage == len(rows)
    assert found.total == int(np.repeat(points, seats, axis=1)[rows, columns].sum())


def test_a_whole_row_of_rare_chances_is_found_though_it_costs_almost_everything() -> None:
    """Serving one more mentee takes a chain through everybody, who each lose nearly all their points."""
    size = 40
    points = np.full((size, size), FORBIDDEN, np.int16)
    for row in range(size):
        points[row, row] = 0
        if row + 1 < size:
            points[row, row + 1] = 1000
    given = problem(points.tolist(), [1] * size)
    found = optimum(given)
    assert (found.coverage, found.total) == (size, 0)


def test_nobody_and_nothing() -> None:
    for empty in (problem([], [1, 2]), problem([[FORBIDDEN], [FORBIDDEN]], [3]), problem([[5]], [0])):
        found = optimum(empty)
        assert (found.coverage, found.total, found.bottleneck) == (0, 0, None)


# -- other objectives ------------------------------------------------------------------------------


def worst_of(given: Problem, plan: Plan) -> int:
    return min((int(given.points[pair]) for pair in plan), default=0)


@given(problems())
@settings(max_examples=2 * settings().max_examples)
def test_the_worst_pair_is_as_good_as_it_can_be_without_serving_fewer(given: Problem) -> None:
    found = optimum(given, Objective.BOTTLENECK)
    assert respects_the_rules(given, found)
    best = max((len(plan), worst_of(given, plan), worth(given, plan)[1]) for plan in every_plan(given))
    assert (found.coverage, found.bottleneck or 0, found.total) == best


def test_the_weakest_pair_is_lifted_though_the_others_lose_more() -> None:
    given = problem([[1000, 400], [500, 0]], [1, 1])
    assert pairs(optimum(given)) == ((0, 0), (1, 1))
    found = optimum(given, Objective.BOTTLENECK)
    assert (pairs(found), found.bottleneck) == (((0, 1), (1, 0)), 400)


def test_a_weak_pair_stays_where_somebody_would_be_left_without() -> None:
    given = problem([[0, 1000], [FORBIDDEN, 500]], [1, 1])
    found = optimum(given, Objective.BOTTLENECK)
    assert (found.coverage, found.bottleneck, found.total) == (2, 0, 500)


@given(problems(), st.sets(st.tuples(st.integers(0, 4), st.integers(0, 3)), max_size=4))
@settings(max_examples=2 * settings().max_examples)
def test_as_few_pairs_change_as_can_be_without_serving_fewer(given: Problem, before: set[tuple[int, int]]) -> None:
    mentees, mentors = given.points.shape
    kept = {(row, column) for row, column in before if row < mentees and column < mentors}
    found = optimum(replace(given, kept=tuple(sorted(kept))), Objective.FEWEST_CHANGES)
    assert respects_the_rules(given, found)
    assert found.certificate is not None
    assert found.certificate.proven
    best = max((len(plan), len(kept & set(plan)), worth(given, plan)[1]) for plan in every_plan(given))
    assert (found.coverage, len(kept & set(pairs(found))), found.total) == best


@given(problems())
@settings(max_examples=2 * settings().max_examples)
def test_in_the_stable_plan_no_two_would_rather_have_each_other(given: Problem) -> None:
    found = optimum(given, Objective.STABLE)
    assert respects_the_rules(given, found)
    assert blocking_pairs(given, found) == 0
    taken, points = (
        np.bincount(found.columns, minlength=len(given.seats)),
        dict(zip(pairs(found), found.points, strict=True)),
    )
    for row, column in np.ndindex(given.points.shape):
        here = int(given.points[row, column])
        mine = max((int(value) for (mentee, _), value in points.items() if mentee == row), default=-1)
        theirs = min((int(value) for (_, mentor), value in points.items() if mentor == column), default=-1)
        if taken[column] < given.seats[column]:
            theirs = -1
        assert here < 0 or given.seats[column] == 0 or mine >= here or theirs >= here


def test_the_price_of_stability_and_of_the_most_points_is_told() -> None:
    given = problem([[10, 9], [9, 0]], [1, 1])
    most, calm = optimum(given), optimum(given, Objective.STABLE)
    assert (most.total, blocking_pairs(given, most)) == (18, 1)
    assert (calm.total, blocking_pairs(given, calm)) == (10, 0)


def test_where_weights_leave_no_room_for_a_hash_points_still_decide() -> None:
    given = problem([[7, 9]], [1, 1])
    heavy = weights_for(given, bonus=1 << 57)
    assert heavy.rank_bits == 0
    assert heavy.of(given, np.array([0, 0]), np.array([0, 1])).tolist() == [
        ((1 << 57) + points) << heavy.room for points in (7, 9)
    ]
