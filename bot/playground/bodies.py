"""Reading request bodies by content type, with Slack's errors for those that cannot be read."""

import json
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.playground.wire import Json


class UnreadableBodyError(Exception):
    """A request body cannot be read; the message is Slack's error name."""


async def arguments(request: Request) -> tuple[Json, str]:
    """Read query, form or JSON, and the token from the header or among the arguments."""
    found: Json = {**request.query_params, **parsed(await request.body(), request)}
    token = str(found.pop("token", "") or "")
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    return found, bearer.strip() if scheme.lower() == "bearer" else token


def parsed(body: bytes, request: Request) -> Json:
    """Parse a body by its content type; raises UnreadableBodyError with Slack's error name."""
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not body:
        return {}
    if content_type == "application/json":
        return _json_object(body)
    if content_type == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    raise UnreadableBodyError("invalid_post_type" if content_type else "missing_post_type")


def _json_object(body: bytes) -> Json:
    try:
        parsed = json.loads(body)
    except json.JSONDecodeError:
        raise UnreadableBodyError("invalid_json") from None
    if not isinstance(parsed, dict):
        raise UnreadableBodyError("json_not_object")
    return parsed
