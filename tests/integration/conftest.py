"""An office on either database.

Tests of use cases all run on SQLite, and every third one on PostgreSQL as well: that their statements mean
the same there is held by `test_workspaces`, which goes through all of them on both, and by the stories, half of
which are played there. Whatever is about the database itself, or about two people at once, runs on both.
"""

import re
from collections.abc import Iterator
from zlib import crc32

import pytest

from tests.databases import PostgresServer
from tests.integration.office import Office, an_office

ABOUT_DATABASES = re.compile(
    r"test_(constraints|due|insight|kickoff_races|letterboxes|lives_of_.*|migrations|outbox|progress_races|queue.*"
    r"|reading_the_directory|relay.*|tick|turns|unit_of_work|upgrading|workspaces)"
)
AT_ONCE = re.compile(r"at_once|at_the_same|same_moment|together|meanwhile|race|two_")
"""In the name of a test of two people at once, which locks of each database settle in their own way."""


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    module = metafunc.module.__name__.rpartition(".")[2]
    if not ABOUT_DATABASES.fullmatch(module) and "database_url" in metafunc.fixturenames:
        databases = usual_databases(metafunc.function.__name__)
        metafunc.definition.add_marker(pytest.mark.parametrize("database_url", databases, indirect=True))


def usual_databases(test: str) -> list[str]:
    """The same on every run, so that a test that fails fails again."""
    everywhere = AT_ONCE.search(test) or crc32(test.encode()) % 3 == 0
    return ["sqlite", "postgres"] if everywhere else ["sqlite"]


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def sqlite_office(sqlite_url: str) -> Iterator[Office]:
    """For what only SQLite does."""
    with an_office(sqlite_url) as office:
        yield office


@pytest.fixture
def postgres_office(postgres_server: PostgresServer) -> Iterator[Office]:
    """For what only PostgreSQL does."""
    with an_office(postgres_server.emptied()) as office:
        yield office
