"""What the buttons and forms of questions between meetings carry."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class QuestionRef(Reference):
    """A question between meetings."""

    question: UUID


@dataclass(frozen=True, slots=True)
class QuestionFormRef(Reference):
    """A question in its form: the ids of its pair, "" where one is chosen, and its own, "" where it is new."""

    asked_in: str
    rewording: str
