"""What an admin sees of everybody here: readings of Slack's directory, and what a file of people would change."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.imports import Column, Problem
from bot.domain.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingCard:
    """A reading of Slack's directory. `finished_at` is None while it is under way; `problem`: why it was given up.

    `people` counts the accounts read so far, `changed` those of them that were news.
    """

    started_at: datetime
    finished_at: datetime | None
    people: int
    changed: int
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryCard:
    """What an admin sees of the directory. `next_at` is when it is read next; `under_way` if that is now.

    `people` counts accounts that are active, `unseen` those that the last complete reading did not find.
    """

    people: int
    unseen: int
    next_at: datetime | None
    under_way: ReadingCard | None
    last: ReadingCard | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnNews:
    """What a file says anew in one column: of how many people it gives a value, of how many it empties one."""

    column: Column
    new: int
    emptied: int


@dataclass(frozen=True, slots=True)
class PersonNews:
    """What a file says anew of one person; "" or None where it empties the value."""

    person: Someone
    values: tuple[tuple[Column, str | date | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCard:
    """What a file of people would change, or has changed. `digest` is that of its bytes.

    `people` counts the people of the file whom we know, `changed` those of them for whom it says something new.
    `unknown` and `unknown_managers` are e-mail addresses that nobody here has. `addresses_known` is false where
    Slack tells us nobody's. `ignored` are titles that mean nothing to us. `columns` are those with news, first the
    ones that are emptied for anybody; `first` is the news of the first people of the file, in the same order.
    """

    people: int
    changed: int
    unknown: tuple[str, ...]
    unknown_managers: tuple[str, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]
    addresses_known: bool
    digest: str
    columns: tuple[ColumnNews, ...]
    first: tuple[PersonNews, ...]
