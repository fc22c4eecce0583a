"""What can be changed while a program runs, which answers make sense, and what has changed between two versions."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from bot.domain.programs import (
    LARGEST_COHORT,
    LONGEST_NAME,
    LONGEST_OBJECTIVE,
    LONGEST_RUN,
    LONGEST_TEXT,
    SHORTEST_RUN,
    SMALLEST_COHORT,
    first_day_problem,
    length_of_text_problem,
    length_problem,
    name_problem,
    refuse,
)
from bot.domain.terms import Cadence, CohortState, MentorRule, Newcomers

WORDY = frozenset({"objective", "values", "expectations", "confidentiality"})
"""Long texts, of which the log only says that they changed."""
NOT_BEGUN = frozenset({CohortState.DRAFT, CohortState.ENROLLING})
"""While the first day can still move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramSettings:
    """What holds for every cohort of a program. `months`: how long a pair lasts where its cohort has no end."""

    name: str
    objective: str
    values: str
    expectations: str
    confidentiality: str
    cadence: Cadence
    minutes: int
    months: int
    mentor_rule: MentorRule
    newcomers: Newcomers

    def checked(self) -> "ProgramSettings":
        """Return the answers as they are; raise WrongInput naming each field that needs another look."""
        within = SHORTEST_RUN <= self.months <= LONGEST_RUN
        refuse(
            {
                "name": name_problem(self.name),
                "objective": length_of_text_problem(self.objective, LONGEST_OBJECTIVE),
                "values": length_of_text_problem(self.values, LONGEST_TEXT),
                "expectations": length_of_text_problem(self.expectations, LONGEST_TEXT),
                "confidentiality": length_of_text_problem(self.confidentiality, LONGEST_TEXT),
                "months": None if within else f"Choose between {SHORTEST_RUN} and {LONGEST_RUN} months.",
            }
        )
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortSettings:
    """What holds for one cohort. `ends_on` is None where it is evergreen, `size_limit` where everybody fits."""

    name: str
    starts_on: date
    ends_on: date | None
    channel: str
    size_limit: int | None

    def checked(self, before: "CohortSettings", today: date, state: CohortState) -> "CohortSettings":
        """Return the answers as they are; raise WrongInput naming each field that needs another look."""
        problems = {
            "name": length_of_text_problem(self.name, LONGEST_NAME),
            "starts_on": self._first_day_problem(before, today, state),
            "ends_on": self._last_day_problem(before, today),
            "size_limit": self._size_problem(),
        }
        refuse(problems)
        return self

    def _first_day_problem(self, before: "CohortSettings", today: date, state: CohortState) -> str | None:
        if self.starts_on == before.starts_on:
            return None
        if state not in NOT_BEGUN:
            return f"It stays {before.starts_on:%d %B %Y}: people have been matched, or it runs already."
        return first_day_problem(self.starts_on, today)

    def _last_day_problem(self, before: "CohortSettings", today: date) -> str | None:
        if (self.starts_on, self.ends_on) == (before.starts_on, before.ends_on):
            return None
        if self.ends_on is not None and self.ends_on < today:
            return "Choose today or a day to come. End early, on the cohort's page, ends it at once."
        return length_problem(self.starts_on, self.ends_on)

    def _size_problem(self) -> str | None:
        if self.size_limit is None or SMALLEST_COHORT <= self.size_limit <= LARGEST_COHORT:
            return None
        return f"Choose between {SMALLEST_COHORT} and {LARGEST_COHORT:,} people, or leave it empty."


Settings = ProgramSettings | CohortSettings
Changes = Mapping[str, tuple[Any, Any]]


def changes(before: Settings, after: Settings) -> Changes:
    """What differs, by name: the old value and the new one."""
    pairs = ((field.name, getattr(before, field.name), getattr(after, field.name)) for field in fields(before))
    return {name: (old, new) for name, old, new in pairs if old != new}
