"""What every test may ask for: a fresh database of either kind."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.databases import PostgresServer, SqliteFiles

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
"""A loaded machine is slow, not wrong."""


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
        with request.getfixturevalue("postgres_server").fresh() as url:
            yield url


@pytest.fixture
def sqlite_url(sqlite_files: SqliteFiles, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty SQLite database, for tests that the database does not matter to."""
    with sqlite_files.fresh(tmp_path) as url:
        yield url
