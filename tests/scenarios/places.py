"""Where stories play: most in both modes and on both databases, the longest in every combination of the two."""

import pytest

from tests.scenarios.stage import Mode

TWO_PLACES = [(Mode.SOCKET, "sqlite"), (Mode.HTTP, "postgres")]
ALL_PLACES = [(mode, database) for mode in Mode for database in ("sqlite", "postgres")]


def named(place: tuple[Mode, str]) -> str:
    return "-".join(place)


everywhere = pytest.mark.parametrize("place", ALL_PLACES, indirect=True, ids=named)
"""For the long story that every combination has to tell."""

in_one_place = pytest.mark.parametrize("place", TWO_PLACES[:1], indirect=True, ids=named)
"""For stories that take real seconds and in which the place makes no difference."""
