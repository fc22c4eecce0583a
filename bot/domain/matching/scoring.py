"""How well two people fit, as whole points per criterion, so that an explanation always adds up to its score.

One pair is scored by criteria. All pairs at once are scored by one product of two matrices of whole numbers: what
a mentee's wishes and facts are worth, times which of them a mentor meets. In single precision whole numbers below
2**24 multiply and add exactly, so both ways give the same points, to the last one, however the work is cut up.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.matching.criteria import COMPARISONS, Comparison, common_minutes, shares_of
from bot.domain.matching.distinct import distinct
from bot.domain.matching.facts import Candidate, Criterion, Rules
from bot.domain.matching.makers import Texts
from bot.domain.matching.plan import Reasons
from bot.domain.matching.text import likeness

BLOCK = 256
"""Rows whose products stay near the processor while likeness is made of them."""

Factor = NDArray[np.float32]


def points_for(mentor: Candidate, mentee: Candidate, rules: Rules) -> dict[Criterion, int]:
    """Points by criterion, in the order of `Criterion`."""
    earned = {
        Criterion.SKILLS: _met(mentee.wants, mentor.offers, rules.skills),
        Criterion.GOALS: _alike(mentee.text, mentor.text, rules.goals, rules.texts),
        Criterion.INTERESTS: _in_common(mentee.interests, mentor.interests, rules.interests),
    } | {
        criterion: compared.points(compared.of_mentee(mentee), compared.of_mentor(mentor), rules)
        for criterion, compared in COMPARISONS.items()
    }
    return {criterion: earned[criterion] for criterion in Criterion}


def reasons_for(mentor: Candidate, mentee: Candidate, rules: Rules) -> Reasons:
    """The same points with the facts they come from."""
    return _reasons(mentor, mentee, tuple(points_for(mentor, mentee, rules).items()))


def _reasons(mentor: Candidate, mentee: Candidate, points: tuple[tuple[Criterion, int], ...]) -> Reasons:
    return Reasons(
        points=points,
        shared_skills=_shared(mentee.wants, mentor.offers),
        overlap_minutes=common_minutes(mentee.working_minutes, mentor.working_minutes),
        shared_interests=_shared(mentee.interests, mentor.interests),
    )


class Scores(NamedTuple):
    """The factors of all points: `mentees` times `mentors`, and those of texts apart, as likeness is not a sum.

    `silent` marks mentees who wrote nothing, `mute` mentors who did not. `widths` says from the left for which
    criterion the columns of the factors are, and how many of them.
    """

    mentees: Factor
    mentors: Factor
    mentee_texts: Factor
    mentor_texts: Factor
    silent: NDArray[np.bool_]
    mute: NDArray[np.bool_]
    goals: int
    unlike: int
    widths: Sequence[tuple[Criterion, int]]

    def of_pairs(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> dict[Criterion, list[int]]:
        """The points of these pairs by criterion: the same products, of which each is summed up apart."""
        products, start = self.mentees[rows] * self.mentors[columns], 0
        earned = {criterion: np.zeros(len(rows), np.int64) for criterion in Criterion}
        for criterion, width in self.widths:
            earned[criterion] += products[:, start : start + width].sum(axis=1).astype(np.int64)
            start += width
        alike = (self.mentee_texts[rows] * self.mentor_texts[columns]).sum(axis=1).astype(np.int32)
        unsaid = self.silent[rows] | self.mute[columns]
        earned[Criterion.GOALS] += np.where(unsaid, self.goals // 2, likeness(alike, self.goals, self.unlike))
        return {criterion: points.tolist() for criterion, points in earned.items()}

    def of_rows(self, rows: slice) -> NDArray[np.int16]:
        """The points of these mentees with every mentor."""
        points = (self.mentees[rows] @ self.mentors.T).astype(np.int32)
        if self.goals:
            products = (self.mentee_texts[rows] @ self.mentor_texts.T).astype(np.int32)
            alike = likeness(products, self.goals, self.unlike)
            alike[self.silent[rows]] = self.goals // 2
            alike[:, self.mute] = self.goals // 2
            points += alike
        return points.astype(np.int16)

    def matrix(self) -> NDArray[np.int16]:
        """The points of all pairs, mentees in rows."""
        points = np.empty((len(self.mentees), len(self.mentors)), np.int16)
        for start in range(0, len(points), BLOCK):
            points[start : start + BLOCK] = self.of_rows(slice(start, start + BLOCK))
        return points


def scores(mentees: Sequence[Candidate], mentors: Sequence[Candidate], rules: Rules) -> Scores:
    """Everything that the points of these people follow from."""
    named = [
        (Criterion.SKILLS, _wishes(mentees, mentors, lambda who: who.wants, lambda who: who.offers, rules.skills)),
        (
            Criterion.INTERESTS,
            _wishes(mentees, mentors, lambda who: who.interests, lambda who: who.interests, rules.interests),
        ),
        (Criterion.INTERESTS, _silence(mentees, mentors, rules.interests // 2)),
        *((each, _facts(mentees, mentors, compared, rules)) for each, compared in COMPARISONS.items()),
    ]
    factors = [factor for _, factor in named]
    ours, theirs = _texts(mentees, rules.texts), _texts(mentors, rules.texts)
    return Scores(
        np.hstack([mentee for mentee, _ in factors]),
        np.hstack([mentor for _, mentor in factors]),
        ours,
        theirs,
        silent=np.asarray(~ours.any(axis=1)),
        mute=np.asarray(~theirs.any(axis=1)),
        goals=rules.goals,
        unlike=rules.texts.unlike,
        widths=[(criterion, mentee.shape[1]) for criterion, (mentee, _) in named],
    )


def reasons_of(
    seen: Scores,
    mentees: Sequence[Candidate],
    mentors: Sequence[Candidate],
    *,
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
) -> Iterator[Reasons]:
    """The reasons of many pairs, each the same as `reasons_for` would give."""
    earned = seen.of_pairs(rows, columns)
    for row, column, *points in zip(rows.tolist(), columns.tolist(), *earned.values(), strict=True):
        yield _reasons(mentors[column], mentees[row], tuple(zip(earned, points, strict=True)))


Words = Callable[[Candidate], tuple[str, ...]]


def _wishes(
    mentees: Sequence[Candidate], mentors: Sequence[Candidate], wished: Words, offered: Words, points: int
) -> tuple[Factor, Factor]:
    """What each wish is worth to a mentee, and which of them a mentor meets."""
    offers = {word for mentor in mentors for word in offered(mentor)}
    met = sorted(offers.intersection(word for mentee in mentees for word in wished(mentee)))
    place = {word: number for number, word in enumerate(met)}
    worth, meets = (np.zeros((len(people), len(met)), np.float32) for people in (mentees, mentors))
    for row, mentee in enumerate(mentees):
        for word, share in shares_of(wished(mentee), points).items():
            if word in place:
                worth[row, place[word]] = share
    for row, mentor in enumerate(mentors):
        meets[row, [place[word] for word in offered(mentor) if word in place]] = 1
    return worth, meets


def _silence(mentees: Sequence[Candidate], mentors: Sequence[Candidate], half: int) -> tuple[Factor, Factor]:
    """What interests are worth where either named none: the first column if the mentee did not, else the second."""
    silent, mute = (np.array([not who.interests for who in people], np.float32) for people in (mentees, mentors))
    return half * np.stack([silent, 1 - silent], axis=1), np.stack([np.ones_like(mute), mute], axis=1)


def _facts(
    mentees: Sequence[Candidate], mentors: Sequence[Candidate], compared: Comparison, rules: Rules
) -> tuple[Factor, Factor]:
    """What each mentor's fact is worth to a mentee, and which fact a mentor has."""
    ours, our_place = distinct(map(compared.of_mentee, mentees))
    theirs, their_place = distinct(map(compared.of_mentor, mentors))
    table = np.array([[compared.points(our, their, rules) for their in theirs] for our in ours], np.float32)
    table = table.reshape(len(ours), len(theirs))
    return table[our_place], np.eye(len(theirs), dtype=np.float32)[their_place]


def _texts(people: Sequence[Candidate], texts: Texts) -> Factor:
    return texts.vectors([person.text for person in people])


def _met(wishes: tuple[str, ...], offers: tuple[str, ...], points: int) -> int:
    return sum(share for wish, share in shares_of(wishes, points).items() if wish in offers)


def _in_common(ours: tuple[str, ...], theirs: tuple[str, ...], points: int) -> int:
    return _met(ours, theirs, points) if ours and theirs else points // 2


def _alike(one: str, other: str, points: int, texts: Texts) -> int:
    ours, theirs = texts.vectors([one, other])
    if not ours.any() or not theirs.any():
        return points // 2
    return int(likeness(np.array([ours @ theirs]).astype(np.int32), points, texts.unlike)[0])


def _shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """What both have, once each, in the order of the first."""
    return tuple(dict.fromkeys(word for word in ours if word in theirs)) if ours and theirs else ()
