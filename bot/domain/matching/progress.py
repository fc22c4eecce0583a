"""How far the working out of a round has come, for whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Stage(Enum):
    """The stages of a round, in their order."""

    READING = 1
    SCORING = 2
    ASSIGNING = 3
    EXPLAINING = 4
    WRITING = 5


@dataclass(frozen=True, slots=True)
class Progress:
    """A stage that has begun. `count` is of people, or of pairs while they are scored, explained or written.

    It is 0 while that is not known yet.
    """

    stage: Stage
    count: int = 0


Report = Callable[[Progress], None]
"""Hears of each stage, in the thread that works on it, so it has to be quick."""


def unheard(progress: Progress) -> None:
    """For when nobody waits."""
