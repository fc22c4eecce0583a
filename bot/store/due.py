"""Claiming rows whose time has come. Cost follows what is due, not what exists: a partial index leads the way."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import cast
from uuid import UUID

from sqlalchemy import Executable, Table, bindparam, exists, literal, select, union_all, update
from sqlalchemy.orm import Session

from bot.domain.terms import SyncState
from models import (
    Cohort,
    DailyLook,
    Digest,
    DirectoryRun,
    LaterReminder,
    Letterbox,
    MatchProposal,
    Mentorship,
    NextSearch,
    Occasion,
    Participant,
    SummarySchedule,
    Workspace,
)

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
    | type[NextSearch]
    | type[DailyLook]
    | type[Occasion]
    | type[Letterbox]
    | type[SummarySchedule]
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
        # A claim is no statement of the ORM, so it would not send what is still to be written ahead of itself.
        self._session.flush()

    def readings(self, now: datetime) -> Sequence[DirectoryRun]:
        """Take up to BATCH readings whose next page may be asked for. A claim is a lease, as with other rows."""
        return [self._reading(*claimed) for claimed in self.claim(DirectoryRun, now)]

    def _reading(self, workspace_id: UUID, run_id: UUID) -> DirectoryRun:
        mine = DirectoryRun.workspace_id == workspace_id
        return self._session.scalars(select(DirectoryRun).where(mine, DirectoryRun.id == run_id)).one()

    def found(self, kinds: Iterable[Dated], now: datetime) -> Collection[Dated]:
        """Those kinds of which at least one row is due: a single question, to which the answer is mostly none."""
        named = {kind.__tablename__: kind for kind in kinds}
        due = self._session.connection().execute(_asking(tuple(named.values())), {"now": now})
        return [named[name] for name in due.scalars()]

    def claim(self, kind: Dated, now: datetime) -> Sequence[tuple[UUID, UUID]]:
        """Take up to BATCH due rows of `kind` as (workspace, id), oldest first.

        A claim is a lease: the row comes due again after LEASE unless its work was finished by then.
        """
        claimed = self._session.connection().execute(_claiming(kind), {"now": now, "lapses_at": now + LEASE})
        return [(workspace_id, row_id) for workspace_id, row_id in claimed]


@cache
def _asking(kinds: tuple[Dated, ...]) -> Executable:
    """The names of the tables among these in which something is due."""
    columns = {kind.__tablename__: cast(Table, kind.__table__).c.look_again_at for kind in kinds}
    waits = (
        select(literal(name)).where(exists().where(column.is_not(None), column <= bindparam("now")))
        for name, column in columns.items()
    )
    return union_all(*waits)


@cache
def _claiming(kind: Dated) -> Executable:
    """Built once: on every tick there are as many of these as there are kinds, most of which find nothing."""
    table = cast(Table, kind.__table__)
    due = (
        select(table.c.id)
        .where(table.c.look_again_at.is_not(None), table.c.look_again_at <= bindparam("now"))
        .order_by(table.c.look_again_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
        .cte("due")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    return (
        update(table)
        .where(table.c.id.in_(select(due.c.id)))
        .values(look_again_at=bindparam("lapses_at"))
        .returning(table.c.workspace_id, table.c.id)
    )
