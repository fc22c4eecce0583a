"""Questions about who asked for another partner."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, delete, select

from bot.store.queries import Queries
from models import Rematch


class Rematches(Queries):
    """Wishes for another partner, one for each pair at most. Who asked, and why, is for nobody else's eyes."""

    def of(self, mentorship_id: UUID) -> Rematch | None:
        return self._session.scalar(OF_PAIR, {"workspace": self._workspace_id, "pair": mentorship_id})

    def of_each(self, mentorship_ids: Sequence[UUID]) -> dict[UUID, Rematch]:
        statement = select(Rematch).where(
            Rematch.workspace_id == self._workspace_id, Rematch.mentorship_id.in_(mentorship_ids)
        )
        return {each.mentorship_id: each for each in self._session.scalars(statement)}

    def forget(self, rematch: Rematch) -> None:
        """Take back what somebody asked for, with the reason."""
        mine = Rematch.workspace_id == self._workspace_id
        self._session.execute(delete(Rematch).where(mine, Rematch.id == rematch.id))


OF_PAIR = select(Rematch).where(
    Rematch.workspace_id == bindparam("workspace"), Rematch.mentorship_id == bindparam("pair")
)
