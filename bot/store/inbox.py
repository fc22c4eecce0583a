"""What has had its effect already."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.domain.errors import AlreadyDone
from bot.ports import Ids
from bot.store.inserts import insert_once
from bot.store.queries import Queries
from models import InboxEntry


class Inbox(Queries):
    """Gestures and events that were received, by key."""

    def __init__(self, session: Session, workspace_id: UUID, *, ids: Ids, now: datetime) -> None:
        super().__init__(session, workspace_id)
        self._ids = ids
        self._now = now

    def receive(self, key: str | None) -> None:
        """Remember `key` with this transaction; raise AlreadyDone if it was received before."""
        row = {"id": self._ids.new(), "workspace_id": self._workspace_id, "key": key, "received_at": self._now}
        if key is not None and not insert_once(self._session, InboxEntry, row):
            raise AlreadyDone
