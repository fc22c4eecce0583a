"""How a running bot is watched: what it measures, whether its jobs get on, and what keeps it from being ready."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from prometheus_client import CollectorRegistry
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.domain.delivery import Envelope, Transition
from bot.domain.terms import DeliveryState
from bot.ports import Clock, Run
from bot.scheduler.beats import Beats
from bot.scheduler.heartbeat import PLAN, PLAN_EVERY, READ, READ_EVERY, SEND, SEND_EVERY
from bot.scheduler.tick import Planned
from bot.services.messages.delivery import Delivery
from bot.slack.gestures import Gesture
from bot.slack.socket import Socket
from bot.store.pools import use_of
from bot.threads import Threads
from bot.web import Metrics, Probes

HOUSEKEEPING_SECONDS = 10.0

T = TypeVar("T")


class Watch:
    """One for each process. `engines` are that of gestures and that of background work."""

    def __init__(
        self, threads: Threads, engines: tuple[Engine, Engine], delivery: Delivery, *, clock: Clock
    ) -> None:
        self._threads = threads
        self._delivery = delivery
        self._clock = clock
        self.metrics = Metrics(CollectorRegistry())
        self._beats = Beats({SEND: SEND_EVERY, PLAN: PLAN_EVERY, READ: READ_EVERY}, failed=self.metrics.job_failed)
        self._probes = Probes(threads, engines[0], clock=clock, delivery=delivery, stalled=self._beats.stalled)
        self.metrics.watch_threads(busy=lambda: threads.busy, queued=lambda: threads.queued)
        for pool, engine in zip(("gestures", "work"), engines, strict=True):
            self.metrics.watch_connections(pool, partial(use_of, engine))

    def begin(self) -> None:
        """From now on this process is expected to do due work."""
        self._beats.begin()
        self._probes.begin()

    def probes_with(self, socket: Socket | None) -> Probes:
        if socket:
            self._probes.watch_socket(socket)
            self.metrics.watch_socket(lambda: socket.silent_for)
        return self._probes

    def through(self, job: str) -> Run:
        """A way into the core for this job, each call being a sign that it gets on."""
        return self._beats.through(job, self._threads)

    def job(self, name: str, work: Callable[[], Awaitable[T]]) -> Callable[[], Awaitable[T | None]]:
        return self._beats.job(name, work, partial(self.metrics.tick_took, job=name))

    def planning(self, plan: Callable[[], Awaitable[Planned]]) -> Callable[[], Awaitable[None]]:
        """The job that plans, with what became of its errands."""

        async def planning() -> None:
            planned = await plan()
            self.metrics.errands_ran(done=planned.done.total(), failed=planned.failed, collided=planned.collided)

        return planning

    def observe(self, gesture: Gesture, seconds: float, late: bool) -> None:  # noqa: FBT001
        self.metrics.gesture_took(seconds, kind=gesture.kind, outcome="late" if late else "in_time")

    def gesture_failed(self, gesture: Gesture, error: Exception) -> None:
        self.metrics.gesture_failed(kind=gesture.kind, error=type(error))

    def report(self, envelope: Envelope, transition: Transition) -> None:
        """What became of a message."""
        sent = transition.state is DeliveryState.SENT
        late = (self._clock.now() - envelope.due_at).total_seconds() if sent else None
        self.metrics.message_left(outcome=transition.state, late_by=late)
        self._probes.moved()

    async def keep_house(self) -> None:
        """Measure the outbox now and then."""
        while True:
            with suppress(SQLAlchemyError):
                depth, oldest = await self._threads(self._delivery.depth)
                self.metrics.outbox_holds(depth, oldest=oldest)
                stopped, held_back = await self._threads(self._delivery.stopped)
                self.metrics.messages_stopped(stopped, held_back=held_back)
            await asyncio.sleep(HOUSEKEEPING_SECONDS)
