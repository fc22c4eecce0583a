"""Who may reach which conversation: the refusals that the conversation and chat methods share."""

from bot.playground.accounts import Account, Role
from bot.playground.api.refusal import ApiError
from bot.playground.channels import ChannelKind, Room
from bot.playground.messages import Message
from bot.playground.workspace import Workspace


def missing_scope(workspace: Workspace, needed: str) -> ApiError:
    return ApiError("missing_scope", needed=needed, provided=",".join(sorted(workspace.app.scopes)))


def require_scope(workspace: Workspace, needed: str) -> None:
    if needed not in workspace.app.scopes:
        raise missing_scope(workspace, needed)


def visible_room(workspace: Workspace, reference: str) -> Room:
    """Find a conversation the bot can see: public ones, and others it is a member of."""
    room = workspace.room_named(reference)
    if room is None or (room.kind is not ChannelKind.PUBLIC and not workspace.bot_is_in(room)):
        raise ApiError("channel_not_found")
    return room


def readable_room(workspace: Workspace, reference: str, family: str) -> Room:
    """Find a conversation and check the scope its kind needs, such as `im:history`."""
    room = visible_room(workspace, reference)
    require_scope(workspace, f"{room.kind.scope_family}:{family}")
    return room


def room_to_post_in(workspace: Workspace, reference: str) -> Room:
    """Find where a message may go; a user id means the direct conversation with that person."""
    if reference in workspace.accounts:
        room = _direct_with(workspace, workspace.accounts[reference])
    else:
        room = visible_room(workspace, reference)
    if room.archived:
        raise ApiError("is_archived")
    if not workspace.bot_is_in(room) and "chat:write.public" not in workspace.app.scopes:
        raise ApiError("not_in_channel")
    if room.kind is ChannelKind.DIRECT:
        _refuse_dead_ends(workspace, room)
    return room


def person(workspace: Workspace, user_id: str) -> Account:
    account = workspace.accounts.get(user_id)
    if account is None:
        raise ApiError("user_not_found")
    return account


def existing_message(workspace: Workspace, room: Room, ts: str) -> Message:
    entry = room.find(ts)
    if entry is None:
        raise ApiError("message_not_found")
    return entry


def shares_a_room(workspace: Workspace, account: Account) -> bool:
    return any(
        account.id in room.members and workspace.bot_is_in(room)
        for room in workspace.rooms.values()
        if not room.is_direct
    )


def _direct_with(workspace: Workspace, account: Account) -> Room:
    unknown = account.role is Role.STRANGER and not shares_a_room(workspace, account)
    if account.deleted or unknown:
        raise ApiError("channel_not_found")
    bot = workspace.app.bot_user_id
    if account.role is Role.BOT:
        raise ApiError("cannot_dm_bot")
    return workspace.open_direct([account.id, bot], creator=bot)


def _refuse_dead_ends(workspace: Workspace, room: Room) -> None:
    if not workspace.app.messages_tab_enabled:
        raise ApiError("messages_tab_disabled")
    if any(workspace.accounts[member].deleted for member in room.members):
        raise ApiError("channel_not_found")
