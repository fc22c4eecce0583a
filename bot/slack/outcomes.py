"""How a call to Slack ends, as one of the outcomes of `bot.domain.delivery`. Nothing is retried here."""

from collections.abc import Awaitable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.delivery import Ambiguous, Impossible, Locked, NotSent, Outcome, RateLimited, Unreachable
from bot.slack.errors_of_slack import Sorting, sorting_of

USUAL_WAIT = 30
"""Seconds to wait where Slack limits us without saying for how long."""


async def call(request: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse | Outcome:
    try:
        return await request
    except SlackApiError as error:
        return _refused(error)
    except (aiohttp.ClientConnectorError, aiohttp.ClientConnectorDNSError):
        return Unreachable()
    except (aiohttp.ClientError, TimeoutError) as error:
        return Ambiguous(type(error).__name__)


def _refused(error: SlackApiError) -> Outcome:
    """Sort what Slack answered. An undocumented error says nothing about the call, which is then in doubt."""
    response = error.response
    status: int = response.status_code if isinstance(response, AsyncSlackResponse) else response.status
    body = response.data if isinstance(response, AsyncSlackResponse) else None
    reason = body.get("error", "") if isinstance(body, dict) else ""  # a 5xx may answer in plain words
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return _limited(error)
    match sorting_of(_method(response), reason):
        case Sorting.LIMITED:
            return _limited(error)
        case Sorting.FIX:
            return Locked(reason)
        case Sorting.PERMANENT:
            return Impossible(reason)
        case Sorting.LATER:
            return NotSent(reason)
        case Sorting.DOUBTFUL:
            return Ambiguous(reason or f"HTTP {status}")


def _limited(error: SlackApiError) -> RateLimited:
    return RateLimited(timedelta(seconds=int(error.response.headers.get("Retry-After", USUAL_WAIT))))


def _method(response: Any) -> str:
    """What was called: the last part of its address."""
    return response.api_url.rpartition("/")[2] if isinstance(response, AsyncSlackResponse) else ""
