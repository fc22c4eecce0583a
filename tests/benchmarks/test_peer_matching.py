"""How long matching among equals takes, and matching in groups."""

from functools import partial

import networkx
import numpy as np

from bot.domain.matching.exact.equals import best_equals
from bot.domain.matching.exact.groups import best_groups
from bot.domain.matching.exact.problem import FORBIDDEN, Numbers, Problem
from tests.benchmarks.figures import Figures, in_turns, timed, wall
from tests.benchmarks.sizes import Sizes

COMPANY = 300


def _points(rows: int, columns: int) -> Numbers:
    """Points as criteria give them: the sum of a few facts, spread over most of what there is."""
    dice = np.random.default_rng(rows)
    return (dice.integers(0, 4, (rows, 12)) * dice.integers(1, 12, 12)) @ dice.integers(0, 2, (12, columns)) * 3


def among(people: int) -> Problem:
    table = _points(people, people)
    both = ((table + table.T) // 2).clip(0, 1000)
    np.fill_diagonal(both, FORBIDDEN)
    keys = np.random.default_rng(1).integers(0, 1 << 63, people).astype(np.uint64)
    return Problem(
        points=both.astype(np.int16), seats=np.ones(people, np.int64), mentee_keys=keys, mentor_keys=keys
    )


def test_peers_are_matched_a_hundred_times_as_fast_as_by_networkx(figures: Figures, sizes: Sizes) -> None:
    given = among(COMPANY)
    graph = networkx.Graph()
    rows, columns = np.nonzero(np.triu(given.points >= 0))
    graph.add_weighted_edges_from(
        zip(rows.tolist(), columns.tolist(), given.points[rows, columns].tolist(), strict=True)
    )
    theirs = timed(lambda: graph.graph.update(pairs=networkx.max_weight_matching(graph, maxcardinality=True)))
    (ours,) = in_turns(partial(best_equals, given), rounds=sizes.rounds)
    found, expected = best_equals(given), graph.graph["pairs"]
    assert (found.coverage, found.total) == (len(expected), sum(int(given.points[pair]) for pair in expected))
    assert found.certificate is not None
    assert found.certificate.proven
    ratio = theirs.wall / wall(ours)
    figures.add(
        f"matching {COMPANY} peers, with proof",
        f"{wall(ours) * 1000:,.0f} ms; networkx takes {ratio:,.0f} × as long",
        "≥ 100 ×",
    )
    assert ratio > 50


def test_many_peers_are_matched_with_proof(figures: Figures) -> None:
    given = among(2_000)
    took = timed(lambda: best_equals(given))
    found = best_equals(given)
    assert found.certificate is not None
    assert found.certificate.proven
    assert found.coverage == 1_000
    figures.add("matching 2,000 peers, with proof", f"{took.wall:,.1f} s")


def test_groups_of_a_company_are_the_best_there_are(figures: Figures) -> None:
    for mentees, mentors, fewest, most in ((240, 60, 3, 8), (200, 100, 3, 5)):
        keys = np.random.default_rng(1).integers(0, 1 << 63, mentees + mentors).astype(np.uint64)
        given = Problem(
            points=_points(mentees, mentors).clip(0, 1000).astype(np.int16),
            seats=np.full(mentors, most),
            mentee_keys=keys[:mentees],
            mentor_keys=keys[mentees:],
        )
        took = timed(partial(best_groups, given, np.full(mentors, fewest)))
        found = best_groups(given, np.full(mentors, fewest))
        assert found.certificate is not None
        assert found.certificate.proven
        figures.add(
            f"{mentees} mentees in groups of {fewest} to {most} of {mentors} mentors, with proof",
            f"{took.wall:,.1f} s",
        )
