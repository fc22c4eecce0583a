"""reactions.add."""

import re
from dataclasses import replace

from bot.playground import events
from bot.playground.api import access
from bot.playground.api.arguments import Arguments
from bot.playground.api.refusal import ApiError
from bot.playground.api.registry import method
from bot.playground.ratelimits import Tier
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

EMOJI_NAME = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")
TIMESTAMP = re.compile(r"\d+\.\d{6}")


@method("reactions.add", Tier.THREE, scopes=("reactions:write",), required=("name",))
def reactions_add(workspace: Workspace, arguments: Arguments) -> Json:
    name = arguments.text("name").strip(":")
    if not EMOJI_NAME.fullmatch(name):
        raise ApiError("invalid_name")
    if not arguments.has("channel") or not arguments.has("timestamp"):
        raise ApiError("no_item_specified")
    if not TIMESTAMP.fullmatch(arguments.text("timestamp")):
        raise ApiError("bad_timestamp")
    room = access.visible_room(workspace, arguments.text("channel"))
    if room.archived:
        raise ApiError("is_archived")
    entry = access.existing_message(workspace, room, arguments.text("timestamp"))
    bot = workspace.app.bot_user_id
    users = entry.reactions.get(name, ())
    if bot in users:
        raise ApiError("already_reacted")
    workspace.mark(room, replace(entry, reactions={**entry.reactions, name: (*users, bot)}))
    workspace.emit_about(room, events.reaction_added(entry, name, person=bot, ts=workspace.ids.ts()))
    return {}
