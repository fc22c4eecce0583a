"""The gate every Web API call passes: token, rate limit, scope and arguments, in Slack's order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.api.access import missing_scope
from bot.playground.api.arguments import Arguments
from bot.playground.api.refusal import ApiError, missing
from bot.playground.api.registry import METHODS, Method
from bot.playground.channels import ChannelKind
from bot.playground.installation import Standing, Token
from bot.playground.wire import Json
from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answer:
    body: Json
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def answer(workspace: Workspace, name: str, raw: Mapping[str, Any], *, token: str, verb: str) -> Answer:
    """Carry out one call and return what Slack would answer."""
    try:
        method = _known(name)
        _authenticate(workspace, method, token)
        if method.post_only and verb != "POST":
            raise ApiError("insecure_request")
        wait = workspace.limiter.wait_for(name, method.tier, channel=_channel(workspace, raw))
        if wait:
            return Answer({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(wait)})
        _authorize(workspace, method)
        arguments = Arguments.decoded(raw)
        _complete(method, arguments)
        body = {"ok": True, **method.handle(workspace, arguments)}
    except ApiError as refusal:
        body = {"ok": False, "error": refusal.error, **refusal.details}
    return Answer(body, headers=_headers(workspace, token))


def _known(name: str) -> Method:
    if name not in METHODS:
        raise ApiError("unknown_method", req_method=name)
    return METHODS[name]


def _authenticate(workspace: Workspace, method: Method, token: str) -> None:
    app = workspace.app
    if not token:
        raise ApiError("not_authed")
    kinds = {app.bot_token: Token.BOT, app.app_token: Token.APP}
    if token not in kinds:
        raise ApiError("invalid_auth")
    if kinds[token] is not method.token:
        raise ApiError("not_allowed_token_type")
    if kinds[token] is Token.BOT and app.standing is not Standing.INSTALLED:
        raise ApiError(app.standing.value)


def _authorize(workspace: Workspace, method: Method) -> None:
    granted = workspace.app.scopes
    if method.scopes and not granted.intersection(method.scopes):
        raise missing_scope(workspace, method.scopes[0])


def _channel(workspace: Workspace, raw: Mapping[str, Any]) -> str:
    """Return where a message goes; a person and their direct conversation are one place."""
    reference = str(raw.get("channel", ""))
    room = workspace.room_named(reference)
    if room is None:
        return reference
    partners = [member for member in room.members if member != workspace.app.bot_user_id]
    return partners[0] if room.kind is ChannelKind.DIRECT else room.id


def _complete(method: Method, arguments: Arguments) -> None:
    for name in method.required:
        if not arguments.has(name):
            raise missing(name)


def _headers(workspace: Workspace, token: str) -> dict[str, str]:
    if token != workspace.app.bot_token:
        return {}
    return {"x-oauth-scopes": ",".join(sorted(workspace.app.scopes))}
