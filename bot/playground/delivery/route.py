"""What the two roads to the bot, Socket Mode and HTTP, have in common."""

from dataclasses import dataclass
from typing import Any, Protocol

from bot.playground.record import Kind, Outcome
from bot.playground.wire import Json


@dataclass(frozen=True, slots=True)
class Envelope:
    """One payload on its way; `attempt` and `reason` are those of a retried event."""

    kind: Kind
    payload: Json
    attempt: int = 0
    reason: str = ""

    @property
    def wants_body(self) -> bool:
        """Whether the bot's ack may carry an answer."""
        return self.kind is not Kind.EVENT


@dataclass(frozen=True, slots=True)
class Reply:
    """How the bot answered: `body` is its JSON or text; `final` asks Slack not to retry an event."""

    outcome: Outcome
    body: Any = None
    final: bool = False


class Route(Protocol):
    """A road to the bot."""

    @property
    def in_use(self) -> bool:
        """Whether a bot was ever at the other end; an event without that goes nowhere."""
        ...

    async def send(self, envelope: Envelope) -> Reply:
        """Deliver and wait for the ack, however long it takes; the courier holds the deadline."""
        ...
