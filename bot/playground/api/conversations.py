"""conversations.open, info, list, members, join, create, invite and kick."""

import re

from bot.playground.accounts import Account, Role
from bot.playground.api import access
from bot.playground.api.arguments import Arguments
from bot.playground.api.paging import page
from bot.playground.api.refusal import ApiError
from bot.playground.api.registry import method
from bot.playground.channels import ChannelKind, Room
from bot.playground.ratelimits import Tier
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

READ = ("channels:read", "groups:read", "im:read", "mpim:read")
WRITE = ("im:write", "mpim:write", "channels:manage", "groups:write")
INVITE = (
    "channels:manage", "channels:write.invites", "groups:write", "groups:write.invites", "im:write", "mpim:write"
)  # fmt: skip
MOST_PEOPLE = 8
MOST_INVITED = 100
LONGEST_NAME = 80
NAME = re.compile(r"[\w-]+")
BY_KIND = {ChannelKind.PUBLIC: "channels:manage", ChannelKind.PRIVATE: "groups:write"}
"""Which scope it takes to create a channel or to change who is in it, whatever else opens the method's door."""


@method("conversations.open", Tier.THREE, scopes=WRITE)
def conversations_open(workspace: Workspace, arguments: Arguments) -> Json:
    if arguments.has("channel"):
        return _opened(workspace, _resumed(workspace, arguments.text("channel")), arguments, already=True)
    bot = workspace.app.bot_user_id
    wanted = [user for user in dict.fromkeys(arguments.items("users")) if user != bot]
    if not wanted:
        raise ApiError("users_list_not_supplied")
    if len(wanted) > MOST_PEOPLE:
        raise ApiError("too_many_users")
    access.require_scope(workspace, "im:write" if len(wanted) == 1 else "mpim:write")
    for user in wanted:
        _refuse_unreachable(workspace, access.person(workspace, user))
    known = workspace.direct([*wanted, bot])
    if known is None and arguments.flag("prevent_creation"):
        raise ApiError("channel_not_found")
    room = workspace.open_direct([*wanted, bot], creator=bot)
    return _opened(workspace, room, arguments, already=known is not None)


@method("conversations.info", Tier.THREE, scopes=READ, required=("channel",))
def conversations_info(workspace: Workspace, arguments: Arguments) -> Json:
    room = access.readable_room(workspace, arguments.text("channel"), "read")
    body = _payload(workspace, room)
    if not arguments.flag("include_num_members"):
        body.pop("num_members", None)
    return {"channel": body}


@method("conversations.list", Tier.TWO, scopes=READ)
def conversations_list(workspace: Workspace, arguments: Arguments) -> Json:
    kinds = _kinds(arguments.items("types") or [ChannelKind.PUBLIC.value])
    for kind in kinds:
        access.require_scope(workspace, f"{kind.scope_family}:read")
    rooms = [
        room
        for room in workspace.rooms.values()
        if room.kind in kinds
        and (room.kind is ChannelKind.PUBLIC or workspace.bot_is_in(room))
        and not (room.archived and arguments.flag("exclude_archived"))
    ]
    shown, metadata = page(rooms, arguments, default=100)
    return {"channels": [_payload(workspace, room) for room in shown], **metadata}


@method("conversations.members", Tier.FOUR, scopes=READ, required=("channel",))
def conversations_members(workspace: Workspace, arguments: Arguments) -> Json:
    room = access.readable_room(workspace, arguments.text("channel"), "read")
    members, metadata = page(room.members, arguments, default=100)
    return {"members": members, **metadata}


