"""Pairs among equals against every plan there is, and against an independent solver."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
import rustworkx
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.matching.exact import FORBIDDEN, Assignment, Problem
from bot.domain.matching.exact.equals import best_equals, blocking_equals
from bot.domain.matching_terms import Objective

Plan = frozenset[tuple[int, int]]
thorough = settings(deadline=None, max_examples=2 * settings().max_examples)


def among(points: Sequence[Sequence[int]]) -> Problem:
    """Of a symmetric table, only what is above the diagonal counts."""
    above = np.triu(np.array(points, np.int16).reshape(len(points), len(points)), 1)
    table = above + above.T
    np.fill_diagonal(table, FORBIDDEN)
    keys = np.arange(len(points)).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return Problem(points=table, seats=np.ones(len(points), np.int64), mentee_keys=keys, mentor_keys=keys)


@st.composite
def problems(draw: st.DrawFn, most: int = 7) -> Problem:
    """Few different points, so that there are ties and circles; sometimes many; sometimes hardly anybody may."""
    number = draw(st.integers(0, most))
    values = draw(
        st.sampled_from(
            [
                st.sampled_from([FORBIDDEN, 0, 1, 1000]),
                st.integers(FORBIDDEN, 1000),
                st.sampled_from([FORBIDDEN, FORBIDDEN, FORBIDDEN, 500]),
                st.just(700),
            ]
        )
    )
    return among([[draw(values) if row < column else 0 for column in range(number)] for row in range(number)])


def every_plan(given: Problem, left: frozenset[int] | None = None) -> Iterator[Plan]:
    everybody = frozenset(range(len(given.points))) if left is None else left
    if not everybody:
        yield frozenset()
        return
    one, rest = min(everybody), everybody - {min(everybody)}
    yield from every_plan(given, rest)
    for other in rest:
        if given.points[one, other] >= 0:
            yield from (plan | {(one, other)} for plan in every_plan(given, rest - {other}))


def pairs(found: Assignment) -> Plan:
    return frozenset(zip(found.rows.tolist(), found.columns.tolist(), strict=True))


def worth(given: Problem, plan: Plan) -> tuple[int, int]:
    return len(plan), sum(int(given.points[pair]) for pair in plan)


def nobody_twice(found: Assignment) -> bool:
    people = [*found.rows.tolist(), *found.columns.tolist()]
    return len(set(people)) == len(people) and bool((found.points >= 0).all())


@thorough
@given(problems())
def test_no_plan_serves_more_people_or_has_more_points(given: Problem) -> None:
    found = best_equals(given)
    assert nobody_twice(found)
    assert (found.coverage, found.total) == max(worth(given, plan) for plan in every_plan(given))
    assert found.certificate is not None
    assert found.certificate.proven


@thorough
@given(problems(most=9), st.sampled_from(Objective), st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(given: Problem, objective: Objective, dice: object) -> None:
    order = list(range(len(given.points)))
    dice.shuffle(order)  # type: ignore[attr-defined]
    keys = given.mentee_keys[order]
    shuffled = replace(given, points=given.points[np.ix_(order, order)], mentee_keys=keys, mentor_keys=keys)
    there = {frozenset((order[row], order[column])) for row, column in pairs(best_equals(shuffled, objective))}
    assert there == set(map(frozenset, pairs(best_equals(given, objective))))


def test_among_equal_plans_a_hash_of_the_ids_decides() -> None:
    alike = among([[500] * 6] * 6)
    keys = alike.mentee_keys
    plans = {
        pairs(best_equals(replace(alike, mentee_keys=keys + np.uint64(n), mentor_keys=keys + np.uint64(n))))
        for n in range(20)
    }
    assert len(plans) > 5
    assert best_equals(alike).coverage == 3


@pytest.mark.parametrize("people", [3, 5, 7])
def test_in_a_circle_of_odd_length_one_is_left_and_the_best_others_meet(people: int) -> None:
    table = np.full((people, people), FORBIDDEN)
    for one in range(people):
        table[one, (one + 1) % people] = table[(one + 1) % people, one] = 100 + one
    found = best_equals(among(table.tolist()))
    assert found.coverage == people // 2
    assert found.certificate is not None
    assert found.certificate.proven


def test_two_circles_are_joined_by_a_weak_pair_where_that_serves_everybody() -> None:
    table = np.full((6, 6), FORBIDDEN)
    table[:3, :3] = table[3:, 3:] = 1000
    table[2, 3] = 0
    found = best_equals(among(table.tolist()))
    assert (found.coverage, found.total) == (3, 2000)


def test_where_few_may_meet_many_all_pairs_are_looked_at() -> None:
    """Sixty who all prefer the same five, and may meet nobody else: no more pairs than those five."""
    table = np.full((65, 65), FORBIDDEN)
    table[:5, 5:] = 10
    found = best_equals(among(table.tolist()))
    assert (found.coverage, found.total) == (5, 50)


@pytest.mark.parametrize(("people", "share"), [(60, 1.0), (61, 1.0), (120, 0.05), (121, 0.02)])
@pytest.mark.parametrize("seed", range(3))
def test_totals_are_those_of_the_whole_graph_solved_at_once(people: int, share: float, seed: int) -> None:
    dice = np.random.default_rng(seed)
    points = dice.integers(0, 5, (people, 20)) @ dice.integers(0, 5, (20, people))
    points[dice.random((people, people)) > share] = FORBIDDEN
    given = among(points.tolist())
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(people))
    possible = np.argwhere(np.triu(given.points >= 0)).tolist()
    graph.add_edges_from([(row, column, int(given.points[row, column])) for row, column in possible])
    expected = frozenset(rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int))
    found = best_equals(given)
    assert (found.coverage, found.total) == worth(given, expected)


# -- other objectives ------------------------------------------------------------------------------


@thorough
@given(problems())
def test_the_worst_pair_is_as_good_as_it_can_be_without_serving_fewer(given: Problem) -> None:
    found = best_equals(given, Objective.BOTTLENECK)
    best = max(
        (len(plan), min((int(given.points[pair]) for pair in plan), default=0), worth(given, plan)[1])
        for plan in every_plan(given)
    )
    assert (found.coverage, found.bottleneck or 0, found.total) == best


@thorough
@given(problems(), st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=4))
def test_as_few_pairs_change_as_can_be_without_serving_fewer(given: Problem, before: set[tuple[int, int]]) -> None:
    number = len(given.points)
    kept = {tuple(sorted(two)) for two in before if two[0] != two[1] and max(two) < number}
    kept = {two for two in kept if given.points[two] >= 0}
    found = best_equals(replace(given, kept=tuple(sorted(kept))), Objective.FEWEST_CHANGES)  # type: ignore[arg-type]
    best = max((len(plan), len(kept & plan), worth(given, plan)[1]) for plan in every_plan(given))
    assert (found.coverage, len(kept & pairs(found)), found.total) == best
    assert found.certificate is not None
    assert found.certificate.proven


@thorough
@given(problems())
def test_in_the_stable_plan_no_two_would_rather_have_each_other(given: Problem) -> None:
    found = best_equals(given, Objective.STABLE)
    assert nobody_twice(found)
    assert blocking_equals(given, found) == 0


def test_the_price_of_the_most_points_is_told() -> None:
    given = among([[0, 9, FORBIDDEN, 0], [0, 0, 10, FORBIDDEN], [0, 0, 0, 9], [0, 0, 0, 0]])
    most, calm = best_equals(given), best_equals(given, Objective.STABLE)
    assert (most.total, blocking_equals(given, most)) == (18, 1)
    assert (calm.total, blocking_equals(given, calm)) == (10, 0)
