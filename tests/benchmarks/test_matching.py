"""How long matching takes: small cohorts, whole companies, and one larger than any."""

import json
import subprocess
import sys
from functools import partial
from itertools import product

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from bot.domain.matching import Candidate, History, Plan, Rules, propose
from bot.domain.matching.exact import Problem, blocking_pairs, optimum
from bot.domain.matching.scoring import points_for, scores
from tests.benchmarks.companies import a_cohort, many, problem
from tests.benchmarks.figures import Figures, Took, cpu, in_turns, timed, wall
from tests.benchmarks.sizes import Sizes

TEAM, COMPANY = 50, 300
IMPOSSIBLE = -1e6
"""Less than all points together, so that SciPy as well serves as many as it can."""
GOALS = {1_000: (2.0, 4.0), 5_000: (0.4, 0.7), 10_000: (0.12, 0.4)}
"""By mentees: how many times SciPy's time is aimed at, and what is too much even on a busy machine."""


def best(taken: list[Took]) -> float:
    """Seconds on the wall clock at the quietest moment."""
    return min(took.wall for took in taken)


def test_a_whole_company_is_matched_at_about_the_price_of_its_possible_pairs(
    figures: Figures, sizes: Sizes
) -> None:
    def match(people: list[Candidate]) -> Plan:
        plan = propose(people, History(), Rules(), seed=1)
        assert len(plan.pairs) == sum(person.wants_mentor for person in people)
        return plan

    cohorts = [a_cohort(TEAM), a_cohort(COMPANY)]
    small, large = (
        wall(taken) for taken in in_turns(*(lambda c=c: match(c) for c in cohorts), rounds=sizes.starts)
    )
    figures.add(f"matching {TEAM} people, everything imported", f"{small * 1000:,.0f} ms", "≤ 50 ms")
    figures.add(f"matching {COMPANY} people", f"{large * 1000:,.0f} ms")
    assert large / small < 5 * (COMPANY / TEAM) ** 2
    assert small < 0.1


def dense(given: Problem) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """What SciPy asks for: a seat is a column."""
    points = np.repeat(given.points, given.seats, axis=1)
    return np.where(points < 0, IMPOSSIBLE, points.astype(np.float64))


def test_the_plan_has_the_points_of_an_independent_solver_and_takes_less(figures: Figures, sizes: Sizes) -> None:
    for mentees, mentors in sizes.matched:
        given = problem(mentees, mentors)
        matrix = dense(given)
        ours, theirs = in_turns(
            partial(optimum, given), partial(linear_sum_assignment, matrix, maximize=True), rounds=sizes.starts
        )
        found, (rows, columns) = optimum(given), linear_sum_assignment(matrix, maximize=True)
        assert (found.coverage, found.total) == (len(rows), int(matrix[rows, columns].sum()))
        assert found.certificate is not None
        assert found.certificate.proven
        ratio, (goal, too_much) = best(ours) / best(theirs), GOALS[mentees]
        figures.add(
            f"assigning {mentees:,} mentees to {mentors:,} mentors, with proof",
            f"{best(ours) * 1000:,.0f} ms, {ratio:.2f} × SciPy's",
            f"≤ {goal} ×",
        )
        assert ratio < too_much


def test_from_people_to_explanations_takes_about_as_long_as_a_bare_assignment(
    figures: Figures, sizes: Sizes
) -> None:
    mentees, mentors = sizes.explained
    people, given = many(mentees, mentors), problem(mentees, mentors)
    matrix = dense(given)
    ours, theirs = in_turns(
        partial(propose, people, History(), Rules(), 1),
        partial(linear_sum_assignment, matrix, maximize=True),
        rounds=sizes.starts,
    )
    figures.add(
        f"from {mentees + mentors:,} people to explanations",
        f"{best(ours) * 1000:,.0f} ms, {best(ours) / best(theirs):.1f} × SciPy's bare assignment",
        "≤ 0.7 ×" if mentees == 5_000 else "",
    )


