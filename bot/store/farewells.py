"""Questions about what people would like at the end of a pair, and about pairs that are over."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select

from bot.domain.growth.terms import GoalVisibility
from bot.domain.terms import GoalState, MeetingState
from bot.store.queries import Queries
from models import Farewell, Goal, Meeting, OutboxMessage


class Farewells(Queries):
    """One wish for each side of a pair at most. What one side would like is for nobody else's eyes."""

    def of(self, mentorship_id: UUID) -> dict[UUID, Farewell]:
        """The wishes in one pair by participant."""
        return {each.participant_id: each for each in self.of_each([mentorship_id])}

    def of_each(self, mentorship_ids: Collection[UUID]) -> Sequence[Farewell]:
        statement = select(Farewell).where(
            Farewell.workspace_id == self._workspace_id, Farewell.mentorship_id.in_(mentorship_ids)
        )
        return self._session.scalars(statement.execution_options(populate_existing=True)).all()

    def forget(self, mentorship_id: UUID, participant_id: UUID | None = None) -> None:
        """Forget what both would like, or only one of them: another end is a question of its own."""
        mine = (Farewell.workspace_id == self._workspace_id, Farewell.mentorship_id == mentorship_id)
        whose = () if participant_id is None else (Farewell.participant_id == participant_id,)
        self._session.execute(delete(Farewell).where(*mine, *whose))

    def is_put(self, key: str) -> bool:
        """Whether something was put into the outbox under this key, sent by now or not."""
        mine = (OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.key == key)
        return self._session.scalar(select(func.count()).select_from(OutboxMessage).where(*mine)) == 1

    def met(self, mentorship_ids: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
        """How many meetings each of these pairs has held, and for how many minutes; pairs without any lack."""
        statement = select(Meeting.mentorship_id, Meeting.starts_at, Meeting.ends_at).where(
            Meeting.workspace_id == self._workspace_id,
            Meeting.mentorship_id.in_(mentorship_ids),
            Meeting.state == MeetingState.HELD,
        )
        found: dict[UUID, tuple[int, int]] = {}
        for pair, starts_at, ends_at in self._session.execute(statement):
            number, minutes = found.get(pair, (0, 0))
            found[pair] = (number + 1, minutes + _minutes(starts_at, ends_at))
        return found

    def reached_by(self, mentorship_id: UUID, owner_id: UUID) -> Sequence[tuple[UUID, str]]:
        """The goals that somebody reached and does not keep to themself, by id and title, in that order."""
        statement = (
            select(Goal.id, Goal.title)
            .where(Goal.workspace_id == self._workspace_id, Goal.mentorship_id == mentorship_id)
            .where(Goal.owner_id == owner_id, Goal.state == GoalState.REACHED)
            .where(Goal.visibility != GoalVisibility.MINE)
            .order_by(func.coalesce(Goal.reached_at, Goal.created_at), Goal.id)
        )
        return [(goal, title) for goal, title in self._session.execute(statement)]


def _minutes(starts_at: datetime, ends_at: datetime) -> int:
    return round((ends_at - starts_at).total_seconds() / 60)
