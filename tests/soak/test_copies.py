"""Fifty people, eight copies of every gesture at once: fifty effects of each."""

from pathlib import Path

import pytest

from bot.playground.record import Outcome
from tests.databases import PostgresServer, SqliteFiles
from tests.soak.copies import a_crowded_world
from tests.soak.traces import difference

PEOPLE, TIMES = 50, 8
PLACES = {"one replica on SQLite": 1, "one replica on PostgreSQL": 1, "two replicas on PostgreSQL": 2}


@pytest.mark.parametrize("place", PLACES)
async def test_copies_of_a_gesture_have_one_effect(
    place: str, sqlite_files: SqliteFiles, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    await assert_one_effect(place, PEOPLE, sqlite_files, request, tmp_path)


async def assert_one_effect(
    place: str, people: int, files: SqliteFiles, request: pytest.FixtureRequest, folder: Path
) -> None:
    with files.fresh(folder) as calm_url:
        async with a_crowded_world(calm_url) as world:
            calm = await world.play(people, times=1, replicas=1)
    if place.endswith("SQLite"):
        with files.fresh(folder) as url:
            async with a_crowded_world(url) as world:
                copied = await world.play(people, times=TIMES, replicas=PLACES[place])
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        async with a_crowded_world(server.emptied()) as world:
            copied = await world.play(people, times=TIMES, replicas=PLACES[place])
    assert difference(calm[0], copied[0]) == []
    assert difference(calm[1], copied[1]) == []
    for kind, answers in copied[2].items():
        assert len(answers) >= people
        for each in answers:
            assert len(each) == TIMES
            assert {outcome for outcome, _ in each} == {Outcome.ANSWERED}
            told = [body for _, body in each if body]
            assert all(body == told[0] for body in told), kind
