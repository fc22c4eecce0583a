"""Where answers come from: each kind of answer as rows of a cohort, who gave it, when, and what it says.

Answers that stand side by side in one table are read together, a column for each kind.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from bot.domain.care.pulses import EDITABLE_FOR, Item
from bot.domain.growth.terms import GoalEvent, RatingMoment
from bot.domain.terms import GoalState
from models import Feedback, Goal, GoalUpdate, Mentorship, Participant, PulseAnswer, SkillRating

Rows = Select[*tuple[Any, ...]]


class Stream(StrEnum):
    """One kind of answer."""

    RATING = "rating"
    WORTH = "worth"
    GOAL_SET = "goal_set"
    GOAL_MOVED = "goal_moved"
    GOAL_ENDED = "goal_ended"
    CONFIDENCE = "confidence"
    NETWORK = "network"
    MENTOR_GROWTH = "mentor_growth"
    GROWTH_MIDWAY = "growth_midway"
    GROWTH_AT_END = "growth_at_end"

    @property
    def lag(self) -> int:
        """Days until an answer can no longer be changed. What is said of a meeting or a goal counts at once."""
        return EDITABLE_FOR.days if self in SURVEYED else 0

    @property
    def together(self) -> tuple["Stream", ...]:
        """The kinds that are read together with this one, itself among them."""
        return next((some for some in TOGETHER if self in some), (self,))


SURVEYED = {
    Stream.CONFIDENCE: Item.CONFIDENCE,
    Stream.NETWORK: Item.NETWORK,
    Stream.MENTOR_GROWTH: Item.GROWTH,
}
TOGETHER = ((Stream.RATING, Stream.WORTH), tuple(SURVEYED))
GROWN = {Stream.GROWTH_MIDWAY: RatingMoment.MIDDLE, Stream.GROWTH_AT_END: RatingMoment.END}
MOVES = (GoalEvent.MOVED, GoalEvent.ON_TRACK, GoalEvent.MILESTONE_DONE, GoalEvent.REACHED)
"""What it means that a goal moves: its owner said that it got on."""


def rows_of(stream: Stream, workspace: UUID, cohorts: Collection[UUID]) -> Rows:
    """The answers of a kind and of those read together with it.

    `cohort`, `person` (a participant), `at`; a column for each kind, empty where there is none; `before` is what it
    began with, 0 where it has no beginning; `goal` the goal that it is about, if any.
    """
    if stream in GROWN:
        return _growth(stream, workspace, cohorts)
    here = and_(Participant.workspace_id == workspace, Participant.cohort_id.in_(cohorts))
    return _of(stream).where(here)


def _of(stream: Stream) -> Rows:
    match stream:
        case Stream.RATING | Stream.WORTH:
            said = {Stream.RATING: Feedback.rating, Stream.WORTH: Feedback.worth}
            return _by(Feedback.participant_id, Feedback.given_at, said)
        case Stream.GOAL_SET:
            return _by(Goal.owner_id, Goal.created_at, {stream: literal(1)}, Goal.id)
        case Stream.GOAL_MOVED:
            moved = _by(GoalUpdate.by_id, GoalUpdate.made_at, {stream: literal(1)}, GoalUpdate.goal_id)
            return moved.where(GoalUpdate.event.in_(MOVES))
        case Stream.GOAL_ENDED:
            ended_at = func.coalesce(Goal.reached_at, Goal.dropped_at)
            reached = case((Goal.state == GoalState.REACHED, 1), else_=0)
            return _by(Goal.owner_id, ended_at, {stream: reached}, Goal.id).where(Goal.state != GoalState.OPEN)
        case _:
            items = {each: PulseAnswer.answers[item.value].as_integer() for each, item in SURVEYED.items()}
            surveys = _by(PulseAnswer.participant_id, PulseAnswer.answered_at, items)
            # Without the offset, JSON would be read anew wherever an answer is used.
            return surveys.where(PulseAnswer.answered_at.is_not(None)).offset(0)


def _by(author: InstrumentedAttribute[UUID], at: Any, said: Mapping[Stream, Any], goal: Any = None) -> Rows:
    """What people said, beside the cohort in which they did."""
    return select(
        Participant.cohort_id.label("cohort"),
        author.label("person"),
        at.label("at"),
        *(value.label(stream.value) for stream, value in said.items()),
        literal(0).label("before"),
        (author if goal is None else goal).label("goal"),
    ).join(Participant, Participant.id == author)


def _growth(stream: Stream, workspace: UUID, cohorts: Collection[UUID]) -> Rows:
    """How much better each mentee says they got by a moment, over the skills that they rated at the start too."""
    start, later = aliased(SkillRating), aliased(SkillRating)
    return (
        select(
            Mentorship.cohort_id.label("cohort"),
            Mentorship.mentee_id.label("person"),
            Mentorship.mentee_id.label("goal"),
            func.max(later.rated_at).label("at"),
            (func.avg(later.rating) - func.avg(start.rating)).label(stream.value),
            func.avg(start.rating).label("before"),
        )
        .join(later, and_(later.mentorship_id == Mentorship.id, later.rater_id == Mentorship.mentee_id))
        .join(
            start,
            and_(
                start.mentorship_id == Mentorship.id,
                start.rater_id == later.rater_id,
                start.skill_id == later.skill_id,
            ),
        )
        .where(
            Mentorship.workspace_id == workspace,
            Mentorship.cohort_id.in_(cohorts),
            later.moment == GROWN[stream],
            start.moment == RatingMoment.START,
        )
        .group_by(Mentorship.id, Mentorship.cohort_id, Mentorship.mentee_id)
    )
