"""How a feature says which gestures are its own."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Generic, TypeVar

from bot.slack.context import Context
from bot.slack.fields import Field
from bot.slack.gestures import Kind
from bot.slack.ids import COMMAND, Action, Callback, Event, Shortcut, Suggestion, Word
from bot.slack.replies import Reply

S = TypeVar("S")
Handler = Callable[[Context, S], Awaitable[Reply]]


class Urgency(Enum):
    """When a gesture is acknowledged, and who waits for what comes of it.

    PROMPT: once it has had its effect, since Slack does not deliver it again. LOOK: at once, since it changes
    nothing, and who does not see what they wanted to look at looks again. NEWS: as PROMPT, but nobody waits;
    it only has to be done surely.
    """

    PROMPT = auto()
    LOOK = auto()
    NEWS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Generic[S]):
    """One gesture and its handler.

    `waiting` is the title of the modal that the handler opens, if it does: where facts take long, a light modal
    opens under it in time. Who opens one usually only looks at something, so such a route is a LOOK unless it says
    PROMPT; for a LOOK the store refuses to write. `fields` turns the names in WrongInput into the block ids of the
    form. `urgency`: NEWS may come in hundreds at once, with nobody waiting for any of it.
    """

    kind: Kind
    id: str
    handler: Handler[S]
    waiting: str | None = None
    fields: Mapping[str, Field] = field(default_factory=dict)
    urgency: Urgency = Urgency.PROMPT


def command(
    word: Word, handler: Handler[S], *, waiting: str | None = None, urgency: Urgency | None = None
) -> Route[S]:
    name, usual = f"{COMMAND} {word}".strip(), _usual(waiting)
    return Route(kind=Kind.COMMAND, id=name, handler=handler, waiting=waiting, urgency=urgency or usual)


def action(
    name: Action, handler: Handler[S], *, waiting: str | None = None, urgency: Urgency | None = None
) -> Route[S]:
    return Route(kind=Kind.ACTION, id=name, handler=handler, waiting=waiting, urgency=urgency or _usual(waiting))


def submission(name: Callback, handler: Handler[S], *, fields: Mapping[str, Field] | None = None) -> Route[S]:
    return Route(kind=Kind.SUBMISSION, id=name, handler=handler, fields=fields or {})


def suggestion(name: Suggestion, handler: Handler[S]) -> Route[S]:
    return Route(kind=Kind.SUGGESTION, id=name, handler=handler)


def typing(name: Suggestion, handler: Handler[S]) -> Route[S]:
    """What happens once something was chosen in a select whose options come from us, while the form is open."""
    return Route(kind=Kind.ACTION, id=name, handler=handler)


def shortcut(name: Shortcut, handler: Handler[S], *, waiting: str) -> Route[S]:
    return Route(kind=Kind.SHORTCUT, id=name, handler=handler, waiting=waiting, urgency=_usual(waiting))


def event(name: Event, handler: Handler[S], *, urgency: Urgency = Urgency.PROMPT) -> Route[S]:
    return Route(kind=Kind.EVENT, id=name, handler=handler, urgency=urgency)


def news(name: Event, handler: Handler[S]) -> Route[S]:
    """An event that nobody waits for; it has to have its effect, sooner or later."""
    return Route(kind=Kind.EVENT, id=name, handler=handler, urgency=Urgency.NEWS)


def _usual(waiting: str | None) -> Urgency:
    return Urgency.LOOK if waiting else Urgency.PROMPT
