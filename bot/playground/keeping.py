"""Keeping a simulated Slack in a file, so that the next run goes on where this one stopped.

The file begins with whose it is and with a snapshot of everything; after that comes one line for each change, with
what it touched. A line is written before the app can act on the change, so a process that is killed never leaves
behind an app that knows of a conversation its Slack has forgotten. Left out are open modals, answers not yet sent,
short-lived tickets, faults and the log.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import TypeAdapter, ValidationError

from bot.playground.changes import Change
from bot.playground.simulation import SimulatedSlack
from bot.playground.snapshots import Snapshot, restore, together, touched, whole
from bot.playground.workspace import Workspace

VERSION = 1
LONGEST = 32_000_000
SPARE = 1_000
"""Numbers left out after a run that was cut short: the last ones it gave out may not be in the file."""


class CannotKeepError(Exception):
    """A file cannot be used; the message says why and what to do, for a person."""


@dataclass(frozen=True, slots=True)
class Title:
    """The first line of a file. `belongs_to` names the app's database."""

    playground: int
    belongs_to: str


TITLE = TypeAdapter(Title)
SNAPSHOT = TypeAdapter(Snapshot)


class Keeper:
    """One file, in the hands of one process at a time. After `longest` bytes of changes it is written anew."""

    def __init__(self, path: Path, *, belongs_to: str, longest: int = LONGEST) -> None:
        self.path = path
        self._longest = longest
        self._title = Title(VERSION, belongs_to)
        self._file: BinaryIO | None = None
        self._written = 0

    def load(self, slack: SimulatedSlack) -> bool:
        """Bring a freshly founded Slack into the state of the file; tell whether there was one.

        Raise CannotKeepError for a file that is in use, of another version, of another database or unreadable.
        """
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return False
        with file:
            _hold(file, self.path)
            found = self._read(file.read())
        restore(slack.workspace, found, spare=0 if found.ended else SPARE)
        return True

    @contextmanager
    def keeping(self, slack: SimulatedSlack) -> Iterator[None]:
        """Write everything now, each change at once when it happens, and everything again at the end."""
        workspace = slack.workspace

        def write(change: Change) -> None:
            part = touched(workspace, change)
            if part:
                self._append(_line(part))
            if self._written > self._longest:
                self._write_all(workspace)

        self._write_all(workspace)
        try:
            with workspace.changes.watched_by(write):
                yield
        finally:
            self._write_all(workspace, ended=True)
            self._let_go()

    def _append(self, line: bytes) -> None:
        assert self._file, "nothing is kept before `keeping`"
        self._written += self._file.write(line)
        self._file.flush()

    def _write_all(self, workspace: Workspace, *, ended: bool = False) -> None:
        """Write a new file and put it in the place of the old one in one step."""
        snapshot = whole(workspace)
        snapshot.ended = ended
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f"{self.path.name}.new")
        fresh = beside.open("wb")
        _hold(fresh, self.path)
        fresh.write(TITLE.dump_json(self._title) + b"\n" + _line(snapshot))
        fresh.flush()
        os.fsync(fresh.fileno())
        beside.replace(self.path)
        self._let_go()
        self._file, self._written = fresh, 0

    def _let_go(self) -> None:
        if self._file:
            self._file.close()
        self._file = None

    def _read(self, content: bytes) -> Snapshot:
        title, *lines = content.split(b"\n")
        self._check(title)
        finished = lines[:-1]  # The last one is empty, or the beginning of a line that was cut short.
        try:
            return together([SNAPSHOT.validate_json(line) for line in finished])
        except ValueError:
            raise CannotKeepError(
                f"{self.path} is damaged. Move it and its database away to begin afresh."
            ) from None

    def _check(self, line: bytes) -> None:
        try:
            title = TITLE.validate_json(line)
        except ValidationError:
            raise CannotKeepError(f"{self.path} is not a file of the playground; name another database.") from None
        if title.playground != VERSION:
            raise CannotKeepError(
                f"{self.path} was written by another version of the playground (its format is {title.playground}, "
                f"this one reads {VERSION}). Move it and its database away to begin afresh."
            )
        if title.belongs_to != self._title.belongs_to:
            raise CannotKeepError(
                f"{self.path} belongs to another database ({title.belongs_to}). Put it back beside that one, or "
                "name another database."
            )


def _line(snapshot: Snapshot) -> bytes:
    return SNAPSHOT.dump_json(snapshot, exclude_defaults=True) + b"\n"


def _hold(file: BinaryIO, path: Path) -> None:
    """Take a file for this process, for as long as it is open."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise CannotKeepError(
            f"{path} is in use by another playground. Stop that one first, or name another database."
        ) from None
