"""The only module that reads the clock, and the only one that makes ids."""

import json
import os
import time
from datetime import UTC, datetime
from threading import Lock
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener
from uuid import UUID


class SystemClock:
    """The time of this machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """Always the same instant: `mentorbot tick --at` acts as of it."""

    def __init__(self, instant: datetime) -> None:
        self._instant = instant

    def now(self) -> datetime:
        return self._instant


class RehearsalClock:
    """The virtual time of a simulated Slack, asked for over loopback. Not for use with the real Slack."""

    def __init__(self, url: str) -> None:
        if urlsplit(url).hostname != "127.0.0.1":
            raise ValueError("a rehearsal clock is on 127.0.0.1")
        self._url = url
        self._opener = build_opener(ProxyHandler({}))

    def now(self) -> datetime:
        with self._opener.open(self._url, timeout=5) as answer:
            return datetime.fromisoformat(json.load(answer)["now"])


class TimeOrderedIds:
    """UUID version 7 (RFC 9562, section 5.7): milliseconds first, so that new rows stay together in an index.

    A count follows, so that ids of one process sort in the order in which they were made (section 6.2, method 1).
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = 0

    def new(self) -> UUID:
        with self._lock:
            self._last = max(time.time_ns() // 1_000_000 << 12, self._last + 1)
            milliseconds, count = divmod(self._last, 1 << 12)
        random = int.from_bytes(os.urandom(8), "big") >> 2
        return UUID(int=milliseconds << 80 | 0x7 << 76 | count << 64 | 0b10 << 62 | random)
