"""Who may never be a pair, whatever their points, each with the reason."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.distinct import distinct
from bot.domain.matching.exact import FORBIDDEN
from bot.domain.matching.exact.problem import MOST_POINTS
from bot.domain.matching.facts import Candidate, History
from bot.domain.matching.plan import Exclusion

REASONS = tuple(Exclusion)

Codes = NDArray[np.int8]
Points = NDArray[np.int16]


class Incompatibility(NamedTuple):
    """A fact of either side, and which two of them keep people from ever talking to each other."""

    fact: Callable[[Candidate], Hashable]
    apart: Callable[[Any, Any], bool]


INCOMPATIBLE: Mapping[Exclusion, Incompatibility] = {
    Exclusion.NO_COMMON_LANGUAGE: Incompatibility(
        lambda person: frozenset(person.languages), lambda one, other: bool(one and other) and not one & other
    ),
    Exclusion.NO_COMMON_HOUR: Incompatibility(
        lambda person: person.working_minutes, lambda one, other: bool(one and other) and not one & other
    ),
}
"""Whoever did not say is compatible with everybody."""


def forbid(points: Points, mentees: Sequence[Candidate], mentors: Sequence[Candidate], history: History) -> None:
    """Write FORBIDDEN over the points of those who may not be a pair."""
    for each in INCOMPATIBLE.values():
        for row, lid in _lids(mentees, mentors, each):
            np.minimum(points[row], lid, out=points[row])
    for row, column, _ in _known(mentees, mentors, history):
        points[row, column] = FORBIDDEN


class Reasons:
    """Why somebody may not be paired with some of the others, counted on demand: only those left over are asked."""

    def __init__(self, mentees: Sequence[Candidate], mentors: Sequence[Candidate], history: History) -> None:
        self._shape = len(mentees), len(mentors)
        self._full = np.array([mentor.mentor_seats <= 0 for mentor in mentors], bool)
        self._by_row: defaultdict[int, list[tuple[int, Exclusion]]] = defaultdict(list)
        self._by_column: defaultdict[int, list[tuple[int, Exclusion]]] = defaultdict(list)
        for row, column, reason in _known(mentees, mentors, history):
            self._by_row[row].append((column, reason))
            self._by_column[column].append((row, reason))
        self._apart = {
            reason: _table(mentees, mentors, incompatible) for reason, incompatible in INCOMPATIBLE.items()
        }
        self._of_facts: dict[tuple[int, ...], tuple[Codes, Counter[Exclusion]]] = {}

    def of_mentee(self, row: int) -> Counter[Exclusion]:
        """How many mentors each reason keeps from this mentee; one reason counts for each."""
        facts = tuple(int(our[row]) for _, our, _ in self._apart.values())
        if facts not in self._of_facts:
            codes = self._without_known(facts)
            self._of_facts[facts] = codes, _counted(codes, ())
        codes, counted = self._of_facts[facts]
        return _counted(codes, self._by_row[row]) if row in self._by_row else counted.copy()

    def _without_known(self, facts: tuple[int, ...]) -> Codes:
        """Which reason keeps each mentor from all mentees with these facts; most mentees share theirs with many."""
        codes = np.where(self._full, _code(Exclusion.NO_SEAT), np.int8(-1))
        for fact, (reason, (table, _, their)) in zip(facts, self._apart.items(), strict=True):
            codes[table[fact][their]] = _code(reason)
        return codes

    def of_mentor(self, column: int) -> Counter[Exclusion]:
        """How many mentees each reason keeps from this mentor."""
        full = _code(Exclusion.NO_SEAT) if self._full[column] else np.int8(-1)
        codes = np.full(self._shape[0], full)
        for reason, (table, our, their) in self._apart.items():
            codes[table[:, their[column]][our]] = _code(reason)
        return _counted(codes, self._by_column[column])


Table = tuple[NDArray[np.bool_], NDArray[np.intp], NDArray[np.intp]]


def _table(mentees: Sequence[Candidate], mentors: Sequence[Candidate], incompatible: Incompatibility) -> Table:
    """Which facts are incompatible, and whose facts they are."""
    (ours, our), (theirs, their) = (distinct(map(incompatible.fact, people)) for people in (mentees, mentors))
    apart = [[incompatible.apart(one, other) for other in theirs] for one in ours]
    return np.array(apart, bool).reshape(len(ours), len(theirs)), our, their


def _lids(
    mentees: Sequence[Candidate], mentors: Sequence[Candidate], incompatible: Incompatibility
) -> Iterator[tuple[int, Points]]:
    """Rows in which some are incompatible, with what their points must not exceed.

    Along the grain of the matrix this takes a fraction of what it takes to write in the places of all these pairs.
    """
    table, our, their = _table(mentees, mentors, incompatible)
    lids = np.where(table, np.int16(FORBIDDEN), np.int16(MOST_POINTS))
    some = table.any(axis=1)
    for one in np.flatnonzero(some):
        lid = lids[one][their]
        for row in np.flatnonzero(our == one).tolist():
            yield row, lid


def _known(
    mentees: Sequence[Candidate], mentors: Sequence[Candidate], history: History
) -> Iterator[tuple[int, int, Exclusion]]:
    """Single pairs that are ruled out, the strongest reason last."""
    rows, columns = _numbers(mentees), _numbers(mentors)
    both_ways = {
        Exclusion.OWN_MANAGER: history.managing,
        Exclusion.KEPT_APART: history.apart,
    }
    reversed_mentoring = frozenset(pair[::-1] for pair in history.mentoring)
    ruled_out = (
        (Exclusion.RECIPROCAL, reversed_mentoring),
        (Exclusion.DECLINED_BEFORE, history.declined),
        (Exclusion.PAIRED_BEFORE, history.paired | history.mentoring),
        *((reason, pairs | {pair[::-1] for pair in pairs}) for reason, pairs in both_ways.items()),
        (Exclusion.OWN_PERSON, frozenset((person, person) for person in rows.keys() & columns.keys())),
    )
    for reason, pairs in ruled_out:
        for mentor, mentee in pairs:
            for row in rows.get(mentee, ()):
                for column in columns.get(mentor, ()):
                    yield row, column, reason


def _numbers(people: Sequence[Candidate]) -> Mapping[UUID, list[int]]:
    found: defaultdict[UUID, list[int]] = defaultdict(list)
    for number, each in enumerate(people):
        found[each.person].append(number)
    return found


def _counted(codes: Codes, known: Sequence[tuple[int, Exclusion]]) -> Counter[Exclusion]:
    codes = codes.copy()
    for place, reason in known:
        codes[place] = _code(reason)
    numbers = np.bincount(codes + np.int8(1), minlength=len(REASONS) + 1)[1:]
    return Counter({reason: number for reason, number in zip(REASONS, numbers.tolist(), strict=True) if number})


def _code(reason: Exclusion) -> np.int8:
    return np.int8(REASONS.index(reason))
