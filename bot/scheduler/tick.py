"""One tick: carry out all due errands, read what is due of the directory, then send all due messages."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog

from bot.domain.errors import Collision
from bot.ports import Run
from bot.scheduler.relay import Relay
from bot.services.planner import Errand, Planner

log = structlog.get_logger(__name__)

MOST_ROUNDS = 10_000
"""Rounds of claims in one tick: a guard against an errand that never rests."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick did, each counted: errands by what was done, messages by their kind.

    `read` counts pages of the directory.
    `collided` counts errands that somebody else was quicker with: they are looked at again once their claim lapses.
    """

    planned: Counter[str]
    sent: Counter[str]
    failed: int
    collided: int = 0
    read: int = 0


@dataclass(slots=True)
class Planned:
    """What became of errands: done, by what was done, failed, or left to whoever was quicker."""

    done: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    collided: int = 0


class Tick:
    """Plans, reads and sends, once. Any number of processes may tick: the database says what is due."""

    def __init__(self, planner: Planner, relay: Relay, *, read: Callable[[], Awaitable[int]], run: Run) -> None:
        self._planner = planner
        self._relay = relay
        self._read = read
        self._run = run

    async def __call__(self) -> Ticked:
        planned = await self.plan()
        pages = await self._read()
        sent = await self._relay.send_due()
        return Ticked(planned.done, sent, planned.failed, planned.collided, pages)

    async def plan(self) -> Planned:
        """Carry out errands until none is due."""
        planned = Planned()
        for _ in range(MOST_ROUNDS):
            errands = await self._run(self._planner.claim)
            if not errands:
                break
            for errand in errands:
                await self._carry_out(errand, planned)
        return planned

    async def _carry_out(self, errand: Errand, planned: Planned) -> None:
        """One row that fails must not stop the others. Its claim lapses, so it is tried again."""
        try:
            done = await self._run(self._planner.carry_out, errand)
        except Collision:
            log.info("errand collided", matter=errand.matter, row=str(errand.row_id))
            planned.collided += 1
        except Exception:
            log.exception("errand failed", matter=errand.matter, row=str(errand.row_id))
            planned.failed += 1
        else:
            planned.done.update([done] if done else [])
