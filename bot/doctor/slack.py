"""Asking Slack's Web API one question, with the headers that a doctor reads beside the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from pydantic import SecretStr

from bot.ports import Clock
from bot.tokens import masked

UNREACHABLE = "unreachable"
_TIMEOUT = aiohttp.ClientTimeout(total=10)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method of Slack's Web API said; `error` is empty when it said yes."""

    error: str
    body: dict[str, object] = field(default_factory=dict)
    scopes: frozenset[str] | None = None
    skew: timedelta | None = None


_NOT_SLACK = Answer(f"{UNREACHABLE}: the answer is not that of Slack's Web API")


class Slack:
    """The two questions that a doctor asks Slack."""

    def __init__(self, http: aiohttp.ClientSession, api_url: str, clock: Clock) -> None:
        self._http, self._api_url, self._clock = http, api_url, clock

    async def ask(self, method: str, token: SecretStr) -> Answer:
        headers = {"Authorization": f"Bearer {token.get_secret_value()}"}
        asked = self._clock.now()
        try:
            # A redirect would carry the token to wherever a wrong SLACK_API_URL points.
            async with self._http.post(
                self._api_url + method, headers=headers, timeout=_TIMEOUT, allow_redirects=False
            ) as response:
                middle = asked + (self._clock.now() - asked) / 2
                body = await response.json(content_type=None)
                return _read(body, response.headers, skew=_skew(middle, response.headers.get("date", "")))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return Answer(masked(f"{UNREACHABLE}: {str(error) or type(error).__name__}"))
        except ValueError:
            return _NOT_SLACK


def _read(body: object, headers: Mapping[str, str], *, skew: timedelta | None) -> Answer:
    if not isinstance(body, dict):
        return _NOT_SLACK
    granted = headers.get("x-oauth-scopes")
    return Answer(
        error="" if body.get("ok") is True else masked(str(body.get("error", "unknown_error"))),
        body=body,
        scopes=None if granted is None else frozenset(filter(None, granted.replace(" ", "").split(","))),
        skew=skew,
    )


def _skew(ours: datetime, theirs: str) -> timedelta | None:
    try:
        return ours - parsedate_to_datetime(theirs)
    except (ValueError, TypeError):
        return None
