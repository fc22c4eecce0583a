"""What one person sees in one pane of the page, part by part."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.changes import Change, ChangeKind
from bot.playground.channels import Room
from bot.playground.page.conversation import PAGE, Conversation
from bot.playground.page.frames import push, written
from bot.playground.page.host import APP, HOME
from bot.playground.page.scene import Part, Scene
from bot.playground.page.sidebar import Sidebar, app_room, may_see
from bot.playground.person import Person
from bot.playground.views import View
from bot.playground.wire import Json, text_of

MESSAGES = frozenset({ChangeKind.MESSAGE, ChangeKind.MESSAGE_CHANGED, ChangeKind.MESSAGE_DELETED})
OWN = {
    ChangeKind.VIEW: (Part.MODALS, Part.REFUSED_MODALS),
    ChangeKind.HOME: (Part.HOME, Part.SIDEBAR),
    ChangeKind.FAILURE: (Part.FAILURES,),
    ChangeKind.TYPED: (Part.MODALS, Part.HOME, Part.ROOM),
}
REFUSED = (Part.ROOM, Part.HOME, Part.REFUSED_MODALS)


@dataclass(slots=True)
class Sight:
    """One pane: who looks at what, which parts may look different now, and what the tab got last."""

    pane: str
    person: Person
    place: str
    scene: Scene
    most: int = PAGE
    stale: set[Part] = field(default_factory=lambda: set(Part))
    _sent: dict[Part, str] = field(default_factory=dict)
    _conversation: Conversation = field(init=False)

    def __post_init__(self) -> None:
        self._conversation = Conversation(self.person, self.scene.refusals)

    @property
    def room(self) -> Room | None:
        """The conversation before the person's eyes, if it is one and exists."""
        if self.place == APP:
            return app_room(self.person)
        return self.person.workspace.rooms.get(self.place)

    # -- what may look different -------------------------------------------------------------------

    def notice(self, change: Change) -> None:
        """Mark the parts that a change concerns, and what it brought as read if it came before these eyes."""
        if change.kind in MESSAGES:
            self._notice_message(change)
        elif change.kind is ChangeKind.CHANNEL:
            self._notice_channel(change)
        elif change.kind is ChangeKind.PERSON:
            self._conversation.forget()
            self.stale.update((Part.SIDEBAR, Part.ROOM))
        elif change.kind in OWN and change.person == self.person.id:
            self.stale.update(OWN[change.kind])
            if change.kind is ChangeKind.HOME:
                self.read()
        elif change.entry is not None and change.entry.trouble:
            self.stale.update(REFUSED)

    def _notice_message(self, change: Change) -> None:
        if change.person not in {"", self.person.id}:
            return
        room = self.person.workspace.rooms[change.channel]
        if room is self.room:
            self.read()
            self.stale.add(Part.ROOM)
        if self.person.id in room.members:
            self.stale.add(Part.SIDEBAR)

    def _notice_channel(self, change: Change) -> None:
        room = self.person.workspace.rooms[change.channel]
        if room is self.room:
            self.stale.add(Part.ROOM)
        if may_see(self.person, room) or change.person == self.person.id:
            self.stale.add(Part.SIDEBAR)

    def read(self) -> None:
        """Take what is shown as read."""
        home = self.person.home
        if self.room is not None:
            self.scene.reading.read(self.person.id, self.room)
        elif self.place == HOME and home is not None:
            self.scene.reading.saw_home(self.person.id, home.hash)

    # -- what is seen ------------------------------------------------------------------------------

    def frame(self) -> str | None:
        """Return the push with the parts that differ from what the tab has; None if there are none."""
        fresh = {part: _SEEN[part](self) for part in Part if part in self.stale and self._shows(part)}
        self.stale.clear()
        different = {part: text for part, text in fresh.items() if self._sent.get(part) != text}
        self._sent.update(different)
        if not different:
            return None
        about = {"pane": self.pane, "person": self.person.id, "place": self.place}
        return push("sight", about, {part.value: text for part, text in different.items()})

    def _shows(self, part: Part) -> bool:
        """Tell whether the pane has the part at all: it shows Home or a conversation."""
        at_home = self.place == HOME
        return part not in {Part.HOME, Part.ROOM} or (part is Part.HOME) == at_home

    def sidebar(self) -> str:
        return written(Sidebar(self.person, self.scene.reading).shown())

    def conversation(self) -> str:
        return self._conversation.written(self.room, most=self.most)

    def home(self) -> str:
        view = self.person.home
        refused = self.scene.refusals.on_home(self.person.id)
        return written({"view": view and _view(view), "refused": [each.shown for each in refused]})

    def modals(self) -> str:
        return written([_view(view) for view in self.person.modals])

    def refused_modals(self) -> str:
        return written([each.shown for each in self.scene.refusals.modals(self.person.id)])

    def failures(self) -> str:
        standing = self.scene.reading.standing(self.person.id, self.person.failures)
        return written([{"number": number, "text": text} for number, text in standing])


def is_visible(person: Person, place: str) -> bool:
    """Tell whether there is such a place, and this person may look at it."""
    room = person.workspace.rooms.get(place)
    return place in {HOME, APP} or (room is not None and may_see(person, room))


def _view(view: View) -> Json:
    definition = view.definition
    return {
        "id": view.id,
        "kind": view.kind,
        "hash": view.hash,
        "title": view.title,
        "submit": text_of(definition.get("submit")) or None,
        "close": text_of(definition.get("close")) or None,
        "blocks": view.blocks,
        "values": view.values,
        "errors": view.errors,
        "clear_on_close": bool(definition.get("clear_on_close")),
    }


_SEEN: dict[Part, Callable[[Sight], str]] = {
    Part.SIDEBAR: Sight.sidebar,
    Part.ROOM: Sight.conversation,
    Part.HOME: Sight.home,
    Part.MODALS: Sight.modals,
    Part.REFUSED_MODALS: Sight.refused_modals,
    Part.FAILURES: Sight.failures,
}
