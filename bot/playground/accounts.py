"""The people of the workspace as Slack's user objects describe them."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.playground.ids import seconds
from bot.playground.wire import Json


class Role(StrEnum):
    """What an account is to the workspace; a stranger belongs to another workspace (Slack Connect)."""

    MEMBER = "member"
    ADMIN = "admin"
    OWNER = "owner"
    GUEST = "guest"
    BOT = "bot"
    STRANGER = "stranger"


@dataclass(slots=True, eq=False)
class Account:
    id: str
    team_id: str
    real_name: str
    tz: str
    role: Role
    title: str
    email: str
    updated: datetime
    deleted: bool = False
    bot_id: str = ""

    @property
    def handle(self) -> str:
        return re.sub(r"[^\w]+", ".", self.real_name.lower()).strip(".")

    def payload(self, *, now: datetime, with_email: bool) -> Json:
        """Return the user object (docs.slack.dev/reference/objects/user-object)."""
        user: Json = {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.handle,
            "deleted": self.deleted,
            "updated": seconds(self.updated),
            "is_bot": self.role is Role.BOT,
            "is_app_user": False,
            "profile": self._profile(with_email=with_email),
        }
        if self.deleted:
            return user
        local = now.astimezone(ZoneInfo(self.tz))
        offset = local.utcoffset()
        return user | {
            "color": "9f69e7",
            "real_name": self.real_name,
            "tz": self.tz,
            "tz_label": local.tzname() or self.tz,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "is_admin": self.role in {Role.ADMIN, Role.OWNER},
            "is_owner": self.role is Role.OWNER,
            "is_primary_owner": False,
            "is_restricted": self.role is Role.GUEST,
            "is_ultra_restricted": False,
            "is_stranger": self.role is Role.STRANGER,
            "is_email_confirmed": True,
            "who_can_share_contact_card": "EVERYONE",
        }

    def _profile(self, *, with_email: bool) -> Json:
        first, _, last = self.real_name.partition(" ")
        profile: Json = {
            "title": self.title,
            "phone": "",
            "skype": "",
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.real_name,
            "display_name_normalized": self.real_name,
            "first_name": first,
            "last_name": last,
            "status_text": "",
            "status_emoji": "",
            "status_expiration": 0,
            "avatar_hash": "",
            "team": self.team_id,
        }
        if self.bot_id:
            profile["bot_id"] = self.bot_id
        if with_email and self.email:
            profile["email"] = self.email
        return profile