@method("conversations.join", Tier.THREE, scopes=("channels:join",), required=("channel",))
def conversations_join(workspace: Workspace, arguments: Arguments) -> Json:
    room = access.visible_room(workspace, arguments.text("channel"))
    if room.kind is not ChannelKind.PUBLIC:
        raise ApiError("method_not_supported_for_channel_type")
    if room.archived:
        raise ApiError("is_archived")
    already = workspace.bot_is_in(room)
    workspace.join(room, workspace.app.bot_user_id)
    body: Json = {"channel": _payload(workspace, room)}
    if already:
        body |= {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    return body


@method("conversations.invite", Tier.THREE, scopes=INVITE, required=("channel",))
def conversations_invite(workspace: Workspace, arguments: Arguments) -> Json:
    room = access.visible_room(workspace, arguments.text("channel"))
    users = list(dict.fromkeys(arguments.items("users")))
    _refuse_invitation(workspace, room, users)
    _require_one_of(workspace, BY_KIND[room.kind], f"{room.kind.scope_family}:write.invites")
    errors = {user: error for user in users if (error := _uninvitable(workspace, room, user))}
    if errors and not arguments.flag("force"):
        failed = [{"user": user, "ok": False, "error": error} for user, error in errors.items()]
        raise ApiError(next(iter(errors.values())), errors=failed)
    for user in users:
        if user not in errors:
            workspace.join(room, user, inviter=workspace.app.bot_user_id)
    return {"channel": _payload(workspace, room)}


@method("conversations.create", Tier.TWO, scopes=WRITE, required=("name",))
def conversations_create(workspace: Workspace, arguments: Arguments) -> Json:
    kind = ChannelKind.PRIVATE if arguments.flag("is_private") else ChannelKind.PUBLIC
    access.require_scope(workspace, BY_KIND[kind])
    name, bot = arguments.text("name"), workspace.app.bot_user_id
    _refuse_name(workspace, name)
    room = workspace.add_room(kind, name, [bot], creator=bot)
    return {"channel": _payload(workspace, room)}


@method("conversations.kick", Tier.THREE, scopes=WRITE, required=("channel",))
def conversations_kick(workspace: Workspace, arguments: Arguments) -> Json:
    room, user = access.visible_room(workspace, arguments.text("channel")), arguments.text("user")
    if room.is_direct:
        raise ApiError("method_not_supported_for_channel_type")
    access.require_scope(workspace, BY_KIND[room.kind])
    if access.person(workspace, user).id == workspace.app.bot_user_id:
        raise ApiError("cant_kick_self")
    if user not in room.members or not workspace.bot_is_in(room):
        raise ApiError("not_in_channel")
    workspace.leave(room, user)
    return {}


def _refuse_name(workspace: Workspace, name: str) -> None:
    """Source: docs.slack.dev/reference/methods/conversations.create#naming."""
    if len(name) > LONGEST_NAME:
        raise ApiError("invalid_name_maxlength")
    if not name.strip("-_"):
        raise ApiError("invalid_name_punctuation")
    if name != name.lower() or not NAME.fullmatch(name):
        raise ApiError("invalid_name_specials")
    if any(room.name == name for room in workspace.rooms.values() if not room.is_direct):
        raise ApiError("name_taken")


def _require_one_of(workspace: Workspace, *scopes: str) -> None:
    if not workspace.app.scopes.intersection(scopes):
        raise access.missing_scope(workspace, scopes[0])


def _refuse_invitation(workspace: Workspace, room: Room, users: list[str]) -> None:
    if room.is_direct:
        raise ApiError("method_not_supported_for_channel_type")
    if not users or len(users) > MOST_INVITED:
        raise ApiError("no_user")
    if room.archived:
        raise ApiError("is_archived")
    if not workspace.bot_is_in(room):
        raise ApiError("not_in_channel")


def _uninvitable(workspace: Workspace, room: Room, user: str) -> str:
    account = workspace.accounts.get(user)
    if account is None or account.deleted:
        return "user_not_found"
    if user == workspace.app.bot_user_id:
        return "cant_invite_self"
    return "already_in_channel" if user in room.members else ""


def _resumed(workspace: Workspace, reference: str) -> Room:
    room = access.visible_room(workspace, reference)
    if not room.is_direct:
        raise ApiError("method_not_supported_for_channel_type")
    return room


def _opened(workspace: Workspace, room: Room, arguments: Arguments, *, already: bool) -> Json:
    body = _payload(workspace, room) if arguments.flag("return_im") else {"id": room.id}
    return {"channel": body, **({"no_op": True, "already_open": True} if already else {})}


def _refuse_unreachable(workspace: Workspace, account: Account) -> None:
    if account.deleted:
        raise ApiError("user_disabled")
    if account.role is Role.STRANGER and not access.shares_a_room(workspace, account):
        raise ApiError("invalid_user_combination")
    if account.role is Role.BOT:
        raise ApiError("cannot_dm_bot")


def _kinds(names: list[str]) -> list[ChannelKind]:
    known = {kind.value: kind for kind in ChannelKind}
    if any(name not in known for name in names):
        raise ApiError("invalid_types")
    return [known[name] for name in names]


def _payload(workspace: Workspace, room: Room) -> Json:
    return room.payload(viewer=workspace.app.bot_user_id, team_id=workspace.app.team_id)
