"""Questions about agendas, and when pairs last met."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from bot.domain.errors import NotYours
from bot.domain.terms import MeetingState
from bot.store.queries import Queries
from models import AgendaItem, Meeting

MET = (MeetingState.HELD, MeetingState.UNKNOWN)


class Agendas(Queries):
    """Topics of pairs. What was removed is kept and never shown. Hold the pair before changing any."""

    def pair_of(self, topic_id: UUID) -> UUID:
        """Whose agenda a topic is on; raise NotYours if this workspace has none of that id."""
        mine = (AgendaItem.workspace_id == self._workspace_id, AgendaItem.id == topic_id)
        found = self._session.scalar(select(AgendaItem.mentorship_id).where(*mine))
        if found is None:
            raise NotYours
        return found

    def get(self, topic_id: UUID) -> AgendaItem:
        """A topic of which `pair_of` knows the pair, as it is now."""
        mine = (AgendaItem.workspace_id == self._workspace_id, AgendaItem.id == topic_id)
        return self._session.scalars(
            select(AgendaItem).where(*mine).execution_options(populate_existing=True)
        ).one()

    def open_of(self, mentorship_ids: Sequence[UUID]) -> Mapping[UUID, Sequence[AgendaItem]]:
        """What each of these pairs has still to speak of, the oldest first."""
        found: dict[UUID, list[AgendaItem]] = {mentorship_id: [] for mentorship_id in mentorship_ids}
        for topic in self._session.scalars(
            select(AgendaItem)
            .where(AgendaItem.workspace_id == self._workspace_id, AgendaItem.mentorship_id.in_(mentorship_ids))
            .where(AgendaItem.done_at.is_(None), AgendaItem.removed_at.is_(None))
            .order_by(AgendaItem.created_at, AgendaItem.id)
        ):
            found[topic.mentorship_id].append(topic)
        return found

    def done_since(self, mentorship_id: UUID, since: datetime, *, most: int) -> Sequence[AgendaItem]:
        """What a pair has spoken of later than `since`, the latest first."""
        return self._session.scalars(
            select(AgendaItem)
            .where(AgendaItem.workspace_id == self._workspace_id, AgendaItem.mentorship_id == mentorship_id)
            .where(AgendaItem.done_at > since, AgendaItem.removed_at.is_(None))
            .order_by(AgendaItem.done_at.desc(), AgendaItem.id)
            .limit(most)
        ).all()

    def met(self, mentorship_ids: Sequence[UUID]) -> Mapping[UUID, tuple[int, datetime]]:
        """How many meetings lie behind each pair that has met, as far as we know, and when the last one began."""
        statement = (
            select(Meeting.mentorship_id, func.count(), func.max(Meeting.starts_at))
            .where(Meeting.workspace_id == self._workspace_id, Meeting.mentorship_id.in_(mentorship_ids))
            .where(Meeting.state.in_(MET))
            .group_by(Meeting.mentorship_id)
        )
        return {pair: (number, latest) for pair, number, latest in self._session.execute(statement)}
