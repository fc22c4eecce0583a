"""What happens to a modal when it is submitted: Slack's own checks first, then what the app answers."""

from collections.abc import Callable
from typing import Any

from bot.playground import surfaces
from bot.playground.changes import ChangeKind
from bot.playground.rules import check_submission, check_view
from bot.playground.views import STACK_LIMIT, View
from bot.playground.wire import Json
from bot.playground.workspace import Workspace


def held_back(workspace: Workspace, view: View) -> bool:
    """Tell whether the client keeps the modal open, with its complaints shown under the fields."""
    view.errors = check_submission(view.definition, view.values)
    workspace.changed(ChangeKind.VIEW, person=view.person)
    return bool(view.errors)


def apply(workspace: Workspace, view: View, answer: Any) -> str:
    """Do what the ack asks for; returns why Slack cannot, or nothing (docs.slack.dev/surfaces/modals)."""
    if not answer:
        surfaces.close(workspace, view)
        return ""
    action = _ACTIONS.get(answer.get("response_action")) if isinstance(answer, dict) else None
    return action(workspace, view, answer) if action is not None else "the ack has no response_action Slack knows"


def _clear(workspace: Workspace, view: View, _answer: Json) -> str:
    surfaces.clear(workspace, view.person)
    return ""


def _errors(workspace: Workspace, view: View, answer: Json) -> str:
    """Show the app's errors; Slack takes them for input blocks only."""
    errors = answer.get("errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        return "errors must be an object of block_id and text"
    if not set(errors) <= inputs:
        return f"there is no input block {', '.join(sorted(set(errors) - inputs))}"
    view.errors = {block_id: str(text) for block_id, text in errors.items()}
    workspace.changed(ChangeKind.VIEW, person=view.person)
    return ""


def _update(workspace: Workspace, view: View, answer: Json) -> str:
    problem = _problem(answer.get("view"))
    if not problem:
        surfaces.redefine(workspace, view, surfaces.stored(workspace, answer["view"]))
    return problem


def _push(workspace: Workspace, view: View, answer: Json) -> str:
    problem = _problem(answer.get("view"))
    if not problem and len(workspace.screens[view.person].modals) >= STACK_LIMIT:
        problem = "push_limit_reached"
    if not problem:
        surfaces.push_modal(workspace, view.person, surfaces.stored(workspace, answer["view"]))
    return problem


def _problem(definition: Any) -> str:
    """Say why Slack would refuse to show this as a modal."""
    if not isinstance(definition, dict) or definition.get("type") != "modal":
        return "the view must be a modal"
    refusal = check_view(definition)
    return "; ".join(refusal.messages or (refusal.error,)) if refusal else ""


_ACTIONS: dict[object, Callable[[Workspace, View, Json], str]] = {
    "clear": _clear,
    "errors": _errors,
    "update": _update,
    "push": _push,
}
