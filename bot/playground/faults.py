"""Faults on demand: what goes wrong on the way to Slack and back, queued by method and number of times."""

from dataclasses import dataclass
from enum import StrEnum

EVERY_METHOD = "*"


class Moment(StrEnum):
    """Whether a fault strikes before Slack did what was asked or after."""

    BEFORE_SUCCESS = "before"
    AFTER_SUCCESS = "after"


class FaultKind(StrEnum):
    SLOW = "slow"
    RATE_LIMITED = "rate limited"
    REFUSED = "refused"
    SERVER_ERROR = "server error"
    TIMEOUT_AFTER_SUCCESS = "timeout after success"
    CONNECTION_RESET = "connection reset"
    BAD_BODY = "unreadable body"


@dataclass(slots=True)
class Fault:
    kind: FaultKind
    method: str
    times: int
    seconds: float = 0.0
    status: int = 200
    moment: Moment = Moment.BEFORE_SUCCESS
    error: str = ""


class Faults:
    """A queue per kind of call; the first fault that fits a call strikes it."""

    def __init__(self) -> None:
        self._queue: list[Fault] = []
        self._ack_delays: list[float] = []

    def slow(self, seconds: float, *, method: str = EVERY_METHOD, times: int = 1) -> None:
        """Answer properly, but only after so many seconds."""
        self._queue.append(Fault(FaultKind.SLOW, method, times, seconds=seconds))

    def rate_limited(self, retry_after: int, *, method: str = EVERY_METHOD, times: int = 1) -> None:
        """Refuse with 429 and `Retry-After` in seconds."""
        self._queue.append(Fault(FaultKind.RATE_LIMITED, method, times, seconds=retry_after, status=429))

    def refused(self, error: str, *, method: str = EVERY_METHOD, times: int = 1) -> None:
        """Say no with an error of Slack's, as a preference of the workspace's admins would."""
        self._queue.append(Fault(FaultKind.REFUSED, method, times, error=error))

    def server_error(self, status: int = 500, *, method: str = EVERY_METHOD, times: int = 1) -> None:
        """Fail with a 5xx and do nothing."""
        self._queue.append(Fault(FaultKind.SERVER_ERROR, method, times, status=status))

    def timeout_after_success(self, *, method: str = EVERY_METHOD, times: int = 1) -> None:
        """Do what was asked and never answer: the connection stays open until the bot gives up."""
        self._queue.append(Fault(FaultKind.TIMEOUT_AFTER_SUCCESS, method, times, moment=Moment.AFTER_SUCCESS))

    def connection_reset(
        self, moment: Moment = Moment.BEFORE_SUCCESS, *, method: str = EVERY_METHOD, times: int = 1
    ) -> None:
        """Reset the connection before or after doing what was asked."""
        self._queue.append(Fault(FaultKind.CONNECTION_RESET, method, times, moment=moment))

    def bad_body(self, *, method: str = EVERY_METHOD, times: int = 1) -> None:
        """Do what was asked and answer with something that is not JSON."""
        self._queue.append(Fault(FaultKind.BAD_BODY, method, times, moment=Moment.AFTER_SUCCESS))

    def slow_ack(self, seconds: float, *, times: int = 1) -> None:
        """Hold the next payloads to the bot on their way; Slack's deadline runs meanwhile."""
        self._ack_delays.extend([seconds] * times)

    @property
    def pending(self) -> list[Fault]:
        return list(self._queue)

    @property
    def held_payloads(self) -> int:
        """How many of the next payloads to the bot will be held on their way."""
        return len(self._ack_delays)

    def clear(self) -> None:
        self._queue.clear()
        self._ack_delays.clear()

    def next_for(self, method: str) -> Fault | None:
        for fault in self._queue:
            if fault.method in {method, EVERY_METHOD}:
                fault.times -= 1
                if fault.times == 0:
                    self._queue.remove(fault)
                return fault
        return None

    def next_ack_delay(self) -> float:
        return self._ack_delays.pop(0) if self._ack_delays else 0.0
