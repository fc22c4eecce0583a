"""What has not been sent yet: waiting for its time, for its turn, or about to leave together with other things."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Executable, and_, bindparam, case, literal, select, update
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
        self,
        which: ColumnElement[bool],
        values: Mapping[str, Any],
        *returning: InstrumentedAttribute[Any],
        **asked: object,
    ) -> list[Any]:
        """Change what has not been sent, also what is about to leave together with something else.

        In this order, since whoever puts messages together holds them until they are: we see it afterwards.
        `asked` is what `which` leaves open, where it is one of those that are built once.
        """
        changed = self._change_rows(which, values, *returning, **asked)
        if not self.take_apart(which, **asked):
            return changed
        return [*changed, *self._change_rows(which, values, *returning, **asked)]

    def _change_rows(
        self,
        which: ColumnElement[bool],
        values: Mapping[str, Any],
        *returning: InstrumentedAttribute[Any],
        **asked: object,
    ) -> list[Any]:
        statement = (_changing_again if asked else _changing)(which, tuple(values), returning)
        new = {f"new_{column}": value for column, value in values.items()}
        return list(self._session.execute(statement, {"workspace": self._workspace_id, **new, **asked}))

    def take_apart(self, which: ColumnElement[bool], **asked: object) -> bool:
        """Have the parts of messages that hold any of these wait for their turn again; tell whether any do."""
        statement = (_held_again if asked else _held)(which)
        wholes = self._session.execute(statement, {"workspace": self._workspace_id, **asked})
        of_readers = sorted({(whole, reader) for whole, reader in wholes if whole and reader})
        return sum(self._free(whole, reader) for whole, reader in of_readers) > 0

    def _free(self, whole: UUID, reader: UUID) -> bool:
        """Take one message apart, unless it is being sent this very moment."""
        gone = {"state": DeliveryState.EXPIRED, "outcome": "put together anew", "settled_at": self._now}
        this = and_(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.id == whole, UNSENT)
        taken = update(OutboxMessage).where(this).values(**gone).returning(OutboxMessage.id)
        if not self._session.execute(taken, execution_options={"synchronize_session": False}).all():
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


def _changing(
    which: ColumnElement[bool], columns: Collection[str], returning: Collection[InstrumentedAttribute[Any]]
) -> Executable:
    mine = OutboxMessage.workspace_id == bindparam("workspace")
    return (
        update(OutboxMessage)
        .where(mine, which, ~MADE_OF_SEVERAL, UNSENT)
        .values({column: bindparam(f"new_{column}") for column in columns})
        .returning(*returning)
        .execution_options(synchronize_session=False)
    )


def _held(which: ColumnElement[bool]) -> Executable:
    mine = OutboxMessage.workspace_id == bindparam("workspace")
    leaves = (
        select(WHOLE.id)
        .where(WHOLE.workspace_id == bindparam("workspace"), WHOLE.state == DeliveryState.PENDING)
        .where(WHOLE.id == OutboxMessage.merged_into_id)
        .correlate(OutboxMessage)
        .exists()
    )
    merged = (mine, which, OutboxMessage.state == DeliveryState.MERGED, leaves)
    return select(OutboxMessage.merged_into_id, OutboxMessage.person_id).where(*merged)


_changing_again, _held_again = cache(_changing), cache(_held)
"""For what is asked many times a day: building it takes longer than carrying it out."""
