"""The schema as the migrations build it: complete, checked, undoable, and never touched by an older version."""

import multiprocessing
import sys
from collections.abc import Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import CheckConstraint, Engine, Index, UniqueConstraint, event, insert, inspect, text

from bot.store import make_engine
from bot.store.schema import SchemaTooNewError, Standing, difference, migrate, read_version, step_back
from models import Base, Person
from tests.databases import PostgresServer
from tests.integration.office import T0, Office

PATIENCE_MS = 20_000


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


def test_a_schema_of_a_newer_version_is_left_alone(full: Engine) -> None:
    with full.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert read_version(full).standing is Standing.AHEAD
    with pytest.raises(SchemaTooNewError, match="9999"):
        migrate(full)
    assert read_version(full).found == "9999"


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
    begun = []

    @event.listens_for(empty, "commit")
    def count(_: object) -> None:
        begun.append("commit")

    migrate(empty)
    assert begun == ["commit"]
