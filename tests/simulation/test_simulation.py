"""Two hundred histories under faults, each mutant found out in as many, and each history the same when told again.

`make simulate` tells ten thousand.
"""

import logging
from collections import Counter
from collections.abc import Iterator

import pytest
import structlog
from sqlalchemy import update

from models import Workspace
from tests.simulation.history import Told, tell
from tests.simulation.mutants import MUTANTS
from tests.simulation.reach import missing
from tests.simulation.stage import Stages
from tests.simulation.world import THE_PRODUCT, Parts

CHUNKS, IN_A_CHUNK = 5, 40
"""Two hundred seeds in all, in chunks that can run side by side."""


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("simulation"))


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """What goes wrong here is meant to, and every line of it would be written down."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.configure(**before)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_nothing_is_lost_nothing_comes_twice_and_nobody_hears_too_much(chunk: int, stages: Stages) -> None:
    reached: Counter[str] = Counter()
    for seed in range(chunk * IN_A_CHUNK, (chunk + 1) * IN_A_CHUNK):
        told = _told(seed, stages)
        assert not told.violations, f"seed {seed}: {told.violations}"
        reached.update(told.reached)
    assert not missing(reached), f"never happened in chunk {chunk}: {missing(reached)}"


@pytest.mark.parametrize("name", MUTANTS)
def test_a_bot_with_a_known_fault_is_found_out(name: str, stages: Stages) -> None:
    assert any(_told(seed, stages, MUTANTS[name]).violations for seed in range(CHUNKS * IN_A_CHUNK)), name


def test_a_seed_told_twice_is_the_same_history(stages: Stages) -> None:
    once, again = _told(4, stages), _told(4, stages)
    assert "\n".join(once.record) == "\n".join(again.record)
    assert once.reached == again.reached


def test_a_stop_of_which_nobody_knows_is_let_go_at_the_end(stages: Stages) -> None:
    """Its answer may have been lost: all bots died over it."""
    held = {"held_by": "U0", "hold_reason": ""}
    with stages.fresh() as stage:
        with stage.engine.begin() as connection:
            connection.execute(update(Workspace).values(held_at=stage.clock.now(), **held))
        assert tell(4, stage).violations == []


def _told(seed: int, stages: Stages, parts: Parts = THE_PRODUCT) -> Told:
    with stages.fresh() as stage:
        return tell(seed, stage, parts)
