"""What somebody who waits is told of how far it is: words from the thread that works, shown by the loop."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.matching.progress import Progress

AT_MOST_EVERY = 1.0
"""Seconds."""


class Waiting:
    """The latest that a computation said of itself. One thread works for a gesture, and it only ever replaces."""

    def __init__(self) -> None:
        self._latest: Progress | None = None

    def report(self, progress: Progress) -> None:
        self._latest = progress

    async def follow(
        self,
        handled: asyncio.Future[Any],
        show: Callable[[Progress], Awaitable[None]],
        *,
        every: float = AT_MOST_EVERY,
    ) -> None:
        """Show what is new of it, now and then, until it is done. What is shown last has then been shown whole."""
        shown: Progress | None = None
        while not handled.done():
            if (latest := self._latest) and latest != shown:
                shown = latest
                await show(latest)
            await asyncio.wait({handled}, timeout=every)
