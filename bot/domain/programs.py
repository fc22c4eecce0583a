"""Opening a program with its first cohort: what an admin decides, and which dates make sense."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.errors import WrongInput
from bot.domain.templates import Template
from bot.domain.terms import Cadence

MEETING_MINUTES = (15, 25, 30, 45, 60)
LONGEST_NAME = 80
LONGEST_OBJECTIVE = 1000
LONGEST_TEXT = 2000
SMALLEST_COHORT, LARGEST_COHORT = 2, 10_000
SHORTEST_RUN, LONGEST_RUN = 1, 36
"""In months."""
SHORTEST = timedelta(days=14)
LONGEST = timedelta(days=3 * 366)
TO_FRIDAY = timedelta(days=3)
UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by name that no font draws."""


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
            "name": name_problem(self.name),
            "objective": length_of_text_problem(self.objective, LONGEST_OBJECTIVE),
            "starts_on": first_day_problem(self.starts_on, today),
            "ends_on": length_problem(self.starts_on, self.ends_on),
        }
        refuse(problems)
        return self


def refuse(problems: Mapping[str, str | None]) -> None:
    """Raise WrongInput naming each field that has a problem, if any has."""
    wrong = {name: problem for name, problem in problems.items() if problem}
    if wrong:
        raise WrongInput(**wrong)


def name_problem(name: str) -> str | None:
    """Why a program cannot be called this, as a sentence, or None."""
    if not any(_seen(letter) for letter in name):
        return "Give the program a name."
    return length_of_text_problem(name, LONGEST_NAME)


def length_of_text_problem(words: str, longest: int) -> str | None:
    """Why this is too much to read, as a sentence, or None."""
    return f"Please keep it within {longest:,} characters." if len(words) > longest else None


def _seen(letter: str) -> bool:
    """Whether a letter leaves a trace on the screen: no space, no control character, no empty letter."""
    return letter not in UNSEEN and unicodedata.category(letter)[0] not in "CZ"


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


def first_day_problem(starts_on: date, today: date) -> str | None:
    return "The first day has passed; choose today or later." if starts_on < today else None


def length_problem(starts_on: date, ends_on: date | None) -> str | None:
    """Why a cohort cannot have these days, as a sentence, or None."""
    if ends_on is None:
        return None
    if ends_on - starts_on < SHORTEST:
        return "A cohort needs at least two weeks between its first and last day."
    return "Choose a last day within three years." if ends_on - starts_on > LONGEST else None
