"""Copies of an SQLite database: made whole while the bot writes to it, brought back only where they can be trusted.

Each is written under a temporary name in the folder where it belongs, and renamed once it is whole and on the disk:
whoever pulls the plug finds the old file or the new one.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from bot.store.schema import SchemaVersion, Standing, version_at

OURS = {"alembic_version", "outbox", "workspaces"}
ONLY_FOR_ITS_OWNER = 0o600
"""A copy holds what people confided."""
TRIES = 4
"""Each waits a second where another program keeps everybody out. In WAL mode, which the bot uses, nobody does."""
UNFINISHED = ".unfinished"
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database."""


class CannotCopyError(Exception):
    """A backup that cannot be made or brought back; the sentence names the file and what to do."""


class Overwrite(Enum):
    """Whether a backup may replace a file."""

    YES = auto()
    NO = auto()


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back: the schema it is at, and where the database is now that it replaced, if any."""

    version: SchemaVersion
    replaced: Path | None


def back_up(database: Path, file: Path, *, overwrite: Overwrite = Overwrite.NO) -> SchemaVersion:
    """Copy the database as it is at one moment, whoever writes to it meanwhile, and return the schema it is at.

    Raise CannotCopyError if there is nothing to copy, if the file exists already, or if the copy does not hold.
    """
    _require(database, "Set DATABASE_URL to the bot's own database.")
    if file.exists() and (not file.is_file() or file.samefile(database)):
        raise CannotCopyError(f"{file} is no file for a backup. Choose another name.")
    if file.exists() and overwrite is Overwrite.NO:
        raise CannotCopyError(f"{file} exists already. Choose another name, or add --force to replace it.")
    if not file.parent.is_dir():
        raise CannotCopyError(f"There is no folder {file.parent}. Make it, or choose another name.")
    with _unfinished(file) as copy:
        _copy(database, copy)
        version = _verified(copy, named=database)
        copy.replace(file)
        _settle(file.parent)
    return version


def restore(file: Path, database: Path, *, now: datetime) -> Restored:
    """Put a backup in the place of the database, which is kept beside it under a name with the date.

    Raise CannotCopyError, and change nothing, if the backup does not hold or is newer than this program, or if a
    bot uses the database.
    """
    _require(file, "Name a file that `mentorbot backup` has made.")
    database.parent.mkdir(parents=True, exist_ok=True)
    if database.exists() and file.samefile(database):
        raise CannotCopyError(f"{file} is the database itself. Name a backup of it.")
    with _unfinished(database) as copy:
        _copy(file, copy)
        version = _verified(copy, named=file)
        if version.standing in {Standing.AHEAD, Standing.GROWN}:
            raise CannotCopyError(
                f"{file} is at schema {version.found}, newer than this program knows ({version.wanted}). "
                "Restore it with the version that made it."
            )
        with _held_alone(database):
            replaced = _set_aside(database, now)
            if replaced:
                _hand_over(copy, like=replaced)
            copy.replace(database)
            _settle(database.parent)
    return Restored(version, replaced)


def _require(file: Path, mend: str) -> None:
    if not file.is_file():
        raise CannotCopyError(f"There is no file {file}. {mend}")


@contextmanager
def _unfinished(file: Path) -> Iterator[Path]:
    """A temporary name beside a file, which nothing is left under. Nobody else may read what is written there."""
    copy = file.with_name(file.name + UNFINISHED)
    try:
        _remove(copy)
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, ONLY_FOR_ITS_OWNER))
        yield copy
    except OSError as error:
        words = f"{file} cannot be written: {error.strerror}. Check its folder and the disk."
        raise CannotCopyError(words) from error
    finally:
        with suppress(OSError):
            _remove(copy)


def _remove(file: Path) -> None:
    for name in ("", *BESIDE):
        file.with_name(file.name + name).unlink(missing_ok=True)


def _copy(source: Path, copy: Path) -> None:
    """With SQLite's own online backup, which sees one moment of the source and waits for nobody in WAL mode."""
    try:
        with closing(_opened(source, "ro")) as origin, closing(_opened(copy, "rw")) as target:
            origin.backup(target, progress=_impatience())  # in one go: in steps, each write would begin it anew
            target.execute("PRAGMA journal_mode=DELETE")  # a copy stands alone: nothing beside it
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CORRUPT:
            raise _damaged(source, error) from error
        raise CannotCopyError(
            f"{source} cannot be copied: {error}. Check that it is an SQLite database, that it may be read, "
            f"and that there is room for it at {copy.parent}."
        ) from error
    with copy.open("rb+") as written:
        os.fsync(written.fileno())


def _impatience() -> Callable[[int, int, int], None]:
    """Left alone, a backup waits for a lock for ever."""
    left = iter(range(TRIES))

    def look(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and next(left, None) is None:
            raise sqlite3.OperationalError("database is locked")

    return look


def _verified(copy: Path, *, named: Path) -> SchemaVersion:
    """The schema that a copy is at, once it was found whole and ours."""
    try:
        with closing(_opened(copy, "ro")) as database:
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not tables >= OURS:
                raise CannotCopyError(f"{named} is no database of mentorbot. Name a file of `mentorbot backup`.")
            if (answer := database.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
                raise _damaged(named, answer)
            if orphan := database.execute("PRAGMA foreign_key_check").fetchone():
                raise _damaged(named, f"a row of {orphan[0]} points to nothing")
            row = database.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise _damaged(named, error) from error
    version = version_at(row[0] if row else None)
    if version.standing is Standing.EMPTY:
        raise CannotCopyError(f"{named} is no database of mentorbot: it does not say which schema it is at.")
    return version


def _damaged(file: Path, how: object) -> CannotCopyError:
    return CannotCopyError(f"{file} is damaged ({' '.join(str(how).split())}). Use an earlier backup.")


@contextmanager
def _held_alone(database: Path) -> Iterator[None]:
    """Keep every other program out of the database, and bring what stands beside it into it.

    In WAL mode whoever has the database open holds a lock on it, so only who is alone can leave that mode. One too
    damaged to be opened is held by nobody.
    """
    if not database.exists():
        yield
        return
    with closing(_opened(database, "rw")) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise CannotCopyError(
                f"{database} is in use ({error}). Stop the bot and every other program that has it open, "
                "then restore again."
            ) from error
        except sqlite3.DatabaseError:
            pass
        yield


def _set_aside(database: Path, now: datetime) -> Path | None:
    """Keep the database under a name with the date, without a moment in which there is none under its own.

    What stands beside it goes along: the next database must not take it for its own.
    """
    kept = database.with_name(f"{database.name}.replaced-{now:%Y%m%d-%H%M%S-%f}")
    existed = database.exists()
    if existed:
        try:
            os.link(database, kept)
        except OSError:  # not every file system can have one file under two names
            shutil.copy2(database, kept)
    for name in BESIDE:
        with suppress(FileNotFoundError):
            database.with_name(database.name + name).rename(kept.with_name(kept.name + name))
    return kept if existed else None


def _hand_over(copy: Path, *, like: Path) -> None:
    """Let whoever could use the database use what takes its place, also where another user restores it."""
    was = like.stat()
    copy.chmod(was.st_mode & 0o777)
    with suppress(PermissionError):
        os.chown(copy, was.st_uid, was.st_gid)


def _settle(folder: Path) -> None:
    """Have a change of names on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _opened(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, timeout=1, isolation_level=None)
