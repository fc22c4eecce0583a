"""What the buttons and forms about the time of a meeting carry."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class SlotRef(Reference):
    """A time that is offered for a meeting, in seconds since 1970."""

    meeting: UUID
    slot_time: int


@dataclass(frozen=True, slots=True)
class MoveRef(Reference):
    """The form for any other time of a meeting, and the one that it showed, in seconds since 1970."""

    meeting: UUID
    shown_time: int
