"""Opening a program with its first cohort: what an admin decides, and which dates make sense."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.errors import WrongInput
from bot.domain.templates import Template
from bot.domain.terms import Cadence

MEETING_MINUTES = (15, 25, 30, 45, 60)
LONGEST_NAME = 80
LONGEST_OBJECTIVE = 1000
LONGEST_TEXT = 2000
SMALLEST_COHORT, LARGEST_COHORT = 2, 10_000
SHORTEST = timedelta(days=14)
LONGEST = timedelta(days=3 * 366)
TO_FRIDAY = timedelta(days=3)


class Doors(StrEnum):
    """What happens to a cohort once it is set up: its announcement is looked at, posted, or left for later."""

    LOOK = "look"
    OPEN = "open"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An admin's answers. `channel` is the Slack id of the announcement channel.

    Both dates are inclusive; `ends_on` is None for a program that keeps going.
    """

    name: str
    objective: str
    cadence: Cadence
    minutes: int
    starts_on: date
    ends_on: date | None
    channel: str

    def checked(self, today: date) -> "Opening":
        """Return the answers as they are; raise WrongInput naming each field that needs another look."""
        problems = {
            "name": "Give the program a name." if not self.name.strip() else None,
            "starts_on": "The first day has passed; choose today or later." if self.starts_on < today else None,
            "ends_on": length_problem(self.starts_on, self.ends_on),
        }
        wrong = {name: problem for name, problem in problems.items() if problem}
        if wrong:
            raise WrongInput(**wrong)
        return self


def first_answers(template: Template, today: date) -> Opening:
    """What the form begins with: what suits the template, from the next Monday to a Friday."""
    monday = today + timedelta(days=7 - today.weekday())
    return Opening(
        name="",
        objective=template.objective,
        cadence=template.cadence,
        minutes=template.minutes,
        starts_on=monday,
        ends_on=monday + length_of(template.months) - TO_FRIDAY,
        channel="",
    )


def length_of(months: int) -> timedelta:
    """Months as whole weeks, so that what begins on a Monday ends in a full week."""
    return timedelta(weeks=round(months * 52 / 12))


def length_problem(starts_on: date, ends_on: date | None) -> str | None:
    """Why a cohort cannot have these days, as a sentence, or None."""
    if ends_on is None:
        return None
    if ends_on - starts_on < SHORTEST:
        return "A cohort needs at least two weeks between its first and last day."
    return "Choose a last day within three years." if ends_on - starts_on > LONGEST else None
