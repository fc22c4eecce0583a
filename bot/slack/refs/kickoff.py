"""What the buttons of a first meeting carry: a time that is offered, and a page of ideas."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class FirstTimeRef(Reference):
    """A time for the first meeting of a pair, in seconds since 1970."""

    mentorship: UUID
    first_time: int


@dataclass(frozen=True, slots=True)
class OtherTimeRef(Reference):
    """The form for any other time, and the chosen one it showed, 0 for none."""

    mentorship: UUID
    seen_time: int


@dataclass(frozen=True, slots=True)
class IdeasRef(Reference):
    """Ideas for a first meeting, and how often other questions were asked for."""

    mentorship: UUID
    ideas_turn: int
