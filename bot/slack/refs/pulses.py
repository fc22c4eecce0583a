"""What buttons and forms of surveys carry."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class PulseRef(Reference):
    """A survey sent to one person."""

    pulse: UUID


@dataclass(frozen=True, slots=True)
class PulseFormRef(Reference):
    """A survey in its form, and what it asked: the stored words of its items in order, with spaces between."""

    pulse: UUID
    asked: str
