"""Who a person is, and everything they see at their Slack client."""

from dataclasses import dataclass

from bot.playground.accounts import Account
from bot.playground.channel import Channel
from bot.playground.channels import ChannelKind, Room
from bot.playground.messages import Message
from bot.playground.screens import Screen
from bot.playground.state import Typed
from bot.playground.views import View
from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Onlooker:
    """What this one person sees; nobody else's ephemerals, modals or direct messages."""

    account: Account
    workspace: Workspace

    # -- who ---------------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        return self.account.id

    @property
    def name(self) -> str:
        return self.account.real_name

    @property
    def mention(self) -> str:
        return f"<@{self.account.id}>"

    # -- what they see -----------------------------------------------------------------------------

    @property
    def modals(self) -> list[View]:
        """The stack of open modals, the top one last."""
        return list(self._screen.modals)

    @property
    def modal(self) -> View | None:
        return self._screen.modals[-1] if self._screen.modals else None

    @property
    def home(self) -> View | None:
        return self._screen.home

    @property
    def failures(self) -> list[str]:
        """Slack's own complaints that the app did not answer."""
        return self._screen.failures

    @property
    def ephemerals(self) -> list[Message]:
        """What only this person sees, wherever it stands, oldest first."""
        return list(self._screen.ephemerals)

    def typed_in(self, message: Message) -> Typed:
        """Return what this person has typed or chosen in a message."""
        return self._screen.typed.get((message.channel, message.ts), {})

    @property
    def dm(self) -> list[Message]:
        room = self.workspace.direct([self.id, self.workspace.app.bot_user_id])
        return [] if room is None else self._sees(room)

    @property
    def group_dms(self) -> list[Channel]:
        rooms = self.workspace.rooms.values()
        groups = [room for room in rooms if room.kind is ChannelKind.GROUP_DIRECT and self.id in room.members]
        return [Channel(room, self.workspace) for room in groups]

    def sees(self, channel: Channel) -> list[Message]:
        """Return the conversation as this person sees it, their ephemerals included, oldest first."""
        return self._sees(channel.room)

    @property
    def _screen(self) -> Screen:
        return self.workspace.screens[self.id]

    def _sees(self, room: Room) -> list[Message]:
        if self.id not in room.members and room.kind is not ChannelKind.PUBLIC:
            return []
        own = [entry for entry in self._screen.ephemerals if entry.channel == room.id]
        return sorted([*room.messages, *own], key=lambda entry: entry.ts)
