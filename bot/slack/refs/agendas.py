"""What the buttons of agendas carry."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class TopicRef(Reference):
    """A topic on an agenda."""

    topic: UUID
