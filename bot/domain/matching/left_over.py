"""Says of everyone the plan leaves out why that is, and whether one more seat would change it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

import numpy as np

from bot.domain.matching.exact import Assignment
from bot.domain.matching.exclusions import Reasons
from bot.domain.matching.facts import Candidate, History
from bot.domain.matching.plan import MOST_CONTESTED, Exclusion, LeftOver, LeftOverReason
from bot.domain.matching.survey import Survey
from bot.domain.terms import Side

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
        *(outcome.of_mentee(row) for row in _by_wait(surveyed.mentees) if row not in placed_rows),
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

    def of_mentee(self, row: int) -> LeftOver:
        found = self._of(
            Side.MENTEE,
            self._surveyed.mentees[row],
            excluded=self._reasons.of_mentee(row),
            hopes=int(((self._points[row] >= 0) & self._seats).sum()),
            loops=self._loops_of_mentees[row],
            below=bool(self._surveyed.mentees_below[row]),
        )
        return replace(found, contested=self._contested(row)) if found.more_seats_needed else found

    def _contested(self, row: int) -> tuple[UUID, ...]:
        """The mentors whom one more seat would let this mentee have, the best fits first."""
        points = self._points[row]
        few = min(MOST_CONTESTED, len(points))
        floor = max(int(np.partition(points, -few)[-few]), 0)
        best = np.flatnonzero(points >= floor)
        order = np.argsort(-points[best], kind="stable")[:few]
        return tuple(self._surveyed.mentors[column].id for column in best[order].tolist())

    def of_mentor(self, column: int) -> LeftOver:
        return self._of(
            Side.MENTOR,
            self._surveyed.mentors[column],
            excluded=self._reasons.of_mentor(column),
            hopes=int((self._points[:, column] >= 0).sum()),
            loops=self._loops_of_mentors[column],
            below=bool(self._surveyed.mentors_below[column]),
        )

    def _of(
        self, side: Side, who: Candidate, *, excluded: Counter[Exclusion], hopes: int, loops: int, below: bool
    ) -> LeftOver:
        excluded[Exclusion.RECIPROCAL] += int(loops)
        reason = _reason(side, excluded, hopes=hopes - loops, below=below)
        return LeftOver(
            participant=who.id,
            side=side,
            reason=reason,
            excluded=tuple((exclusion, excluded[exclusion]) for exclusion in Exclusion if excluded[exclusion]),
            more_seats_needed=int(reason is LeftOverReason.SEATS_TAKEN),
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
