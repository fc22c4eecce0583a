"""What went over the wire, both ways, with answers and latencies: the inspector's log."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.playground.wire import Json


@dataclass(slots=True, eq=False)
class Call:
    """One request of the bot to Slack; `answer` and `latency` (seconds) stay None while it is under way.

    `number` counts the log's entries from 1. `person` and `channel` are those a response_url was made for.
    """

    method: str
    arguments: Json
    at: datetime
    answer: Json | None = None
    status: int = 0
    latency: float | None = None
    fault: str = ""
    number: int = 0
    person: str = ""
    channel: str = ""

    @property
    def trouble(self) -> str:
        """Why it came to nothing, as far as that is known."""
        return self.error

    @property
    def error(self) -> str:
        """Slack's error name, or nothing for a call that went well."""
        return "" if self.answer is None or self.answer.get("ok") else str(self.answer.get("error", ""))

    def __str__(self) -> str:
        return f"{self.method} → {self.error or ('ok' if self.answer else 'under way')}"


class Outcome(StrEnum):
    """How a delivery to the bot ended."""

    UNDER_WAY = "under way"
    ANSWERED = "answered"
    LATE = "no answer in time"
    UNREACHABLE = "not reachable"
    REFUSED = "answered with an HTTP error"


class Kind(StrEnum):
    """What Slack sends to an app, by the names of Socket Mode's envelopes."""

    COMMAND = "slash_commands"
    INTERACTIVE = "interactive"
    EVENT = "events_api"


@dataclass(slots=True, eq=False)
class Delivery:
    """One payload sent to the bot; `answer` is the body of its ack, `latency` is in seconds.

    `problem` says why Slack could make nothing of the answer; `final` means the bot asked for no retry.
    """

    kind: Kind
    payload: Json
    at: datetime
    attempt: int = 0
    outcome: Outcome = Outcome.UNDER_WAY
    answer: Any = None
    latency: float | None = None
    problem: str = ""
    final: bool = False
    number: int = 0

    @property
    def trouble(self) -> str:
        """Why it came to nothing, as far as that is known."""
        return self.problem

    @property
    def ok(self) -> bool:
        return self.outcome is Outcome.ANSWERED

    @property
    def type(self) -> str:
        """`/command`, the event's type, or the interaction's type."""
        if self.kind is Kind.COMMAND:
            return str(self.payload["command"])
        if self.kind is Kind.EVENT:
            return str(self.payload["event"]["type"])
        return str(self.payload["type"])

    def __str__(self) -> str:
        return f"{self.type}: {self.outcome}" + (f", but {self.problem}" if self.problem else "")


@dataclass(slots=True)
class Log:
    """Every call and delivery: in `entries` as they started, in `calls` and `deliveries` as they ended."""

    entries: list[Call | Delivery] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    in_flight: int = 0

    def start(self, entry: Call | Delivery) -> None:
        self.in_flight += 1
        self.entries.append(entry)
        entry.number = len(self.entries)

    def finish(self, entry: Call | Delivery) -> None:
        self.in_flight -= 1
        if isinstance(entry, Call):
            self.calls.append(entry)
        else:
            self.deliveries.append(entry)

    def refused(self) -> Iterator[Call]:
        return (call for call in self.calls if call.answer is not None and not call.answer.get("ok"))
