"""Slack's user objects, read into what we keep of a person."""

from collections.abc import Mapping
from typing import Any

from bot.domain.people import Profile
from bot.domain.terms import PersonKind

SLACKBOT = "USLACKBOT"
FLAGS = {
    PersonKind.BOT: ("is_bot", "is_connector_bot", "is_workflow_bot"),
    PersonKind.STRANGER: ("is_stranger",),
    PersonKind.GUEST: ("is_restricted", "is_ultra_restricted"),
}
"""Source: docs.slack.dev/reference/objects/user-object. Slackbot itself does not say that it is a bot."""
LONGEST_EMAIL = 254


def read_profile(user: Mapping[str, Any]) -> Profile:
    """Read a user object; any field but the id may be missing."""
    profile = user.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"), user.get("name"))
    return Profile(
        slack_id=user["id"],
        name=next((name for name in names if name), user["id"]),
        time_zone=user.get("tz") or "",
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        kind=_kind(user),
        active=not user.get("deleted", False),
        email=(profile.get("email") or "")[:LONGEST_EMAIL].lower(),
    )


def _kind(user: Mapping[str, Any]) -> PersonKind:
    if user["id"] == SLACKBOT:
        return PersonKind.BOT
    found = (kind for kind, flags in FLAGS.items() if any(user.get(flag) for flag in flags))
    return next(found, PersonKind.MEMBER)
