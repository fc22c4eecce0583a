"""An office on either database."""

from collections.abc import Iterator

import pytest

from tests.databases import PostgresServer
from tests.integration.office import Office, an_office


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def postgres_office(postgres_server: PostgresServer) -> Iterator[Office]:
    """For what only PostgreSQL does."""
    with an_office(postgres_server.emptied()) as office:
        yield office
