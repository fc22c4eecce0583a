"""Where stories play. Each plays in one place, half of them here and half there; some have to hold in more."""

from zlib import crc32

import pytest

from tests.installation import Mode

Place = tuple[Mode, str]

HERE: Place = (Mode.SOCKET, "sqlite")
THERE: Place = (Mode.HTTP, "postgres")


def named(place: Place) -> str:
    return "-".join(place)


def usual_place(story: str) -> Place:
    """The same on every run, so that a story that fails fails again."""
    return (HERE, THERE)[crc32(story.encode()) % 2]


in_both_places = pytest.mark.parametrize("place", [HERE, THERE], indirect=True, ids=named)
"""For the long story of a whole cohort, and for what the mode or the database decides, such as who came first."""
