"""What admins can take away as a file: which lists there are, what stands in them, and how large a file gets.

None of them holds what people wrote: no answers of a signup, no feedback, no notes, no requests for help. Goals are
named only where their owner showed them to the program.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from bot.domain.errors import WrongInput

Cell = str | int | float | date | datetime | None
"""Instants are in UTC."""


class Export(StrEnum):
    """The lists. Values stand in messages and never change once shipped."""

    PEOPLE = "people"
    PAIRS = "pairs"
    MEETINGS = "meetings"
    GOALS = "goals"
    MEASURES = "measures"
    LOG = "log"


class FileKind(StrEnum):
    """What a file is opened with."""

    CSV = "csv"
    XLSX = "xlsx"


ROWS_IN_A_FILE: Mapping[FileKind, int] = {FileKind.CSV: 200_000, FileKind.XLSX: 50_000}
"""More rows make more files, each of which is written within seconds."""

OF_COHORT = ("Program", "Cohort")
OF_PAIR = (*OF_COHORT, "Mentor", "Mentor's Slack id", "Mentee", "Mentee's Slack id")
COLUMNS: Mapping[Export, Sequence[str]] = {
    Export.PEOPLE: (*OF_COHORT, "Name", "Slack id", "Role", "State", "Joined (UTC)", "Pairs under way"),
    Export.PAIRS: (
        *OF_PAIR, "State", "Began (UTC)", "Ended (UTC)", "Health", "Meetings held",
        "Meetings that did not take place", "Meetings without an answer", "Last meeting held (UTC)",
        "Next meeting (UTC)",
    ),
    Export.MEETINGS: (
        *OF_PAIR, "Number", "Begins (UTC)", "Ends (UTC)", "What became of it", "Settled (UTC)",
    ),
    Export.GOALS: (
        *OF_PAIR, "Whose goal", "Goal (where shown to the program)", "Term", "Due", "State", "Percent", "Set (UTC)",
        "Reached (UTC)",
    ),
    Export.MEASURES: (
        "About", "From", "To", "Measure", "Value", "Unit", "Of", "People", "Spread", "Low", "High", "Formula",
    ),
    Export.LOG: ("When (UTC)", "Who", "Slack id", "What", "Program", "About", "Details"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """What somebody would like to have: lists, as which files, of one program or, with None, of all they run."""

    lists: tuple[Export, ...]
    kind: FileKind
    program: UUID | None

    def checked(self) -> "ExportWish":
        """Return it as it is; raise WrongInput where nothing is chosen."""
        if not self.lists:
            raise WrongInput(lists="Choose at least one list.")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportCard:
    """What somebody may export: programs by id, with their names."""

    programs: Sequence[tuple[UUID, str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list, row by row, as it is read."""

    titles: Sequence[str]
    rows: Iterator[Sequence[Cell]]
