"""What the menu below a message that came unasked carries."""

from dataclasses import dataclass

from bot.domain.errors import OutdatedButton
from bot.domain.post.cards import Wish
from bot.domain.post.worth import Topic
from bot.slack.metadata import Reference

ALL_OF_IT = "page"
"""In place of a wish: the page with everything there is to choose."""


@dataclass(frozen=True, slots=True)
class ReminderRef(Reference):
    """A wish by its stored word, and the topic it is about, "" for none."""

    reminder: str
    topic: str

    @property
    def wish(self) -> Wish:
        """The wish; raise OutdatedButton where there is none of that word."""
        try:
            return Wish(self.reminder)
        except ValueError as error:
            raise OutdatedButton from error

    @property
    def about(self) -> Topic | None:
        """The topic; raise OutdatedButton where there is none of that word."""
        try:
            return Topic(self.topic) if self.topic else None
        except ValueError as error:
            raise OutdatedButton from error
