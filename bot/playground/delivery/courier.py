"""The courier takes payloads to the bot, holds Slack's three-second deadline and retries events like Slack."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from bot.playground import payloads
from bot.playground.delivery.http import HttpRoute
from bot.playground.delivery.route import Envelope, Reply, Route
from bot.playground.delivery.socket import SocketRoute
from bot.playground.ids import seconds
from bot.playground.installation import Standing
from bot.playground.record import Delivery, Kind, Outcome
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

# docs.slack.dev/apis/events-api: nearly at once, after one minute, after five minutes.
RETRY_PAUSES = (0.0, 60.0, 300.0)
REASONS = {
    Outcome.LATE: "http_timeout",
    Outcome.REFUSED: "http_error",
    Outcome.UNREACHABLE: "connection_failed",
}


@dataclass(slots=True, eq=False)
class Courier:
    """`deadline` is in real seconds; waiting times between retries are divided by `retry_pace`."""

    workspace: Workspace
    sockets: SocketRoute
    deadline: float
    retry_pace: float
    http: HttpRoute | None = None
    loop: asyncio.AbstractEventLoop | None = None
    duplicates: int = 0
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    @property
    def route(self) -> Route:
        """HTTP once a request URL is set, otherwise Socket Mode; an app uses one or the other."""
        return self.http or self.sockets

    async def deliver(self, envelope: Envelope) -> Delivery:
        """Send one payload once and return its record, with how it was answered."""
        entry = Delivery(envelope.kind, envelope.payload, self.workspace.clock.now(), envelope.attempt)
        self.workspace.started(entry)
        started = time.monotonic()
        reply = Reply(Outcome.UNREACHABLE)
        try:
            reply = await self._in_time(envelope)
        finally:
            entry.outcome, entry.answer, entry.final = reply.outcome, reply.body, reply.final
            entry.latency = time.monotonic() - started
            self.workspace.finished(entry)
        return entry

    def emit(self, event: Json) -> None:
        """Send an event from synchronous code; nothing happens while no bot was ever connected."""
        if self.route.in_use:
            self.start(self.tell(event))

    def new_socket_ticket(self) -> str:
        return self.sockets.new_ticket()

    async def tell(self, event: Json) -> None:
        """Send an event and wait for the answer to its first attempt; retries follow by themselves."""
        if not self.route.in_use:
            return
        now = seconds(self.workspace.clock.now())
        event_id = self.workspace.ids.next("Ev")
        payload = payloads.event_callback(event, self.workspace.app, event_id=event_id, at=now)
        first = await self.deliver(Envelope(Kind.EVENT, payload))
        if first.ok and self.duplicates > 0:
            self.duplicates -= 1
            await self.deliver(Envelope(Kind.EVENT, payload, 1, "http_timeout"))
        elif not (first.ok or first.final):
            self.start(self._retry(first))

    async def stop(self) -> None:
        """Give up everything still under way."""
        self.loop = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _in_time(self, envelope: Envelope) -> Reply:
        try:
            async with asyncio.timeout(self.deadline):
                await asyncio.sleep(self.workspace.faults.next_ack_delay())
                return await self._send(envelope)
        except TimeoutError:
            return Reply(Outcome.LATE)

    async def _send(self, envelope: Envelope) -> Reply:
        """Hand the payload over; commands and buttons of an app that was removed lead nowhere."""
        removed = self.workspace.app.standing is Standing.UNINSTALLED
        if removed and envelope.kind is not Kind.EVENT:
            return Reply(Outcome.UNREACHABLE)
        return await self.route.send(envelope)

    async def _retry(self, last: Delivery) -> None:
        for attempt, pause in enumerate(RETRY_PAUSES, start=1):
            await asyncio.sleep(pause / self.retry_pace)
            last = await self.deliver(Envelope(Kind.EVENT, last.payload, attempt, REASONS[last.outcome]))
            if last.ok or last.final:
                return

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Let something run beside everything else, until it ends or serving does."""
        if self.loop is None:
            work.close()
            return
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
