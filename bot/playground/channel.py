"""A conversation as a test or a demo holds it: who is in, and bringing people and the bot in or out."""

from dataclasses import dataclass
from typing import Protocol

from bot.playground import events
from bot.playground.changes import ChangeKind
from bot.playground.channels import Room
from bot.playground.messages import Message
from bot.playground.workspace import Workspace


class Someone(Protocol):
    """Anyone with a user id."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Channel:
    """A handle on a room; two handles on the same room are equal."""

    room: Room
    workspace: Workspace

    @property
    def id(self) -> str:
        return self.room.id

    @property
    def name(self) -> str:
        return self.room.name

    @property
    def members(self) -> list[str]:
        """Ids of the members, in order of joining."""
        return list(self.room.members)

    @property
    def messages(self) -> list[Message]:
        """What everyone in the conversation sees, oldest first; no ephemerals."""
        return list(self.room.messages)

    def invite_bot(self) -> None:
        self.workspace.join(self.room, self.workspace.app.bot_user_id)

    def remove_bot(self) -> None:
        self.workspace.leave(self.room, self.workspace.app.bot_user_id)

    def add(self, someone: Someone) -> None:
        self.workspace.join(self.room, someone.id)

    def remove(self, someone: Someone) -> None:
        self.workspace.leave(self.room, someone.id)

    def archive(self) -> None:
        self.room.archived = True
        self.workspace.changed(ChangeKind.CHANNEL, channel=self.id)
        event = events.channel_archived(self.room, self.room.creator, ts=self.workspace.ids.ts())
        self.workspace.emit_about(self.room, event)
