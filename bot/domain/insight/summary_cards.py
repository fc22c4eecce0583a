"""What is asked of a summary, and what its pages show."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.insight.periods import Span
from bot.domain.insight.terms import ReportEvery
from bot.domain.notices import ProgramSummary
from bot.domain.people import Someone

LONGEST_LIST = 100
"""As many as a select shows at a time (docs.slack.dev/reference/block-kit/block-elements/select-menu-element)."""


@dataclass(frozen=True, slots=True)
class About:
    """What a summary is about: a cohort, a program, or with neither everything that its reader runs."""

    program: UUID | None = None
    cohort: UUID | None = None


EVERYTHING = About()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be summed up, and what people call it."""

    about: About
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an admin asks for. Without `every` it is posted now; `schedule` is the one that is changed by it."""

    about: About
    span: Span
    channel: str
    every: ReportEvery | None = None
    schedule: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What the form begins with. `unknown` are words of which we do not know what they mean.

    `exact`: what was asked for is clear, so that nothing has to be asked.
    """

    choice: Choice | None
    span: Span
    channel: str = ""
    every: ReportEvery | None = None
    schedule: UUID | None = None
    unknown: str = ""
    exact: bool = False
    schedules: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPreview:
    """The summary as it would stand in its channel now, of which nothing has been posted yet.

    `first_at` is when the first one comes of those that are posted by themselves, in `zone`. `changed`: the figures
    have moved since the preview before this one. `looked_at` is now.
    """

    wish: Wish
    choice: Choice
    notice: ProgramSummary
    looked_at: datetime
    stopped: bool = False
    first_at: datetime | None = None
    zone: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A preview that somebody has seen: when, and a mark of what stood in it."""

    at: datetime
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleCard:
    """A summary that is posted by itself. `next_at` is when the next one comes, None where none is in sight."""

    id: UUID
    choice: Choice
    channel: str
    every: ReportEvery
    zone: str
    next_at: datetime | None
    set_by: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulesPage:
    """Some of them, from the `start`th on. `stopped` has just been stopped and can be had back."""

    schedules: tuple[ScheduleCard, ...]
    start: int
    total: int
    on_a_page: int
    stopped: ScheduleCard | None = None
