"""Small Block Kit pieces, and asking what Slack refused."""

from collections.abc import Awaitable
from typing import Any

from slack_sdk.errors import SlackApiError

Json = dict[str, Any]


def text(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def option(words: str, value: str) -> Json:
    return {"text": text(words), "value": value}


def section(words: str, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": words}, **more}


def button(words: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": text(words), "action_id": action_id, **more}


def actions(*elements: Json, block_id: str = "actions") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def field(label: str, block_id: str, element: Json, **more: Any) -> Json:
    return {"type": "input", "block_id": block_id, "label": text(label), "element": element, **more}


def text_input(label: str, block_id: str, **more: Any) -> Json:
    return field(label, block_id, {"type": "plain_text_input", "action_id": "given"}, **more)


def modal(*blocks: Json, **more: Any) -> Json:
    plain = {"type": "modal", "callback_id": "join", "title": text("Join"), "submit": text("Send")}
    return {**plain, "blocks": list(blocks), **more}


def home(*blocks: Json) -> Json:
    return {"type": "home", "blocks": list(blocks)}


async def error_of(call: Awaitable[object]) -> str:
    """Return the error name Slack answered with; an accepted call fails the test."""
    return str((await answer_of(call))["error"])


async def answer_of(call: Awaitable[object]) -> Json:
    """Return the whole refusing answer."""
    try:
        await call
    except SlackApiError as refused:
        return dict(refused.response.data)
    raise AssertionError("Slack accepted the call")
