"""views.open, push, update and publish."""

from typing import Any

from bot.playground import surfaces
from bot.playground.api import access
from bot.playground.api.arguments import Arguments
from bot.playground.api.refusal import ApiError, missing, refuse
from bot.playground.api.registry import method
from bot.playground.ratelimits import Tier
from bot.playground.rules import check_view
from bot.playground.tickets import TicketError, Trigger
from bot.playground.views import STACK_LIMIT, View
from bot.playground.wire import Json
from bot.playground.workspace import Workspace


@method("views.open", Tier.FOUR, required=("view",))
def views_open(workspace: Workspace, arguments: Arguments) -> Json:
    definition = _definition(workspace, arguments, "modal")
    trigger = _exchanged(workspace, arguments)
    view = surfaces.open_modal(workspace, trigger.person, definition)
    return _shown(workspace, view)


@method("views.push", Tier.FOUR, required=("view",))
def views_push(workspace: Workspace, arguments: Arguments) -> Json:
    """Put a view on top of the one the trigger came from; only a gesture inside a modal can."""
    definition = _definition(workspace, arguments, "modal")
    trigger = _exchanged(workspace, arguments)
    screen = workspace.screens[trigger.person]
    if screen.modal(trigger.view) is None:
        raise ApiError("not_found")
    if len(screen.modals) >= STACK_LIMIT:
        raise ApiError("push_limit_reached")
    return _shown(workspace, surfaces.push_modal(workspace, trigger.person, definition))


@method("views.update", Tier.FOUR, required=("view",))
def views_update(workspace: Workspace, arguments: Arguments) -> Json:
    view = _wanted(workspace, arguments)
    definition = _definition(workspace, arguments, view.kind, replacing=view)
    _refuse_stale(view, arguments)
    surfaces.redefine(workspace, view, definition)
    return _shown(workspace, view)


@method("views.publish", Tier.FOUR, required=("user_id", "view"))
def views_publish(workspace: Workspace, arguments: Arguments) -> Json:
    if not workspace.app.home_tab_enabled:
        raise ApiError("not_enabled")
    person = access.person(workspace, arguments.text("user_id"))
    home = workspace.screens[person.id].home
    definition = _definition(workspace, arguments, "home", replacing=home)
    if home is not None:
        _refuse_stale(home, arguments)
    return _shown(workspace, surfaces.publish_home(workspace, person.id, definition))


def _definition(workspace: Workspace, arguments: Arguments, kind: str, *, replacing: View | None = None) -> Json:
    """Check the given view and return it as Slack stores it, every block with its id."""
    given: Any = arguments.given["view"]
    if not isinstance(given, dict) or given.get("type") != kind:
        messages = [f"[ERROR] must be a valid view of type {kind} [json-pointer:/view/type]"]
        raise ApiError("invalid_arguments", response_metadata={"messages": messages})
    refuse(check_view(given))
    external_id = given.get("external_id")
    others = (view for view in surfaces.every_view(workspace) if view is not replacing)
    if external_id and any(view.external_id == external_id for view in others):
        raise ApiError("duplicate_external_id")
    return surfaces.stored(workspace, given)


def _exchanged(workspace: Workspace, arguments: Arguments) -> Trigger:
    if not arguments.has("trigger_id"):
        raise missing("trigger_id")
    try:
        return workspace.tickets.exchange(arguments.text("trigger_id"))
    except TicketError as refused:
        raise ApiError(str(refused)) from None


def _wanted(workspace: Workspace, arguments: Arguments) -> View:
    view_id, external_id = arguments.text("view_id"), arguments.text("external_id")
    if not view_id and not external_id:
        raise missing("view_id")
    for view in surfaces.every_view(workspace):
        if view.id == view_id or (external_id and view.external_id == external_id):
            return view
    raise ApiError("not_found")


def _refuse_stale(view: View, arguments: Arguments) -> None:
    if arguments.has("hash") and arguments.text("hash") != view.hash:
        raise ApiError("hash_conflict")


def _shown(workspace: Workspace, view: View) -> Json:
    return {"view": view.payload(workspace.app)}
