"""conversations.history and conversations.replies."""

import re
from collections.abc import Sequence

from bot.playground import payloads
from bot.playground.api import access
from bot.playground.api.arguments import Arguments
from bot.playground.api.paging import page
from bot.playground.api.refusal import ApiError
from bot.playground.api.registry import method
from bot.playground.channels import Room
from bot.playground.messages import Message
from bot.playground.ratelimits import Tier
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
TIMESTAMP = re.compile(r"\d{1,12}(\.\d{1,6})?")
LATEST = "999999999999.999999"


@method("conversations.history", Tier.THREE, scopes=HISTORY, required=("channel",))
def conversations_history(workspace: Workspace, arguments: Arguments) -> Json:
    """Read newest first; replies stay in their threads unless they were broadcast."""
    room = _room(workspace, arguments)
    spoken = [entry for entry in reversed(room.messages) if _in_channel(entry)]
    found = _between(spoken, arguments)
    return _answer(workspace, found, arguments, default=100) | {"pin_count": 0}


@method("conversations.replies", Tier.THREE, scopes=HISTORY, required=("channel", "ts"))
def conversations_replies(workspace: Workspace, arguments: Arguments) -> Json:
    """Read a thread oldest first, its parent included."""
    room = _room(workspace, arguments)
    entry = room.find(arguments.text("ts"))
    if entry is None:
        raise ApiError("thread_not_found")
    parent = entry.thread_ts or entry.ts
    thread = [known for known in room.messages if parent in {known.ts, known.thread_ts}]
    return _answer(workspace, _between(thread, arguments), arguments, default=1000)


def _room(workspace: Workspace, arguments: Arguments) -> Room:
    room = access.readable_room(workspace, arguments.text("channel"), "history")
    if not workspace.bot_is_in(room):
        raise ApiError("not_in_channel")
    return room


def _in_channel(entry: Message) -> bool:
    return not entry.thread_ts or entry.thread_ts == entry.ts or entry.broadcast


def _between(entries: Sequence[Message], arguments: Arguments) -> list[Message]:
    """Keep messages after `oldest` and before `latest`; `inclusive` takes the two ends in."""
    oldest, latest = _time(arguments, "oldest", "0"), _time(arguments, "latest", LATEST)
    if arguments.flag("inclusive"):
        return [entry for entry in entries if oldest <= _moment(entry.ts) <= latest]
    return [entry for entry in entries if oldest < _moment(entry.ts) < latest]


def _time(arguments: Arguments, name: str, default: str) -> tuple[int, int]:
    given = arguments.text(name) or default
    if given == "now":
        given = LATEST
    if not TIMESTAMP.fullmatch(given):
        raise ApiError(f"invalid_ts_{name}")
    return _moment(given)


def _moment(ts: str) -> tuple[int, int]:
    seconds, _, fraction = ts.partition(".")
    return int(seconds), int(fraction.ljust(6, "0"))


def _answer(workspace: Workspace, found: list[Message], arguments: Arguments, *, default: int) -> Json:
    shown, metadata = page(found, arguments, default=default)
    with_metadata = arguments.flag("include_all_metadata")
    messages = [payloads.message(entry, workspace.app, with_metadata=with_metadata) for entry in shown]
    more = bool(metadata["response_metadata"]["next_cursor"])
    return {"messages": messages, "has_more": more, **(metadata if more else {})}
