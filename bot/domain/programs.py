"""Opening a program with its first cohort: what an admin decides, and which dates make sense."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.errors import WrongInput
from bot.domain.terms import Cadence

MEETING_MINUTES = (15, 25, 30, 45, 60)
LONGEST_NAME = 80
LONGEST_OBJECTIVE = 1000
USUAL_LENGTH = timedelta(weeks=26)
SHORTEST = timedelta(days=14)
LONGEST = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An admin's answers. `channel` is the Slack id of the announcement channel; both dates are inclusive."""

    name: str
    objective: str
    cadence: Cadence
    minutes: int
    starts_on: date
    ends_on: date
    channel: str

    def checked(self, today: date) -> "Opening":
        """Return the answers as they are; raise WrongInput naming each field that needs another look."""
        problems = {
            "name": "Give the program a name." if not self.name.strip() else None,
            "starts_on": "The first day has passed; choose today or later." if self.starts_on < today else None,
            "ends_on": self._length_problem(),
        }
        wrong = {name: problem for name, problem in problems.items() if problem}
        if wrong:
            raise WrongInput(**wrong)
        return self

    def _length_problem(self) -> str | None:
        length = self.ends_on - self.starts_on
        if length < SHORTEST:
            return "A cohort needs at least two weeks between its first and last day."
        return "Choose a last day within three years." if length > LONGEST else None
