"""A clock that moves only when told to, so that a season fits into seconds. Slack has no such thing."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

DEFAULT_START = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)


class VirtualClock:
    """Tell one time to the simulated Slack and to the bot; safe to read and move from any thread."""

    def __init__(self, start: datetime = DEFAULT_START) -> None:
        self._lock = threading.Lock()
        self._now = _in_utc(start)
        self._watchers: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """Return the current virtual instant, aware and in UTC."""
        with self._lock:
            return self._now

    def advance(self, by: timedelta) -> None:
        """Move the clock by a duration."""
        with self._lock:
            self._now += by
        self._tell()

    def travel_to(self, instant: datetime) -> None:
        """Set the clock; raises ValueError for a datetime without a zone."""
        moment = _in_utc(instant)
        with self._lock:
            self._now = moment
        self._tell()

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call `watcher` after every move, in the thread that moved the clock."""
        self._watchers.append(watcher)

    def _tell(self) -> None:
        for watcher in self._watchers:
            watcher()


def _in_utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError(f"The virtual clock needs a datetime with a zone, not {instant!r}")
    return instant.astimezone(UTC)
