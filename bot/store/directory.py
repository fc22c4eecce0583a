"""Questions about readings of Slack's directory."""

from uuid import UUID

from sqlalchemy import select

from bot.domain.terms import SyncState
from bot.store.queries import Queries
from models import DirectoryRun

OPEN = (SyncState.WAITING, SyncState.RUNNING)


class Readings(Queries):
    """Readings of one workspace's directory: at most one is planned or under way."""

    def hold(self, run_id: UUID, cursor: str) -> DirectoryRun | None:
        """Return the open reading, locked, if it still stands at `cursor`; None if somebody else has gone on."""
        return self._session.scalar(
            select(DirectoryRun)
            .where(DirectoryRun.workspace_id == self._workspace_id, DirectoryRun.id == run_id)
            .where(DirectoryRun.state.in_(OPEN), DirectoryRun.cursor == cursor)
            .with_for_update(key_share=True)
        )

    def open(self) -> DirectoryRun | None:
        """The reading that is planned or under way, locked."""
        mine = (DirectoryRun.workspace_id == self._workspace_id, DirectoryRun.state.in_(OPEN))
        return self._session.scalar(select(DirectoryRun).where(*mine).with_for_update(key_share=True))

    def last(self) -> DirectoryRun | None:
        """The one that ended last, well or not."""
        mine = (DirectoryRun.workspace_id == self._workspace_id, DirectoryRun.finished_at.is_not(None))
        latest = select(DirectoryRun).where(*mine).order_by(DirectoryRun.finished_at.desc()).limit(1)
        return self._session.scalar(latest)
