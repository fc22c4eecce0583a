"""Ids, message timestamps and secrets that come out the same on every run."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from bot.playground.clock import VirtualClock

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Ids:
    """Count per prefix: U0001, U0002, C0001 …; timestamps follow the clock and never repeat or go back."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._counts: Counter[str] = Counter()
        self._last = EPOCH

    def next(self, prefix: str) -> str:
        self._counts[prefix] += 1
        return f"{prefix}{self._counts[prefix]:04d}"

    def ts(self) -> str:
        """Return a message timestamp, unique in the workspace and later than every one before."""
        self._last = max(self._clock.now(), self._last + MICROSECOND)
        return written(self._last)

    def noted(self) -> tuple[dict[str, int], datetime]:
        """Return how far each prefix was counted and the last timestamp, for `resume` in another run."""
        return dict(self._counts), self._last

    def resume(self, counts: Mapping[str, int], last: datetime) -> None:
        """Go on after these, so that nothing is given out twice."""
        self._counts = Counter(counts)
        self._last = last

    def secret(self, purpose: str) -> str:
        """Return an unguessable-looking string that is nevertheless the same on every run."""
        return sha256(self.next(purpose).encode()).hexdigest()[:24]


def written(instant: datetime) -> str:
    """Write an instant the way Slack writes timestamps: seconds, a dot, six digits."""
    micros = (instant - EPOCH) // MICROSECOND
    return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


def seconds(instant: datetime) -> int:
    return (instant - EPOCH) // timedelta(seconds=1)
