"""Other tools on the same scores: never more mentees served or more points than ours, and how long they take.

`mentor-match` runs on whatever `munkres` is installed. algmatch finds stable plans; only its solvers for wishes
with ties need a licence (Gurobi), and ours have no ties.
"""

import warnings
from functools import partial
from importlib.metadata import version

import numpy as np
from matching.match import Match
from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.process import process_data
from matching.rules.rule import Disqualify

from bot.domain.matching.exact import Problem, optimum
from bot.domain.matching.exact.weights import MOST_RANK_BITS, ranks
from bot.domain.matching_terms import Objective
from tests.benchmarks.companies import problem
from tests.benchmarks.figures import Figures, in_turns, timed
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.test_matching import best

with warnings.catch_warnings(action="ignore"):
    # Its source warns when it is compiled.
    from algmatch import HospitalResidentsProblem

Pairs = list[tuple[int, int]]


class Points:
    """A rule of mentor-match that gives the points we give."""

    def __init__(self, given: Problem) -> None:
        self._points = given.points.tolist()

    def apply(self, match: Match) -> int:
        return self._of(match)

    def evaluate(self, match: Match) -> bool:
        return self._of(match) > 0

    def forbids(self, match: Match) -> bool:
        return self._of(match) < 0

    def _of(self, match: Match) -> int:
        points: int = self._points[match.mentee.grade][match.mentor.grade]
        return points


def by_mentor_match(given: Problem) -> Pairs:
    mentees, mentors = (
        [kind(grade=number, email=f"{kind.__name__} {number}") for number in range(people)]
        for kind, people in zip((Mentee, Mentor), given.points.shape, strict=True)
    )
    rule = Points(given)
    _, matched = process_data(mentors, mentees, [[rule, Disqualify(rule.forbids)]])
    return [(mentee.grade, mentor.grade) for mentee in matched for mentor in mentee.mentors]


def by_algmatch(wishes: dict[str, dict[int, object]], given: Problem) -> Pairs:
    found = HospitalResidentsProblem(dictionary=wishes).get_stable_matching()["resident_sided"]
    pairs = [(int(mentee[1:]) - 1, mentor) for mentee, mentor in found.items()]
    return [(row, int(mentor[1:]) - 1) for row, mentor in pairs if mentor]


def wishes_of(given: Problem) -> dict[str, dict[int, object]]:
    """Everybody's wishes, best first, as our stable plan takes them: by points and the hash."""
    rows, columns = np.indices(given.points.shape).reshape(2, -1)
    likings = (given.points.astype(np.int64).reshape(-1) << MOST_RANK_BITS) + ranks(
        given, rows, columns, MOST_RANK_BITS
    )
    likings = np.where(given.points < 0, -1, likings.reshape(given.points.shape))

    def best_first(liked: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[int]:
        return [int(number) + 1 for number in np.argsort(-liked, kind="stable") if liked[number] >= 0]

    return {
        "residents": {row + 1: best_first(likings[row]) for row in range(len(likings))},
        "hospitals": {
            column + 1: {"capacity": int(given.seats[column]), "preferences": best_first(likings[:, column])}
            for column in range(likings.shape[1])
        },
    }


def _fill(pairs: Pairs, given: Problem) -> None:
    pairs += by_mentor_match(given)


def worth(given: Problem, pairs: Pairs) -> tuple[int, int]:
    return len(pairs), sum(int(given.points[pair]) for pair in pairs)


def test_mentor_match_finds_no_better_plan_and_takes_far_longer(figures: Figures, sizes: Sizes) -> None:
    for mentees, mentors in sizes.matched_by_peers:
        given = problem(mentees, mentors)
        theirs: Pairs = []
        took = timed(partial(_fill, theirs, given))
        (ours,) = in_turns(partial(optimum, given), rounds=sizes.rounds)
        found = optimum(given)
        assert (found.coverage, found.total) >= worth(given, theirs)
        assert found.certificate is not None
        assert found.certificate.proven
        ratio = took.wall / best(ours)
        figures.add(
            f"{mentees:,} × {mentors:,}, mentor-match {version('mentor-match')} with munkres {version('munkres')}",
            f"{took.wall:.1f} s, {ratio:,.0f} × as long as ours",
            "≥ 40 ×",
        )
        assert ratio > 20


def test_the_stable_plan_is_that_of_algmatch(figures: Figures) -> None:
    given = problem(200, 120)
    wishes = wishes_of(given)
    took = timed(lambda: by_algmatch(wishes, given))
    theirs = by_algmatch(wishes, given)
    (ours,) = in_turns(lambda: optimum(given, Objective.STABLE), rounds=3)
    found = optimum(given, Objective.STABLE)
    assert sorted(theirs) == list(zip(found.rows.tolist(), found.columns.tolist(), strict=True))
    most = optimum(given)
    assert (most.coverage, most.total) >= worth(given, theirs)
    figures.add(
        f"the stable plan of 200 × 120, algmatch {version('algmatch')}",
        f"{took.wall / best(ours):,.1f} × as long as ours, the same plan",
    )
