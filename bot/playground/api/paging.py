"""Cursor paging (docs.slack.dev/apis/web-api/pagination)."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from bot.playground.api.arguments import Arguments
from bot.playground.api.refusal import ApiError
from bot.playground.wire import Json

Item = TypeVar("Item")


def page(items: Sequence[Item], arguments: Arguments, *, default: int, most: int = 1000) -> tuple[list[Item], Json]:
    """Cut one page out of everything, and return it with the `response_metadata` that leads to the next."""
    limit = arguments.number("limit", default, error="invalid_limit") or default
    if not 0 < limit <= most:
        raise ApiError("invalid_limit")
    start = _position(arguments.text("cursor"))
    end = start + limit
    cursor = _cursor(end) if end < len(items) else ""
    return list(items[start:end]), {"response_metadata": {"next_cursor": cursor}}


def _cursor(position: int) -> str:
    return base64.b64encode(f"next:{position}".encode()).decode()


def _position(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, position = base64.b64decode(cursor, validate=True).decode().partition(":")
        return {"next": int(position)}[word]
    except (binascii.Error, ValueError, KeyError):
        raise ApiError("invalid_cursor") from None
