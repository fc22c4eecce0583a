"""APScheduler wakes us: every second to send, every two to plan and to read, and at once when asked."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ports import Clock

SEND_EVERY = 1
PLAN_EVERY = 2
READ_EVERY = 2
SENDERS = 3
"""Rounds of sending at the same time: one slow answer of Slack must not hold up what comes after it."""
REST = timedelta(milliseconds=250)
"""Between two times that gestures wake us: in a burst, looking after each would take what the next one needs."""
SEND, PLAN, READ = "send", "plan", "read"

Job = Callable[[], Awaitable[object]]
Hear = Callable[[Callable[[], object]], Coroutine[Any, Any, None]]
"""Calls what it is given whenever somebody has put a message into the outbox."""


async def hear_nothing(_: Callable[[], object]) -> None:
    """For databases that tell nobody: looking every second finds everything."""


class Heartbeat:
    """Triggers live in memory and carry nothing: the database says what is due. `clock` is the real one."""

    def __init__(self, *, send: Job, plan: Job, read: Job, clock: Clock, hear: Hear = hear_nothing) -> None:
        self._clock = clock
        self._hear = hear
        self._listening: asyncio.Task[None] | None = None
        self._woken_for = dict.fromkeys((SEND, PLAN, READ), clock.now() - REST)
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        now = clock.now()
        self._scheduler.add_job(
            send, "interval", seconds=SEND_EVERY, id=SEND, next_run_time=now, max_instances=SENDERS
        )
        self._scheduler.add_job(plan, "interval", seconds=PLAN_EVERY, id=PLAN, next_run_time=now)
        self._scheduler.add_job(read, "interval", seconds=READ_EVERY, id=READ, next_run_time=now)

    def start(self) -> None:
        self._scheduler.start()
        self._listening = asyncio.get_running_loop().create_task(self._hear(self.send_now))

    def send_now(self) -> None:
        """Send as soon as possible: some process has put something into the outbox."""
        if self._scheduler.running:
            self._scheduler.modify_job(SEND, next_run_time=self._clock.now())

    def wake(self) -> None:
        """Plan, read and send soon, at once after a REST: a gesture has just had its effect."""
        if self._scheduler.running:
            for job in (PLAN, READ, SEND):
                self._wake(job)

    def _wake(self, job: str) -> None:
        """Bring the next time of a job forward; one that is near already is not put off."""
        now = self._clock.now()
        soon = max(now, min(self._woken_for[job], now) + REST)  # the clock may have been put back
        if self._scheduler.get_job(job).next_run_time > soon:
            self._scheduler.modify_job(job, next_run_time=soon)
            self._woken_for[job] = soon

    def pause(self) -> None:
        """Wake no more. What is under way goes on."""
        self._hear_no_more()
        if self._scheduler.running:
            self._scheduler.pause()

    def stop(self) -> None:
        """End for good, cancelling what is under way."""
        self._hear_no_more()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _hear_no_more(self) -> None:
        if self._listening:
            self._listening.cancel()