def test_who_would_rather_swap_is_counted_in_a_moment(figures: Figures, sizes: Sizes) -> None:
    mentees, mentors = sizes.explained
    given = problem(mentees, mentors)
    plan = optimum(given)
    (taken,) = in_turns(lambda: blocking_pairs(given, plan), rounds=sizes.starts)
    figures.add(
        f"counting who would rather swap, of {mentees:,} × {mentors:,}",
        f"{best(taken) * 1000:,.0f} ms, {blocking_pairs(given, plan):,} pairs",
    )


def test_a_company_larger_than_any_is_matched_with_proof(figures: Figures, sizes: Sizes) -> None:
    mentees, mentors = sizes.largest
    command = [sys.executable, "-m", "tests.benchmarks.matching_alone", str(mentees), str(mentors)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    figures.add(
        f"{mentees:,} mentees and {mentors:,} mentors: scoring, assigning with proof, memory",
        f"{told['seeing']:.1f} s, {told['assigning']:.1f} s, {told['memory'] / 2**30:.2f} GiB",
        "≤ 60 s, ≤ 2.5 GiB",
    )
    assert told["seeing"] + told["assigning"] < 120
    assert told["memory"] < 2.5 * 2**30


@pytest.mark.parametrize(
    "kind", ["nothing tells anybody apart", "only mentees differ", "everybody agrees who is best"]
)
def test_companies_of_whom_little_is_known_are_no_trap(figures: Figures, kind: str) -> None:
    """Where pairs are equal or rank alike, a few arcs for everybody are never the right ones."""
    mentees, mentors, dice = 1_000, 600, np.random.default_rng(1)
    points = {
        "nothing tells anybody apart": np.full((mentees, mentors), 500),
        "only mentees differ": np.full((mentees, mentors), 400) + dice.integers(0, 120, mentees)[:, None],
        "everybody agrees who is best": np.outer(dice.random(mentees), dice.random(mentors)) * 1000,
    }[kind]
    keys = dice.integers(0, 1 << 63, mentees + mentors).astype(np.uint64)
    given = Problem(
        points=points.astype(np.int16),
        seats=np.ones(mentors, np.int64),
        mentee_keys=keys[:mentees],
        mentor_keys=keys[mentees:],
    )
    took = timed(lambda: optimum(given))
    found = optimum(given)
    rows, columns = linear_sum_assignment(given.points, maximize=True)
    assert (found.coverage, found.total) == (len(rows), int(given.points[rows, columns].sum()))
    assert found.certificate is not None
    assert found.certificate.proven
    figures.add(f"1,000 × 600 where {kind}", f"{took.wall:.2f} s, {found.certificate.rounds} rounds")
    assert took.wall < 10


def test_scoring_all_pairs_costs_little_more_than_one_product_of_matrices(figures: Figures, sizes: Sizes) -> None:
    people, rules = many(1000, 600), Rules()
    mentees, mentors = people[:1000], people[1000:]
    seen = scores(mentees, mentors, rules)
    sample = list(product(mentors[:20], mentees[:50]))
    at_once, bare, one_by_one = in_turns(
        seen.matrix,
        lambda: (seen.mentees @ seen.mentors.T, seen.mentee_texts @ seen.mentor_texts.T),
        lambda: [sum(points_for(guide, learner, rules).values()) for guide, learner in sample],
        rounds=sizes.rounds,
    )
    loop = cpu(one_by_one) / len(sample) * 600_000
    products = f"{best(at_once) * 1000:.0f} ms, {best(at_once) / best(bare):.1f} × the bare products"
    figures.add("scoring 600,000 pairs", products, "≤ 3 ×")
    figures.add("the same in a plain loop", f"{loop / cpu(at_once):,.0f} × as long", "≥ 400 ×")
    assert loop > 100 * cpu(at_once)
