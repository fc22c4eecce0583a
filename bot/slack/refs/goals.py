"""What the pages of goals carry: where in the list somebody is, and which goal or milestone they are about."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference

NO_LIST = -1
"""Where a page or form was not opened from the list."""


@dataclass(frozen=True, slots=True)
class GoalsRef(Reference):
    """A page of the goals of a pair, by how many of them come before it."""

    mentorship: UUID
    goals_start: int


@dataclass(frozen=True, slots=True)
class GoalFormRef(GoalsRef):
    """A form of a goal opened from there.

    `worded`: the goal's id, "" for a new one; `seen` marks the wording on the screen; 1 in `hinted` once the hints
    were there to read.
    """

    worded: str
    seen: str
    hinted: int


@dataclass(frozen=True, slots=True)
class AnyGoalRef(Reference):
    """A goal, whatever its version."""

    goal: UUID


@dataclass(frozen=True, slots=True)
class GoalPageRef(GoalsRef):
    """A goal's page opened from there."""

    goal: UUID


@dataclass(frozen=True, slots=True)
class MilestoneFormRef(GoalPageRef):
    """A form of a milestone opened from that page: its id, "" for a new one."""

    stage: str


@dataclass(frozen=True, slots=True)
class MilestoneRef(Reference):
    milestone: UUID


@dataclass(frozen=True, slots=True)
class VisibilityRef(Reference):
    """Who is to see a goal, by the stored word."""

    goal: UUID
    visibility: str


@dataclass(frozen=True, slots=True)
class HistoryRef(Reference):
    """A page of a goal's history, by how many lines come before it."""

    goal: UUID
    history_start: int


@dataclass(frozen=True, slots=True)
class ProgramGoalsRef(Reference):
    """A page of the goals that are shared with a program, by how many come before it."""

    cohort: UUID
    program_goals_start: int
