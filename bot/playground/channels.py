"""Conversations: public and private channels, direct messages and group direct messages."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.playground.ids import seconds
from bot.playground.messages import Message
from bot.playground.wire import Json


class ChannelKind(StrEnum):
    """By the names conversations.list uses in `types`."""

    PUBLIC = "public_channel"
    PRIVATE = "private_channel"
    DIRECT = "im"
    GROUP_DIRECT = "mpim"

    @property
    def prefix(self) -> str:
        return {"public_channel": "C", "private_channel": "C", "im": "D", "mpim": "G"}[self.value]

    @property
    def scope_family(self) -> str:
        """The part of a scope's name before the colon: channels, groups, im or mpim."""
        return {"public_channel": "channels", "private_channel": "groups"}.get(self.value, self.value)

    @property
    def event_name(self) -> str:
        """The `channel_type` of events."""
        return {"public_channel": "channel", "private_channel": "group"}.get(self.value, self.value)


@dataclass(slots=True, eq=False)
class Room:
    """A conversation with its members (ids, in order of joining) and its messages (oldest first)."""

    id: str
    kind: ChannelKind
    name: str
    created: datetime
    creator: str
    members: list[str] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    archived: bool = False

    @property
    def is_direct(self) -> bool:
        return self.kind in {ChannelKind.DIRECT, ChannelKind.GROUP_DIRECT}

    @property
    def spoken_name(self) -> str:
        """The name that interaction payloads and slash commands give it."""
        if self.kind is ChannelKind.DIRECT:
            return "directmessage"
        return "privategroup" if self.kind is ChannelKind.PRIVATE else self.name

    def find(self, ts: str) -> Message | None:
        return next((message for message in reversed(self.messages) if message.ts == ts), None)

    def replace(self, message: Message) -> None:
        """Put an edited message in the place of the one with its timestamp."""
        self.messages = [message if known.ts == message.ts else known for known in self.messages]

    def remove(self, ts: str) -> None:
        self.messages = [known for known in self.messages if known.ts != ts]

    def payload(self, *, viewer: str, team_id: str) -> Json:
        """Return the conversation object (docs.slack.dev/reference/objects/conversation-object)."""
        shared: Json = {
            "id": self.id,
            "created": seconds(self.created),
            "is_archived": self.archived,
            "is_im": self.kind is ChannelKind.DIRECT,
            "is_org_shared": False,
            "context_team_id": team_id,
            "updated": seconds(self.created) * 1000,
        }
        if self.kind is ChannelKind.DIRECT:
            partner = next((member for member in self.members if member != viewer), viewer)
            return shared | {"user": partner, "is_user_deleted": False, "priority": 0}
        return shared | {
            "name": self.name,
            "name_normalized": self.name,
            "creator": self.creator,
            "is_channel": self.kind is ChannelKind.PUBLIC,
            "is_group": self.kind is ChannelKind.PRIVATE,
            "is_mpim": self.kind is ChannelKind.GROUP_DIRECT,
            "is_private": self.kind is not ChannelKind.PUBLIC,
            "is_general": False,
            "is_shared": False,
            "is_ext_shared": False,
            "is_pending_ext_shared": False,
            "is_member": viewer in self.members,
            "topic": {"value": "", "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
            "num_members": len(self.members),
        }
