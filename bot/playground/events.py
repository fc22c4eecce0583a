"""The events Slack tells an app about, and who may hear which."""

from bot.playground import payloads
from bot.playground.channels import ChannelKind, Room
from bot.playground.installation import Installation, Standing
from bot.playground.messages import Message
from bot.playground.wire import Json

# Any one of the scopes lets an app hear the event (docs.slack.dev/reference/events); others need none.
SCOPES = {
    "team_join": {"users:read"},
    "user_change": {"users:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "channel_archive": {"channels:read"},
    "channel_rename": {"channels:read"},
    "reaction_added": {"reactions:read"},
    "app_mention": {"app_mentions:read"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
}
FAREWELLS = {"app_uninstalled", "tokens_revoked"}
SUBSCRIPTION_BY_CHANNEL_TYPE = {
    "im": "message.im",
    "mpim": "message.mpim",
    "channel": "message.channels",
    "group": "message.groups",
}


def is_wanted(event: Json, app: Installation) -> bool:
    """Tell whether the app subscribed to the event and holds a scope for it; a removed app hears only that."""
    name = event["type"]
    if app.standing is Standing.UNINSTALLED and name not in FAREWELLS:
        return False
    if name == "message":
        name = SUBSCRIPTION_BY_CHANNEL_TYPE[event["channel_type"]]
    needed = SCOPES.get(name)
    return name in app.subscriptions and (needed is None or bool(needed & app.scopes))


def message_posted(entry: Message, room: Room, app: Installation) -> Json:
    body = payloads.message(entry, app)
    return body | {"channel": room.id, "event_ts": entry.ts, "channel_type": room.kind.event_name}


def message_changed(before: Message, after: Message, room: Room, app: Installation, *, ts: str) -> Json:
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": payloads.message(after, app),
        "previous_message": payloads.message(before, app),
        **_hidden(room, ts),
    }


def message_deleted(entry: Message, room: Room, app: Installation, *, ts: str) -> Json:
    return {
        "type": "message",
        "subtype": "message_deleted",
        "deleted_ts": entry.ts,
        "previous_message": payloads.message(entry, app),
        **_hidden(room, ts),
    }


def app_mention(entry: Message, room: Room, app: Installation) -> Json:
    body = payloads.message(entry, app)
    return body | {"type": "app_mention", "channel": room.id, "event_ts": entry.ts}


def member_joined(room: Room, person: str, *, inviter: str, team_id: str, ts: str) -> Json:
    event = _membership("member_joined_channel", room, person, team_id, ts)
    return event | ({"inviter": inviter} if inviter else {})


def member_left(room: Room, person: str, *, team_id: str, ts: str) -> Json:
    return _membership("member_left_channel", room, person, team_id, ts)


def channel_archived(room: Room, person: str, *, ts: str) -> Json:
    return {"type": "channel_archive", "channel": room.id, "user": person, "event_ts": ts}


def team_join(user: Json, ts: str) -> Json:
    return {"type": "team_join", "user": user, "cache_ts": int(float(ts)), "event_ts": ts}


def user_change(user: Json, ts: str) -> Json:
    return {"type": "user_change", "user": user, "cache_ts": int(float(ts)), "event_ts": ts}


def reaction_added(entry: Message, name: str, *, person: str, ts: str) -> Json:
    item = {"type": "message", "channel": entry.channel, "ts": entry.ts}
    return {
        "type": "reaction_added",
        "user": person,
        "item": item,
        "reaction": name,
        "item_user": entry.author,
        "event_ts": ts,
    }


def tab_opened(tab: str, person: str, channel: str, *, ts: str, view: Json | None = None) -> Json:
    """Tell of the app's Home or Messages tab; the view is there only if one was published."""
    event: Json = {"type": "app_home_opened", "user": person, "channel": channel, "tab": tab, "event_ts": ts}
    return event | ({"view": view} if view else {})


def app_uninstalled(ts: str) -> Json:
    return {"type": "app_uninstalled", "event_ts": ts}


def tokens_revoked(app: Installation, ts: str) -> Json:
    return {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [app.bot_user_id]}, "event_ts": ts}


def _hidden(room: Room, ts: str) -> Json:
    return {
        "channel": room.id,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": room.kind.event_name,
    }


def _membership(kind: str, room: Room, person: str, team_id: str, ts: str) -> Json:
    return {
        "type": kind,
        "user": person,
        "channel": room.id,
        "channel_type": "C" if room.kind is ChannelKind.PUBLIC else "G",
        "team": team_id,
        "event_ts": ts,
    }
