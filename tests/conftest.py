"""What every test may ask for: a fresh database of either kind."""

import gc
import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from tests.databases import PostgresServer, SqliteFiles


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Tests also wait: for PostgreSQL, for a slow Slack, for a bot to stop. One more at once fills the gaps."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return usable + 1


def pytest_collection_finish() -> None:
    """Whatever has been imported stays: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()


# A loaded machine is slow, not wrong: no deadlines. `make fuzz` looks at many more examples.
settings.register_profile("short", deadline=None, max_examples=25)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile("short")


@pytest.fixture(scope="session", autouse=True)
def plain_logs() -> None:
    """Left alone, structlog draws every traceback in colour with all local variables, and takes half a second."""
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.processors.add_log_level, plain])


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Every test has engines of its own, and half of its time would go into compiling the same SQL again.

    SQLAlchemy can share compiled statements between connections; it tells dialects apart by identity, so here they
    are equal if their class is.
    """
    compiled: LRUCache[object, object] = LRUCache(1_000)

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=compiled)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DefaultDialect, "__eq__", lambda self, other: type(self) is type(other))
        patch.setattr(DefaultDialect, "__hash__", lambda self: hash(type(self)))
        event.listen(Engine, "engine_connect", share)
        yield
        event.remove(Engine, "engine_connect", share)


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str, worker_id: str) -> Iterator[PostgresServer]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = PostgresServer(testrun_uid, worker_id)
    yield server
    server.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty database: each test that asks runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        with request.getfixturevalue("sqlite_files").fresh(tmp_path) as url:
            yield url
    else:
        yield request.getfixturevalue("postgres_server").emptied()


@pytest.fixture
def sqlite_url(sqlite_files: SqliteFiles, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty SQLite database, for tests that the database does not matter to."""
    with sqlite_files.fresh(tmp_path) as url:
        yield url
