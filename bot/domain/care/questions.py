"""Questions between meetings: how long they may be, until when an answer would be good, and when we remind."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.domain.cadence import WorkingTime, next_morning, next_permitted
from bot.domain.care.question_errors import QuestionAnsweredAlready, QuestionOnAgenda, QuestionTakenBack
from bot.domain.care.terms import QuestionState
from bot.domain.errors import Refused, WrongInput

LONGEST_QUESTION = 500
LONGEST_CONTEXT = 1000
LONGEST_ANSWER = 2500
MOST_WAITING = 3
"""How many questions of one person to one partner wait at a time."""
WORKING_DAYS = 3
"""Within so many working days an answer would be good, and after as many we remind once."""
LATELY = timedelta(days=30)
"""How long a settled question stays in the list."""
MOST_SHOWN = 50
_SETTLED: Mapping[QuestionState, type[Refused]] = {
    QuestionState.ANSWERED: QuestionAnsweredAlready,
    QuestionState.FOR_MEETING: QuestionOnAgenda,
    QuestionState.WITHDRAWN: QuestionTakenBack,
}


def require_waiting(state: QuestionState) -> None:
    """Raise the sentence that says what has become of a question, unless it still waits."""
    if state in _SETTLED:
        raise _SETTLED[state]


def checked_question(words: str, context: str) -> tuple[str, str]:
    """Both without blank edges; raise WrongInput naming what needs another look."""
    words, context = words.strip(), context.strip()
    problems = {
        "words": _problem(words, LONGEST_QUESTION, "What would you like to ask? One sentence is enough."),
        "context": _problem(context, LONGEST_CONTEXT),
    }
    if wrong := {name: problem for name, problem in problems.items() if problem}:
        raise WrongInput(**wrong)
    return words, context


def checked_answer(words: str) -> str:
    """The answer without blank edges; raise WrongInput if there is none, or too much of it."""
    words = words.strip()
    if problem := _problem(words, LONGEST_ANSWER, "A sentence is enough."):
        raise WrongInput(answer=problem)
    return words


def remind_at(working: WorkingTime, asked_at: datetime) -> datetime:
    """The morning after three working days of whoever is asked, counted from when they could read it."""
    moment = next_permitted(working, asked_at)
    for _ in range(WORKING_DAYS):
        moment = next_morning(working, moment)
    return moment


def as_topic(words: str, context: str) -> str:
    """A question as it stands on the agenda."""
    return "\n".join(filter(None, (words, context)))


def _problem(words: str, longest: int, empty: str = "") -> str:
    return f"Please keep it within {longest:,} characters." if len(words) > longest else "" if words else empty
