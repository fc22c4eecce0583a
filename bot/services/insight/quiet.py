"""Noticing that nothing is being sent in a cohort whose pairs should hear from us, and saying so once."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from bot.domain.cadence import days_from_rows
from bot.domain.insight.quiet import Hush, Quiet, patience, quiet
from bot.domain.notices import NothingSent
from bot.domain.terms import CohortState
from bot.services.almanac import Almanac
from bot.store import Work
from models import Cohort, Person


def listen(work: Work, almanac: Almanac, person: Person) -> None:
    """Look at every running cohort of a person, and tell those who run it where it has gone quiet by fault."""
    for cohort in work.cohorts.live(run_by=None if work.runs_all(person) else person.id):
        if cohort.state is not CohortState.RUNNING:
            continue
        found = quiet_in(work, almanac, cohort)
        if work.desk.quiets.tell(cohort.id, work.now if found else None) and found and not work.holding.current():
            _tell(work, almanac, cohort, found)


def quiet_in(work: Work, almanac: Almanac, cohort: Cohort) -> Quiet | None:
    """What is to be said of a cohort in which nothing is sent; None where all is well.

    Where a message has arrived lately, that is all that is asked.
    """
    beating = work.desk.quiets.beating_in(cohort.id)
    if beating is None or work.desk.quiets.reached_since(
        cohort.id, work.now - timedelta(days=patience(beating.cadences))
    ):
        return None
    zone, last = work.daily_looks.zone_of(cohort), work.desk.quiets.last_reached(cohort.id)
    week = almanac.usual_week(zone, work.now)
    return quiet(
        Hush(
            now=work.now,
            since=beating.since,
            last_sent=last,
            cadences=beating.cadences,
            working=replace(week, blackouts=days_from_rows(cohort.program.blackouts)),
            stopped=work.holding.current() is not None,
            slack_waits=work.desk.quiets.slack_waits(work.now),
            given_up=work.desk.quiets.given_up_since(cohort.id, last or beating.since),
            overdue=work.desk.quiets.overdue_in(cohort.id),
        )
    )


def _tell(work: Work, almanac: Almanac, cohort: Cohort, found: Quiet) -> None:
    notice = NothingSent(
        cohort=cohort.id, program=cohort.program.name, name=cohort.name, days=found.days, cause=found.cause
    )
    for person in work.programs.who_runs(cohort.program):
        due_at = almanac.next_permitted_of(person, work.now)
        work.outbox.to_person(person, notice, key=_key(work, cohort.id, person.id), about=cohort.id, due_at=due_at)
    work.audit_by_itself("cohort:quiet", cohort.id, program=cohort.program_id, days=found.days, cause=found.cause)


def _key(work: Work, cohort_id: UUID, person_id: UUID) -> str:
    return f"quiet:{cohort_id}:{work.now.isoformat()}:{person_id}"
