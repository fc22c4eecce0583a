"""Questions about meetings that were held, and what their two sides said of them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from bot.domain.terms import MeetingState
from bot.store.queries import Queries
from models import ActionStep, Feedback, Meeting


class Feedbacks(Queries):
    """What was said of meetings. Only for its author, and for sums over many."""

    def held_until(self, mentorship_id: UUID, moment: datetime) -> int:
        """How many meetings of a pair that began no later than `moment` took place."""
        held = select(func.count()).where(*self._held(), Meeting.mentorship_id == mentorship_id)
        return self._session.scalar(held.where(Meeting.starts_at <= moment)) or 0

    def held_after(self, mentorship_ids: Collection[UUID], moment: datetime) -> bool:
        """Whether a meeting of one of these pairs that began later than `moment` took place."""
        later = select(Meeting.id).where(*self._held(), Meeting.mentorship_id.in_(mentorship_ids))
        return self._session.scalar(later.where(Meeting.starts_at > moment).limit(1)) is not None

    def last_held(self, mentorship_ids: Collection[UUID]) -> Mapping[UUID, Meeting]:
        """The last meeting of each of these pairs that took place."""
        held = select(Meeting).where(*self._held(), Meeting.mentorship_id.in_(mentorship_ids))
        in_order = self._session.scalars(held.order_by(Meeting.starts_at, Meeting.number))
        return {meeting.mentorship_id: meeting for meeting in in_order}

    def given_by(self, participant_ids: Collection[UUID], meeting_ids: Collection[UUID]) -> frozenset[UUID]:
        """Of which of these meetings one of these participants has said how it was."""
        given = select(Feedback.meeting_id).where(
            Feedback.workspace_id == self._workspace_id,
            Feedback.participant_id.in_(participant_ids),
            Feedback.meeting_id.in_(meeting_ids),
        )
        return frozenset(self._session.scalars(given))

    def open_steps_of(self, mentorship_id: UUID, author_id: UUID, since: datetime) -> Collection[ActionStep]:
        """What somebody wrote down for themself in a pair from `since` on, on the way to no goal, and has to do."""
        steps = select(ActionStep).where(
            ActionStep.workspace_id == self._workspace_id,
            ActionStep.mentorship_id == mentorship_id,
            ActionStep.owner_id == author_id,
            ActionStep.created_by == author_id,
            ActionStep.goal_id.is_(None),
            ActionStep.created_at >= since,
            ActionStep.done_at.is_(None),
            ActionStep.dropped_at.is_(None),
        )
        return self._session.scalars(steps.execution_options(populate_existing=True)).all()

    def _held(self) -> tuple[ColumnElement[bool], ...]:
        return (Meeting.workspace_id == self._workspace_id, Meeting.state == MeetingState.HELD)
