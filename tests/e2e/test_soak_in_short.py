"""The short form of `make soak`: a handful of crash points, a race of real processes, some copied gestures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import SqliteFiles
from tests.soak.comparing import Comparison, usual_place_of
from tests.soak.nursery import a_nursery
from tests.soak.postgres import Crashable, a_crashable_postgres
from tests.soak.racing import Plan, a_race
from tests.soak.test_copies import assert_one_effect

POINTS = (
    "join: after the commit",
    "accept: after the rows, before the commit",
    "relay: Slack has it and has not answered",
    "relay: after Slack has answered, before settling",
    "tick: after the claim is committed",
    "migration: in the middle",
)
RACE = Plan(processes=2, rounds=1, messages=3_000, kills=3)
A_FEW = 4


@pytest.fixture(scope="module")
def comparison(
    request: pytest.FixtureRequest, sqlite_files: SqliteFiles, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Comparison]:
    folder = tmp_path_factory.mktemp("crashes")
    with a_nursery() as nursery:
        yield Comparison(sqlite_files, lambda: request.getfixturevalue("postgres_server"), nursery, folder)


@pytest.fixture
def postgres() -> Iterator[Crashable]:
    with a_crashable_postgres() as server:
        yield server


@pytest.mark.parametrize("point", POINTS)
async def test_nothing_is_lost_or_said_twice_when_the_process_dies(point: str, comparison: Comparison) -> None:
    assert not "\n".join(await comparison.of(point, usual_place_of(point)))


async def test_processes_that_race_and_die_lose_nothing_and_repeat_nothing(
    postgres: Crashable, tmp_path: Path
) -> None:
    async with a_race(RACE, postgres, tmp_path) as race:
        outcome = await race.run()
    assert (outcome.lost, outcome.twice, outcome.late) == (0, 0, 0)
    assert outcome.states == {"sent": outcome.messages}
    assert (outcome.kills, outcome.freezes, outcome.crashes) == (3, 1, 1)


async def test_copies_of_a_gesture_at_two_replicas_have_one_effect(
    sqlite_files: SqliteFiles, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    await assert_one_effect("two replicas on PostgreSQL", A_FEW, sqlite_files, request, tmp_path)
