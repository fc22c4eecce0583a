"""A file of the people department: person, event and date, line by line, and what it would add."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from bot.domain.errors import Refused
from bot.domain.imports import MOST_BYTES, MOST_LINES, YEARS, Problem, decoded, records_of
from bot.domain.insight.terms import CareerStep

PERSON, EVENT, DATE = "person", "event", "date"
TITLES = (PERSON, EVENT, DATE)
SHAPE = "The first line names the columns “person”, “event” and “date”."


@dataclass(frozen=True, slots=True)
class CareerLine:
    """One event: whose it is by e-mail address or Slack id, what happened, and when."""

    line: int
    person: str
    step: CareerStep
    on: date


@dataclass(frozen=True, slots=True)
class CareerFile:
    """A file as it was read. `digest` is that of its bytes."""

    lines: tuple[CareerLine, ...]
    problems: tuple[Problem, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class LastFile:
    """When the last file came, and how many events of it are kept."""

    at: datetime
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerCard:
    """What a file adds: so many new events of each kind; `known` are there already, of `strangers` we know nothing.

    Nobody is named, and nothing is told of one person.
    """

    promoted: int
    left: int
    known: int
    strangers: int
    problems: tuple[Problem, ...]
    digest: str
    last: LastFile | None = None

    @property
    def new(self) -> int:
        return self.promoted + self.left


class NothingToTakeBack(Refused):
    """There is no file left to take back."""


class _Unfit(Exception):  # noqa: N818 - not a fault of the program
    """Why a line cannot be used."""


def read_careers(content: bytes) -> CareerFile:
    """Read a file of events. What is wrong with it is in `problems`; nothing is raised."""
    found = list(_read(content))
    return CareerFile(
        lines=tuple(each for each in found if isinstance(each, CareerLine)),
        problems=tuple(each for each in found if isinstance(each, Problem)),
        digest=sha256(content).hexdigest(),
    )


def _read(content: bytes) -> Iterator[CareerLine | Problem]:
    if len(content) > MOST_BYTES:
        yield Problem(1, f"The file is larger than {MOST_BYTES // 1_000_000} MB. Please split it.")
        return
    line = 1
    columns: Sequence[str] | None = None
    try:
        for number, (line, cells) in enumerate(records_of(decoded(content))):
            if columns is None:
                columns = [title.strip().casefold() for title in cells]
                if sorted(columns) != sorted(TITLES):
                    yield Problem(line, SHAPE)
                    return
            elif number > MOST_LINES:
                yield Problem(line, f"A file may have {MOST_LINES:,} lines. Please split it here.")
                return
            else:
                yield _line(line, cells, columns)
    except csv.Error:
        yield Problem(line, "After this line the file cannot be read: a quotation mark is not closed properly.")
        return
    if columns is None:
        yield Problem(1, f"The file is empty. {SHAPE}")


def _line(line: int, cells: Sequence[str], columns: Sequence[str]) -> CareerLine | Problem:
    if len(cells) != len(columns):
        return Problem(line, f"There are {len(cells)} cells for {len(columns)} columns.")
    said = {column: cell.strip().lstrip("'") for column, cell in zip(columns, cells, strict=True)}
    try:
        return CareerLine(line, _person(said[PERSON]), _step(said[EVENT]), _date(said[DATE]))
    except _Unfit as unfit:
        return Problem(line, str(unfit))


def _person(cell: str) -> str:
    if not cell:
        raise _Unfit("There is nobody named. Please give an e-mail address or a Slack id.")
    return cell.lower() if "@" in cell else cell.upper()


def _step(cell: str) -> CareerStep:
    try:
        return CareerStep(cell.casefold())
    except ValueError as error:
        raise _Unfit("The event is neither “promoted” nor “left”.") from error


def _date(cell: str) -> date:
    try:
        found = date.fromisoformat(cell)
    except ValueError as error:
        raise _Unfit("The date is not written as in 2026-03-31.") from error
    if found.year not in YEARS:
        raise _Unfit("The year of the date cannot be right.")
    return found
