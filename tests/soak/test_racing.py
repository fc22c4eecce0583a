"""Two and four real processes on one PostgreSQL bring 100,000 messages to Slack: none is lost, none comes twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.soak.postgres import Crashable, a_crashable_postgres
from tests.soak.racing import Plan, a_race

PLANS = {
    "two": Plan(processes=2, rounds=10, messages=10_000, kills=16),
    "four": Plan(processes=4, rounds=10, messages=10_000, kills=16),
}


@pytest.fixture
def postgres() -> Iterator[Crashable]:
    with a_crashable_postgres() as server:
        yield server


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
async def test_nothing_is_lost_or_comes_twice_however_many_die(
    plan: Plan, postgres: Crashable, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with a_race(plan, postgres, tmp_path) as race:
        outcome = await race.run()
    with capsys.disabled():
        print(f"\n{outcome.row(plan)}")  # noqa: T201 - a figure to keep
    assert (outcome.lost, outcome.twice, outcome.late) == (0, 0, 0)
    assert outcome.states == {"sent": outcome.messages}
    assert (outcome.kills, outcome.freezes, outcome.crashes) == (160, 10, 10)
    assert len(outcome.by) == plan.processes
