"""Every name Slack hands back to us is unique, well formed and routed exactly once."""

import inspect
import re
from collections import Counter
from enum import StrEnum
from types import ModuleType

import handlers
from bot.services import Services
from bot.slack.fields import Field
from bot.slack.gestures import Kind
from bot.slack.ids import COMMAND, Action, Callback, Event, Shortcut, Suggestion, Word
from bot.slack.routes import Route
from tests.architecture.sources import ROOT

OURS: tuple[type[StrEnum], ...] = (Action, Callback, Suggestion, Shortcut, Field)
HEARD_WHILE_OPEN = (Suggestion.TIME_ZONE, Suggestion.SKILLS, Suggestion.SKILL_FIND)
"""Selects whose options come from us and whose choice we hear of at once."""
NEEDED = Counter(
    [(Kind.COMMAND, f"{COMMAND} {word}".strip()) for word in Word]
    + [(Kind.ACTION, action.value) for action in Action]
    + [(Kind.SHORTCUT, shortcut.value) for shortcut in Shortcut]
    + [(Kind.ACTION, suggestion.value) for suggestion in HEARD_WHILE_OPEN]
    + [(Kind.SUBMISSION, callback.value) for callback in Callback]
    + [(Kind.SUGGESTION, suggestion.value) for suggestion in Suggestion]
    + [(Kind.EVENT, event.value) for event in Event]
)


def modules() -> list[ModuleType]:
    return [module for _, module in inspect.getmembers(handlers, inspect.ismodule)]


def test_every_id_is_routed_exactly_once_and_no_route_lacks_an_id() -> None:
    assert Counter((route.kind, route.id) for route in handlers.ROUTES) == NEEDED


def test_no_two_names_are_the_same_word() -> None:
    values = [name.value for kind in OURS for name in kind.__members__.values()]
    assert len(values) == len(set(values)) == sum(len(kind.__members__) for kind in OURS)


def test_our_names_read_feature_object_verb() -> None:
    for kind in OURS:
        for name in kind:
            assert re.fullmatch(r"[a-z]+:[a-z]+:[a-z_]+", name), name


def test_slack_takes_names_of_this_length() -> None:
    assert all(len(name) <= 255 for kind in OURS for name in kind)


def test_each_handler_module_ends_in_its_routes_and_all_are_gathered() -> None:
    files = {path.stem for path in (ROOT / "handlers").glob("*.py")} - {"__init__"}
    assert {module.__name__.removeprefix("handlers.") for module in modules()} == files
    for module in modules():
        assert inspect.getsource(module).rstrip().rpartition("\n\n\n")[2].startswith("ROUTES = ("), module.__name__
    gathered: list[Route[Services]] = [route for module in modules() for route in module.ROUTES]
    assert Counter(map(id, gathered)) == Counter(map(id, handlers.ROUTES))


def test_a_handler_takes_the_context_and_the_services() -> None:
    for route in handlers.ROUTES:
        assert inspect.iscoroutinefunction(route.handler), route.id
        names = [name.strip("_") or name for name in inspect.signature(route.handler).parameters]
        first, second = names
        assert (first in {"context", "_"}, second in {"services", "_", "__"}) == (True, True), route.handler


def test_the_fields_of_a_form_are_asked_by_one_form_only() -> None:
    used = Counter(field for route in handlers.ROUTES for field in route.fields.values())
    assert all(count == 1 for count in used.values())
