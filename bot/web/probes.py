"""What may keep this process from being ready: its database, its socket, its due work, its relay."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.ports import Clock, Run
from bot.services.messages.delivery import Delivery
from bot.slack.socket import Socket
from bot.store.schema import read_version
from bot.store.trouble import explain
from bot.store.waiting import untaken_for
from bot.web.app import Probe

UNTAKEN_SECONDS = 600.0
"""For so long something may lie in the outbox, free to take, while this process sends nothing."""


class Probes:
    """`stalled` tells of due work that does not get on: None where this process does none."""

    def __init__(
        self,
        run: Run,
        engine: Engine,
        *,
        clock: Clock,
        delivery: Delivery,
        stalled: Callable[[], str | None],
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._run = run
        self._engine = engine
        self._clock = clock
        self._delivery = delivery
        self._socket: Socket | None = None
        self._stalled = stalled
        self._now = now
        self._relays = False
        self._moved_at = now()

    def watch_socket(self, socket: Socket) -> None:
        self._socket = socket

    def begin(self) -> None:
        """From now on this process is expected to send what is due."""
        self._relays, self._moved_at = True, self._now()

    def moved(self) -> None:
        """This process has dealt with a message."""
        self._moved_at = self._now()

    def all(self) -> list[Probe]:
        """Reasons not to be ready."""
        probes = [
            Probe("database", self._database),
            Probe("scheduler", self._scheduler),
            Probe("relay", self._relay),
        ]
        return [*probes, Probe("socket", self._socket.reason)] if self._socket else probes

    def remarks(self) -> list[Probe]:
        """What is as people want it."""
        return [Probe("messages", self._stopped)]

    async def _database(self) -> str | None:
        try:
            version = await self._run(read_version, self._engine)
        except SQLAlchemyError as error:
            return explain(error) or "The database does not answer."
        if version.standing.will_do:
            return None
        return f"The schema is at {version.found}; this version needs {version.wanted}."

    async def _scheduler(self) -> str | None:
        return self._stalled()

    async def _relay(self) -> str | None:
        idle = self._now() - self._moved_at
        if not self._relays or idle < UNTAKEN_SECONDS:
            return None
        with suppress(SQLAlchemyError):
            untaken = (await self._run(untaken_for, self._engine, self._clock.now())).total_seconds()
            if untaken >= UNTAKEN_SECONDS:
                return f"A message has been free to leave for {untaken:.0f} seconds, and none leaves."
        return None

    async def _stopped(self) -> str | None:
        with suppress(SQLAlchemyError):
            return await self._run(self._delivery.remark)
        return None
