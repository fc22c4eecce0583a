"""What a schedule is about and when its summaries come, read from its row."""

from dataclasses import replace

from bot.domain.insight.report import Scope
from bot.domain.insight.schedules import Plan, Run, last_day_of
from bot.domain.insight.terms import ReportEvery
from bot.domain.zones import today_in
from bot.services.almanac import Almanac
from bot.services.insight.reports import scope_of_cohort, scope_of_program
from bot.store import Work
from models import Cohort, SummarySchedule


class Planning:
    """Plans of schedules, by the holidays where they are posted."""

    def __init__(self, almanac: Almanac) -> None:
        self._almanac = almanac

    def plan_of(self, work: Work, row: SummarySchedule) -> Plan:
        return replace(self.plan(work, scope_of_row(work, row), row.every, row.time_zone), told=tuple(row.told))

    def plan(self, work: Work, scope: Scope, every: ReportEvery, zone: str) -> Plan:
        """The plan of what is not set yet, with nothing told."""
        return Plan(
            every=every,
            runs=tuple(_run(work.cohorts.get(each), zone) for each in scope.cohorts),
            whole_program=scope.cohort is None,
            week=self._almanac.usual_week(zone, work.now),
        )


def scope_of_row(work: Work, row: SummarySchedule) -> Scope:
    """The cohort, or all cohorts that the program has by now."""
    if row.cohort_id:
        return scope_of_cohort(work.cohorts.get(row.cohort_id))
    return scope_of_program(work, row.program)


def _run(cohort: Cohort, zone: str) -> Run:
    closed_on = today_in(zone, cohort.closed_at) if cohort.closed_at else None
    last_day = last_day_of(cohort.state, ends_on=cohort.ends_on, closed_on=closed_on)
    return Run(cohort=cohort.id, starts_on=cohort.starts_on, last_day=last_day)
