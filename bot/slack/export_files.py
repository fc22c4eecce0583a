"""Lists as files that spreadsheets open: rows are written as they are read, and nothing in them is a formula.

A cell that a spreadsheet could take for a formula becomes text: by an apostrophe in CSV, by its type in XLSX
(owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from uuid import UUID

from xlsxwriter import Workbook

from bot.domain.delivery import NotSent, Outcome
from bot.domain.imports import harmless
from bot.domain.insight.exports import Cell, FileKind, Sheet
from bot.domain.notices import ExportFile
from bot.ports import Run
from bot.slack.uploads import Attachment, Because, NoFiles, mark_of
from bot.slack.wording.exports import LIST_NAMES, part_of

LONGEST_CELL = 32_000
"""A little less than Excel takes (support.microsoft.com, "Excel specifications and limits")."""
SLOW = 20.0
"""Seconds. What takes longer to write is tried again later."""


Opened = Callable[[ExportFile], AbstractContextManager[Sheet | None]]
"""Opens the list of a file; None for somebody who may not have it any more."""


class ListPress:
    """Writes lists while nobody waits for them. `seconds` is a clock that never goes back."""

    def __init__(self, opened: Opened, *, run: Run, seconds: Callable[[], float] = monotonic) -> None:
        self._opened = opened
        self._run = run
        self._seconds = seconds

    @asynccontextmanager
    async def __call__(self, notice: ExportFile, outbox_id: UUID) -> AsyncIterator[Attachment | NoFiles | Outcome]:
        began = self._seconds()
        with TemporaryDirectory(prefix="mentorbot-list-") as folder:
            path = Path(folder) / "list"
            written = await self._run(self._write, notice, path)
            if not written:
                yield NoFiles(Because.ACCESS)
            elif self._seconds() - began > SLOW:
                yield NotSent("writing the list took too long")
            else:
                title = f"{LIST_NAMES[notice.list]}{part_of(notice)}"
                name = f"{notice.list}-{notice.asked_on.isoformat()}-{mark_of(outbox_id)}.{notice.kind}"
                yield Attachment(name=name, title=title, content=path)

    def _write(self, notice: ExportFile, path: Path) -> bool:
        """Whether there is such a list for whoever asked for it."""
        with self._opened(notice) as sheet:
            if sheet:
                write(sheet, notice.kind, path, name=LIST_NAMES[notice.list])
            return sheet is not None


def write(sheet: Sheet, kind: FileKind, path: Path, *, name: str) -> None:
    """Write a list into a file; `name` is that of the table in it."""
    if kind is FileKind.CSV:
        _write_csv(sheet, path)
    else:
        _write_xlsx(sheet, path, name)


def _write_csv(sheet: Sheet, path: Path) -> None:
    """With a byte order mark, by which Excel knows UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(sheet.titles)
        table.writerows(
            [harmless(each) if isinstance(each, str) else each for each in told(row)] for row in sheet.rows
        )


def _write_xlsx(sheet: Sheet, path: Path, name: str) -> None:
    with Workbook(path, {"constant_memory": True}) as book:
        table, bold = book.add_worksheet(name), book.add_format({"bold": True})
        table.freeze_panes(1, 0)
        for column, title in enumerate(sheet.titles):
            table.write_string(0, column, title, bold)
        for number, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(told(row)):
                if not isinstance(cell, str):
                    table.write_number(number, column, cell)
                elif cell:
                    table.write_string(number, column, cell)


def told(row: Sequence[Cell]) -> list[str | int | float]:
    """The cells of a row as they are written: times to the minute in UTC, and nothing as an empty text."""
    return [_told(cell) for cell in row]


def _told(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell.astimezone(UTC):%Y-%m-%d %H:%M}"
        case date():
            return cell.isoformat()
        case str():
            return str(cell)[:LONGEST_CELL]
        case _:
            return cell
