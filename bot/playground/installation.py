"""The app as it is installed in the workspace: its tokens, scopes, subscriptions and switches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

GENEROUS_SCOPES = frozenset(
    {
        *("app_mentions:read", "chat:write", "commands", "files:read", "files:write"),
        *("channels:history", "channels:join", "channels:manage", "channels:read", "channels:write.invites"),
        *("groups:history", "groups:read", "groups:write", "groups:write.invites"),
        *("im:history", "im:read", "im:write", "mpim:history", "mpim:read", "mpim:write"),
        *("reactions:read", "reactions:write", "team:read", "usergroups:read", "users:read", "users:read.email"),
    }
)
SUBSCRIBED_EVENTS = frozenset(
    {
        *("app_home_opened", "app_mention", "app_uninstalled", "message.im", "reaction_added", "tokens_revoked"),
        *("channel_archive", "channel_rename", "member_joined_channel", "member_left_channel"),
        *("team_join", "user_change"),
    }
)


class Token(StrEnum):
    """What a token may be; the values are the prefixes."""

    BOT = "xoxb-"
    APP = "xapp-"


class Standing(StrEnum):
    """Whether the tokens work; the values of the others are Slack's error names for using them."""

    INSTALLED = "installed"
    UNINSTALLED = "account_inactive"
    REVOKED = "token_revoked"


@dataclass(slots=True, eq=False)
class Installation:
    """One app in one workspace. `subscriptions` are the manifest's bot_events.

    `shortcuts` are those it declares, as types by callback_id; None where nobody said, and then any is there.
    `takes_charts`: messages may hold charts, as in every workspace since June 2026.
    """

    team_id: str
    app_id: str
    bot_id: str
    bot_user_id: str
    bot_token: str
    app_token: str
    signing_secret: str
    verification_token: str
    scopes: set[str] = field(default_factory=lambda: set(GENEROUS_SCOPES))
    subscriptions: set[str] = field(default_factory=lambda: set(SUBSCRIBED_EVENTS))
    shortcuts: Mapping[str, str] | None = None
    standing: Standing = Standing.INSTALLED
    home_tab_enabled: bool = True
    messages_tab_enabled: bool = True
    takes_charts: bool = True

    def offers(self, callback_id: str, kind: str) -> bool:
        """Whether a shortcut stands in Slack's own menu ("global") or in that of a message ("message")."""
        return self.shortcuts is None or self.shortcuts.get(callback_id) == kind
