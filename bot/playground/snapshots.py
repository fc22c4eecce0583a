"""What of a workspace outlives the process: as a whole, or the part of it that a change has touched."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.playground.accounts import Account
from bot.playground.changes import Change, ChangeKind
from bot.playground.channels import Room
from bot.playground.installation import Installation
from bot.playground.messages import Message
from bot.playground.screens import Screen
from bot.playground.views import View
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

LASTING = {
    ChangeKind.APP,
    ChangeKind.CHANNEL,
    ChangeKind.CLOCK,
    ChangeKind.HOME,
    ChangeKind.MESSAGE,
    ChangeKind.MESSAGE_CHANGED,
    ChangeKind.MESSAGE_DELETED,
    ChangeKind.PERSON,
}


@dataclass(slots=True)
class Home:
    """A Home tab as it was last published."""

    id: str
    definition: Json
    hash: str


@dataclass(slots=True)
class Shown:
    """What stays on somebody's screen."""

    home: Home | None
    ephemerals: list[Message]


@dataclass(slots=True, kw_only=True)
class Snapshot:
    """A whole workspace, or a part of it. `ended` is true only for the last one of a run that ended in order."""

    now: datetime
    counts: dict[str, int]
    last_ts: datetime
    app: Installation | None = None
    accounts: dict[str, Account] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    screens: dict[str, Shown] = field(default_factory=dict)
    ended: bool = False


def whole(workspace: Workspace) -> Snapshot:
    snapshot = _now(workspace)
    snapshot.app = workspace.app
    snapshot.accounts = workspace.accounts
    snapshot.rooms = workspace.rooms
    snapshot.screens = {person: _shown(screen) for person, screen in workspace.screens.items()}
    return snapshot


def touched(workspace: Workspace, change: Change) -> Snapshot | None:
    """The part that a change has touched; None for what does not last, such as a modal."""
    if change.kind not in LASTING:
        return None
    part = _now(workspace)
    match change.kind:
        case ChangeKind.APP:
            part.app = workspace.app
        case ChangeKind.PERSON:
            part.accounts[change.person] = workspace.accounts[change.person]
        case ChangeKind.CLOCK:
            pass
        case ChangeKind.CHANNEL:
            part.rooms[change.channel] = workspace.rooms[change.channel]
        case _ if change.person:
            part.screens[change.person] = _shown(workspace.screens[change.person])
        case _:
            part.rooms[change.channel] = workspace.rooms[change.channel]
    return part


def together(parts: Iterable[Snapshot]) -> Snapshot:
    """One snapshot of a whole one and the parts that came after it."""
    first, *later = parts
    for part in later:
        first.now, first.counts, first.last_ts, first.ended = part.now, part.counts, part.last_ts, part.ended
        first.app = part.app or first.app
        first.accounts |= part.accounts
        first.rooms |= part.rooms
        first.screens |= part.screens
    return first


def restore(workspace: Workspace, snapshot: Snapshot, *, spare: int) -> None:
    """Bring a freshly founded workspace into this state. `spare` numbers of each kind are never given out."""
    assert snapshot.app, "a whole snapshot has the app"
    workspace.app = snapshot.app
    workspace.accounts = snapshot.accounts
    workspace.rooms = snapshot.rooms
    workspace.directs = {frozenset(room.members): room for room in snapshot.rooms.values() if room.is_direct}
    for person, shown in snapshot.screens.items():
        workspace.screens[person] = _screen(person, shown)
    workspace.ids.resume({kind: count + spare for kind, count in snapshot.counts.items()}, snapshot.last_ts)
    workspace.clock.travel_to(snapshot.now)


def _now(workspace: Workspace) -> Snapshot:
    counts, last_ts = workspace.ids.noted()
    return Snapshot(now=workspace.clock.now(), counts=counts, last_ts=last_ts)


def _shown(screen: Screen) -> Shown:
    view = screen.home
    return Shown(Home(view.id, view.definition, view.hash) if view else None, screen.ephemerals)


def _screen(person: str, shown: Shown) -> Screen:
    home = shown.home
    view = View(home.id, person, home.definition, home.hash, root_id=home.id) if home else None
    return Screen(home=view, ephemerals=shown.ephemerals)
