"""The app manifest, made from what the code listens to and calls, so that it can never lag behind."""

import json
from typing import Any
from urllib.parse import quote

from bot.slack.ids import COMMAND, Event, Shortcut, Word

SCOPES = {
    "channels:join": "to join the announcement channel that an admin chooses",
    "chat:write": "to send messages and to update its own",
    "commands": "for the slash command",
    "im:history": "to find its own message again after a lost answer, and to hear that somebody wrote to it",
    "im:write": "to open a conversation with a person",
    "mpim:write": "to bring a pair together in a group conversation",
    "users:read": "for names, time zones and who is an admin",
}
OPTIONAL_SCOPES = {
    "files:read": "to read the file of people that an admin imports",
    "files:write": "to send people files: a meeting for their calendar, or what an admin exports",
    "users:read.email": "to tell by e-mail address whom a line of an imported file is about",
    "channels:history": "to find its own message again in a channel after a lost answer",
    "groups:history": "to find its own message again in a group's private channel after a lost answer",
    "groups:write": "to give a group of more than eight people a private channel of their own",
    "mpim:history": "to find its own message again in a pair's group conversation after a lost answer",
}
BOT_EVENTS = {
    Event.HOME_OPENED: "app_home_opened",
    Event.PERSON_CHANGED: "user_change",
    Event.PERSON_JOINED: "team_join",
    Event.MESSAGE: "message.im",
}
JOIN = {
    "name": "Join a mentorship",
    "type": "global",
    "callback_id": Shortcut.JOIN.value,
    "description": "Join a mentorship program, or first read what it is about",
}
SAVE_AS_STEP = {
    "name": "Save as action step",
    "type": "message",
    "callback_id": Shortcut.STEP.value,
    "description": "Turn this message into something to do, in your mentorship",
}
NEW_APP = "https://api.slack.com/apps?new_app=1&manifest_json="


def manifest(*, socket_mode: bool = True, request_url: str | None = None) -> dict[str, Any]:
    """The manifest for Socket Mode, or for HTTP mode with `request_url`, the public address of `/slack/events`."""
    url = {"url": request_url} if request_url else {}
    door = {"request_url": request_url} if request_url else {}
    interactivity = door | {"message_menu_options_url": request_url} if request_url else {}
    words = " | ".join(word for word in Word if word)
    return {
        "_metadata": {"major_version": 2},
        "display_information": {
            "name": "Mentorship",
            "description": "Runs mentorship programs: matches, first meetings, goals, check-ins and summaries.",
            "background_color": "#2b4c5e",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Mentorship", "always_online": True},
            "shortcuts": [dict(JOIN), dict(SAVE_AS_STEP)],
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": "Your mentorship: join, goals, breaks, and the control room for admins",
                    "usage_hint": f"[{words}]",
                    "should_escape": False,
                    **url,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES), "bot_optional": sorted(OPTIONAL_SCOPES)}},
        "settings": {
            "event_subscriptions": {
                "bot_events": sorted(BOT_EVENTS.values()),
                **door,
            },
            "interactivity": {"is_enabled": True, **interactivity},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def as_text(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def as_link(content: dict[str, Any]) -> str:
    """A link that opens Slack's "create an app" page with this manifest filled in."""
    return NEW_APP + quote(json.dumps(content, separators=(",", ":")))
