"""The way from Slack to the bots: to any of them, late, in another order, and now and then twice."""

import asyncio
from collections.abc import Sequence

from bot.playground.delivery.route import Envelope, Reply
from bot.playground.record import Outcome
from tests.simulation.bots import Bot
from tests.simulation.fate import Fate

USUAL, LONG = 0.2, 2.5
"""Seconds on the way; what takes long is overtaken. Slack waits for three."""
TWICE, DAWDLES = 0.15, 0.15
AGAIN_WITHIN = 90.0


class Door:
    """Takes the place of an HTTP route or a socket."""

    in_use = True

    def __init__(self, bots: Sequence[Bot], fate: Fate) -> None:
        self._bots = bots
        self._fate = fate
        self._tasks: set[asyncio.Task[None]] = set()

    async def send(self, envelope: Envelope) -> Reply:
        dice = self._fate.dice
        if self._fate.strikes(TWICE):
            self._fate.reach(f"delivered twice: {envelope.kind}")
            task = asyncio.ensure_future(self._again(envelope, dice.uniform(0, AGAIN_WITHIN)))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        if self._fate.strikes(DAWDLES):
            self._fate.reach("delivered out of turn")
            await asyncio.sleep(dice.uniform(USUAL, LONG))
        else:
            await asyncio.sleep(dice.uniform(0, USUAL))
        return await self._handed_over(envelope)

    async def _again(self, envelope: Envelope, after: float) -> None:
        await asyncio.sleep(after)
        await self._handed_over(envelope)

    async def _handed_over(self, envelope: Envelope) -> Reply:
        alive = [bot for bot in self._bots if not bot.dead]
        if not alive:
            self._fate.reach("delivered to nobody")
            return Reply(Outcome.UNREACHABLE)
        bot = self._fate.dice.choice(alive)
        self._fate.note("slack", f"{envelope.kind} to {bot.name}")
        return await bot.receive(envelope)
