"""chat.postMessage, update, delete, postEphemeral and getPermalink."""

from bot.playground import payloads
from bot.playground.api import access
from bot.playground.api.arguments import Arguments
from bot.playground.api.refusal import ApiError, refuse
from bot.playground.api.registry import method
from bot.playground.channels import Room
from bot.playground.messages import Message
from bot.playground.ratelimits import Tier
from bot.playground.rules import check_message
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

WRITE = ("chat:write",)
CHART = "data_visualization"


@method("chat.postMessage", Tier.SPECIAL, scopes=WRITE, required=("channel",))
def post_message(workspace: Workspace, arguments: Arguments) -> Json:
    refuse(check_message(arguments.given, method="chat.postMessage"))
    _refuse_charts(workspace, arguments)
    room = access.room_to_post_in(workspace, arguments.text("channel"))
    thread_ts = _thread(room, arguments)
    author = workspace.app.bot_user_id
    broadcast = arguments.flag("reply_broadcast")
    entry = workspace.post(room, arguments.given, author=author, thread_ts=thread_ts, broadcast=broadcast)
    return {"channel": room.id, "ts": entry.ts, "message": payloads.message(entry, workspace.app)}


@method("chat.update", Tier.THREE, scopes=WRITE, required=("channel", "ts"))
def update(workspace: Workspace, arguments: Arguments) -> Json:
    refuse(check_message(arguments.given, method="chat.update"))
    room, before = _own_message(workspace, arguments, "cant_update_message")
    if room.archived:
        raise ApiError("is_inactive")
    _refuse_block_mismatch(before, arguments)
    after = workspace.rewritten(before, arguments.given)
    workspace.edit(room, before, after)
    body = payloads.message(after, workspace.app)
    return {"channel": room.id, "ts": after.ts, "text": after.text, "message": body}


@method("chat.delete", Tier.THREE, scopes=WRITE, required=("channel", "ts"))
def delete(workspace: Workspace, arguments: Arguments) -> Json:
    room, entry = _own_message(workspace, arguments, "cant_delete_message")
    workspace.delete(room, entry)
    return {"channel": room.id, "ts": entry.ts}


@method("chat.postEphemeral", Tier.FOUR, scopes=WRITE, required=("channel", "user"))
def post_ephemeral(workspace: Workspace, arguments: Arguments) -> Json:
    refuse(check_message(arguments.given, method="chat.postEphemeral"))
    room = access.room_to_post_in(workspace, arguments.text("channel"))
    reader = workspace.accounts.get(arguments.text("user"))
    if reader is None or reader.deleted or reader.id not in room.members:
        raise ApiError("user_not_in_channel")
    author = workspace.app.bot_user_id
    thread_ts = _thread(room, arguments)
    entry = workspace.post(room, arguments.given, author=author, only_for=reader.id, thread_ts=thread_ts)
    return {"message_ts": entry.ts}


@method("chat.getPermalink", Tier.SPECIAL, required=("channel", "message_ts"))
def get_permalink(workspace: Workspace, arguments: Arguments) -> Json:
    room = access.visible_room(workspace, arguments.text("channel"))
    entry = access.existing_message(workspace, room, arguments.text("message_ts"))
    path = f"archives/{room.id}/p{entry.ts.replace('.', '')}"
    return {"channel": room.id, "permalink": f"https://{workspace.domain}.slack.com/{path}"}


def _own_message(workspace: Workspace, arguments: Arguments, error: str) -> tuple[Room, Message]:
    """Find a message of the bot's own, in a conversation given by its id."""
    room = workspace.rooms.get(arguments.text("channel"))
    if room is None:
        raise ApiError("channel_not_found")
    access.visible_room(workspace, room.id)
    entry = access.existing_message(workspace, room, arguments.text("ts"))
    if entry.author != workspace.app.bot_user_id:
        raise ApiError(error)
    return room, entry


def _thread(room: Room, arguments: Arguments) -> str:
    thread_ts = arguments.text("thread_ts")
    if thread_ts and room.find(thread_ts) is None:
        raise ApiError("cannot_reply_to_message")
    return thread_ts


def _refuse_block_mismatch(before: Message, arguments: Arguments) -> None:
    """Refuse to turn rich text into other blocks, which Slack does not allow."""
    was_rich = any(block["type"] == "rich_text" for block in before.blocks)
    blocks = arguments.given.get("blocks") or []
    if was_rich and blocks and not any(block["type"] == "rich_text" for block in blocks):
        raise ApiError("block_mismatch")


def _refuse_charts(workspace: Workspace, arguments: Arguments) -> None:
    """Refuse a chart in a workspace that does not know that block yet."""
    blocks = arguments.given.get("blocks") or []
    if not workspace.app.takes_charts and any(block["type"] == CHART for block in blocks):
        raise ApiError("invalid_blocks", response_metadata={"messages": [f"[ERROR] unsupported type: {CHART}"]})
