"""Goals, action steps and skills of a pair."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.growth.skills import Growth
from bot.domain.growth.steps import DueStep
from bot.domain.growth.terms import GoalEvent, RatingMoment, StepKind
from bot.domain.matching_terms import Pairing
from bot.domain.notices.parts import GoalLine
from bot.domain.people import Someone
from bot.domain.terms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSet:
    """To the partner: a new goal, or one that they can read from now on. `shared`: it is that of their group."""

    goal: UUID
    partner: Someone
    title: str
    measure: str
    due_on: date
    why: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalMoved:
    """To the partner: a goal has moved on."""

    goal: UUID
    partner: Someone
    title: str
    percent: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReached:
    """To both: a goal is reached. `by_you` is true for the person whose goal it is.

    `mine`: nobody but they themself hears. `shared`: it was everybody's in the group. `channel`: where it can be
    shared if both agree, "" for nowhere.
    """

    goal: UUID
    partner: Someone
    title: str
    note: str
    by_you: bool
    version: int = 0
    mine: bool = False
    shared: bool = False
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalUpdated:
    """To the partner: the owner of a goal said how it goes. `due_on` is its new day, where it has one."""

    goal: UUID
    partner: Someone
    title: str
    percent: int
    event: GoalEvent
    note: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalHelpAsked:
    """To the partner: the owner of a goal is stuck and asks for help."""

    goal: UUID
    partner: Someone
    title: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalCelebrated:
    """To the pair's group DM: a goal is reached, which may have been everybody's. No note of anybody's."""

    goal: UUID
    owner: Someone
    partner: Someone
    title: str
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalShared:
    """To the announcement channel, once both agreed: a goal is reached. No note of anybody's.

    `owner_is` is the side of whose goal it is.
    """

    goal: UUID
    owner: Someone
    partner: Someone
    owner_is: Side
    title: str
    program: str
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsReview:
    """To somebody with open goals, every few weeks: how do they go? The most urgent, and how many `more`."""

    mentorship: UUID
    partner: Someone
    goals: tuple[GoalLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstGoalAsked:
    """To somebody without a goal, once, a while after the pair has formed. A mentor is only invited."""

    mentorship: UUID
    partner: Someone
    you_are: Side
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class StepGiven:
    """To whoever is to do an action step that the partner wrote down for them."""

    step: UUID
    partner: Someone
    title: str
    kind: StepKind
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone:
    """To whoever gave an action step to the partner: it is done."""

    step: UUID
    partner: Someone
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsDue:
    """To whoever is to do these action steps, on the morning of their day. `today` is the reader's."""

    mentorship: UUID
    partner: Someone
    today: date
    steps: tuple[DueStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillsAsked:
    """To whoever rates skills at the start, midway or at the end: the learner, and the mentor if invited to.

    `skills` are the learner's wishes. `learns`: the reader is the learner, as both are among peers. `again`: they
    are asked once more later.
    """

    mentorship: UUID
    partner: Someone
    moment: RatingMoment
    learns: bool
    skills: tuple[str, ...]
    again: bool = False
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillGrowth:
    """To one side: how the learner's skills have grown so far. `learns`: they are the reader's own.

    `by_you`: the reader has just rated them; else the partner has, whom the learner lets see all of this.
    """

    mentorship: UUID
    partner: Someone
    moment: RatingMoment
    learns: bool
    by_you: bool
    rows: tuple[Growth, ...]
