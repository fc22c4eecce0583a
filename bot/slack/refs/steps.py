"""What the pages of action steps carry: where in the list somebody is, and which step they are about to change."""

from dataclasses import dataclass

from bot.slack.metadata import Reference

NO_PAGE = -1
"""Where a form was not opened from a page of the list."""


@dataclass(frozen=True, slots=True)
class StepsPageRef(Reference):
    """A page of steps, by how many come before it."""

    steps_start: int


@dataclass(frozen=True, slots=True)
class Opened(Reference):
    """What lies under the form of a step: a page of the list, the page of a goal ("" for none), or neither.

    `goals_from` is where in the list of goals somebody has come from.
    """

    steps_start: int
    page_of_goal: str
    goals_from: int


@dataclass(frozen=True, slots=True)
class StepFormRef(Opened):
    """A step in its form: the ids of its pair, "" where one is chosen, and its own, "" where it is new.

    `step_version` is the one on the screen, so that two editors notice each other.
    """

    within: str
    changing: str
    step_version: int
