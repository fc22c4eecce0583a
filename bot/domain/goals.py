"""Goals of a pair: what is aimed at, how one will know, by when, and how far it has come."""

from dataclasses import dataclass
from datetime import date

from bot.domain.errors import WrongInput

STEPS = (0, 25, 50, 75, 100)
LONGEST_TITLE = 200
LONGEST_MEASURE = 1000
LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalWish:
    """A goal as a person words it."""

    title: str
    measure: str
    due_on: date

    def checked(self, today: date) -> "GoalWish":
        """Return the goal as it is; raise WrongInput naming each field that needs another look."""
        wrong: dict[str, str] = {}
        if not self.title.strip():
            wrong["title"] = "Say in a few words what you want to reach."
        if self.due_on < today:
            wrong["due_on"] = "Choose today or a day to come."
        if wrong:
            raise WrongInput(**wrong)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a goal has come, in per cent, with a note that the pair can read."""

    percent: int
    note: str

    @property
    def reached(self) -> bool:
        return self.percent == STEPS[-1]
