"""What buttons and forms about the progress of goals carry."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class UpdateRef(Reference):
    """What was said of a goal, by a word of its history."""

    goal: UUID
    update: UUID


@dataclass(frozen=True, slots=True)
class NoteRef(Reference):
    """What was said of a goal, and the place whose words change with a note on it.

    `goals_start`: where in the list of goals somebody has come from.
    """

    goal: UUID
    update: UUID
    place: str
    goals_start: int


@dataclass(frozen=True, slots=True)
class GoalPlaceRef(Reference):
    """A goal, the version that was on the screen, and the place whose words change with it, as in `NoteRef`."""

    goal: UUID
    version: int
    place: str
    goals_start: int
