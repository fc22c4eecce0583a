"""Both ways between the bot and the simulated Slack without a network: calls and deliveries are handed over.

What Slack does with a call, and the bot with a delivery, is what it does in earnest; only the bytes are missing.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import SimulatedSlack, api, responses
from bot.playground.delivery.route import Envelope, Reply
from bot.playground.record import Kind, Outcome
from bot.playground.tickets import TicketError
from bot.playground.wire import Json
from bot.slack.gestures import (
    Gesture,
    read_action,
    read_command,
    read_event,
    read_other,
    read_shortcut,
    read_submission,
    read_suggestion,
)
from bot.slack.router import Router

Answer = Callable[[], Json]
Strike = Callable[[str, Json, Answer], Awaitable[Json]]
"""Stands between the bot and Slack for one call: it may ask for the answer or not, and hand it on or raise."""

READERS: Mapping[str, Callable[[Mapping[str, Any], str], Gesture]] = {
    "block_actions": read_action,
    "block_suggestion": read_suggestion,
    "message_action": read_shortcut,
    "shortcut": read_shortcut,
    "view_closed": read_other,
    "view_submission": read_submission,
}


class ClientAtHand(AsyncWebClient):
    """Slack's client, whose requests are answered by `slack` on the spot, or by what `strike` makes of them.

    `again` are the retry handlers, of which the product has none.
    """

    def __init__(
        self, slack: SimulatedSlack, strike: Strike | None = None, *, again: Sequence[AsyncRetryHandler] = ()
    ) -> None:
        super().__init__(token=slack.bot_token, base_url="https://slack.test/api/", retry_handlers=[*again])
        self._slack = slack
        self._strike = strike
        self.session: Any = SessionAtHand(slack)

    async def _asked(self, http_verb: str, api_url: str, req_args: dict[str, Any]) -> dict[str, Any]:
        method = api_url.rpartition("/")[2]
        given = (req_args.get("params"), req_args.get("data"), req_args.get("json"))
        arguments = {name: value for part in given for name, value in (part or {}).items()}

        def answer() -> Json:
            found = api.answer(
                self._slack.workspace, method, arguments, token=self._slack.bot_token, verb=http_verb
            )
            return {"data": found.body, "headers": found.headers, "status_code": found.status}

        return await self._strike(method, arguments, answer) if self._strike else answer()

    async def _request(self, *, http_verb: str, api_url: str, req_args: dict[str, Any]) -> dict[str, Any]:
        """Ask as the SDK does, and again where one of its retry handlers wants that."""
        state, request = RetryState(), HttpRequest(method=http_verb, url=api_url, headers={})
        while True:
            try:
                return await self._asked(http_verb, api_url, req_args)
            except aiohttp.ClientError as error:
                for handler in self.retry_handlers:
                    if await handler.can_retry_async(state=state, request=request, error=error):
                        await handler.prepare_for_next_attempt_async(state=state, request=request, error=error)
                        break
                else:
                    raise


class SessionAtHand:
    """What the client's HTTP session is needed for besides calls: uploads, and posts to a `response_url`."""

    closed = False

    def __init__(self, slack: SimulatedSlack) -> None:
        self._workspace = slack.workspace

    @asynccontextmanager
    async def post(self, url: str, *, data: bytes, **_: Any) -> AsyncIterator["AnswerAtHand"]:
        upload = self._workspace.uploads[url.rpartition("/")[2]]
        upload.content = data
        yield AnswerAtHand(HTTPStatus.OK, "OK")

    @asynccontextmanager
    async def request(self, _verb: str, url: str, *, data: str, **_: Any) -> AsyncIterator["AnswerAtHand"]:
        try:
            place = self._workspace.tickets.response(urlsplit(url).path)
        except TicketError as refused:
            yield AnswerAtHand(HTTPStatus.NOT_FOUND, str(refused))
            return
        refusal = responses.respond(self._workspace, place, json.loads(data))
        yield AnswerAtHand(HTTPStatus.BAD_REQUEST, refusal.error) if refusal else AnswerAtHand(HTTPStatus.OK, "ok")


@dataclass(frozen=True, slots=True)
class AnswerAtHand:
    """As much of an HTTP response as is looked at."""

    status: int
    body: str

    @property
    def headers(self) -> dict[str, str]:
        return {}

    async def text(self) -> str:
        return self.body


class RouteAtHand:
    """Deliveries go straight to the router, past Bolt, which only checks signatures and passes on."""

    in_use = True

    def __init__(self, router: Router[Any]) -> None:
        self._router = router

    async def send(self, envelope: Envelope) -> Reply:
        """Slack may give up waiting; the bot goes on with what it was asked."""
        heard = asyncio.ensure_future(self._router.receive(gesture_of(envelope)))
        return Reply(Outcome.ANSWERED, await asyncio.shield(heard))


def gesture_of(envelope: Envelope) -> Gesture:
    """What the bot reads of a delivery."""
    body = envelope.payload
    match envelope.kind:
        case Kind.COMMAND:
            return read_command(body, body["team_id"])
        case Kind.EVENT:
            return read_event(body, body["team_id"])
        case Kind.INTERACTIVE:
            return READERS[body["type"]](body, body["team"]["id"])
