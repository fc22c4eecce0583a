"""Opening, stacking, changing and closing views on people's screens."""

from collections.abc import Iterator

from bot.playground import blocks as kit
from bot.playground.changes import ChangeKind
from bot.playground.views import View
from bot.playground.wire import Json
from bot.playground.workspace import Workspace


def every_view(workspace: Workspace) -> Iterator[View]:
    for screen in workspace.screens.values():
        yield from screen.modals
        if screen.home is not None:
            yield screen.home


def stored(workspace: Workspace, given: Json) -> Json:
    """Copy a view as Slack keeps it: every block and element has an id."""
    return {**given, "blocks": kit.with_ids(given["blocks"], workspace.block_id)}


def open_modal(workspace: Workspace, person: str, definition: Json) -> View:
    """Show a modal as the only one; whatever was open before gives way."""
    view = _new(workspace, person, definition)
    workspace.screens[person].modals = [view]
    workspace.changed(ChangeKind.VIEW, person=person)
    return view


def push_modal(workspace: Workspace, person: str, definition: Json) -> View:
    """Put a modal on top of the stack."""
    modals = workspace.screens[person].modals
    view = _new(workspace, person, definition)
    view.root_id, view.previous_id = modals[0].root_id, modals[-1].id
    modals.append(view)
    workspace.changed(ChangeKind.VIEW, person=person)
    return view


def publish_home(workspace: Workspace, person: str, definition: Json) -> View:
    """Show a Home tab; the next one shown to the same person is the same view with a new hash."""
    screen = workspace.screens[person]
    if screen.home is None:
        screen.home = _new(workspace, person, definition)
        workspace.changed(ChangeKind.HOME, person=person)
    else:
        redefine(workspace, screen.home, definition)
    return screen.home


def redefine(workspace: Workspace, view: View, definition: Json) -> None:
    view.redefine(definition, _hash(workspace))
    kind = ChangeKind.HOME if view.kind == "home" else ChangeKind.VIEW
    workspace.changed(kind, person=view.person)


def close(workspace: Workspace, view: View) -> None:
    """Take one modal off the screen; the one below shows again."""
    screen = workspace.screens[view.person]
    screen.modals = [known for known in screen.modals if known is not view]
    workspace.changed(ChangeKind.VIEW, person=view.person)


def clear(workspace: Workspace, person: str) -> None:
    """Close the whole stack."""
    workspace.screens[person].modals = []
    workspace.changed(ChangeKind.VIEW, person=person)


def _new(workspace: Workspace, person: str, definition: Json) -> View:
    view_id = workspace.ids.next("V")
    return View(view_id, person, definition, _hash(workspace), root_id=view_id)


def _hash(workspace: Workspace) -> str:
    return f"{workspace.ids.ts().partition('.')[0]}.{workspace.ids.secret('hash')[:8]}"
