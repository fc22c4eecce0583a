"""Days on which a program does not meet, such as the last week of a year."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.cadence import Days
from bot.domain.programs import refuse
from bot.domain.runs_of_days import RunWish, joined, kept_of, problems_of

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class BlackoutsCard:
    """The days without meetings of a program, reached from one of its cohorts; those that are over are left out."""

    cohort: UUID
    program: str
    runs: tuple[Days, ...]


def checked(wish: RunWish, runs: Collection[Days], today: date) -> tuple[Days, ...]:
    """Return the days from now on; raise WrongInput naming each field that needs another look."""
    kept = kept_of(runs, wish, today)
    problems = dict(problems_of(wish, kept, today))
    if wish.run is None:
        problems["first"] = problems["first"] or ("Choose the days that this names." if wish.name else None)
    else:
        problems["name"] = _name_problem(wish.name)
    refuse(problems)
    return joined((*kept, wish.run) if wish.run else kept)


def _name_problem(name: str) -> str | None:
    if not name:
        return "Give these days a name, such as Summer break: people read it where it moves a meeting."
    return f"Use {LONGEST_NAME} characters at most." if len(name) > LONGEST_NAME else None
