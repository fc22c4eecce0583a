"""One tick: carry out all due errands, then send all due messages."""

from collections import Counter
from dataclasses import dataclass

import structlog

from bot.ports import Run
from bot.scheduler.relay import Relay
from bot.services.planner import Planner

log = structlog.get_logger(__name__)

MOST_ROUNDS = 10_000
"""Rounds of claims in one tick: a guard against an errand that never rests."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick did, each counted: errands by what was done, messages by their kind."""

    planned: Counter[str]
    sent: Counter[str]
    failed: int


class Tick:
    """Plans and sends, once. Any number of processes may tick: the database says what is due."""

    def __init__(self, planner: Planner, relay: Relay, *, run: Run) -> None:
        self._planner = planner
        self._relay = relay
        self._run = run

    async def __call__(self) -> Ticked:
        planned, failed = await self.plan()
        return Ticked(planned, await self._relay.send_due(), failed)

    async def plan(self) -> tuple[Counter[str], int]:
        """Carry out errands until none is due; return what was done and how many failed."""
        planned: Counter[str] = Counter()
        failed = 0
        for _ in range(MOST_ROUNDS):
            errands = await self._run(self._planner.claim)
            if not errands:
                break
            for errand in errands:
                try:
                    done = await self._run(self._planner.carry_out, errand)
                    planned.update([done] if done else [])
                except Exception:
                    # One row that fails must not stop the others. Its claim lapses, so it is tried again.
                    log.exception("errand failed", matter=errand.matter, row=str(errand.row_id))
                    failed += 1
        return planned, failed
