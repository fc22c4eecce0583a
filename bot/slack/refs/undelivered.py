"""What the buttons about undelivered messages carry: an obstacle by its stored word, a message by its id."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.errors import OutdatedButton
from bot.domain.undelivered import Obstacle
from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class ObstacleRef(Reference):
    """All messages with one obstacle."""

    obstacle: str

    @property
    def what(self) -> Obstacle:
        """The obstacle; raise OutdatedButton where there is none of that word."""
        try:
            return Obstacle(self.obstacle)
        except ValueError as error:
            raise OutdatedButton from error


@dataclass(frozen=True, slots=True)
class UndeliveredRef(ObstacleRef):
    """A page of them, by how many come before it."""

    undelivered_start: int


@dataclass(frozen=True, slots=True)
class LetterRef(UndeliveredRef):
    """One message on such a page."""

    letter: UUID


@dataclass(frozen=True, slots=True)
class DismissalRef(UndeliveredRef):
    """A dismissal by its moment, and the page it was done on; an obstacle of "" is the overview."""

    dismissed: str

    @property
    def mark(self) -> datetime:
        """The moment; raise OutdatedButton where it is none."""
        try:
            return datetime.fromisoformat(self.dismissed)
        except ValueError as error:
            raise OutdatedButton from error
