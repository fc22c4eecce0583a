"""Questions about how pairs look back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from bot.store.queries import Queries
from models import Retrospective


class Retrospectives(Queries):
    """Each side's own answers. Nobody else reads them."""

    def of(self, mentorship_id: UUID) -> Sequence[Retrospective]:
        """All that the two of a pair were asked, the oldest first."""
        statement = (
            select(Retrospective)
            .where(Retrospective.workspace_id == self._workspace_id, Retrospective.mentorship_id == mentorship_id)
            .order_by(Retrospective.number, Retrospective.id)
        )
        return self._session.scalars(statement).all()

    def waiting(self, participant_ids: Collection[UUID], *, since: datetime) -> frozenset[UUID]:
        """In which pairs one of these participants was asked later than `since` and has not answered."""
        statement = select(Retrospective.mentorship_id).where(
            Retrospective.workspace_id == self._workspace_id,
            Retrospective.participant_id.in_(participant_ids),
            Retrospective.answered_at.is_(None),
            Retrospective.asked_at > since,
        )
        return frozenset(self._session.scalars(statement))
