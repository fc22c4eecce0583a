"""What the buttons and forms about the time of a meeting carry."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class SlotRef(Reference):
    """A time that a meeting is offered, or was asked about, in seconds since 1970."""

    meeting: UUID
    slot_time: int


@dataclass(frozen=True, slots=True)
class MoveRef(Reference):
    """The form for any other time of a meeting, and the one that it showed, in seconds since 1970."""

    meeting: UUID
    shown_time: int


@dataclass(frozen=True, slots=True)
class GatheringRef(Reference):
    """The meeting of a group by one meeting of it, and the time that was asked about, in seconds since 1970."""

    meeting: UUID
    asked_time: int

    @classmethod
    def to(cls, meeting: UUID, asked_of: datetime) -> Self:
        return cls(meeting, int(asked_of.timestamp()))

    @property
    def asked_of(self) -> datetime:
        return datetime.fromtimestamp(self.asked_time, UTC)
