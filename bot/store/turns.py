"""Turns at writing to one SQLite database: the threads of this process get them in the order they came.

SQLite itself lets writers poll, and whoever polls at the right moment is next: of eight at once, some wait in vain.
"""

from collections import deque
from threading import Event, Lock
from weakref import WeakValueDictionary


class Turns:
    """One writer at a time. A turn passes from hand to hand, so nobody can push in."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._taken = False
        self._waiting: deque[Event] = deque()

    def take(self, *, within: float) -> bool:
        """Wait for a turn, at most so many seconds; tell whether it came."""
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            called = Event()
            self._waiting.append(called)
        return called.wait(within) or not self._gave_up(called)

    def pass_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False

    def _gave_up(self, called: Event) -> bool:
        """Leave the queue; false if the turn has come at this very moment."""
        with self._lock:
            if called.is_set():
                return False
            self._waiting.remove(called)
            return True


_known: WeakValueDictionary[str, Turns] = WeakValueDictionary()
_knowing = Lock()


def turns_at(database: str) -> Turns:
    """The turns at one database file, the same for every engine of this process."""
    with _knowing:
        return _known.setdefault(database, Turns())
