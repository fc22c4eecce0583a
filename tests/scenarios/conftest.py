"""Each story plays in a world of its own, at every place it asks for; see `places`."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.scenarios.places import TWO_PLACES, named
from tests.scenarios.world import Mode, World, a_world


@pytest.fixture(params=TWO_PLACES, ids=named)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Mode, str]]:
    """A mode and the URL of a fresh database."""
    mode, database = request.param
    if database == "sqlite":
        with request.getfixturevalue("sqlite_files").fresh(tmp_path) as url:
            yield mode, url
    else:
        with request.getfixturevalue("postgres_server").fresh() as url:
            yield mode, url


@pytest.fixture
async def world(place: tuple[Mode, str]) -> AsyncIterator[World]:
    mode, database_url = place
    async with a_world(database_url, mode) as world:
        yield world
