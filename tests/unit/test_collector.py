"""What Python's search for circles of objects still looks at once a process has begun its work."""

import gc
from collections.abc import Iterator

import pytest

from bot.collector import NEW_ONES, spare_what_stays


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_the_start_has_built_is_spared_and_what_comes_later_is_not() -> None:
    spare_what_stays()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == NEW_ONES
    later = [object()]
    assert any(each is later for each in gc.get_objects())
