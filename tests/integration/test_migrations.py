"""The schema as the migrations build it: complete, checked, undoable, and never touched by an older version."""

import multiprocessing
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import CheckConstraint, Engine, Index, UniqueConstraint, event, insert, inspect, text

from bot.store import make_engine
from bot.store.schema import (
    SchemaTooNewError,
    SchemaVersion,
    Standing,
    difference,
    migrate,
    read_version,
    step_back,
)
from models import Base, Person
from tests.databases import PostgresServer
from tests.integration.office import T0, Office

PATIENCE_MS = 20_000
LOCK = 7_302_611_990
"""The advisory lock of migrations, as migrations/env.py has it; that module runs when it is imported."""


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{tmp_path / 'new' / 'empty.db'}", patience_ms=PATIENCE_MS)
        yield engine
        engine.dispose()
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.fresh() as url:
        engine = make_engine(url, patience_ms=PATIENCE_MS)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        yield engine
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database that nobody uses afterwards: here, the schema is changed."""
    kind = {"sqlite": "sqlite_files", "postgres": "postgres_server"}[request.param]
    of_its_own = request.getfixturevalue(kind)
    with of_its_own.fresh(tmp_path) if request.param == "sqlite" else of_its_own.fresh() as url:
        yield url


@pytest.fixture
def full(office: Office) -> Engine:
    return office.engine


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_from_nothing_up_and_the_models_agree(empty: Engine) -> None:
    assert read_version(empty).standing is Standing.EMPTY
    version = migrate(empty)
    assert version.standing is Standing.CURRENT
    assert tables(empty) == set(Base.metadata.tables)
    assert difference(empty) == []


def test_down_to_nothing_and_up_again(full: Engine) -> None:
    assert step_back(full, "base").standing is Standing.EMPTY
    assert tables(full) == set()
    assert migrate(full).standing is Standing.CURRENT
    assert difference(full) == []


def test_migrating_again_changes_nothing_and_keeps_every_row(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    office.pair(ada, bob, office.cohort())
    office.plan()
    before = counts(office.engine)
    assert migrate(office.engine).standing is Standing.CURRENT
    assert counts(office.engine) == before
    assert before["mentorships"] == before["meetings"] == 1


def test_a_difference_is_seen(full: Engine) -> None:
    with full.begin() as connection:
        connection.execute(text("ALTER TABLE goals ADD COLUMN mood VARCHAR(10)"))
        connection.execute(text("DROP INDEX ix_outbox_open"))
    assert len(difference(full)) == 2


def test_every_check_of_the_models_is_in_the_database(full: Engine) -> None:
    wanted = {
        (table.name, str(constraint.name))
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    found = {
        (table, check["name"]) for table in tables(full) for check in inspect(full).get_check_constraints(table)
    }
    assert found == wanted
    assert len(wanted) > 15


def test_every_partial_index_of_the_models_is_in_the_database(full: Engine) -> None:
    def condition(index: Index) -> str | None:
        where = index.dialect_options[full.dialect.name]["where"]
        return None if where is None else str(where)

    wanted = {
        (table.name, index.name): index.unique
        for table in Base.metadata.tables.values()
        for index in table.indexes
        if condition(index)
    }
    option = f"{full.dialect.name}_where"
    found = {
        (table, index["name"]): bool(index["unique"])
        for table in tables(full)
        for index in inspect(full).get_indexes(table)
        if index.get("dialect_options", {}).get(option) is not None
    }
    assert found == wanted
    assert len(wanted) >= 9


def test_every_unique_constraint_of_the_models_is_in_the_database(full: Engine) -> None:
    wanted = {
        (table.name, constraint.name)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    }
    found = {
        (table, unique["name"]) for table in tables(full) for unique in inspect(full).get_unique_constraints(table)
    }
    assert found == wanted


def test_every_foreign_key_of_the_models_is_in_the_database(full: Engine) -> None:
    wanted = {
        (table.name, key.parent.name, key.column.table.name, key.ondelete)
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
    }
    found = {
        (table, key["constrained_columns"][0], key["referred_table"], key["options"].get("ondelete"))
        for table in tables(full)
        for key in inspect(full).get_foreign_keys(table)
    }
    assert found == wanted


def put_at(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))


@pytest.mark.parametrize("newer", ["9999_since_9998", "2027-01", "9999_since_9998_and_more", "0013x"])
def test_a_schema_of_a_newer_version_is_left_alone(full: Engine, newer: str) -> None:
    put_at(full, newer)
    assert read_version(full).standing is Standing.AHEAD
    assert not read_version(full).standing.will_do
    with pytest.raises(SchemaTooNewError, match=newer):
        migrate(full)
    assert read_version(full).found == newer


@pytest.mark.parametrize("newer", ["9999", "9999_since_0014"])
def test_a_newer_schema_that_only_added_is_worked_on_and_left_alone(full: Engine, newer: str) -> None:
    put_at(full, newer)
    assert read_version(full).standing is Standing.GROWN
    assert migrate(full).standing.will_do
    assert read_version(full).found == newer


def test_a_schema_that_took_something_away_serves_whoever_does_without_it() -> None:
    def serves(found: str, wanted: str) -> bool:
        return SchemaVersion(wanted, found).standing is Standing.GROWN

    assert serves("9998_since_9996", "9996")
    assert serves("9998_since_9996", "9997_since_9995")
    assert not serves("9998_since_9996", "9995")


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
@pytest.mark.parametrize(("newer", "works"), [("9999", True), ("9999_since_9998", False)])
def test_a_newer_version_that_migrated_while_we_waited_is_found_when_our_turn_comes(
    full: Engine, newer: str, works: bool
) -> None:
    with full.connect() as connection, ThreadPoolExecutor() as pool:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        older = pool.submit(migrate, full)
        while not connection.execute(text("SELECT 1 FROM pg_locks WHERE NOT granted")).first():
            pass
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{newer}'"))
        connection.commit()
        failure = older.exception(timeout=20)
    assert (failure is None) == works
    assert isinstance(failure, SchemaTooNewError) or works


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_whoever_waits_for_another_to_migrate_has_more_patience_than_a_step_has_for_a_table(full: Engine) -> None:
    patience = {}

    @event.listens_for(full, "before_cursor_execute")
    def look(_connection: object, cursor: Any, statement: str, *_: object) -> None:
        if "pg_advisory_xact_lock" in statement or "alembic_version" in statement:
            cursor.execute("SHOW lock_timeout")
            patience["alembic" if "alembic" in statement else "lock"] = cursor.fetchone()[0]

    migrate(full)
    assert patience["lock"] == "15min"
    hasty = make_engine(full.url.render_as_string(hide_password=False), patience_ms=50)
    with full.connect() as connection, ThreadPoolExecutor() as pool:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        waiting = pool.submit(migrate, hasty)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=0.3)
        connection.rollback()
        assert waiting.result(timeout=20).standing is Standing.CURRENT
    hasty.dispose()


def start(url: str, ready: Barrier) -> None:
    """What a process does first. Ends with a failure if the schema is not what it needs."""
    engine = make_engine(url, patience_ms=PATIENCE_MS)
    ready.wait(timeout=30)
    sys.exit(0 if migrate(engine).standing is Standing.CURRENT else 1)


def test_processes_that_start_together_migrate_one_after_the_other(empty: Engine) -> None:
    fresh = multiprocessing.get_context("spawn")
    url, ready = empty.url.render_as_string(hide_password=False), fresh.Barrier(3)
    processes = [fresh.Process(target=start, args=(url, ready)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert difference(empty) == []


def test_sqlite_minds_foreign_keys_again_after_migrating(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'one.db'}", patience_ms=PATIENCE_MS, pool_size=1)
    migrate(engine)
    step_back(engine, "base")
    migrate(engine)
    with engine.connect() as connection:  # The one connection of the pool: the one that migrated.
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_a_migration_that_leaves_rows_pointing_to_nothing_is_undone(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url, patience_ms=PATIENCE_MS, pool_size=1)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN")
        connection.execute(
            insert(Person).values(
                id=UUID(int=1), workspace_id=UUID(int=2), slack_user_id="U1", name="", time_zone="UTC",
                is_admin=False, active=True, created_at=T0, updated_at=T0,
            )
        )  # fmt: skip
        connection.commit()
    with pytest.raises(RuntimeError, match="point to nothing"):
        migrate(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in tables(engine)
        }


def test_all_migrations_are_one_transaction_so_that_nobody_gets_in_between(empty: Engine) -> None:
    done = []
    event.listen(empty, "commit", lambda _: done.append("commit"))

    @event.listens_for(empty, "before_cursor_execute")
    def look(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("INSERT INTO alembic_version", "UPDATE alembic_version")):
            done.append("step")

    migrate(empty)
    last = len(done) - 1 - done[::-1].index("step")
    assert done.count("step") >= 15
    assert "commit" not in done[:last]
    assert done[last + 1] == "commit"
