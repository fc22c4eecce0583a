"""What there is to speak of with pairs beyond their meetings, and when."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.domain.errors import NotYours
from bot.domain.growth.terms import OccasionKind
from bot.ports import Ids
from bot.store.inserts import insert_once
from bot.store.queries import Queries
from models import Occasion


class Occasions(Queries):
    """One row for each pair and kind."""

    def __init__(self, session: Session, workspace_id: UUID, *, ids: Ids) -> None:
        super().__init__(session, workspace_id)
        self._ids = ids

    def get(self, occasion_id: UUID) -> Occasion:
        """Return the occasion; raise NotYours if this workspace has none of that id."""
        mine = Occasion.workspace_id == self._workspace_id
        found = self._session.scalar(select(Occasion).where(mine, Occasion.id == occasion_id))
        if found is None:
            raise NotYours
        return found

    def look_by(self, mentorship_id: UUID, kind: OccasionKind, moment: datetime) -> None:
        """Look after this no later than at `moment`."""
        row = {
            "id": self._ids.new(),
            "workspace_id": self._workspace_id,
            "mentorship_id": mentorship_id,
            "kind": kind,
            "look_again_at": moment,
        }
        if insert_once(self._session, Occasion, row, unique=("mentorship_id", "kind")):
            return
        self._session.execute(
            update(Occasion)
            .where(Occasion.workspace_id == self._workspace_id)
            .where(Occasion.mentorship_id == mentorship_id, Occasion.kind == kind)
            .where(or_(Occasion.look_again_at.is_(None), Occasion.look_again_at > moment))
            .values(look_again_at=moment)
        )

    def look_at_each(self, mentorship_ids: Collection[UUID], kind: OccasionKind, moment: datetime) -> None:
        """Look after this in each of these pairs at `moment`, where it is looked after at all."""
        self._session.execute(
            update(Occasion)
            .where(Occasion.workspace_id == self._workspace_id, Occasion.kind == kind)
            .where(Occasion.mentorship_id.in_(mentorship_ids))
            .values(look_again_at=moment)
        )
