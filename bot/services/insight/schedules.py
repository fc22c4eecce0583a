"""Summaries that are posted by themselves: setting one, changing it, stopping it, and having it back."""

from dataclasses import replace
from uuid import UUID

from bot.domain.errors import WrongInput
from bot.domain.insight.periods import Span
from bot.domain.insight.report import Scope
from bot.domain.insight.schedules import Plan, begun, decide, first_edition
from bot.domain.insight.summary_cards import Begun, ScheduleCard, SchedulesPage, SummaryPreview, Wish
from bot.domain.insight.terms import ReportEvery
from bot.domain.people import Actor
from bot.services.access import require_runs, require_runs_any
from bot.services.almanac import Almanac
from bot.services.insight.planning import Planning, scope_of_row
from bot.services.insight.summaries import run_by, scope_for, summary_of, titled
from bot.store import Store, Work
from models import SummarySchedule

ON_A_PAGE = 10
SPANS = {ReportEvery.WEEKLY: Span.WEEK, ReportEvery.MONTHLY: Span.MONTH, ReportEvery.MILESTONES: Span.ALL}
"""What each tells of."""
ONE_PROGRAM = "By itself I post a summary of one program or cohort. Choose one, or post everything now."
NO_END = "This cohort goes on for good, so it has no halfway and no end. Choose weekly or monthly."
NOTHING_AHEAD = "This cohort is behind us, so nothing would follow. Choose “Now” for a last look back."


class Schedules:
    """What admins say of them."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._planning = Planning(almanac)

    def look(self, actor: Actor, wish: Wish) -> SummaryPreview:
        """What such a summary would say today, and when the first one comes. Nothing happens.

        Raise WrongInput where it could never come, and otherwise as `Summaries.look` does.
        """
        with self._store.reading(actor) as work:
            assert wish.every
            scope, plan = self._planned(work, wish)
            first = first_edition(plan, work.now)
            return SummaryPreview(
                wish=wish,
                choice=titled(work, scope),
                notice=replace(summary_of(work, scope, SPANS[wish.every]), by_itself=True),
                looked_at=work.now,
                stopped=work.holding.current() is not None,
                first_at=first.at if first else None,
                zone=plan.week.zone,
            )

    def set(self, actor: Actor, wish: Wish) -> SchedulesPage:
        """Have summaries posted from now on, or change how; the same once more changes nothing. Raise as `look`."""
        with self._store.writing(actor) as work:
            assert wish.every
            scope, plan = self._planned(work, wish)
            assert scope.program
            same = work.schedules.alike(scope.program, scope.cohort, channel=wish.channel, every=wish.every)
            if same is None:
                _write(work, wish, scope=scope, plan=plan)
            elif wish.schedule and same.id != wish.schedule:
                _end(work, _own(work, wish.schedule))
            return self._page(work, 0)

    def page(self, actor: Actor, start: int = 0) -> SchedulesPage:
        """Those of the programs that the person runs, from the `start`th on. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            require_runs_any(work)
            return self._page(work, start)

    def one(self, actor: Actor, schedule_id: UUID) -> Begun:
        """The form as it is set now."""
        with self._store.reading(actor) as work:
            row = _own(work, schedule_id)
            return Begun(
                choice=titled(work, scope_of_row(work, row)),
                span=SPANS[row.every],
                channel=row.channel,
                every=row.every,
                schedule=row.id,
                schedules=work.schedules.count(run_by=run_by(work)),
            )

    def stop(self, actor: Actor, schedule_id: UUID, start: int = 0) -> SchedulesPage:
        """Post it no more. What is on its way already still comes."""
        with self._store.writing(actor) as work:
            row = _own(work, schedule_id)
            _end(work, row)
            return replace(self._page(work, start), stopped=self._card(work, row))

    def resume(self, actor: Actor, schedule_id: UUID, start: int = 0) -> SchedulesPage:
        """Undo a stop: it goes on with the next one to come."""
        with self._store.writing(actor) as work:
            row = _own(work, schedule_id)
            if row.ended_at is not None:
                row.ended_at = None
                _from_now_on(work, row, self._planning.plan_of(work, row))
                work.audit("summary:resume", row.cohort_id or row.program_id, program=row.program_id)
            return self._page(work, start)

    def _planned(self, work: Work, wish: Wish) -> tuple[Scope, Plan]:
        assert wish.every
        scope = scope_for(work, wish.about)
        if scope.program is None:
            raise WrongInput(about=ONE_PROGRAM)
        zone = work.schedules.zone_of_most(scope.cohorts) or work.me.time_zone
        plan = self._planning.plan(work, scope, wish.every, zone)
        if wish.every is ReportEvery.MILESTONES and scope.cohort and plan.runs[0].last_day is None:
            raise WrongInput(every=NO_END)
        if decide(replace(plan, told=begun(plan, work.now)), work.now).over:
            raise WrongInput(every=NOTHING_AHEAD)
        return scope, plan

    def _page(self, work: Work, start: int) -> SchedulesPage:
        work.flush()
        rows = work.schedules.page(start=start, most=ON_A_PAGE, run_by=run_by(work))
        total = work.schedules.count(run_by=run_by(work))
        cards = tuple(self._card(work, row) for row in rows)
        return SchedulesPage(schedules=cards, start=start, total=total, on_a_page=ON_A_PAGE)

    def _card(self, work: Work, row: SummarySchedule) -> ScheduleCard:
        first = first_edition(self._planning.plan_of(work, row), work.now)
        return ScheduleCard(
            id=row.id,
            choice=titled(work, scope_of_row(work, row)),
            channel=row.channel,
            every=row.every,
            zone=row.time_zone,
            next_at=first.at if first else None,
            set_by=work.people.named([row.created_by])[row.created_by],
        )


def _own(work: Work, schedule_id: UUID) -> SummarySchedule:
    require_runs_any(work)
    row = work.schedules.get(schedule_id)
    require_runs(work, row.program_id)
    return row


def _write(work: Work, wish: Wish, *, scope: Scope, plan: Plan) -> None:
    """A new row, or the one that is changed by this. Either way what is past by now is not told any more."""
    assert wish.every
    about = {"program_id": scope.program, "cohort_id": scope.cohort}
    how = {"channel": wish.channel, "every": wish.every, "time_zone": plan.week.zone}
    if wish.schedule:
        row = _own(work, wish.schedule)
        for name, value in (about | how | {"ended_at": None}).items():
            setattr(row, name, value)
    else:
        row = work.add(SummarySchedule, **about, **how, created_by=work.me.id, created_at=work.now)
    _from_now_on(work, row, plan)
    deed = "summary:change" if wish.schedule else "summary:set"
    work.audit(deed, scope.cohort or scope.program, program=scope.program, every=str(wish.every))


def _from_now_on(work: Work, row: SummarySchedule, plan: Plan) -> None:
    told = begun(plan, work.now)
    decision = decide(replace(plan, told=told), work.now)
    row.told, row.posted_at, row.look_again_at = list(told), None, decision.look_again_at


def _end(work: Work, row: SummarySchedule) -> None:
    if row.ended_at is None:
        row.ended_at, row.look_again_at = work.now, None
        work.audit("summary:stop", row.cohort_id or row.program_id, program=row.program_id)
