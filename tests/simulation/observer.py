"""Looks on, and writes down whatever must not happen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, or_, select

from bot.domain.terms import DeliveryState
from bot.playground.wire import Json
from bot.slack.messenger import EVENT_TYPE
from models import OutboxMessage
from tests.simulation.fate import Fate
from tests.simulation.manners import LOOKS
from tests.simulation.stage import Stage

OUTBOX = cast(Table, OutboxMessage.__table__)
FINAL = {DeliveryState.SENT, DeliveryState.GIVEN_UP}
OPEN = {DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.VERIFY}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that Slack has taken, and when that was."""

    outbox_id: UUID
    channel: str
    at: datetime


class Observer:
    """What reached Slack, what the database says of it, and every contradiction between them."""

    def __init__(self, stage: Stage, fate: Fate) -> None:
        self._stage = stage
        self._fate = fate
        self._states: dict[UUID, DeliveryState] = {}
        self.arrivals: list[Arrival] = []

    def hear(self, method: str, arguments: Json, answer: Json) -> None:
        """Slack has taken a call."""
        mark = arguments.get("metadata")
        if method != "chat.postMessage" or not answer["data"].get("ok") or not mark:
            return
        assert mark["event_type"] == EVENT_TYPE
        arrival = Arrival(UUID(mark["event_payload"]["id"]), arguments["channel"], self._stage.clock.now())
        if any(each.outbox_id == arrival.outbox_id for each in self.arrivals):
            self._fate.find(f"came twice: {arrival.outbox_id}")
        self.arrivals.append(arrival)
        self._fate.reach("messages that arrived")

    def look(self) -> None:
        """What is settled stays settled."""
        with self._stage.engine.connect() as connection:
            for row in connection.execute(select(OUTBOX.c.id, OUTBOX.c.state)):
                before = self._states.get(row.id)
                if before in FINAL and row.state is not before:
                    self._fate.find(f"{row.id} was {before} and is {row.state}")
                self._states[row.id] = row.state

    def all_at_rest(self) -> bool:
        now = self._stage.clock.now()
        waits = or_(OUTBOX.c.state != DeliveryState.PENDING, OUTBOX.c.next_at <= now)
        with self._stage.engine.connect() as connection:
            return connection.execute(select(OUTBOX.c.id).where(OUTBOX.c.state.in_(OPEN), waits)).first() is None

    def look_back(self) -> None:
        """All is at rest: everything has arrived once, or says why it has not."""
        for row in self._rows():
            self._fate.reach(f"ended as {row.state}")
            came = sum(each.outbox_id == row.id for each in self.arrivals)
            if (
                row.state is DeliveryState.SENT
                and row.kind != "CalendarFile"
                and came != 1
                and row.created_at > START
            ):
                self._fate.find(f"{row.kind} {row.id} is sent and came {came} times")
            self._fate.note("outbox", f"{row.kind} {row.key} {row.state} {row.outcome} x{came}")
            if row.state in (DeliveryState.EXPIRED, DeliveryState.MERGED, DeliveryState.QUEUED) and came:
                self._fate.find(f"{row.kind} {row.id} is {row.state} and came all the same")
            if row.state in (DeliveryState.EXPIRED, DeliveryState.GIVEN_UP) and not row.outcome:
                self._fate.find(f"{row.kind} {row.id} is {row.state} for no reason")

        arrived = {each.outbox_id: each.at for each in self.arrivals}
        for look in LOOKS:
            for finding in look(self._stage.engine, arrived):
                self._fate.find(f"{look.__name__}: {finding}")

    def _rows(self) -> list[Any]:
        with self._stage.engine.connect() as connection:
            return list(connection.execute(select(OUTBOX).order_by(OUTBOX.c.created_at, OUTBOX.c.id)))


START = datetime.fromisoformat("2026-09-07T09:00:59+00:00")
