"""Slack's user objects, read into what we keep of a person."""

from collections.abc import Mapping
from typing import Any

from bot.domain.people import Profile

SLACKBOT = "USLACKBOT"
NOT_MEMBERS = (
    "is_bot",
    "is_restricted",
    "is_ultra_restricted",
    "is_stranger",
    "is_connector_bot",
    "is_workflow_bot",
)


def read_profile(user: Mapping[str, Any]) -> Profile:
    """Read a user object; any field but the id may be missing."""
    profile = user.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"), user.get("name"))
    return Profile(
        slack_id=user["id"],
        name=next((name for name in names if name), user["id"]),
        time_zone=user.get("tz") or "UTC",
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        may_join=user["id"] != SLACKBOT and not any(user.get(flag) for flag in NOT_MEMBERS),
        active=not user.get("deleted", False),
    )
