"""What several notices are made of."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.cadence import Bend
from bot.domain.growth.terms import GoalStanding
from bot.domain.people import Someone
from bot.domain.terms import Communication, LearningPreference, MentoringStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why two people were matched: skills of the mentee's wishes, common hours a week, and interests of both.

    `ahead`: by how many steps of working life the mentor is ahead (below zero: behind); 0 where that is not told.
    """

    skills: tuple[str, ...]
    common_hours: float
    interests: tuple[str, ...] = ()
    ahead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """Somebody as they introduced themself at signup, as far as they agreed that those they meet read it."""

    who: Someone
    offers: tuple[str, ...] = ()
    goals: str = ""
    topics: str = ""
    interests: tuple[str, ...] = ()
    communication: Communication | None = None
    mentoring_style: MentoringStyle | None = None
    learning_preference: LearningPreference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """What a program says of itself, in its admin's words; each may be empty."""

    objective: str = ""
    values: str = ""
    expectations: str = ""


SAYS_NOTHING = Charter()
"""Of a program whose admin has written nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedTime:
    """A time for a meeting, and what it asks of the reader and of the other side."""

    starts_at: datetime
    yours: Bend = Bend.NONE
    theirs: Bend = Bend.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember:
    """Somebody who learns in a group, and the meeting of theirs with its mentor."""

    meeting: UUID
    who: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoor:
    """A cohort that can be joined."""

    cohort: UUID
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """One open goal in a review."""

    goal: UUID
    version: int
    title: str
    percent: int
    due_on: date
    standing: GoalStanding | None = None
