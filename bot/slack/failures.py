"""What goes wrong, by sort, to be counted: calls that Slack refuses or loses, gestures that come to nothing."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.context import Context
from bot.slack.gestures import Gesture
from bot.slack.replies import Reply
from bot.slack.routes import Handler, Route

S = TypeVar("S")


class Sort(StrEnum):
    """How a call to Slack failed."""

    RATE_LIMITED = "rate_limited"
    REFUSED = "refused"
    FAILING = "failing"
    UNREACHABLE = "unreachable"
    LOST = "lost"


class CountingClient(AsyncWebClient):
    """A client that tells `failed` the method and the sort of each failure, and repeats nothing."""

    def __init__(self, *, failed: Callable[[str, Sort], None], **options: Any) -> None:
        super().__init__(**options)
        self._failed = failed

    async def api_call(self, api_method: str, **options: Any) -> AsyncSlackResponse:
        try:
            return await super().api_call(api_method, **options)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            self._failed(api_method, _sort(error))
            raise


def _sort(error: SlackApiError | aiohttp.ClientError | TimeoutError) -> Sort:
    if isinstance(error, SlackApiError):
        response = error.response
        status = response.status_code if isinstance(response, AsyncSlackResponse) else response.status
        if status == 429:
            return Sort.RATE_LIMITED
        return Sort.FAILING if status >= 500 else Sort.REFUSED
    return Sort.UNREACHABLE if isinstance(error, aiohttp.ClientConnectorError) else Sort.LOST


def counted(routes: Iterable[Route[S]], failed: Callable[[Gesture, Exception], None]) -> list[Route[S]]:
    """The same routes; `failed` hears what a handler raises, each time it does."""
    return [replace(route, handler=_counted(route.handler, failed)) for route in routes]


def _counted(handler: Handler[S], failed: Callable[[Gesture, Exception], None]) -> Handler[S]:
    async def counting(context: Context, services: S) -> Reply:
        try:
            return await handler(context, services)
        except Exception as error:
            failed(context.gesture, error)
            raise

    return counting
