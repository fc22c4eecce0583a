"""What there is to speak of with pairs beyond their meetings, and when."""

from collections.abc import Collection
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from bot.domain.errors import NotYours
from bot.domain.growth.terms import OccasionKind
from bot.ports import Ids
from bot.store.inserts import look_no_later
from bot.store.queries import Queries
from models import Occasion


class Occasions(Queries):
    """One row for each pair and kind."""

    def __init__(self, session: Session, workspace_id: UUID, *, ids: Ids) -> None:
        super().__init__(session, workspace_id)
        self._ids = ids

    def get(self, occasion_id: UUID) -> tuple[UUID, OccasionKind]:
        """Which pair is to be looked after for what; raise NotYours if this workspace has none of that id."""
        asked = {"workspace": self._workspace_id, "occasion": occasion_id}
        found = self._session.connection().execute(BY_ID, asked).first()
        if found is None:
            raise NotYours
        pair, kind = found
        return pair, kind

    def look_next(self, occasion_id: UUID, moment: datetime | None) -> None:
        """Look again at that moment, sooner or later than was planned; None for no more."""
        self._session.flush()
        asked = {"workspace": self._workspace_id, "occasion": occasion_id, "moment": moment}
        self._session.connection().execute(LOOK_NEXT, asked)

    def look_by(self, mentorship_id: UUID, kind: OccasionKind, moment: datetime) -> None:
        """Look after this no later than at `moment`."""
        row = {
            "id": self._ids.new(),
            "workspace_id": self._workspace_id,
            "mentorship_id": mentorship_id,
            "kind": kind,
            "look_again_at": moment,
        }
        look_no_later(self._session, Occasion, row, unique=("mentorship_id", "kind"))

    def bring_forward(self, mentorship_id: UUID, *, due_by: datetime, to: datetime) -> None:
        """Look at that moment after whatever a pair would have been looked after for between it and `due_by`."""
        self._session.execute(
            update(Occasion)
            .where(Occasion.workspace_id == self._workspace_id, Occasion.mentorship_id == mentorship_id)
            .where(Occasion.look_again_at > to, Occasion.look_again_at <= due_by)
            .values(look_again_at=to)
        )

    def look_at_each(self, mentorship_ids: Collection[UUID], kind: OccasionKind, moment: datetime) -> None:
        """Look after this in each of these pairs at `moment`, where it is looked after at all."""
        self._session.execute(
            update(Occasion)
            .where(Occasion.workspace_id == self._workspace_id, Occasion.kind == kind)
            .where(Occasion.mentorship_id.in_(mentorship_ids))
            .values(look_again_at=moment)
        )


OCCASION = cast(Table, Occasion.__table__)
MINE = (OCCASION.c.workspace_id == bindparam("workspace"), OCCASION.c.id == bindparam("occasion"))
BY_ID = select(OCCASION.c.mentorship_id, OCCASION.c.kind).where(*MINE)
LOOK_NEXT = update(OCCASION).where(*MINE).values(look_again_at=bindparam("moment"))
"""Built once: every pair has many of these."""
