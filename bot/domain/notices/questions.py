"""A short question to the partner between two meetings, and what comes of it."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked:
    """To the partner: a question, with what they should know. `reworded`: they have read it in other words."""

    question: UUID
    partner: Someone
    words: str
    context: str
    reworded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionReminder:
    """To the partner, once, after three working days: a question waits."""

    question: UUID
    partner: Someone
    words: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered:
    """To whoever asked: the partner's answer."""

    question: UUID
    mentorship: UUID
    partner: Someone
    words: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionForMeeting:
    """To whoever asked: the partner would like to speak of it when they meet; it is on the agenda."""

    question: UUID
    mentorship: UUID
    partner: Someone
    words: str
