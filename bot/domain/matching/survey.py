"""Everybody seen together: who looks for whom, the points of every possible pair, and who may be one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.exact import FORBIDDEN, Problem
from bot.domain.matching.exclusions import forbid
from bot.domain.matching.facts import Candidate, History, Rules
from bot.domain.matching.hands import Two
from bot.domain.matching.scoring import Scores, scores


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Survey:
    """Mentees in rows, mentors in columns. `below` marks who is in a pair that only its few points rule out."""

    mentees: tuple[Candidate, ...]
    mentors: tuple[Candidate, ...]
    problem: Problem
    scores: Scores
    mentees_below: NDArray[np.bool_]
    mentors_below: NDArray[np.bool_]

    def people(self, row: int, column: int) -> tuple[UUID, UUID]:
        """The (mentor, mentee) that a pair is made of, as people."""
        return self.mentors[column].person, self.mentees[row].person


def survey(
    candidates: Sequence[Candidate],
    history: History,
    rules: Rules,
    seed: int,
    *,
    forbidden: Collection[Two] = (),
) -> Survey:
    """Look at every mentor with every mentee once. `forbidden` are pairs of participants ruled out by hand."""
    mentees = tuple(candidate for candidate in candidates if candidate.wants_mentor)
    mentors = tuple(candidate for candidate in candidates if is_mentor(candidate))
    seen = scores(mentees, mentors, rules)
    points = seen.matrix()
    forbid(points, mentees, mentors, history)
    _forbid_by_hand(points, mentees, mentors, forbidden)
    mentees_below, mentors_below = _forbid_below(points, rules.minimum_points)
    return Survey(
        mentees=mentees,
        mentors=mentors,
        problem=Problem(
            points=points,
            seats=np.array([mentor.mentor_seats for mentor in mentors], np.int64),
            mentee_keys=_keys(mentees, seed),
            mentor_keys=_keys(mentors, seed),
        ),
        scores=seen,
        mentees_below=mentees_below,
        mentors_below=mentors_below,
    )


def _forbid_by_hand(
    points: NDArray[np.int16], mentees: Sequence[Candidate], mentors: Sequence[Candidate], pairs: Collection[Two]
) -> None:
    rows = {mentee.id: row for row, mentee in enumerate(mentees)}
    columns = {mentor.id: column for column, mentor in enumerate(mentors)}
    for mentor, mentee in pairs:
        if mentor in columns and mentee in rows:
            points[rows[mentee], columns[mentor]] = FORBIDDEN


def _forbid_below(points: NDArray[np.int16], minimum: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which mentees and mentors are in a pair that this rules out; mostly there is no minimum, and nobody is."""
    if not minimum:
        return np.zeros(points.shape[0], bool), np.zeros(points.shape[1], bool)
    below = (points >= 0) & (points < minimum)
    points[below] = FORBIDDEN
    return np.asarray(below.any(axis=1)), np.asarray(below.any(axis=0))


def is_mentor(candidate: Candidate) -> bool:
    """Whoever has a seat free; and whoever looks for nobody: they can only be a mentor whose seats are taken."""
    return candidate.mentor_seats > 0 or not candidate.wants_mentor


def _keys(people: Sequence[Candidate], seed: int) -> NDArray[np.uint64]:
    """A hash of each id, which alone decides between plans that are equally good."""
    digests = b"".join(blake2b(b"%d:%b" % (seed, each.id.bytes), digest_size=8).digest() for each in people)
    return np.frombuffer(digests, np.uint64)
