"""The socket to Slack, and the watch over it: one that has fallen silent is replaced by a new one.

The client pings every ten seconds and connects anew by itself, but has been seen to end in a state in which it
never does (github.com/slackapi/python-slack-sdk/issues/1110 and 1446). So we believe only what we hear: an answered
ping, or a message.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

import structlog
from aiohttp import WSMessage
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

log = structlog.get_logger(__name__)

PING_SECONDS = 10.0
SILENT_PINGS = 3
"""So many pings without an answer, and the socket counts as dead."""
LOOKS_PER_PING = 5
LONGEST_PATIENCE = 300.0
"""Seconds. Slack may ask us to wait before it offers an address, so each attempt in a row gets twice the time."""
CLOSING_SECONDS = 3.0


class Socket:
    """One connection after another. `make` builds a client, not connected; `replaced` hears of each change."""

    def __init__(
        self,
        make: Callable[[], AsyncSocketModeHandler],
        *,
        replaced: Callable[[], None],
        ping_seconds: float = PING_SECONDS,
    ) -> None:
        self._make = make
        self._replaced = replaced
        self._look_every = ping_seconds / LOOKS_PER_PING
        self._usual_patience = ping_seconds * SILENT_PINGS
        self._patience = self._usual_patience
        self._closed = False
        self._answered: tuple[object, float | None] = (None, None)
        self._take_up()

    async def keep_open(self) -> None:
        """Connect, and connect anew whenever nothing is heard, until closed or cancelled."""
        while not self._closed:
            connecting = asyncio.create_task(self._handler.connect_async())  # type: ignore[no-untyped-call]
            try:
                await self._until_silent()
            finally:
                connecting.cancel()
                await asyncio.wait({connecting})
            if not self._closed:
                await self._replace()

    async def reason(self) -> str | None:
        """Why nothing reaches us, in a sentence; None while the socket is alive."""
        if not await self._handler.client.is_connected():
            return "The socket to Slack is not connected."
        if self.silent_for > self._usual_patience:
            return f"The socket to Slack has been silent for {self.silent_for:.0f} seconds."
        return None

    @property
    def silent_for(self) -> float:
        """Seconds since an answer to a ping, or a message, or since the socket was made."""
        return monotonic() - self._heard_at

    async def close(self) -> None:
        self._closed = True
        await self._give_up(self._handler)

    async def _until_silent(self) -> None:
        """Silence is counted in looks, too: a loop that was blocked finds answers waiting when it wakes."""
        while not self._closed and not (self.silent_for > self._patience and self._looks > self._enough_looks):
            await asyncio.sleep(self._look_every)
            self._look()

    @property
    def _enough_looks(self) -> float:
        return self._patience / self._look_every / 2

    def _look(self) -> None:
        """The client keeps when the last answered ping had left; at first it puts a time there by itself."""
        client, before = self._handler.client, self._answered
        self._looks += 1
        self._answered = (client.current_session, client.last_ping_pong_time)
        if before[0] is self._answered[0] and before[1] is not None and self._answered[1] not in {None, before[1]}:
            self._hear()

    def _hear(self) -> None:
        self._heard_at, self._looks = monotonic(), 0
        self._patience = self._usual_patience

    async def _hear_message(self, _message: WSMessage) -> None:
        self._hear()

    def _take_up(self) -> None:
        self._handler = self._make()
        self._handler.client.on_message_listeners.append(self._hear_message)
        self._heard_at, self._looks = monotonic(), 0
        self._answered = (None, None)

    async def _replace(self) -> None:
        log.warning("socket silent, connecting anew", seconds=round(self.silent_for))
        old = self._handler
        self._take_up()
        self._patience = min(self._patience * 2, LONGEST_PATIENCE)
        self._replaced()
        await self._give_up(old)

    async def _give_up(self, handler: AsyncSocketModeHandler) -> None:
        """Close a client, which may be stuck in any of its own waits."""
        with suppress(TimeoutError, OSError):
            await asyncio.wait_for(handler.close_async(), CLOSING_SECONDS)  # type: ignore[no-untyped-call]
