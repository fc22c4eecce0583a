"""What has not been sent yet: waiting for its time, for its turn, or about to leave together with other things."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, literal, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from bot.domain.notices import Several
from bot.domain.terms import DeliveryState
from bot.store.queries import Queries
from models import OutboxMessage

UNSENT = OutboxMessage.state.in_((DeliveryState.PENDING, DeliveryState.QUEUED))
MADE_OF_SEVERAL = OutboxMessage.kind == Several.__name__
BACK = case(
    (
        and_(OutboxMessage.topic.is_not(None), ~MADE_OF_SEVERAL),
        literal(DeliveryState.QUEUED, OutboxMessage.state.type),
    ),
    else_=literal(DeliveryState.PENDING, OutboxMessage.state.type),
)
"""The state of what is put back: it waits for its turn again where it did before."""
WHOLE = aliased(OutboxMessage)
"""The message in which several left together."""


class Unsent(Queries):
    """Changing what has not been sent, wherever it waits.

    `awaited` holds when to look whose turn it is, by person.
    """

    def __init__(self, session: Session, workspace_id: UUID, *, now: datetime) -> None:
        super().__init__(session, workspace_id)
        self._now = now
        self.awaited: dict[UUID, datetime] = {}

    def change(
        self, which: ColumnElement[bool], values: Mapping[str, Any], *returning: InstrumentedAttribute[Any]
    ) -> list[Any]:
        """Change what has not been sent, also what is about to leave together with something else.

        In this order, since whoever puts messages together holds them until they are: we see it afterwards.
        """
        single = and_(which, ~MADE_OF_SEVERAL)
        changed = self._change_rows(single, values, *returning)
        return [*changed, *self._change_rows(single, values, *returning)] if self.take_apart(which) else changed

    def _change_rows(
        self, which: ColumnElement[bool], values: Mapping[str, Any], *returning: InstrumentedAttribute[Any]
    ) -> list[Any]:
        mine = OutboxMessage.workspace_id == self._workspace_id
        statement = update(OutboxMessage).where(mine, which, UNSENT).values(**values).returning(*returning)
        return list(self._session.execute(statement, execution_options={"synchronize_session": False}))

    def take_apart(self, which: ColumnElement[bool]) -> bool:
        """Have the parts of messages that hold any of these wait for their turn again; tell whether any do."""
        mine = OutboxMessage.workspace_id == self._workspace_id
        held = (mine, which, OutboxMessage.state == DeliveryState.MERGED, self.left_in((DeliveryState.PENDING,)))
        wholes = self._session.execute(select(OutboxMessage.merged_into_id, OutboxMessage.person_id).where(*held))
        of_readers = sorted({(whole, reader) for whole, reader in wholes if whole and reader})
        return sum(self._free(whole, reader) for whole, reader in of_readers) > 0

    def _free(self, whole: UUID, reader: UUID) -> bool:
        """Take one message apart, unless it is being sent this very moment."""
        gone = {"state": DeliveryState.EXPIRED, "outcome": "put together anew", "settled_at": self._now}
        if not self._change_rows(OutboxMessage.id == whole, gone, OutboxMessage.id):
            return False
        self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.merged_into_id == whole)
            .values(state=DeliveryState.QUEUED, merged_into_id=None, settled_at=None)
            .execution_options(synchronize_session=False)
        )
        self.await_turn(reader, self._now)
        return True

    def left_in(self, states: Collection[DeliveryState]) -> ColumnElement[bool]:
        """That something left together with other things, in a message that is in one of these states."""
        return self.merged(WHOLE.state.in_(states))

    def merged(self, whole: ColumnElement[bool]) -> ColumnElement[bool]:
        """That something was put into a message with other things of which this is true."""
        found = select(WHOLE.id).where(WHOLE.workspace_id == self._workspace_id)
        return found.where(WHOLE.id == OutboxMessage.merged_into_id, whole).correlate(OutboxMessage).exists()

    def await_each(self, rows: Iterable[Any]) -> None:
        """Look into the letterboxes of those for whom something waits for its turn."""
        for person_id, topic, due_at in rows:
            if topic:
                self.await_turn(person_id, due_at)

    def await_turn(self, person_id: UUID, moment: datetime) -> None:
        """Look no later than then whose turn it is among what waits for this person."""
        self.awaited[person_id] = min(moment, self.awaited.get(person_id, moment))
