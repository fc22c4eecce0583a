"""Groups with a fewest and a most against every plan there is."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.matching.exact import FORBIDDEN, Assignment, Problem, optimum
from bot.domain.matching.exact.groups import MOST_PAIRS, best_groups
from bot.domain.matching_terms import Objective

Plan = tuple[tuple[int, int], ...]
Given = tuple[Problem, "np.ndarray[tuple[int], np.dtype[np.int64]]"]
thorough = settings(deadline=None)


def problem(points: list[list[int]], seats: list[int]) -> Problem:
    return Problem(
        points=np.array(points, np.int16).reshape(len(points), len(seats)),
        seats=np.array(seats, np.int64),
        mentee_keys=np.arange(len(points)).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15),
        mentor_keys=np.arange(len(seats)).astype(np.uint64) * np.uint64(0xBF58476D1CE4E5B9) + np.uint64(13),
    )


@st.composite
def problems(draw: st.DrawFn) -> Given:
    mentees, mentors = draw(st.integers(0, 6)), draw(st.integers(1, 3))
    values = draw(
        st.sampled_from([st.sampled_from([FORBIDDEN, 0, 1, 1000]), st.integers(FORBIDDEN, 1000), st.just(7)])
    )
    points = [[draw(values) for _ in range(mentors)] for _ in range(mentees)]
    fewest = [draw(st.integers(1, 3)) for _ in range(mentors)]
    return problem(points, [draw(st.integers(0, 4)) for _ in range(mentors)]), np.array(fewest, np.int64)


def every_plan(given: Problem, fewest: list[int]) -> Iterator[Plan]:
    def extend(plan: Plan, row: int, sizes: tuple[int, ...]) -> Iterator[Plan]:
        if row == len(given.points):
            if all(size == 0 or size >= few for size, few in zip(sizes, fewest, strict=True)):
                yield plan
            return
        yield from extend(plan, row + 1, sizes)
        for column, size in enumerate(sizes):
            if size < given.seats[column] and given.points[row, column] >= 0:
                more = (*sizes[:column], size + 1, *sizes[column + 1 :])
                yield from extend((*plan, (row, column)), row + 1, more)

    return extend((), 0, (0,) * len(fewest))


def worth(given: Problem, plan: Plan) -> tuple[int, int]:
    return len(plan), sum(int(given.points[pair]) for pair in plan)


def pairs(found: Assignment) -> Plan:
    return tuple(zip(found.rows.tolist(), found.columns.tolist(), strict=True))


@thorough
@given(problems())
def test_no_plan_of_groups_serves_more_or_scores_more(given: Given) -> None:
    asked, fewest = given
    found = best_groups(asked, fewest)
    assert pairs(found) in set(every_plan(asked, fewest.tolist()))
    assert (found.coverage, found.total) == max(worth(asked, plan) for plan in every_plan(asked, fewest.tolist()))
    assert found.certificate is not None
    assert found.certificate.proven


@thorough
@given(problems(), st.sampled_from(Objective), st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(given: Given, objective: Objective, dice: object) -> None:
    asked, fewest = given
    rows, columns = (list(range(number)) for number in asked.points.shape)
    dice.shuffle(rows)  # type: ignore[attr-defined]
    dice.shuffle(columns)  # type: ignore[attr-defined]
    shuffled = Problem(
        points=asked.points[np.ix_(rows, columns)],
        seats=asked.seats[columns],
        mentee_keys=asked.mentee_keys[rows],
        mentor_keys=asked.mentor_keys[columns],
    )
    there = best_groups(shuffled, fewest[columns], objective)
    assert {(rows[row], columns[column]) for row, column in pairs(there)} == set(
        pairs(best_groups(asked, fewest, objective))
    )


@thorough
@given(problems())
def test_the_worst_pair_is_as_good_as_it_can_be_without_serving_fewer(given: Given) -> None:
    asked, fewest = given
    found = best_groups(asked, fewest, Objective.BOTTLENECK)
    best = max(
        (len(plan), min((int(asked.points[pair]) for pair in plan), default=0), worth(asked, plan)[1])
        for plan in every_plan(asked, fewest.tolist())
    )
    assert (found.coverage, found.bottleneck or 0, found.total) == best


@thorough
@given(problems(), st.sets(st.tuples(st.integers(0, 5), st.integers(0, 2)), max_size=4))
def test_as_few_pairs_change_as_can_be_without_serving_fewer(given: Given, before: set[tuple[int, int]]) -> None:
    asked, fewest = given
    kept = {(row, column) for row, column in before if row < len(asked.points) and column < len(fewest)}
    found = best_groups(replace(asked, kept=tuple(sorted(kept))), fewest, Objective.FEWEST_CHANGES)
    best = max(
        (len(plan), len(kept & set(plan)), worth(asked, plan)[1]) for plan in every_plan(asked, fewest.tolist())
    )
    assert (found.coverage, len(kept & set(pairs(found))), found.total) == best
    assert found.certificate is not None
    assert found.certificate.proven


@thorough
@given(problems())
def test_groups_of_the_stable_plan_are_large_enough_too(given: Given) -> None:
    asked, fewest = given
    found = best_groups(asked, fewest, Objective.STABLE)
    assert pairs(found) in set(every_plan(asked, fewest.tolist()))


def test_one_group_stays_closed_so_that_the_other_has_enough() -> None:
    given = problem([[900, 0], [900, 0], [0, 900]], [4, 4])
    assert pairs(optimum(given)) == ((0, 0), (1, 0), (2, 1))
    found = best_groups(given, np.array([2, 2]))
    assert pairs(found) == ((0, 0), (1, 0), (2, 0))


def test_whom_a_group_cannot_take_is_left_rather_than_in_a_group_too_small() -> None:
    given = problem([[900, FORBIDDEN], [900, FORBIDDEN], [FORBIDDEN, 900]], [4, 4])
    assert pairs(best_groups(given, np.array([2, 2]))) == ((0, 0), (1, 0))


@pytest.fixture
def crowd() -> Problem:
    """So many that not every pair is looked at, and far more mentors than groups can be filled."""
    dice = np.random.default_rng(5)
    mentees, mentors = 240, 180
    assert mentees * mentors > MOST_PAIRS
    points = dice.integers(0, 5, (mentees, 12)) @ dice.integers(0, 5, (12, mentors))
    return problem(points.tolist(), [5] * mentors)


def test_what_is_not_proven_says_so_and_is_a_plan_nevertheless(crowd: Problem) -> None:
    found = best_groups(crowd, np.full(180, 4), work=0.05)
    sizes = np.bincount(found.columns, minlength=180)
    assert set(sizes.tolist()) <= {0, 4, 5}
    assert found.coverage == 240
    assert found.certificate is not None
    assert not found.certificate.proven
    assert found.certificate.primal < found.certificate.dual
    assert pairs(best_groups(crowd, np.full(180, 4), work=0.05)) == pairs(found)
