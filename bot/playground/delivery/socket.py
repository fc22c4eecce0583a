"""Socket Mode: connections, envelopes, acks, warnings and refreshes.

Source: docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import itertools
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.changes import ChangeKind
from bot.playground.delivery.route import Envelope, Reply
from bot.playground.record import Kind, Outcome
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

MOST_CONNECTIONS = 10
APPROXIMATE_CONNECTION_TIME = 3600
REPLACEMENT_GRACE = 1.0


class Disconnect(StrEnum):
    """Why Slack says goodbye on a socket."""

    WARNING = "warning"
    REFRESH_REQUESTED = "refresh_requested"
    LINK_DISABLED = "link_disabled"


@dataclass(slots=True, eq=False)
class Connection:
    """One open socket and the envelopes on it that wait for their ack."""

    socket: WebSocket
    waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)

    @property
    def client(self) -> tuple[str, int] | None:
        """The address at the other end."""
        return None if self.socket.client is None else (self.socket.client.host, self.socket.client.port)

    def acknowledged(self, frame: Json) -> None:
        waiting = self.waiting.pop(str(frame.get("envelope_id")), None)
        if waiting is not None and not waiting.done():
            waiting.set_result(frame.get("payload"))

    def lost(self) -> None:
        for waiting in self.waiting.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError("The socket closed before the ack came"))


class SocketRoute:
    """Hand each envelope to one of the open connections, in turn."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._tickets: set[str] = set()
        self._turns = itertools.count()
        self._envelopes = itertools.count(1)
        self.connections: list[Connection] = []
        self.in_use = False

    def new_ticket(self) -> str:
        """Return the single-use ticket that apps.connections.open puts into its URL."""
        ticket = self._workspace.ids.secret("ticket")
        self._tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        """Be the server side of one connection, from greeting to the end."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets or len(self.connections) >= MOST_CONNECTIONS:
            await socket.close()
            return
        self._tickets.discard(ticket)
        await socket.accept()
        connection = Connection(socket)
        self.connections.append(connection)
        await socket.send_json(self._hello())
        self.in_use = True
        self._workspace.changed(ChangeKind.SOCKET)
        try:
            await _listen(connection)
        finally:
            self._closed(connection)

    async def send(self, envelope: Envelope) -> Reply:
        if not self.connections:
            return Reply(Outcome.UNREACHABLE)
        connection = self.connections[next(self._turns) % len(self.connections)]
        envelope_id = str(UUID(int=next(self._envelopes)))
        waiting = asyncio.get_running_loop().create_future()
        connection.waiting[envelope_id] = waiting
        try:
            await connection.socket.send_json(_frame(envelope, envelope_id))
            return Reply(Outcome.ANSWERED, await waiting)
        except (ConnectionError, WebSocketDisconnect, RuntimeError):
            return Reply(Outcome.UNREACHABLE)
        finally:
            connection.waiting.pop(envelope_id, None)

    async def say_goodbye(self, reason: Disconnect) -> None:
        """Tell every connection to reconnect; refreshed ones are closed once a new one is there."""
        leaving = list(self.connections)
        farewell = {"type": "disconnect", "reason": reason.value, "debug_info": {"host": "applink-playground"}}
        for connection in leaving:
            await connection.socket.send_json(farewell)
        if reason is not Disconnect.WARNING:
            await self._close_after_replacement(leaving)

    async def _close_after_replacement(self, leaving: list[Connection]) -> None:
        try:
            async with asyncio.timeout(REPLACEMENT_GRACE):
                await self._workspace.changes.until(lambda: set(self.connections) - set(leaving))
        except TimeoutError:
            pass
        for connection in leaving:
            if connection in self.connections:
                await connection.socket.close()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": self._workspace.app.app_id},
            "debug_info": {
                "host": "applink-playground",
                "started": self._workspace.clock.now().isoformat(),
                "build_number": 1,
                "approximate_connection_time": APPROXIMATE_CONNECTION_TIME,
            },
        }

    def _closed(self, connection: Connection) -> None:
        connection.lost()
        self.connections.remove(connection)
        self._workspace.changed(ChangeKind.SOCKET)


async def _listen(connection: Connection) -> None:
    try:
        while True:
            frame = json.loads(await connection.socket.receive_text())
            connection.acknowledged(frame)
    except WebSocketDisconnect:
        return


def _frame(envelope: Envelope, envelope_id: str) -> Json:
    frame: Json = {
        "envelope_id": envelope_id,
        "type": envelope.kind.value,
        "payload": envelope.payload,
        "accepts_response_payload": envelope.wants_body,
    }
    if envelope.kind is Kind.EVENT:
        frame |= {"retry_attempt": envelope.attempt, "retry_reason": envelope.reason}
    return frame
