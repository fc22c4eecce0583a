"""What the pages of questions between meetings show."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.care.terms import QuestionState
from bot.domain.growth.step_cards import PairChoice
from bot.domain.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard:
    """A question as one of the pair sees it. `yours`: the reader asked it. `over`: the pair has ended."""

    id: UUID
    mentorship: UUID
    partner: Someone
    words: str
    context: str
    answer: str
    state: QuestionState
    yours: bool
    asked_at: datetime
    reminded: bool
    over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsCard:
    """Questions of and to the reader: those that wait first, then what was settled lately. They may `ask` more."""

    questions: tuple[QuestionCard, ...]
    ask: bool

    @property
    def waiting(self) -> bool:
        """Whether any of them has no answer yet."""
        return any(question.state is QuestionState.WAITING for question in self.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionForm:
    """The form of a question. With several `pairs`, the person chooses one. `question` is None for a new one."""

    pairs: tuple[PairChoice, ...]
    question: UUID | None = None
    words: str = ""
    context: str = ""
