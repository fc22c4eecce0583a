"""The left side of Slack as one person has it: channels, direct messages, and what is unread there."""

from dataclasses import dataclass

from bot.playground.channels import ChannelKind, Room
from bot.playground.page.host import APP
from bot.playground.page.reading import Reading
from bot.playground.person import Person
from bot.playground.wire import Json


@dataclass(frozen=True, slots=True)
class Sidebar:
    person: Person
    reading: Reading

    def shown(self) -> Json:
        """Return public channels and the person's own conversations; the app first among the direct ones."""
        rooms = [room for room in self.person.workspace.rooms.values() if may_see(self.person, room)]
        channels = sorted((room for room in rooms if not room.is_direct), key=lambda room: room.name)
        others = [room for room in rooms if room.is_direct and not self._is_app(room)]
        others.sort(key=_last, reverse=True)
        return {
            "channels": [self._row(room) for room in channels],
            "directs": [self._app_row(), *(self._row(room) for room in others)],
            "home_unread": self._home_is_unread(),
        }

    def _app_row(self) -> Json:
        room = app_room(self.person)
        if room is not None:
            return self._row(room)
        return heading(self.person, None) | {"unread": 0, "last": ""}

    def _row(self, room: Room) -> Json:
        member = self.person.id in room.members
        unread = self.reading.unread(self.person.id, room) if member else 0
        return heading(self.person, room) | {"unread": unread, "last": _last(room)}

    def _is_app(self, room: Room) -> bool:
        return room is app_room(self.person)

    def _home_is_unread(self) -> bool:
        home = self.person.home
        return home is not None and not self.reading.has_seen_home(self.person.id, home.hash)


def heading(person: Person, room: Room | None) -> Json:
    """Return what a conversation is called and who is in it; None is the app's, before its first message."""
    workspace = person.workspace
    if room is None:
        bot = workspace.app.bot_user_id
        named = {"id": APP, "kind": ChannelKind.DIRECT.value, "name": workspace.accounts[bot].real_name}
        return named | {"with": [bot], "count": 2, "member": True, "archived": False}
    others = [member for member in room.members if member != person.id] if room.is_direct else []
    return {
        "id": room.id,
        "kind": room.kind.value,
        "name": ", ".join(_short_name(person, other, others) for other in others) or room.name,
        "with": others,
        "count": len(room.members),
        "member": person.id in room.members,
        "archived": room.archived,
    }


def app_room(person: Person) -> Room | None:
    return person.workspace.direct([person.id, person.workspace.app.bot_user_id])


def may_see(person: Person, room: Room) -> bool:
    return room.kind is ChannelKind.PUBLIC or person.id in room.members


def _short_name(person: Person, other: str, others: list[str]) -> str:
    """Return the full name of a single partner, and first names in a group."""
    name = person.workspace.accounts[other].real_name
    return name if len(others) == 1 else name.partition(" ")[0]


def _last(room: Room) -> str:
    return room.messages[-1].ts if room.messages else ""
