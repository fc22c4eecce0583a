"""How a Web API method says no."""

from typing import Any

from bot.playground.rules import Refusal


class ApiError(Exception):
    """Slack's answer `ok: false`; `error` is Slack's name for it, `details` go beside it into the answer."""

    def __init__(self, error: str, **details: Any) -> None:
        super().__init__(error)
        self.error = error
        self.details = details


def refuse(refusal: Refusal | None) -> None:
    """Raise what a rule check found, with its messages in `response_metadata`."""
    if refusal is None:
        return
    details = {"response_metadata": {"messages": list(refusal.messages)}} if refusal.messages else {}
    raise ApiError(refusal.error, **details)


def missing(argument: str) -> ApiError:
    messages = [f"[ERROR] missing required field: {argument}"]
    return ApiError("invalid_arguments", response_metadata={"messages": messages})
