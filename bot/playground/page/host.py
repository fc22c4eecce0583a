"""What the page asks of whoever runs it: what the app declares, how far the story is, and letting the app work."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

APP, HOME = "app", "home"
"""Places besides conversations: where a person and the app talk, even before a word was said, and its Home tab."""


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """As the app's manifest declares it; `name` begins with a slash."""

    name: str
    description: str = ""
    usage_hint: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """As the app's manifest declares it."""

    name: str
    callback_id: str
    type: Literal["global", "message"]
    description: str = ""


@dataclass(frozen=True, slots=True)
class There:
    """Where a step is seen: `person` is a user id, `place` is HOME, APP or a conversation's id."""

    person: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the story, done once it has really happened."""

    key: str
    title: str
    detail: str
    done: bool
    there: There


class Host(Protocol):
    """Whoever runs the app beside the simulated Slack."""

    @property
    def commands(self) -> Sequence[SlashCommand]: ...

    @property
    def shortcuts(self) -> Sequence[Shortcut]: ...

    def story(self) -> Sequence[Step]:
        """Return the story as it stands; asked after everything has settled, so it must be quick."""
        ...

    async def settle(self) -> None:
        """Let the app finish answering and do all its due work."""
        ...
