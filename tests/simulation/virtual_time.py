"""An event loop on virtual time: where everything waits, the clock leaps to whatever comes first."""

import asyncio
import selectors
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.playground import VirtualClock


class NothingLeftError(RuntimeError):
    """Everything waits for something else, and nothing will ever happen."""


class VirtualLoop(asyncio.SelectorEventLoop):
    """Its time is that of an unbroken stopwatch; `clock`, which may be set besides, runs along with it."""

    def __init__(self, clock: VirtualClock) -> None:
        self._elapsed = 0.0
        self._wall = clock
        super().__init__(_Leaper(self))
        self.set_exception_handler(_complain)

    def time(self) -> float:
        return self._elapsed

    def leap(self, seconds: float) -> None:
        self._elapsed += seconds
        self._wall.advance(timedelta(seconds=seconds))


def elapsed() -> float:
    """Seconds by the watch of the event loop, which nobody sets."""
    return asyncio.get_running_loop().time()


class _Leaper(selectors.DefaultSelector):
    """Nothing ever comes in from outside, so waiting for that is time that can be left out."""

    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise NothingLeftError
        if timeout > 0:
            self._loop.leap(timeout)
        return []


def _complain(loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    """An error that nobody asks for is a finding, unless it is the end of a bot."""
    error = context.get("exception")
    if not isinstance(error, asyncio.CancelledError):
        loop.default_exception_handler(dict(context))
