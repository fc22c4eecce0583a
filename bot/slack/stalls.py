"""How long this process has just stood still: what arrived meanwhile has waited already, nobody knows how long."""

import asyncio

EVERY = 0.1
WORTH_COUNTING = 0.25
"""Seconds. Less is the ordinary wait for a turn."""
MINDED = 1.0
"""Seconds within which whatever piled up during a stall has been read."""


class Stalls:
    """A pulse on the event loop, from the first question on. One that comes late tells of a stall.

    A machine that is suspended, a container that gets no processor and a blocked loop all look the same from here.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._due = 0.0
        self._lost = 0.0
        self._minded_until = 0.0

    def recent(self) -> float:
        """Seconds for which something that is read now may have waited at our door, 0 as a rule."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._loop = loop
            self._expect()
        self._note(loop.time())
        return self._lost if loop.time() < self._minded_until else 0.0

    def _expect(self) -> None:
        assert self._loop
        self._due = self._loop.time() + EVERY
        self._loop.call_at(self._due, self._beat)

    def _beat(self) -> None:
        assert self._loop
        self._note(self._loop.time())
        self._expect()

    def _note(self, now: float) -> None:
        """Also between two beats: after a stall, what has waited is often read before the pulse that was due."""
        if now - self._due > WORTH_COUNTING:
            self._lost, self._minded_until = now - self._due, now + MINDED
