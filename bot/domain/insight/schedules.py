"""When summaries are posted by themselves: weekly, monthly, or where a cohort starts, is halfway and ends.

Each is an edition with a name, told once. It comes on the first working morning from its day on, where most
people of it live. Whoever comes too late tells the latest one only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from bot.domain.cadence import SEARCHED_DAYS, WorkingTime, next_permitted
from bot.domain.insight.periods import Period
from bot.domain.insight.terms import ReportEvery
from bot.domain.terms import CohortState

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
LOOK_EVERY = ONE_DAY
"""Days of cohorts change, so milestones are looked for again."""
SEE_AFTER = timedelta(minutes=10)
"""How long after a summary was put into the outbox we look whether it has arrived."""
NO_SUCH_PLACE = frozenset(
    {
        "channel_not_found",
        "is_archived",
        "no_permission",
        "not_in_channel",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
    }
)
"""Why a channel takes nothing from us (docs.slack.dev/reference/methods/chat.postMessage)."""


class Milestone(StrEnum):
    """What is told of a cohort besides. Stored with schedules, so a value never changes once shipped."""

    START = "start"
    HALFWAY = "halfway"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A cohort as schedules see it. `last_day` is inclusive: the planned one, or that on which it was closed."""

    cohort: UUID
    starts_on: date
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A schedule. `runs` are the cohorts it is about, `whole_program` where it is also about those to come.

    `week` is the usual working week where it is posted, and `told` are the names of editions that are behind us.
    """

    every: ReportEvery
    runs: tuple[Run, ...]
    whole_program: bool
    week: WorkingTime
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One summary to come. `cohort` is set where it is about that one alone."""

    name: str
    at: datetime
    period: Period
    cohort: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to tell now, if anything, whether that is all there will ever be, and when to look again."""

    edition: Edition | None
    over: bool
    look_again_at: datetime


def last_day_of(state: CohortState, *, ends_on: date | None, closed_on: date | None) -> date | None:
    """The last day of a cohort, None for one that goes on."""
    if state is CohortState.CLOSED and closed_on:
        return min(closed_on, ends_on) if ends_on else closed_on
    return ends_on


def decide(plan: Plan, now: datetime) -> Decision:
    """Asked again once the edition stands among those told, there is nothing to tell until `look_again_at`."""
    past, ahead = editions(plan, now)
    untold = [each for each in past if each.name not in plan.told]
    waits = bool(untold) and not plan.week.at_work(now)
    if waits:
        return Decision(edition=None, over=False, look_again_at=next_permitted(plan.week, now))
    edition = untold[0] if untold else None
    over = not plan.whole_program and len(untold) <= 1 and _nothing_follows(plan, past, ahead)
    return Decision(edition=edition, over=over, look_again_at=_next_look(plan, ahead, now))


def begun(plan: Plan, now: datetime) -> tuple[str, ...]:
    """The editions whose time has come already when a schedule is set: they are not told any more."""
    return tuple(each.name for each in editions(plan, now)[0])


def first_edition(plan: Plan, now: datetime) -> Edition | None:
    """The next one to come, None where none is in sight."""
    return next(iter(editions(plan, now)[1]), None)


def editions(plan: Plan, now: datetime) -> tuple[list[Edition], list[Edition]]:
    """Those whose time has come, and those ahead, each in order. Of weeks and months the latest and the next."""
    found = _milestones(plan, now) if plan.every is ReportEvery.MILESTONES else _regular(plan, now)
    past = [each for each in found if each.at <= now]
    ahead = [each for each in found if each.at > now]
    return (past if plan.every is ReportEvery.MILESTONES else past[-1:]), ahead


def _nothing_follows(plan: Plan, past: Sequence[Edition], ahead: Sequence[Edition]) -> bool:
    if plan.every is ReportEvery.MILESTONES:
        return not ahead
    last_days = [run.last_day for run in plan.runs if run.last_day]
    return bool(past) and len(last_days) == len(plan.runs) and past[-1].period.last >= max(last_days)


def _next_look(plan: Plan, ahead: Sequence[Edition], now: datetime) -> datetime:
    moments = [each.at for each in ahead[:1]]
    if plan.every is ReportEvery.MILESTONES:
        moments.append(now + LOOK_EVERY)
    return min(moments)


def _regular(plan: Plan, now: datetime) -> list[Edition]:
    """The editions of a few weeks or months around today: holidays move a morning by some days at most."""
    today = plan.week.day_of(now)
    if plan.every is ReportEvery.WEEKLY:
        monday = today - timedelta(days=today.weekday())
        firsts = [monday + ONE_WEEK * number for number in (-1, 0, 1)]
        return [_edition(plan, first, first - ONE_WEEK) for first in firsts]
    this_month = today.replace(day=1)
    last_month, next_month = _first_of(this_month - ONE_DAY), _first_of(this_month + timedelta(days=31))
    return [_edition(plan, first, _first_of(first - ONE_DAY)) for first in (last_month, this_month, next_month)]


def _edition(plan: Plan, day: date, first: date) -> Edition:
    period = Period(first, day - ONE_DAY, plan.week.zone)
    return Edition(name=day.isoformat(), at=_morning(plan.week, day), period=period)


def _milestones(plan: Plan, now: datetime) -> list[Edition]:
    today = plan.week.day_of(now)
    found = [
        Edition(
            name=f"{run.cohort}:{milestone}",
            at=_morning(plan.week, day),
            period=Period(
                min(run.starts_on, today), max(min(today, run.last_day or today), run.starts_on), plan.week.zone
            ),
            cohort=run.cohort,
        )
        for run in plan.runs
        for milestone, day in _days_of(run)
    ]
    return sorted(found, key=lambda each: each.at)


def _days_of(run: Run) -> list[tuple[Milestone, date]]:
    """A cohort that goes on for good has a start alone; one that ended early has no middle behind its end."""
    start = [(Milestone.START, run.starts_on)]
    if run.last_day is None:
        return start
    if run.last_day < run.starts_on:
        return []
    halfway = run.starts_on + (run.last_day - run.starts_on) / 2
    return [*start, (Milestone.HALFWAY, halfway), (Milestone.END, run.last_day + ONE_DAY)]


def _morning(week: WorkingTime, day: date) -> datetime:
    """The beginning of work on that day, or on the next on which anybody works."""
    days = (day + timedelta(days=number) for number in range(SEARCHED_DAYS))
    return week.hours_on(next((each for each in days if week.works_on(each)), day))[0]


def _first_of(day: date) -> date:
    return day.replace(day=1)
