"""Days on which somebody does not work or nobody meets, and how we say so without telling what is private."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Why(StrEnum):
    """Why a day is off: a public holiday, a person being away, or a break of the whole program."""

    HOLIDAY = "holiday"
    AWAY = "away"
    BLACKOUT = "blackout"


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, both ends inclusive. `name` is what a program calls it; days away have none."""

    first: date
    last: date
    name: str = ""

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day that is off. `place` says where a holiday holds.

    What somebody is away for is theirs alone, and whose day it is stays unsaid: of an absence there is no name.
    """

    day: date
    why: Why
    name: str = ""
    place: str = ""

    @property
    def cause(self) -> str:
        """What is to blame, as it follows "because of": no more than both of a pair may know."""
        if self.why is Why.AWAY:
            return "one of you being away"
        return f"{self.name} in {self.place}" if self.place else self.name

    @property
    def own_sentence(self) -> str:
        """The same, said to the person whose day it is."""
        return f"you are away on {self.day:%A}" if self.why is Why.AWAY else self.sentence

    @property
    def sentence(self) -> str:
        """Why nothing happens on that day, such as "Monday is a holiday in Kenya (Madaraka Day)"."""
        weekday = f"{self.day:%A}"
        if self.why is Why.AWAY:
            return f"one of you is away on {weekday}"
        if self.why is Why.BLACKOUT:
            return f"your program does not meet on {weekday} ({self.name})"
        return f"{weekday} is a holiday{f' in {self.place}' if self.place else ''} ({self.name})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What is usual where somebody lives: its name, the days of the working week, and public holidays by date."""

    place: str = ""
    weekdays: frozenset[int] = frozenset(range(5))
    holidays: Mapping[date, str] = field(default_factory=dict)


def days_from_rows(rows: Sequence[Sequence[str]]) -> tuple[Days, ...]:
    """Read runs of days as they are kept: first and last day in ISO form, and a name where there is one."""
    return tuple(Days(date.fromisoformat(first), date.fromisoformat(last), *name) for first, last, *name in rows)


def rows_of(runs: Iterable[Days]) -> list[list[str]]:
    """Write runs of days to be kept."""
    return [[run.first.isoformat(), run.last.isoformat(), *filter(None, [run.name])] for run in runs]


def name_of(runs: Iterable[Days], day: date) -> str | None:
    """What the first run that holds `day` is called, which may be nothing; None where no run does."""
    return next((run.name for run in runs if day in run), None)
