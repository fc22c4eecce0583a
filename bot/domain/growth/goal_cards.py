"""What the list, the page, the form and the history of goals show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.growth.goals import Change, GoalWish, Hint
from bot.domain.growth.step_cards import StepCard
from bot.domain.growth.terms import (
    GoalEvent,
    GoalMeasure,
    GoalScope,
    GoalStanding,
    GoalTerm,
    GoalVisibility,
)
from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import GoalState, ProgramKind, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalCard:
    """A goal and how far it is, in per cent. `yours` is false for somebody else's; `version` guards progress.

    `owner` is who set it. `milestones` counts those that were not taken away, `done` those of them that are done.
    """

    id: UUID
    title: str
    measure: str
    due_on: date
    percent: int
    state: GoalState
    yours: bool
    version: int
    why: str = ""
    measured_by: GoalMeasure = GoalMeasure.YES_NO
    unit: str = ""
    start: float | None = None
    target: float | None = None
    current: float | None = None
    term: GoalTerm = GoalTerm.SHORT
    visibility: GoalVisibility = GoalVisibility.PAIR
    scope: GoalScope = GoalScope.PERSONAL
    standing: GoalStanding | None = None
    owner: Someone | None = None
    milestones: int = 0
    done: int = 0

    @property
    def may_move(self) -> bool:
        """Whether the reader may say how far it has come: whoever set it, and everybody for a shared goal."""
        return self.yours or self.scope is GoalScope.SHARED


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsPair:
    """One of the person's pairs, to look at its goals."""

    id: UUID
    partner: Someone
    program: str
    over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsCard:
    """A page of the goals of one pair. `number` counts all of them; `may_set` where the pair is under way.

    `pairs` are all pairs of the person, `pair` the one whose goals are shown.
    """

    pairs: tuple[GoalsPair, ...]
    pair: GoalsPair
    goals: tuple[GoalCard, ...]
    start: int
    on_a_page: int
    number: int
    may_set: bool
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDraft:
    """A goal as it was sent: a new one of a pair, or another wording of `goal`.

    `seen` marks the wording that was on the screen; `hinted`: the hints were there to read.
    """

    mentorship: UUID
    goal: UUID | None
    seen: str
    wish: GoalWish
    hinted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFormCard:
    """The goal form for one pair. `goal` is None for a new goal.

    `seen` marks the wording it is based on; `hints` are what could be clearer, and `hinted` that they were there to
    read before; `meanwhile` is what another window has changed since, by field, as it reads now.
    """

    mentorship: UUID
    partner: Someone
    wish: GoalWish | None
    goal: UUID | None
    seen: str = ""
    kind: ProgramKind = ProgramKind.SKILL_GROWTH
    you_are: Side = Side.MENTEE
    pairing: Pairing = Pairing.TRADITIONAL
    hints: tuple[Hint, ...] = ()
    hinted: bool = False
    meanwhile: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneCard:
    """A stage on the way to a goal. `gone`: taken away, and only remembered."""

    id: UUID
    title: str
    due_on: date | None
    done_on: date | None
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneFormCard:
    """The form for a milestone of a goal; `milestone` is None for a new one."""

    goal: UUID
    goal_title: str
    milestone: MilestoneCard | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalUpdateCard:
    """One line of a goal's history. `changes` are wordings before and afterwards, by field."""

    event: GoalEvent
    by: Someone
    on: datetime
    percent: int
    note: str
    changes: Mapping[str, Change]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPageCard:
    """Everything said of one goal. `mentorship`: the pair from which the reader looks; `running`: it is under way.

    `updates` are the latest of `history` lines.
    """

    goal: GoalCard
    mentorship: UUID
    owner: Someone
    running: bool
    milestones: tuple[MilestoneCard, ...]
    steps: tuple[StepCard, ...]
    updates: tuple[GoalUpdateCard, ...]
    history: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryCard:
    """A page of a goal's history, the latest first."""

    goal: UUID
    title: str
    updates: tuple[GoalUpdateCard, ...]
    start: int
    on_a_page: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramGoalsCard:
    """A page of the goals that people share with those who run their program."""

    cohort: UUID
    program: str
    name: str
    goals: tuple[GoalCard, ...]
    start: int
    on_a_page: int
    number: int
