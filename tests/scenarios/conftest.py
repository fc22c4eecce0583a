"""Stories play in both modes and on both databases: each mode meets each database."""

from collections.abc import AsyncIterator

import pytest

from tests.scenarios.world import Mode, World, a_world


@pytest.fixture(params=list(Mode))
async def world(request: pytest.FixtureRequest, database_url: str) -> AsyncIterator[World]:
    async with a_world(database_url, request.param) as world:
        yield world
