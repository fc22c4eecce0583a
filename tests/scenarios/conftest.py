"""Each story plays in a world of its own, at every place it asks for; see `places`."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.scenarios.places import Place, named, usual_place
from tests.scenarios.world import World, a_world


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    asked = [mark for mark in metafunc.definition.iter_markers("parametrize") if mark.args[0] == "place"]
    if "place" in metafunc.fixturenames and not asked:
        metafunc.parametrize("place", [usual_place(metafunc.function.__name__)], indirect=True, ids=named)


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A mode and the URL of a fresh database."""
    mode, database = request.param
    if database == "sqlite":
        with request.getfixturevalue("sqlite_files").fresh(tmp_path) as url:
            yield mode, url
    else:
        yield mode, request.getfixturevalue("postgres_server").emptied()


@pytest.fixture
async def world(place: Place) -> AsyncIterator[World]:
    mode, database_url = place
    async with a_world(database_url, mode) as world:
        yield world
