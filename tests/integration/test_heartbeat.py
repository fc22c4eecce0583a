"""The heartbeat wakes us: at the start, when asked, and no more once it is stopped."""

import asyncio
from datetime import datetime, timedelta

from bot.clock import SystemClock
from bot.scheduler.heartbeat import REST, Heartbeat
from tests.integration.office import HandMovedClock

PATIENCE = 10
"""Seconds that nothing here should take."""


class Woken:
    """Two jobs that remember being woken; they wait for an hour unless told otherwise."""

    def __init__(self) -> None:
        self.to_send, self.to_plan = asyncio.Event(), asyncio.Event()
        self.clock = HandMovedClock(SystemClock().now() + timedelta(hours=1))
        self.heartbeat = Heartbeat(send=self._send, plan=self._plan, read=self._plan, clock=self.clock)

    def wake(self) -> None:
        self.clock.instant = SystemClock().now()
        self.heartbeat.wake()

    async def both(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(self.to_send.wait(), self.to_plan.wait())

    async def _send(self) -> None:
        self.to_send.set()

    async def _plan(self) -> None:
        self.to_plan.set()


async def test_both_jobs_are_woken_at_once_when_somebody_has_done_something() -> None:
    woken = Woken()
    woken.heartbeat.start()
    woken.wake()
    await woken.both()
    woken.heartbeat.stop()


async def test_a_burst_wakes_us_a_few_times_and_not_each_time() -> None:
    planned: list[datetime] = []
    clock = SystemClock()

    async def plan() -> None:
        planned.append(clock.now())

    heartbeat = Heartbeat(send=plan, plan=plan, read=plan, clock=clock)
    heartbeat.start()
    began = clock.now()
    while clock.now() - began < 2 * REST:
        heartbeat.wake()
        await asyncio.sleep(0)
    heartbeat.stop()
    rounds = 1 + 2 + 1
    assert 3 < len(planned) <= 3 * rounds


async def test_a_heart_that_does_not_beat_is_neither_woken_nor_stopped() -> None:
    woken = Woken()
    woken.wake()
    woken.heartbeat.stop()
    assert not woken.to_plan.is_set()


async def test_once_stopped_nothing_is_woken() -> None:
    woken = Woken()
    woken.heartbeat.start()
    woken.heartbeat.stop()
    await asyncio.sleep(0)  # The scheduler goes at the next turn of the loop.
    woken.wake()
    await asyncio.sleep(0)
    assert not woken.to_send.is_set()
    assert not woken.to_plan.is_set()
