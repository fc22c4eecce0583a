"""Claiming rows whose time has come. Cost follows what is due, not what exists: a partial index leads the way."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from bot.domain.terms import SyncState
from models import Cohort, Digest, DirectoryRun, LaterReminder, MatchProposal, Mentorship, Participant, Workspace

LEASE = timedelta(seconds=60)
BATCH = 200

Dated = (
    type[Mentorship]
    | type[MatchProposal]
    | type[Participant]
    | type[DirectoryRun]
    | type[Cohort]
    | type[LaterReminder]
    | type[Digest]
)


class Due:
    """What time has come for, whatever the workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def workspaces_without_reading(self) -> Sequence[UUID]:
        """Where no reading of the directory is planned or under way."""
        planned = exists().where(
            DirectoryRun.workspace_id == Workspace.id,
            DirectoryRun.state.in_((SyncState.WAITING, SyncState.RUNNING)),
        )
        return self._session.scalars(select(Workspace.id).where(~planned)).all()

    def plan_reading(self, run: DirectoryRun) -> None:
        self._session.add(run)

    def readings(self, now: datetime) -> Sequence[DirectoryRun]:
        """Take up to BATCH readings whose next page may be asked for. A claim is a lease, as with other rows."""
        return [self._reading(*claimed) for claimed in self.claim(DirectoryRun, now)]

    def _reading(self, workspace_id: UUID, run_id: UUID) -> DirectoryRun:
        mine = DirectoryRun.workspace_id == workspace_id
        return self._session.scalars(select(DirectoryRun).where(mine, DirectoryRun.id == run_id)).one()

    def claim(self, kind: Dated, now: datetime) -> Sequence[tuple[UUID, UUID]]:
        """Take up to BATCH due rows of `kind` as (workspace, id), oldest first.

        A claim is a lease: the row comes due again after LEASE unless its work was finished by then.
        """
        due = (
            select(kind.id)
            .where(kind.look_again_at.is_not(None), kind.look_again_at <= now)
            .order_by(kind.look_again_at)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
            .cte("due")
            .prefix_with("MATERIALIZED", dialect="postgresql")
        )
        claimed = (
            update(kind)
            .where(kind.id.in_(select(due.c.id)))
            .values(look_again_at=now + LEASE)
            .returning(kind.workspace_id, kind.id)
        )
        return [(workspace_id, row_id) for workspace_id, row_id in self._session.execute(claimed)]
