"""Slack's rate limits: calls per minute by method tier, and one message a second per channel."""

import math
import time
from collections import defaultdict, deque
from enum import Enum, StrEnum

from bot.playground.clock import VirtualClock


class RateLimits(StrEnum):
    """Whether the simulated Slack counts calls. Off is the default: most tests are about something else."""

    OFF = "off"
    ON = "on"


class Tier(Enum):
    """Calls per minute that Slack grants at least (docs.slack.dev/apis/web-api/rate-limits)."""

    TWO = 20
    THREE = 50
    FOUR = 100
    SPECIAL = 300


MINUTE = 60.0
POST_MESSAGE_INTERVAL = 1.0


class Limiter:
    """Sliding windows. Time passes here when either the real or the virtual clock moves."""

    def __init__(self, mode: RateLimits, clock: VirtualClock) -> None:
        self.mode = mode
        self._clock = clock
        self._start = clock.now()
        self._calls: dict[str, deque[float]] = defaultdict(deque)
        self._posts: dict[str, deque[float]] = defaultdict(deque)

    def wait_for(self, method: str, tier: Tier, *, channel: str) -> int:
        """Count a call and return 0, or return the seconds of `Retry-After` without counting it."""
        if self.mode is RateLimits.OFF:
            return 0
        now = time.monotonic() + (self._clock.now() - self._start).total_seconds()
        wait = _wait(self._calls[method], now, allowed=tier.value, window=MINUTE)
        posts = self._posts[channel] if method == "chat.postMessage" else None
        if posts is not None:
            wait = max(wait, _wait(posts, now, allowed=1, window=POST_MESSAGE_INTERVAL))
        if wait > 0:
            return max(1, math.ceil(wait))
        self._calls[method].append(now)
        if posts is not None:
            posts.append(now)
        return 0


def _wait(calls: deque[float], now: float, *, allowed: int, window: float) -> float:
    while calls and now - calls[0] >= window:
        calls.popleft()
    return 0.0 if len(calls) < allowed else window - (now - calls[-allowed])
