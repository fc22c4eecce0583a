"""Action steps: what somebody is going to do next, on the way to a goal or by itself, perhaps by a certain day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum
from uuid import UUID

from bot.domain.errors import WrongInput
from bot.domain.growth.terms import StepKind

LONGEST_TITLE = 300
ON_A_PAGE = 12
LATELY = timedelta(days=30)
"""How long what is done or dropped stays in the list."""
MOST_LATELY = 20
NOT_GONE = "Choose today or a day to come."


class Whose(StrEnum):
    """Who is going to do a step, seen from the one who writes it down."""

    MINE = "mine"
    THEIRS = "theirs"


class StepState(Enum):
    """Whether a step is still to be done. What is dropped is kept, and can be taken up again."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWish:
    """A step as a person words it. `goal`: what it leads to, if anything; `due_on` None: whenever it suits."""

    title: str
    kind: StepKind
    whose: Whose
    goal: UUID | None
    due_on: date | None

    def checked(
        self, today: date, *, goals: Collection[UUID], secret: Collection[UUID], before: date | None = None
    ) -> "StepWish":
        """Return the step as it is; raise WrongInput naming each field that needs another look.

        `goals` can be chosen, those of them that are `secret` only for a step of one's own. The day `before`, which
        it had so far, may have passed.
        """
        wrong: dict[str, str] = {}
        if problem := title_problem(self.title):
            wrong["title"] = problem
        if self.due_on and self.due_on != before and self.due_on < today:
            wrong["due_on"] = NOT_GONE
        if self.goal and self.goal not in goals:
            wrong["goal"] = "This goal is no longer open. Choose another one, or none."
        elif self.goal in secret and self.whose is Whose.THEIRS:
            wrong["goal"] = "Only you see this goal, so its steps are your own. Choose another goal, or none."
        if wrong:
            raise WrongInput(**wrong)
        return self


def title_problem(title: str) -> str:
    """What is wrong with the words of a step, as a sentence; "" if nothing is."""
    length = len(title.strip())
    if not length:
        return "Say in a few words what is to be done."
    if length > LONGEST_TITLE:
        return (
            f"A step has room for {LONGEST_TITLE} characters, and these are {length:,}. Please shorten it a little."
        )
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueStep:
    """A step in the message of the morning on which it is due."""

    step: UUID
    title: str
    kind: StepKind
    due_on: date
