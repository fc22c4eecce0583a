"""The histories of goals, word by word. They are only ever added to, so there is nothing here but questions."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select

from bot.domain.growth.reviews import Word
from bot.store.queries import Queries
from models import GoalUpdate


class Histories(Queries):
    """What became of goals, in the order in which it did."""

    def of(self, goal_id: UUID) -> Sequence[Word]:
        """The whole history of one goal, the oldest word first."""
        return self.of_each([goal_id])[goal_id]

    def of_each(self, goal_ids: Collection[UUID]) -> Mapping[UUID, Sequence[Word]]:
        """The history of each of these goals, in one question."""
        statement = (
            select(GoalUpdate)
            .where(GoalUpdate.workspace_id == self._workspace_id, GoalUpdate.goal_id.in_(goal_ids))
            .order_by(GoalUpdate.made_at, GoalUpdate.id)
        )
        histories: dict[UUID, list[Word]] = {goal_id: [] for goal_id in goal_ids}
        for row in self._session.scalars(statement):
            histories[row.goal_id].append(row.as_word())
        return histories
