"""What people said in a past, one answer after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from statistics import fmean
from uuid import UUID

from bot.domain.care.pulses import Item
from bot.domain.growth.terms import GoalEvent, RatingMoment
from bot.domain.terms import GoalState
from models import Feedback, Goal, GoalUpdate, Mentorship, PulseAnswer, SkillRating
from tests.integration.pasts import Past


@dataclass(frozen=True)
class Answer:
    """Something that somebody said on a day. `row` tells apart what was said twice."""

    person: UUID
    day: date
    value: float
    before: float = 0
    goal: UUID | None = None
    row: UUID | None = None


class Words:
    """Each kind of answer."""

    def __init__(self, past: Past) -> None:
        self._past = past

    def ratings(self) -> Iterator[Answer]:
        for each in self._past.of(Feedback):
            yield Answer(each.participant_id, _day(each.given_at), each.rating, row=each.id)

    def _worths(self) -> Iterator[Answer]:
        for each in self._past.of(Feedback):
            if each.worth is not None:
                yield Answer(each.participant_id, _day(each.given_at), each.worth)

    def _surveyed(self, item: Item) -> Iterator[Answer]:
        for each in self._past.of(PulseAnswer):
            if each.answered_at and str(item) in each.answers:
                yield Answer(each.participant_id, _day(each.answered_at), each.answers[str(item)])

    def _goals_set(self) -> Iterator[Answer]:
        for each in self._past.of(Goal):
            yield Answer(each.owner_id, _day(each.created_at), 1, goal=each.id)

    def _moves(self) -> Iterator[Answer]:
        for each in self._past.of(GoalUpdate):
            if each.event in (GoalEvent.MOVED, GoalEvent.ON_TRACK):
                yield Answer(each.by_id, _day(each.made_at), 1, goal=each.goal_id)

    def _goals_ended(self) -> Iterator[Answer]:
        for each in self._past.of(Goal):
            if each.state is not GoalState.OPEN:
                ended_at = each.reached_at or each.dropped_at
                yield Answer(each.owner_id, _day(ended_at), each.state is GoalState.REACHED)

    def _grown(self, moment: RatingMoment) -> Iterator[Answer]:
        for pair in self._past.of(Mentorship):
            mine = [each for each in self._past.of(SkillRating) if each.mentorship_id == pair.id]
            start = {each.skill_id: each.rating for each in mine if each.moment is RatingMoment.START}
            later = [each for each in mine if each.moment is moment and each.skill_id in start]
            if later:
                before = fmean(start[each.skill_id] for each in later)
                after = fmean(each.rating for each in later)
                yield Answer(pair.mentee_id, _day(max(each.rated_at for each in later)), after - before, before)


def _day(at: datetime) -> date:
    return at.astimezone(UTC).date()
