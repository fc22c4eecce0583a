"""What becomes of a call to Slack: answered, late, lost or refused, before or after Slack did what was asked.

Slack takes what was sent to it whether or not the bot still lives to read the answer. It never takes a message more
than LATEST seconds after the call has ended: that is what the settle time is for, and later than that is the
duplicate which nobody can rule out.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus

import aiohttp
from aiohttp.client_reqrep import ConnectionKey
from slack_sdk.errors import SlackApiError

from bot.domain.delivery import SETTLE
from bot.playground.wire import Json
from tests.simulation.fate import Fate
from tests.simulation.wire import Answer

Told = Callable[[str, Json, Json], None]

CALL_LIMIT = 10.0
"""Seconds after which the client gives up, as in `bot.scheduler.relay`."""
LATEST = SETTLE.total_seconds() - 0.5


class Sky(StrEnum):
    """How one call ends. LATE: taken after the bot has given up waiting."""

    FINE = "fine"
    SLOW = "slow"
    LIMITED = "429"
    ERROR_BEFORE = "500 before success"
    ERROR_AFTER = "500 after success"
    TIMEOUT_BEFORE = "timeout before success"
    TIMEOUT_AFTER = "timeout after success"
    TIMEOUT_LATE = "timeout, taken later"
    RESET_BEFORE = "reset before success"
    RESET_AFTER = "reset after success"
    RESET_LATE = "reset, taken later"
    BAD_BODY = "unreadable body"
    UNREACHABLE = "unreachable"


WEIGHTS: Mapping[Sky, int] = dict.fromkeys(Sky, 3) | {Sky.FINE: 64, Sky.LIMITED: 2, Sky.UNREACHABLE: 1}
CALM: Mapping[Sky, int] = dict.fromkeys(Sky, 1) | {Sky.FINE: 200}
"""For what a person waits for: they would try again, which is another gesture."""
FOR_MESSAGES = {"chat.postMessage", "conversations.open", "conversations.history", "files.completeUploadExternal"}
NEVER = {Sky.LIMITED, Sky.ERROR_BEFORE, Sky.TIMEOUT_BEFORE, Sky.RESET_BEFORE, Sky.UNREACHABLE}
AFTERWARDS = {Sky.TIMEOUT_LATE, Sky.RESET_LATE}
HANGING = {Sky.TIMEOUT_BEFORE, Sky.TIMEOUT_AFTER, Sky.TIMEOUT_LATE}


@dataclass(slots=True)
class Spoiled:
    """As much of an HTTP response as is read of one whose body makes no sense."""

    status: int = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=dict)


class Weather:
    """Lies between all bots and Slack. `told` hears of each call that Slack took, and when it took it."""

    def __init__(self, fate: Fate, told: Told) -> None:
        self._fate = fate
        self._told = told
        self._under_way = 0

    @property
    def is_busy(self) -> bool:
        """Whether a call is under way, or over without an answer and may still be taken."""
        return self._under_way > 0

    async def carry(self, who: str, method: str, arguments: Json, answer: Answer) -> Json:
        """Bring a call to Slack and its answer back, or not; raises what the client would."""
        dice = self._fate.dice
        weights = WEIGHTS if method in FOR_MESSAGES else CALM
        sky = Sky.FINE if self._fate.calm else dice.choices(list(weights), weights=list(weights.values()))[0]
        self._fate.note(who, f"{method} {sky}")
        self._fate.reach(f"Slack: {sky}")
        ends_after = self._length(sky)
        taken: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        if sky not in NEVER:
            delay = ends_after + dice.uniform(0.1, LATEST) if sky in AFTERWARDS else dice.uniform(0, ends_after)
            self._take(method, arguments, answer, after=delay, into=taken)
        self._under_way += 1
        await asyncio.sleep(ends_after)
        self._under_way -= 1
        return self._outcome(sky, taken)

    def _length(self, sky: Sky) -> float:
        if sky in HANGING:
            return CALL_LIMIT
        return self._fate.dice.uniform(2, 9.5) if sky is Sky.SLOW else self._fate.dice.uniform(0.05, 0.4)

    def _take(
        self, method: str, arguments: Json, answer: Answer, *, after: float, into: asyncio.Future[Json]
    ) -> None:
        self._under_way += 1

        def take() -> None:
            self._under_way -= 1
            into.set_result(answer())
            self._told(method, arguments, into.result())

        asyncio.get_running_loop().call_later(after, take)

    def _outcome(self, sky: Sky, taken: asyncio.Future[Json]) -> Json:
        match sky:
            case Sky.FINE | Sky.SLOW:
                return taken.result()
            case Sky.LIMITED:
                wait = str(self._fate.dice.choice((1, 5, 30, 90)))
                return _refusal(HTTPStatus.TOO_MANY_REQUESTS, "ratelimited", {"Retry-After": wait})
            case Sky.ERROR_BEFORE | Sky.ERROR_AFTER:
                return _refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error", {})
            case _:
                raise FAILURES[sky]()


def _refusal(status: HTTPStatus, error: str, headers: dict[str, str]) -> Json:
    return {"data": {"ok": False, "error": error}, "headers": headers, "status_code": int(status)}


def _unreadable() -> SlackApiError:
    return SlackApiError("Unexpectedly failed to read the response body", Spoiled())  # type: ignore[no-untyped-call]


def _unreachable() -> aiohttp.ClientConnectorError:
    key = ConnectionKey("slack.test", 443, True, True, None, None, None)
    return aiohttp.ClientConnectorError(key, OSError(111, "Connection refused"))


def _reset() -> aiohttp.ClientOSError:
    return aiohttp.ClientOSError(104, "Connection reset by peer")


FAILURES: Mapping[Sky, Callable[[], Exception]] = {
    Sky.TIMEOUT_BEFORE: TimeoutError,
    Sky.TIMEOUT_AFTER: TimeoutError,
    Sky.TIMEOUT_LATE: TimeoutError,
    Sky.RESET_BEFORE: _reset,
    Sky.RESET_AFTER: aiohttp.ServerDisconnectedError,
    Sky.RESET_LATE: _reset,
    Sky.BAD_BODY: _unreadable,
    Sky.UNREACHABLE: _unreachable,
}
