"""APScheduler wakes us: every second to send, every two to plan and to read, and at once when asked."""

from collections.abc import Awaitable, Callable
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ports import Clock

SEND_EVERY = 1
PLAN_EVERY = 2
READ_EVERY = 2
SEND, PLAN, READ = "send", "plan", "read"

Job = Callable[[], Awaitable[object]]


class Heartbeat:
    """Triggers live in memory and carry nothing: the database says what is due. `clock` is the real one."""

    def __init__(self, *, send: Job, plan: Job, read: Job, clock: Clock) -> None:
        self._clock = clock
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        now = clock.now()
        self._scheduler.add_job(send, "interval", seconds=SEND_EVERY, id=SEND, next_run_time=now)
        self._scheduler.add_job(plan, "interval", seconds=PLAN_EVERY, id=PLAN, next_run_time=now)
        self._scheduler.add_job(read, "interval", seconds=READ_EVERY, id=READ, next_run_time=now)

    def start(self) -> None:
        self._scheduler.start()

    def wake(self) -> None:
        """Plan, read and send as soon as possible: a gesture has just had its effect."""
        if self._scheduler.running:
            for job in (PLAN, READ, SEND):
                self._scheduler.modify_job(job, next_run_time=self._clock.now())

    def pause(self) -> None:
        """Wake no more. What is under way goes on."""
        if self._scheduler.running:
            self._scheduler.pause()

    def stop(self) -> None:
        """End for good, cancelling what is under way."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
