"""Says of everyone the plan leaves out why that is, and whether one more seat would change it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from uuid import UUID

import numpy as np

from bot.domain.matching.exact import Assignment
from bot.domain.matching.exact.problem import Points
from bot.domain.matching.exclusions import REASONS, Reasons
from bot.domain.matching.facts import Candidate, History
from bot.domain.matching.plan import MOST_CONTESTED, Exclusion, LeftOver, LeftOverReason
from bot.domain.matching.survey import Survey
from bot.domain.terms import Side

BLOCK = 256

_NOBODY_FREE = {Side.MENTEE: LeftOverReason.SEATS_TAKEN, Side.MENTOR: LeftOverReason.NO_MENTEES_LEFT}
_NOBODY_THERE = {Side.MENTEE: LeftOverReason.NO_MENTORS, Side.MENTOR: LeftOverReason.NO_MENTEES_LEFT}


def left_over(
    surveyed: Survey, history: History, chosen: Assignment, *, taken: Collection[UUID] = ()
) -> tuple[LeftOver, ...]:
    """Mentees first, longest wait first; then mentors with free seats who got nobody, nor are `taken` by hand."""
    outcome = _Outcome(surveyed, history, chosen)
    placed_rows, placed_columns = set(chosen.rows.tolist()), set(chosen.columns.tolist())
    mentors = (
        column
        for column in _by_wait(surveyed.mentors)
        if column not in placed_columns and surveyed.mentors[column].mentor_seats > 0
        if surveyed.mentors[column].id not in taken
    )
    return (
        *outcome.of_mentees([row for row in _by_wait(surveyed.mentees) if row not in placed_rows]),
        *(outcome.of_mentor(column) for column in mentors),
    )


class _Outcome:
    """What each side of each participant could still hope for once the plan stands."""

    def __init__(self, surveyed: Survey, history: History, chosen: Assignment) -> None:
        self._surveyed = surveyed
        self._reasons = Reasons(surveyed.mentees, surveyed.mentors, history)
        self._points = surveyed.problem.points
        self._seats = surveyed.problem.seats > 0
        pairs = [surveyed.people(*pair) for pair in zip(chosen.rows.tolist(), chosen.columns.tolist(), strict=True)]
        loops = [pair for pair in _ways_back(surveyed, pairs) if self._points[pair] >= 0]
        self._loops_of_mentees = Counter(row for row, _ in loops)
        self._loops_of_mentors = Counter(column for _, column in loops)

    def of_mentees(self, rows: Sequence[int]) -> Iterator[LeftOver]:
        """Some at a time, since many may be left over and each has points with everybody."""
        for start in range(0, len(rows), BLOCK):
            some = rows[start : start + BLOCK]
            points = self._points[some]
            hopes = np.count_nonzero((points >= 0) & self._seats, axis=1).tolist()
            for row, hope, contested in zip(some, hopes, self._contested(points), strict=True):
                yield self._of(
                    Side.MENTEE,
                    self._surveyed.mentees[row],
                    excluded=self._reasons.of_mentee(row),
                    hopes=hope - self._loops_of_mentees[row],
                    loops=self._loops_of_mentees[row],
                    below=bool(self._surveyed.mentees_below[row]),
                    contested=contested,
                )

    def _contested(self, points: Points) -> Sequence[tuple[UUID, ...]]:
        """The mentors whom one more seat would let each of these mentees have, the best fits first."""
        few = min(MOST_CONTESTED, points.shape[1])
        if not few:
            return [()] * len(points)
        floor = np.maximum(np.partition(points, -few, axis=1)[:, -few], 0)
        rows, columns = np.divmod(np.flatnonzero(points >= floor[:, None]), points.shape[1])
        columns = columns[np.lexsort((-points[rows, columns], rows))]
        begins = np.searchsorted(rows, np.arange(len(points) + 1)).tolist()
        return [
            tuple(self._surveyed.mentors[column].id for column in columns[begin : min(begin + few, end)].tolist())
            for begin, end in pairwise(begins)
        ]

    def of_mentor(self, column: int) -> LeftOver:
        return self._of(
            Side.MENTOR,
            self._surveyed.mentors[column],
            excluded=self._reasons.of_mentor(column),
            hopes=int((self._points[:, column] >= 0).sum()) - self._loops_of_mentors[column],
            loops=self._loops_of_mentors[column],
            below=bool(self._surveyed.mentors_below[column]),
        )

    def _of(
        self,
        side: Side,
        who: Candidate,
        *,
        excluded: Counter[Exclusion],
        hopes: int,
        loops: int,
        below: bool,
        contested: tuple[UUID, ...] = (),
    ) -> LeftOver:
        if loops:
            excluded[Exclusion.RECIPROCAL] += loops
        reason = _reason(side, excluded, hopes=hopes, below=below)
        seat = reason is LeftOverReason.SEATS_TAKEN
        return LeftOver(
            participant=who.id,
            side=side,
            reason=reason,
            excluded=tuple((exclusion, excluded[exclusion]) for exclusion in REASONS if exclusion in excluded),
            more_seats_needed=int(seat),
            contested=contested if seat else (),
        )


def _ways_back(surveyed: Survey, pairs: Sequence[tuple[UUID, UUID]]) -> list[tuple[int, int]]:
    """The rows and columns of pairs that would close a loop with one of the plan."""
    rows = {mentee.person: row for row, mentee in enumerate(surveyed.mentees)}
    columns = {mentor.person: column for column, mentor in enumerate(surveyed.mentors)}
    return [(rows[mentor], columns[mentee]) for mentor, mentee in pairs if mentor in rows and mentee in columns]


def _reason(side: Side, excluded: Counter[Exclusion], *, hopes: int, below: bool) -> LeftOverReason:
    if hopes or excluded[Exclusion.NO_SEAT]:
        return _NOBODY_FREE[side]
    if below:
        return LeftOverReason.BELOW_MINIMUM
    if excluded.total() > excluded[Exclusion.OWN_PERSON]:
        return LeftOverReason.ALL_EXCLUDED
    return _NOBODY_THERE[side]


def _by_wait(people: Sequence[Candidate]) -> Iterable[int]:
    return sorted(range(len(people)), key=lambda number: -people[number].waiting_days)
