"""An office on either database.

Tests of use cases all run on SQLite, and every other one on PostgreSQL as well: that their statements mean
the same there is held by `test_workspaces`, which goes through all of them on both, and by the stories, half of
which are played there. Whatever is about the database itself runs on both.
"""

import re
from collections.abc import Iterator
from zlib import crc32

import pytest

from tests.databases import PostgresServer
from tests.integration.office import Office, an_office

USE_CASES = re.compile(
    r"test_(approvals|breaks_and_matches|cohorts|decisions_on_offers|digests|directory|goals|home|meetings|newcomers"
    r"|offers_taken_back|participation|previews|profiles|programs|rhythm|settings_of_programs|signups|vocabulary"
    r"|waitlist)"
)


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    module = metafunc.module.__name__.rpartition(".")[2]
    if USE_CASES.fullmatch(module) and "database_url" in metafunc.fixturenames:
        databases = usual_databases(metafunc.function.__name__)
        metafunc.definition.add_marker(pytest.mark.parametrize("database_url", databases, indirect=True))


def usual_databases(test: str) -> list[str]:
    """The same on every run, so that a test that fails fails again."""
    return ["sqlite", "postgres"][: 1 + crc32(test.encode()) % 2]


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def postgres_office(postgres_server: PostgresServer) -> Iterator[Office]:
    """For what only PostgreSQL does."""
    with an_office(postgres_server.emptied()) as office:
        yield office
