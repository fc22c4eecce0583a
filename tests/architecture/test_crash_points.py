"""The places at which `make soak` kills the bot are places that there are."""

from functools import reduce
from importlib import import_module

import pytest

from tests.soak.points import POINTS
from tests.soak.scenes import SCENES


@pytest.mark.parametrize("target", sorted({point.target for point in POINTS.values()}))
def test_a_process_can_be_killed_there(target: str) -> None:
    module, _, path = target.partition(":")
    assert callable(reduce(getattr, path.split("."), import_module(module)))


def test_every_scene_is_played_and_every_point_has_one() -> None:
    assert {point.scene for point in POINTS.values()} == set(SCENES)
    assert len(POINTS) >= 40
