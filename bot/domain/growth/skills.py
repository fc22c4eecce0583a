"""How good somebody is at what they came to learn: when they are asked, what grew, and which gap wants a goal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from uuid import UUID

from bot.domain.growth.goals import GoalWish
from bot.domain.growth.terms import RatingMoment

BEST = 5
"""Ratings begin with 1."""
LOW = 3
"""Up to here a goal is suggested: from the next number on one can do it without help."""
MOST_SKILLS = 8
MOST_SUGGESTED = 3
FIRST_AFTER = timedelta(days=1)
END_BEFORE = timedelta(days=7)
APART = timedelta(days=7)
"""Moments closer than this would be one and the same, so a short time together has fewer of them."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """When each moment of a pair's time begins, in order, and when that time is over."""

    begins: Mapping[RatingMoment, datetime]
    over: datetime

    @classmethod
    def between(cls, started_at: datetime, last_day: date) -> Self:
        """A day after the start, half of the time later, and a week before the last day, as far as they fit in."""
        over = datetime.combine(last_day + timedelta(days=1), time(), UTC)
        start, end = started_at + FIRST_AFTER, over - END_BEFORE
        middle = started_at + (over - started_at) / 2
        begins = {RatingMoment.START: start}
        if middle - start >= APART and end - middle >= APART:
            begins[RatingMoment.MIDDLE] = middle
        if end - start >= APART:
            begins[RatingMoment.END] = end
        return cls(begins, over)

    def at(self, now: datetime) -> RatingMoment:
        """The moment whose answers are given and changed now. The first does not wait until anybody is asked."""
        return [moment for moment, at in self.begins.items() if at <= now or moment is RatingMoment.START][-1]

    def asks(self, now: datetime) -> bool:
        """Whether this is a time to ask anybody: not on the day on which the pair forms, nor after its last."""
        return self.begins[RatingMoment.START] <= now < self.over

    def next_after(self, now: datetime) -> datetime | None:
        """When the next moment begins, None after the last one."""
        return next((at for at in self.begins.values() if at > now), None)

    def until(self, now: datetime) -> datetime:
        """How long the answers of now can be changed, and a question about them has a point."""
        later = (at for moment, at in self.begins.items() if at > now and moment is not RatingMoment.START)
        return next(later, self.over)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it is kept. `counts_as` is the skill that `skill` is merged into, or `skill` itself."""

    skill: UUID
    counts_as: UUID
    label: str
    rater: UUID
    moment: RatingMoment
    rating: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """A skill that somebody would like to learn."""

    skill: UUID
    label: str


@dataclass(frozen=True, slots=True)
class Growth:
    """One skill over time: what its learner says of it, and what the partner does, each by moment."""

    skill: UUID
    label: str
    own: Mapping[RatingMoment, int] = field(default_factory=dict)
    seen: Mapping[RatingMoment, int] = field(default_factory=dict)

    @property
    def first(self) -> int | None:
        """The learner's earliest answer."""
        return next((self.own[moment] for moment in RatingMoment if moment in self.own), None)

    @property
    def now(self) -> int | None:
        """The learner's latest answer."""
        return next((self.own[moment] for moment in reversed(RatingMoment) if moment in self.own), None)

    @property
    def seen_now(self) -> int | None:
        """The partner's latest answer."""
        return next((self.seen[moment] for moment in reversed(RatingMoment) if moment in self.seen), None)

    @property
    def has_grown(self) -> bool:
        """Whether there is something to compare: the learner has answered at two moments."""
        return len(self.own) > 1


def growth_of(
    wishes: Sequence[Wish], answers: Sequence[Answer], *, learner: UUID, seen_by: UUID | None
) -> tuple[Growth, ...]:
    """Each skill once: those wished for in their order, then others that were rated, by name.

    Skills that were merged count as one: the latest answer of a rater at a moment holds, in whichever name it was
    given. `seen_by` is whose view of the learner is to be seen as well, None for nobody's.
    """
    labels = {wish.skill: wish.label for wish in wishes}
    own: dict[UUID, dict[RatingMoment, int]] = {}
    seen: dict[UUID, dict[RatingMoment, int]] = {}
    ways = {learner: own} | ({seen_by: seen} if seen_by else {})
    for answer in sorted(answers, key=lambda each: (each.at, each.skill == each.counts_as)):
        if answer.rater in ways:
            ways[answer.rater].setdefault(answer.counts_as, {})[answer.moment] = answer.rating
            labels.setdefault(answer.counts_as, answer.label)
    wished = {wish.skill for wish in wishes}
    others = sorted(labels.keys() - wished, key=lambda skill: (labels[skill].casefold(), skill))
    return tuple(
        Growth(skill, labels[skill], own.get(skill, {}), seen.get(skill, {}))
        for skill in [*dict.fromkeys(wish.skill for wish in wishes), *others]
    )


def suggested(rows: Sequence[Growth], moment: RatingMoment) -> tuple[Growth, ...]:
    """What a goal would help most with: the lowest answers of this moment first, equal ones in their order."""
    low = [row for row in rows if row.own.get(moment, BEST) <= LOW]
    return tuple(sorted(low, key=lambda row: row.own[moment])[:MOST_SUGGESTED])


def goal_for(row: Growth, due_on: date) -> GoalWish:
    """A goal to begin with where there is a gap: one can do it without help. The learner words it anew.

    It says no number: whoever may read a goal need not be let in on how its owner has rated the skill.
    """
    return GoalWish(
        title=f"{row.label}: do it without help", measure="I have done it once on my own.", due_on=due_on
    )


def compared(rows: Sequence[Growth]) -> tuple[tuple[RatingMoment, ...], tuple[Growth, ...]]:
    """What a chart can show side by side: moments, and the skills with the learner's answer at each of them.

    Between the first and the latest moment one is left out where an answer is missing. Nothing at all where there
    is no skill with answers at both.
    """
    answered = [moment for moment in RatingMoment if any(moment in row.own for row in rows)]
    whole = tuple(row for row in rows if len(answered) > 1 and {answered[0], answered[-1]} <= row.own.keys())
    return tuple(moment for moment in answered if whole and all(moment in row.own for row in whole)), whole
