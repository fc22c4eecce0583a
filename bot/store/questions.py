"""Questions about what partners ask each other between meetings."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select

from bot.domain.care.terms import QuestionState
from bot.domain.errors import NotYours
from bot.store.queries import Queries
from models import Question


class Questions(Queries):
    """Questions of pairs. Hold the pair before changing one."""

    def pair_of(self, question_id: UUID) -> UUID:
        """Whose the question is; raise NotYours if this workspace has none of that id."""
        mine = (Question.workspace_id == self._workspace_id, Question.id == question_id)
        found = self._session.scalar(select(Question.mentorship_id).where(*mine))
        if found is None:
            raise NotYours
        return found

    def get(self, question_id: UUID) -> Question:
        """A question of which `pair_of` knows the pair, as it is now."""
        mine = (Question.workspace_id == self._workspace_id, Question.id == question_id)
        return self._session.scalars(select(Question).where(*mine).execution_options(populate_existing=True)).one()

    def waiting_in(self, mentorship_ids: Sequence[UUID]) -> Sequence[Question]:
        """What waits for an answer in these pairs, the oldest first."""
        return self._session.scalars(
            select(Question)
            .where(Question.workspace_id == self._workspace_id, Question.mentorship_id.in_(mentorship_ids))
            .where(Question.state == QuestionState.WAITING)
            .order_by(Question.asked_at, Question.id)
        ).all()

    def lately_in(self, mentorship_ids: Sequence[UUID], since: datetime, *, most: int) -> Sequence[Question]:
        """What waits in these pairs, then what was asked or answered later than `since`, the latest first.

        What was taken back is left out.
        """
        waits = Question.state == QuestionState.WAITING
        return self._session.scalars(
            select(Question)
            .where(Question.workspace_id == self._workspace_id, Question.mentorship_id.in_(mentorship_ids))
            .where(Question.state != QuestionState.WITHDRAWN)
            .where(or_(waits, Question.asked_at > since, Question.answered_at > since))
            .order_by(waits.desc(), Question.asked_at.desc(), Question.id.desc())
            .limit(most)
        ).all()

    def count_waiting(self, mentorship_id: UUID, asker_id: UUID) -> int:
        """How many questions of one of a pair wait for an answer."""
        statement = select(func.count()).where(
            Question.workspace_id == self._workspace_id,
            Question.mentorship_id == mentorship_id,
            Question.asker_id == asker_id,
            Question.state == QuestionState.WAITING,
        )
        return self._session.scalar(statement) or 0
