"""News that has to have its effect though nobody waits for it: one by one, and again while others write."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import structlog

from bot.domain.errors import Busy, Collision

log = structlog.get_logger(__name__)

PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
"""Seconds between attempts. What the last one does not settle is found at night, when the directory is read."""

T = TypeVar("T")


class InTurn:
    """Calls what it is given, one at a time in the order of arrival.

    So an older piece of news never undoes a newer one, and two hundred people who are hired on one Monday leave the
    threads to whoever clicks meanwhile.
    """

    def __init__(self, pauses: Sequence[float] = PAUSES) -> None:
        self._pauses = pauses
        self._turn = asyncio.Lock()

    async def __call__(self, settle: Callable[[], Awaitable[T]]) -> T:
        """Raise Busy or Collision only where that stays so."""
        async with self._turn:
            for pause in self._pauses:
                try:
                    return await settle()
                except (Busy, Collision) as error:
                    log.info("news waits", reason=type(error).__name__)
                    await asyncio.sleep(pause)
            return await settle()
