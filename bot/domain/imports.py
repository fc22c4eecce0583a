"""Reading a table of people from a file, whatever program saved it, and telling line by line what is wrong."""

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from itertools import dropwhile

MOST_LINES = 50_000
MOST_BYTES = 20_000_000
LONGEST_VALUE = 200
LONGEST_EMAIL = 254
SEPARATORS = (",", ";", "\t")
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula (owasp.org/www-community/attacks/CSV_Injection)."""
YEARS = range(1950, 2101)


class Column(StrEnum):
    """What a file may say of a person."""

    EMAIL = "email"
    DEPARTMENT = "department"
    MANAGER = "manager email"
    LEVEL = "level"
    LOCATION = "location"
    STARTED = "start date"


TITLES: Mapping[str, Column] = {
    **{column.value: column for column in Column},
    "e-mail": Column.EMAIL,
    "mail": Column.EMAIL,
    "email address": Column.EMAIL,
    "manager": Column.MANAGER,
    "manager e-mail": Column.MANAGER,
    "start": Column.STARTED,
    "started": Column.STARTED,
    "hired on": Column.STARTED,
    "hire date": Column.STARTED,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """All that is wrong in a line of the file (counted from 1, as editors do), and what to do about it."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of the file. `said` has what the file has columns for: "" or None where the cell is empty."""

    line: int
    email: str
    said: Mapping[Column, str | date | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as it was read. `digest` is that of its bytes; `ignored` are titles that mean nothing to us."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    columns: tuple[Column, ...]
    ignored: tuple[str, ...]
    digest: str


class _Unfit(Exception):  # noqa: N818 - not a fault of the program
    """Why a cell, or a line, cannot be used."""


def read_sheet(content: bytes) -> Sheet:
    """Read a file of people. What is wrong with it is in `problems`; nothing is raised."""
    digest = sha256(content).hexdigest()
    if len(content) > MOST_BYTES:
        return _unreadable(digest, 1, f"The file is larger than {MOST_BYTES // 1_000_000} MB. Please split it.")
    text = decoded(content)
    records = records_of(text)
    try:
        line, titles = next(records)
    except StopIteration:
        return _unreadable(digest, 1, "The file is empty. The first line names the columns, “email” among them.")
    except csv.Error:
        return _unreadable(digest, 1, "The first line cannot be read. Please check its quotation marks.")
    columns = [TITLES.get(" ".join(title.casefold().replace("_", " ").split())) for title in titles]
    problem = _problem_of_titles(columns)
    if problem:
        return _unreadable(digest, line, problem)
    entries, problems = _entries(records, columns)
    return Sheet(
        entries=tuple(entries),
        problems=tuple(problems),
        columns=tuple(column for column in columns if column),
        ignored=tuple(title for title, column in zip(titles, columns, strict=True) if not column and title.strip()),
        digest=digest,
    )


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16, marked as such or not, or in the Windows code page of the West."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    beginning = content[:200]
    if b"\0" in beginning:  # UTF-16 without a mark: half of what is mostly English letters is zero
        return content.decode("utf-16-be" if beginning[:1] == b"\0" else "utf-16-le", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def table(rows: Sequence[Sequence[str]]) -> bytes:
    """A file that every spreadsheet opens, in which no cell is taken for a formula."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()


def harmless(cell: str) -> str:
    """The cell as a spreadsheet takes it for text."""
    return f"'{cell}" if _is_formula(cell) else cell


def _plain(cell: str) -> str:
    """A cell as people mean it: the apostrophe that keeps it from being a formula is not part of it."""
    return (cell[1:] if cell.startswith("'") and _is_formula(cell) else cell).strip()


def _is_formula(cell: str) -> bool:
    """Whether a spreadsheet could take it for one: some skip what is not seen, and fold wide signs to others."""
    if cell.lstrip("'").startswith(FORMULA):
        return True
    seen = "".join(dropwhile(_is_skipped, unicodedata.normalize("NFKC", cell)))
    return seen.startswith(FORMULA)


def _is_skipped(character: str) -> bool:
    return character == "'" or unicodedata.category(character)[0] in "CZ"


def records_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not empty with the line it begins in. Raise csv.Error where quotes do not match."""
    first, _, rest = text.partition("\n")
    skipped = 0
    separator = max(SEPARATORS, key=first.count)
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        separator, text, skipped = first.strip()[-1], rest, 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins + skipped, cells
        begins = reader.line_num + 1


def _problem_of_titles(columns: Sequence[Column | None]) -> str | None:
    if Column.EMAIL not in columns:
        return "There is no column “email”. Please name the columns in the first line."
    twice = next((column for column in Column if columns.count(column) > 1), None)
    return f"There are two columns “{twice}”. Please keep one of them." if twice else None


def _entries(
    records: Iterator[tuple[int, list[str]]], columns: Sequence[Column | None]
) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    line = 1
    try:
        for number, (line, cells) in enumerate(records):
            if number == MOST_LINES:
                problems.append(Problem(line, f"A file may have {MOST_LINES:,} lines. Please split it here."))
                break
            try:
                entries.append(_entry(line, cells, columns, seen=seen))
            except _Unfit as unfit:
                problems.append(Problem(line, str(unfit)))
    except csv.Error:
        words = "After this line the file cannot be read: a quotation mark is opened that is not closed properly."
        problems.append(Problem(line, words))
    return entries, problems


def _entry(line: int, cells: Sequence[str], columns: Sequence[Column | None], *, seen: dict[str, int]) -> Entry:
    """The person of a line. `seen` is where each address stood first. Raise _Unfit with all that is wrong."""
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        raise _Unfit(
            f"There are {len(cells)} cells for {len(columns)} columns. Please put quotes around separators."
        )
    said, wrong = _values(cells, columns)
    email = said.pop(Column.EMAIL, None)
    if isinstance(email, str):
        wrong += _wrong_with(email, said.get(Column.MANAGER), first=seen.setdefault(email, line), line=line)
    if wrong:
        raise _Unfit(" ".join(wrong))
    return Entry(line, str(email), said)


def _values(
    cells: Sequence[str], columns: Sequence[Column | None]
) -> tuple[dict[Column, str | date | None], list[str]]:
    said: dict[Column, str | date | None] = {}
    wrong: list[str] = []
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    for column, cell in zip(columns, padded, strict=False):
        if column:
            try:
                said[column] = _value(column, _plain(cell))
            except _Unfit as unfit:
                wrong.append(str(unfit))
    return said, wrong


def _wrong_with(email: str, manager: object, *, first: int, line: int) -> Iterator[str]:
    if not email:
        yield "There is no e-mail address. Please add it, or take the line out."
        return
    if manager == email:
        yield f"{email} is named as their own manager. Please name somebody else, or leave it empty."
    if first != line:
        yield f"{email} is in line {first} already. Please keep one of the two."


def _value(column: Column, cell: str) -> str | date | None:
    match column:
        case Column.EMAIL | Column.MANAGER:
            return _email(cell)
        case Column.STARTED:
            return _date(cell) if cell else None
        case _ if len(cell) > LONGEST_VALUE:
            raise _Unfit(f"The {column} has {len(cell)} characters. Please shorten it to {LONGEST_VALUE}.")
        case _:
            return cell.replace("\0", "")


def _email(cell: str) -> str:
    if cell and ("@" not in cell.strip("@") or len(cell.split()) > 1 or len(cell) > LONGEST_EMAIL):
        raise _Unfit(f"“{cell[:60]}” is no e-mail address. Please write it as name@example.com.")
    return cell.casefold()


def _date(cell: str) -> date:
    """Dates as 2026-03-01, with a time or without, and as 01.03.2026; with slashes nobody knows the month."""
    day = cell.replace("T", " ").split()[0]
    parts = day.split(".")
    try:
        found = date.fromisoformat("-".join(reversed(parts)) if len(parts) == 3 else day)
    except ValueError:
        raise _Unfit(f"“{cell[:30]}” is no date. Please write it as 2026-03-01.") from None
    if found.year not in YEARS:
        raise _Unfit(f"The year {found.year} looks mistaken. Please write the date as 2026-03-01.")
    return found


def _unreadable(digest: str, line: int, sentence: str) -> Sheet:
    return Sheet(entries=(), problems=(Problem(line, sentence),), columns=(), ignored=(), digest=digest)
