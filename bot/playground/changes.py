"""The feed of everything that changes: tests wait on it and a page redraws from it, so nobody has to poll."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from bot.playground.record import Call, Delivery


class ChangeKind(StrEnum):
    CALL = "call"
    DELIVERY = "delivery"
    MESSAGE = "message"
    MESSAGE_CHANGED = "message_changed"
    MESSAGE_DELETED = "message_deleted"
    VIEW = "view"
    HOME = "home"
    PERSON = "person"
    CHANNEL = "channel"
    FAILURE = "failure"
    SOCKET = "socket"
    CLOCK = "clock"
    APP = "app"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened: ids of whom and what it concerns, and the log entry where there is one.

    A call or delivery is told twice: as it starts, with no latency yet, and as it ends.
    """

    kind: ChangeKind
    person: str = ""
    channel: str = ""
    ts: str = ""
    entry: Call | Delivery | None = None


class Subscription:
    """An async iterator over changes from the moment it was made; `close` ends it."""

    def __init__(self, leave: Callable[["Subscription"], None]) -> None:
        self._queue: asyncio.Queue[Change | None] = asyncio.Queue()
        self._leave = leave

    def put(self, change: Change) -> None:
        self._queue.put_nowait(change)

    def close(self) -> None:
        self._leave(self)
        self._queue.put_nowait(None)

    def __aiter__(self) -> "Subscription":
        return self

    async def __anext__(self) -> Change:
        change = await self._queue.get()
        if change is None:
            raise StopAsyncIteration
        return change

    def __enter__(self) -> "Subscription":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Changes:
    """Tell subscribers and waiters about each change, in the event loop that serves the simulated Slack."""

    def __init__(self) -> None:
        self._subscriptions: list[Subscription] = []
        self._waiters: list[asyncio.Event] = []
        self._watchers: list[Callable[[Change], None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self.count = 0

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Remember the serving loop, so that another thread (one that moves the clock) may publish too."""
        self._loop = loop

    def publish(self, change: Change) -> None:
        if self._loop is None or self._loop.is_closed() or _running_loop() is self._loop:
            self._spread(change)
        else:
            self._loop.call_soon_threadsafe(self._spread, change)

    def subscribe(self) -> Subscription:
        subscription = Subscription(self._forget)
        self._subscriptions.append(subscription)
        return subscription

    def watch(self, watcher: Callable[[Change], None]) -> None:
        """Call `watcher` with each change at once, before anybody who waits has a turn."""
        self._watchers.append(watcher)

    @contextmanager
    def watched_by(self, watcher: Callable[[Change], None]) -> Iterator[None]:
        """Call `watcher` in the same way, for so long."""
        self.watch(watcher)
        try:
            yield
        finally:
            self._watchers.remove(watcher)

    async def until(self, condition: Callable[[], object]) -> None:
        """Return once the condition holds; it is looked at now and after every change."""
        with self._waiting() as changed:
            while not condition():
                await changed.wait()
                changed.clear()

    def _spread(self, change: Change) -> None:
        self.count += 1
        for watcher in list(self._watchers):
            watcher(change)
        for subscription in self._subscriptions:
            subscription.put(change)
        for waiter in self._waiters:
            waiter.set()

    def _forget(self, subscription: Subscription) -> None:
        if subscription in self._subscriptions:
            self._subscriptions.remove(subscription)

    @contextmanager
    def _waiting(self) -> Iterator[asyncio.Event]:
        waiter = asyncio.Event()
        self._waiters.append(waiter)
        try:
            yield waiter
        finally:
            self._waiters.remove(waiter)


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
