"""What the pages of action steps show."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.growth.steps import ON_A_PAGE, StepState, StepWish
from bot.domain.growth.terms import StepKind
from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCard:
    """An action step as one of the pair sees it.

    `goal`: the title of what it leads to, "" for none. `given`: one of the two gave it to the other. `past`: the
    pair has ended, so that nobody hears of it any more. `editable`: the reader may change it or drop it.
    """

    id: UUID
    mentorship: UUID
    partner: Someone
    title: str
    kind: StepKind
    state: StepState
    due_on: date | None
    goal: str
    yours: bool
    given: bool
    past: bool
    editable: bool
    settled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsCard:
    """A page of steps: the reader's by date, then partners', then what was done lately. `start` come before it.

    `running` counts the pairs for which steps can be added. `today` is the reader's own day.
    """

    steps: tuple[StepCard, ...]
    start: int
    number: int
    running: int
    today: date

    @property
    def before(self) -> int | None:
        """Where the page before this one starts, if there is one."""
        return max(self.start - ON_A_PAGE, 0) if self.start else None

    @property
    def after(self) -> int | None:
        """Where the page after this one starts, if there is one."""
        following = self.start + ON_A_PAGE
        return following if following < self.number else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairChoice:
    """A running pair of the person who adds a step."""

    mentorship: UUID
    partner: Someone
    program: str
    you_are: Side
    pairing: Pairing


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalChoice:
    """An open goal that a step may lead to."""

    goal: UUID
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFormCard:
    """The form of a step. With several `pairs`, the person chooses one, and `goals` is empty.

    `step` is None for a new one. `toward`: the goal from whose page a new one is added. `changed`: how somebody
    else has worded it while the form was open; nothing is saved then, and `wish` is the person's own draft.
    """

    pairs: tuple[PairChoice, ...]
    goals: tuple[GoalChoice, ...]
    wish: StepWish | None
    step: UUID | None = None
    version: int = 0
    toward: UUID | None = None
    changed: StepWish | None = None
