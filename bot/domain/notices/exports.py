"""Files that admins ask for."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.insight.exports import Export, FileKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFile:
    """A list for the admin who asked for it, as a file, which is written when it is sent.

    It is the `part`th of so many `parts`, and holds the rows whose ids come after `after`, up to `upto`; None where
    there is no such end. `program` is None for everything that they run, and `about` says it in words.
    """

    team: str
    asked_by: str
    asked_on: date
    list: Export
    kind: FileKind
    about: str
    program: UUID | None = None
    part: int = 1
    parts: int = 1
    after: UUID | None = None
    upto: UUID | None = None
