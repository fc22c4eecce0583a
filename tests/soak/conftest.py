"""What long tests with real processes share."""

from collections.abc import Iterator

import pytest

from tests.databases import SqliteFiles
from tests.soak.comparing import Comparison
from tests.soak.nursery import a_nursery


def pytest_configure(config: pytest.Config) -> None:
    """A process that is killed leaves the other end of its connections open; that is what these tests are about."""
    config.addinivalue_line("filterwarnings", "ignore:Unclosed connection:ResourceWarning")


@pytest.fixture(scope="session")
def comparison(
    request: pytest.FixtureRequest, sqlite_files: SqliteFiles, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Comparison]:
    folder = tmp_path_factory.mktemp("crashes")
    with a_nursery() as nursery:
        yield Comparison(sqlite_files, lambda: request.getfixturevalue("postgres_server"), nursery, folder)
