"""What the pages about stopped messages show."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.holding import Hold, Pile
from bot.domain.previews import Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCard:
    """All messages are stopped: what is held back, what was thrown away, and how much is not due yet anyway.

    `under_way` may have been on their way to Slack at that moment.
    """

    hold: Hold
    piles: tuple[Pile, ...]
    discarded: tuple[Pile, ...]
    later: int
    under_way: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMessage:
    """One message held back, without its words: a Notice's name, and the Slack id it is addressed to.

    Neither `person` nor `channel` is known for the group chat of a pair.
    """

    kind: str
    person: str | None
    channel: str | None
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPage:
    """A part of the list of messages held back. `number` counts pages from 0, `first` messages from 1."""

    number: int
    first: int
    total: int
    messages: tuple[HeldMessage, ...]

    @property
    def is_last(self) -> bool:
        return self.first + len(self.messages) > self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCard:
    """What letting messages go again would send."""

    hold: Hold
    preview: Preview
