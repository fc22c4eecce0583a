"""Where a person looks for a button or a field: the top modal, the messages they see, the Home tab."""

from collections.abc import Iterable, Iterator

from bot.playground import blocks as kit
from bot.playground import gestures
from bot.playground.answers import UnfitError
from bot.playground.channels import Room
from bot.playground.messages import Message
from bot.playground.onlooker import Onlooker
from bot.playground.views import View, find
from bot.playground.wire import Json, text_of
from bot.playground.workspace import Workspace

Where = View | Message


def places(workspace: Workspace, person: str) -> list[Where]:
    """Return what is before a person's eyes, in the order they look: the top modal covers everything else."""
    screen = workspace.screens[person]
    rooms = [room for room in workspace.rooms.values() if person in room.members]
    messages = [entry for room in rooms for entry in room.messages] + screen.ephemerals
    newest_first = sorted(messages, key=lambda entry: entry.ts, reverse=True)
    home = [screen.home] if screen.home is not None else []
    return [*screen.modals[-1:], *newest_first, *home]


def button(name: str, places: Iterable[Where], *, nth: int) -> tuple[Where, kit.Placed, Json | None] | None:
    """Find a button, or an option of an overflow menu, in the first place that has so many of them."""
    for where in places:
        matches = list(_buttons_called(name, where))
        if nth < len(matches):
            return (where, *matches[nth])
    return None


def element(name: str, places: Iterable[Where]) -> tuple[Where, kit.Placed] | None:
    """Find a field or menu in the first place that has it."""
    for where in places:
        try:
            return where, find(blocks_of(where), name)
        except LookupError:
            continue
    return None


def message(onlooker: Onlooker, room: Room, ts: str) -> Message | None:
    """Return the message with this timestamp, if this person can see it; ephemerals are their own."""
    own = (entry for entry in onlooker.ephemerals if (entry.channel, entry.ts) == (room.id, ts))
    return room.find(ts) or next(own, None)


def exact(where: Where, block_id: str, action_id: str) -> kit.Placed:
    """Return the element with these ids; raises UnfitError if it is not there, or no longer."""
    for part in kit.placed(blocks_of(where)):
        if (part.block_id, part.action_id) == (block_id, action_id):
            return part
    raise UnfitError("That element is not there any more.")


def blocks_of(where: Where) -> list[Json]:
    return where.blocks if isinstance(where, View) else [*where.blocks, *where.attachments]


def _buttons_called(name: str, where: Where) -> Iterator[tuple[kit.Placed, Json | None]]:
    for part in kit.placed(blocks_of(where)):
        if part.kind == "overflow":
            for option in part.element["options"]:
                if name in {text_of(option["text"]), option.get("value")}:
                    yield part, option
        elif part.kind.endswith("button") and name in gestures.names(part):
            yield part, None
