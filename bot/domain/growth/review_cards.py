"""What is shown of goals on their way: what was just said of one, a review of several, and who cheers."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bot.domain.growth.reviews import Heard
from bot.domain.growth.terms import GoalEvent, GoalMeasure, GoalStanding, GoalVisibility
from bot.domain.people import Someone
from bot.domain.terms import GoalState


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnGoalCard:
    """A goal as somebody moves it on. `owned`: it is theirs, and not only shared with them.

    `partner` is whoever could help. `start`, `target` and `current` are in `unit`, where it is a number.
    """

    id: UUID
    version: int
    mentorship: UUID
    title: str
    percent: int
    due_on: date
    state: GoalState
    visibility: GoalVisibility
    partner: Someone
    owned: bool = True
    standing: GoalStanding | None = None
    measured_by: GoalMeasure = GoalMeasure.YES_NO
    unit: str = ""
    start: float | None = None
    target: float | None = None
    current: float | None = None

    @property
    def mine(self) -> bool:
        """Whether nobody but the owner sees it."""
        return self.visibility is GoalVisibility.MINE


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidCard:
    """What was said of a goal. `update` is the latest word of its history, with which it can be taken back.

    `asked`: the partner has been asked for help. `back`: a tap has just been taken back.
    """

    goal: OwnGoalCard
    event: GoalEvent
    update: UUID
    note: str = ""
    heard: Heard = Heard.NOBODY
    asked: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedGoal:
    """One goal of a review, with what was said of it just now, if anything."""

    goal: OwnGoalCard
    said: SaidCard | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCard:
    """The goals of one member of a pair to look at: the most urgent, and how many `more` are open."""

    mentorship: UUID
    partner: Someone
    goals: tuple[ReviewedGoal, ...]
    more: int

    def after(self, said: SaidCard) -> "ReviewCard":
        """The same with what has just been said, or taken back, of one of the goals."""
        goals = (replace(each, said=said) if each.goal.id == said.goal.id else each for each in self.goals)
        return replace(self, goals=tuple(goals))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheerCard:
    """Where one member stands on telling the program's channel. Never where the other does, until it is told."""

    goal: UUID
    version: int
    title: str
    partner: Someone
    channel: str
    agreed: bool
    told: bool
