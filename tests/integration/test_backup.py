"""Copies of an SQLite database: made while it is written to, brought back whole, and refused where in doubt."""

import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from bot.store.backup import CannotCopyError, Overwrite, Restored, back_up, restore
from bot.store.schema import Standing, migrate, step_back
from models import AuditEntry, Person
from tests.integration.office import T0, Office, T, an_office

KILLED = 9


@pytest.fixture
def database(sqlite_url: str) -> Path:
    return Path(make_url(sqlite_url).database or "")


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    with an_office(sqlite_url) as office:
        yield office


@pytest.fixture
def saved(office: Office, database: Path, tmp_path: Path) -> Path:
    """A backup in which Ada is, made before Bob came. Nobody has the database open afterwards."""
    office.person("ada")
    back_up(database, tmp_path / "saved.db")
    office.person("bob")
    office.engine.dispose()
    return tmp_path / "saved.db"


def people(file: Path) -> set[str]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as opened:
        return {name for (name,) in opened.execute("SELECT name FROM people")}


def beside(file: Path) -> set[str]:
    """What is in the folder and begins with the name of the file."""
    return {each.name.removeprefix(file.name) for each in file.parent.glob(file.name + "*")}


def say(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        for statement in statements:
            opened.execute(statement)


def damage(file: Path) -> None:
    """Write over the second half of a file, as a failing disk does."""
    size = file.stat().st_size
    with file.open("rb+") as opened:
        opened.seek(size // 2)
        opened.write(b"\xa5" * (size - size // 2))


def test_a_copy_made_while_others_write_holds_whole_transactions(
    office: Office, database: Path, tmp_path: Path
) -> None:
    ada, enough, over = office.person("ada"), threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not over.is_set():
            with office.store.writing(ada) as work:
                for side in ("one", "two"):
                    work.audit(side, number)
            number += 1
            if number == 20:
                enough.set()

    writer = threading.Thread(target=write)
    writer.start()
    enough.wait(20)
    for copy in range(3):
        assert back_up(database, tmp_path / f"{copy}.db").standing is Standing.CURRENT
    over.set()
    writer.join()
    for copy in range(3):
        with closing(sqlite3.connect(tmp_path / f"{copy}.db")) as opened:
            sides = dict(
                opened.execute("SELECT action, count(*) FROM audit_log WHERE action IN ('one', 'two') GROUP BY 1")
            )
        assert sides["one"] == sides["two"] >= 20


def test_a_copy_is_for_its_owner_alone_and_stands_alone(saved: Path) -> None:
    assert saved.stat().st_mode & 0o777 == 0o600
    assert people(saved) == {"Ada"}
    assert beside(saved) == {""}


def test_a_backup_replaces_a_file_only_when_told_to(office: Office, database: Path, saved: Path) -> None:
    with pytest.raises(CannotCopyError, match=r"saved\.db exists already.*--force"):
        back_up(database, saved)
    assert people(saved) == {"Ada"}
    back_up(database, saved, overwrite=Overwrite.YES)
    assert people(saved) == {"Ada", "Bob"}


def test_a_backup_never_replaces_the_database_itself(office: Office, database: Path) -> None:
    office.person("ada")
    with pytest.raises(CannotCopyError, match="no file for a backup"):
        back_up(database, database, overwrite=Overwrite.YES)
    with pytest.raises(CannotCopyError, match="no file for a backup"):
        back_up(database, database.parent, overwrite=Overwrite.YES)
    assert people(database) == {"Ada"}


def test_where_nothing_can_be_copied_the_file_and_what_to_do_are_named(database: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotCopyError, match=r"no file .*gone\.db\. Set DATABASE_URL"):
        back_up(tmp_path / "gone.db", tmp_path / "saved.db")
    with pytest.raises(CannotCopyError, match=r"no folder .*nowhere"):
        back_up(database, tmp_path / "nowhere" / "saved.db")
    with pytest.raises(CannotCopyError, match="File name too long"):
        back_up(database, tmp_path / ("x" * 250))
    assert not list(tmp_path.iterdir())


def test_a_damaged_database_makes_no_backup(office: Office, database: Path, saved: Path) -> None:
    damage(database)
    with pytest.raises(CannotCopyError, match=r"mentorbot\.db is damaged .*earlier backup"):
        back_up(database, saved, overwrite=Overwrite.YES)
    assert people(saved) == {"Ada"}
    assert beside(saved) == {""}


def test_what_is_restored_takes_the_place_of_the_database_which_is_kept(saved: Path, database: Path) -> None:
    restored = restore(saved, database, now=T0)
    assert people(database) == {"Ada"}
    assert restored.replaced == database.with_name("mentorbot.db.replaced-20261207-090000-000000")
    assert people(restored.replaced) == {"Ada", "Bob"}
    assert beside(database) == {"", ".replaced-20261207-090000-000000"}
    assert people(saved) == {"Ada"}


def test_what_was_written_last_is_kept_also_where_it_stood_beside_the_database(saved: Path, database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as killed:
        killed.execute("UPDATE people SET name = 'Robert' WHERE name = 'Bob'")
        left = {name: database.with_name(database.name + name).read_bytes() for name in ("", "-wal")}
    for name, content in left.items():
        database.with_name(database.name + name).write_bytes(content)
    restored = restore(saved, database, now=T0)
    assert restored.replaced
    assert people(restored.replaced) == {"Ada", "Robert"}
    assert people(database) == {"Ada"}


def test_a_restored_database_belongs_to_whom_the_old_one_did(saved: Path, database: Path) -> None:
    database.chmod(0o640)
    restore(saved, database, now=T0)
    assert database.stat().st_mode & 0o777 == 0o640


def test_nothing_is_restored_while_a_bot_holds_the_database(office: Office, saved: Path, database: Path) -> None:
    assert len(office.rows(Person)) == 2
    with pytest.raises(CannotCopyError, match=r"mentorbot\.db is in use .*Stop the bot"):
        restore(saved, database, now=T0)
    assert {person.name for person in office.rows(Person)} == {"Ada", "Bob"}
    office.engine.dispose()
    assert beside(database) == {""}
    assert restore(saved, database, now=T0).replaced


def test_a_database_that_is_lost_is_restored_and_what_stood_beside_it_is_no_part_of_it(
    saved: Path, database: Path
) -> None:
    database.unlink()
    database.with_name(database.name + "-wal").write_bytes(b"from another time")
    assert restore(saved, database, now=T0).replaced is None
    assert people(database) == {"Ada"}
    assert database.stat().st_mode & 0o777 == 0o600
    assert "-wal" not in beside(database)


def test_a_folder_that_is_lost_is_made(saved: Path, tmp_path: Path) -> None:
    restore(saved, tmp_path / "new" / "bot.db", now=T0)
    assert people(tmp_path / "new" / "bot.db") == {"Ada"}


def test_a_damaged_database_is_replaced_and_kept(saved: Path, database: Path) -> None:
    database.write_bytes(b"not a database at all" * 300)
    restored = restore(saved, database, now=T0)
    assert people(database) == {"Ada"}
    assert restored.replaced
    assert restored.replaced.read_bytes().startswith(b"not a database")


def orphaned(file: Path) -> None:
    say(file, "PRAGMA foreign_keys=OFF", "UPDATE people SET workspace_id = 'nobody'")


def crossed(file: Path) -> None:
    """Let one index stand where another one is: every page can be read, and what they say is wrong."""
    other = "(SELECT rootpage FROM sqlite_master WHERE name = 'ix_goals_workspace_id')"
    crossing = f"UPDATE sqlite_master SET rootpage = {other} WHERE name = 'ix_people_workspace_id'"
    say(file, "PRAGMA writable_schema=ON", crossing)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (damage, r"saved\.db is damaged .*Use an earlier backup"),
        (
            lambda file: file.write_text("a list of people" * 99),
            r"saved\.db cannot be copied: file is not a database",
        ),
        (lambda file: file.write_bytes(b""), "no database of mentorbot"),
        (lambda file: say(file, "DROP TABLE outbox"), "no database of mentorbot"),
        (lambda file: say(file, "DELETE FROM alembic_version"), "does not say which schema"),
        (
            lambda file: say(file, "UPDATE alembic_version SET version_num = '9999'"),
            "9999, newer than this program",
        ),
        (lambda file: say(file, "UPDATE alembic_version SET version_num = 'x'"), "Restore it with the version"),
        (orphaned, "a row of people points to nothing"),
        (crossed, r"saved\.db is damaged \(.*Use an earlier backup"),
        (lambda file: file.unlink(), "Name a file that `mentorbot backup` has made"),
    ],
)
def test_what_cannot_be_trusted_is_not_restored(
    saved: Path, database: Path, spoil: Callable[[Path], object], sentence: str
) -> None:
    spoil(saved)
    with pytest.raises(CannotCopyError, match=sentence):
        restore(saved, database, now=T0)
    assert people(database) == {"Ada", "Bob"}
    assert {name for name in beside(database) if "replaced" in name or "unfinished" in name} == set()


def test_a_backup_that_another_program_keeps_for_itself_is_not_waited_for_without_end(
    saved: Path, database: Path
) -> None:
    with closing(sqlite3.connect(saved, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CannotCopyError, match=r"saved\.db cannot be copied: database is locked"):
            restore(saved, database, now=T0)
    assert people(database) == {"Ada", "Bob"}


def test_the_database_is_no_backup_of_itself(saved: Path, database: Path) -> None:
    with pytest.raises(CannotCopyError, match="the database itself"):
        restore(database, database, now=T0)
    assert people(database) == {"Ada", "Bob"}


def test_a_backup_of_an_older_version_is_restored_and_said_to_be_older(
    office: Office, saved: Path, database: Path, tmp_path: Path
) -> None:
    step_back(office.engine, "0013")
    back_up(database, tmp_path / "older.db")
    office.engine.dispose()
    restored = restore(tmp_path / "older.db", database, now=T0)
    assert (restored.version.standing, restored.version.found) == (Standing.BEHIND, "0013")
    assert migrate(office.engine).standing is Standing.CURRENT
    assert {person.name for person in office.rows(Person)} == {"Ada", "Bob"}
    assert office.rows(AuditEntry) == []


def killed_at(step: int, work: Callable[[], Restored]) -> bool:
    """Do the work in a process that is gone before its nth change of a file. False once it was done."""
    child = os.fork()
    if child == 0:
        left = iter(range(step))

        def watch(event: str, _arguments: object) -> None:
            if (
                event in {"os.rename", "os.link", "os.remove", "sqlite3.connect", "os.chmod"}
                and next(left, None) is None
            ):
                os._exit(KILLED)

        sys.addaudithook(watch)
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in {0, KILLED}
    return ended == KILLED


def test_wherever_a_restore_is_killed_the_database_is_the_old_or_the_new_one(saved: Path, database: Path) -> None:
    found: list[set[str]] = []

    def try_again() -> Restored:
        return restore(saved, database, now=T(minutes=len(found)))

    while killed_at(len(found), try_again):
        found.append(people(database))
    assert {"Ada", "Bob"} in found
    assert len(found) >= 10
    assert all(each in ({"Ada"}, {"Ada", "Bob"}) for each in found)
    assert people(database) == {"Ada"}
    assert not any("unfinished" in name for name in beside(database))
