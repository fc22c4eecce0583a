"""Reports: every figure of some cohorts in a period, beside those of the period before."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from bot.domain.insight.periods import Period, Span, period_of
from bot.domain.insight.report import Report, Scope
from bot.domain.people import Actor
from bot.domain.zones import today_in
from bot.services.access import require_admin, require_runs, require_runs_any, run_cohort
from bot.services.insight.measuring import Measuring
from bot.store import Store, Work
from models import Cohort, Program

ALL_PROGRAMS = "All programs"


class Reports:
    """What admins ask about how programs go."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def scopes(self, actor: Actor) -> tuple[Scope, ...]:
        """What the actor may ask about: everything, then each program with its cohorts, the newest first.

        Cohorts whose doors never opened are left out, and programs that have no other. Raise AdminsOnly.
        """
        with self._store.reading(actor) as work:
            require_runs_any(work)
            return scopes_of(work)

    def read(self, actor: Actor, span: Span, *, program: UUID | None = None, cohort: UUID | None = None) -> Report:
        """The report of a cohort, of a program, or without either of the whole workspace.

        Days are those of the actor's clock. Raise AdminsOnly, or NotYours if there is none of that id.
        """
        with self._store.reading(actor) as work:
            scope = asked_for(work, program=program, cohort=cohort)
            return report_of(work, scope, period_for(work, scope, span))


def report_of(work: Work, scope: Scope, period: Period) -> Report:
    """Everything there is to tell of a scope in a period. Who may read it is up to whoever asks."""
    before, measuring = period.before(), Measuring(work, scope)
    return Report(
        scope=scope,
        period=period,
        figures=measuring.figures(period),
        previous=measuring.figures(before) if before.last >= scope.began else {},
        others=measuring.others(period),
        weeks=measuring.weeks(period),
        health=measuring.health(),
        named=measuring.named(period),
    )


def period_for(work: Work, scope: Scope, span: Span, *, zone: str | None = None) -> Period:
    """The days that a span means for a scope today, by the clock of `zone`, or of whoever asks."""
    here = zone or work.me.time_zone
    return period_of(span, today=today_in(here, work.now), begins=scope.began, zone=here)


def scopes_of(work: Work) -> tuple[Scope, ...]:
    """All that `me` may ask about; see `Reports.scopes`."""
    cohorts = work.insight.cohorts(run_by=None if work.by_admin else work.me.id)
    found = [scope_of_all(work)] if work.by_admin and cohorts else []
    for program_id in dict.fromkeys(cohort.program_id for cohort in cohorts):
        runs = [cohort for cohort in cohorts if cohort.program_id == program_id]
        found += [_of_program(runs[0].program, runs), *map(scope_of_cohort, runs)]
    return tuple(found)


def asked_for(work: Work, *, program: UUID | None = None, cohort: UUID | None = None) -> Scope:
    """The scope with these ids, if `me` runs it. Raise AdminsOnly, or NotYours if there is none."""
    if cohort is not None:
        return scope_of_cohort(run_cohort(work, cohort))
    if program is not None:
        require_runs_any(work)
        require_runs(work, program)
        return scope_of_program(work, work.programs.get(program))
    require_admin(work)
    return scope_of_all(work)


def scope_of_cohort(cohort: Cohort) -> Scope:
    """One cohort, which comes with its program."""
    program = cohort.program
    return Scope(
        title=f"{program.name}, {cohort.name}" if cohort.name else program.name,
        cohorts=(cohort.id,),
        began=_first_day([cohort], otherwise=cohort.starts_on),
        pairing=program.pairing,
        program=program.id,
        cohort=cohort.id,
    )


def scope_of_program(work: Work, program: Program) -> Scope:
    """All cohorts of a program whose doors have opened."""
    return _of_program(program, [each for each in work.insight.cohorts() if each.program_id == program.id])


def scope_of_all(work: Work) -> Scope:
    """All cohorts of the workspace whose doors have opened."""
    cohorts = work.insight.cohorts()
    began = _first_day(cohorts, otherwise=work.now.date())
    return Scope(title=ALL_PROGRAMS, cohorts=tuple(each.id for each in cohorts), began=began)


def _of_program(program: Program, cohorts: Sequence[Cohort]) -> Scope:
    return Scope(
        title=program.name,
        cohorts=tuple(each.id for each in cohorts),
        began=_first_day(cohorts, otherwise=program.created_at.date()),
        pairing=program.pairing,
        program=program.id,
    )


def _first_day(cohorts: Sequence[Cohort], *, otherwise: date) -> date:
    """When the doors of the earliest cohort opened, or it started, if that was before."""
    days = [min(each.opened_at.date(), each.starts_on) for each in cohorts if each.opened_at]
    return min(days, default=otherwise)
