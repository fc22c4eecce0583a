"""What waits for somebody who runs programs: gathered in one place, for the control room and for the digest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.domain.daily_runs import LOOKED_BACK
from bot.domain.insight.desk import AGED
from bot.domain.tasks import Calls, Facts, ToDo, Urge, to_do
from bot.services.care.concern_access import waiting_for_reader
from bot.services.messages.undelivered import undelivered
from bot.store import Work
from bot.store.desk import Waits
from models import Cohort, Person


def waiting_for(work: Work, person: Person) -> ToDo:
    """What the cohorts that this person runs need from them today, without what they have put off."""
    cohorts = work.cohorts.live(run_by=None if work.runs_all(person) else person.id)
    found = to_do(
        _facts(work, cohorts),
        now=work.now,
        zone=person.time_zone,
        calls=_calls(work, person),
        hands=_hands(work, person, cohorts),
        others=_others(work, person, cohorts),
    )
    put_off = work.desk.put_off(person.id, work.now)
    awake = replace(found, tasks=tuple(task for task in found.tasks if (task.urge, task.cohort) not in put_off))
    if not work.runs_all(person) or (Urge.UNDELIVERED, work.workspace_id) in put_off:
        return awake
    number, latest = undelivered(work, person)
    return replace(awake, undelivered=number, latest_undelivered=latest)


def _facts(work: Work, cohorts: Sequence[Cohort]) -> Sequence[Facts]:
    ids = [cohort.id for cohort in cohorts]
    waiting, matched = work.tallies.waiting_in(ids), work.matching.published_in(ids)
    offers, dry_runs = work.approvals.offers_in(ids), work.daily_looks.ready_in(ids)
    published = work.daily_looks.published_in(ids, since=work.now - LOOKED_BACK)
    pairs = work.desk.running_in(ids)
    return [
        Facts(
            cohort=cohort.id,
            program=cohort.program.name,
            name=cohort.name,
            state=cohort.state,
            starts_on=cohort.starts_on,
            matched=cohort.id in matched,
            waiting=waiting.get(cohort.id, 0),
            offers=offers.get(cohort.id),
            dry_run=cohort.id in dry_runs,
            published=published.get(cohort.id, 0),
            ends_on=cohort.ends_on,
            pairs=pairs.get(cohort.id, 0),
        )
        for cohort in cohorts
    ]


def _hands(work: Work, person: Person, cohorts: Sequence[Cohort]) -> tuple[Calls, ...]:
    """Pairs that could use a hand, but for this person's own."""
    cases = work.wellbeing.cases_in([cohort.id for cohort in cohorts], reader=person.id)
    return tuple(
        _called(cohort, cases[cohort.id].number, cases[cohort.id].latest)
        for cohort in cohorts
        if cohort.id in cases
    )


def _others(work: Work, person: Person, cohorts: Sequence[Cohort]) -> Mapping[Urge, Sequence[Calls]]:
    """Matches that wait for an answer, people who wait for a place, and cohorts in which nothing is sent."""
    ids = [cohort.id for cohort in cohorts]
    aged = work.desk.unanswered_in(ids, before=work.now - AGED, reader=person.id)
    quiet = {
        cohort.id: Waits(1, cohort.quiet_told_at, cohort.quiet_told_at)
        for cohort in cohorts
        if cohort.quiet_told_at
    }
    waits = {Urge.QUIET: quiet, Urge.PROPOSAL: aged, Urge.WAITLIST: work.desk.waitlisted_in(ids)}
    return {urge: _in_each(cohorts, found) for urge, found in waits.items()}


def _in_each(cohorts: Sequence[Cohort], found: Mapping[UUID, Waits]) -> Sequence[Calls]:
    return [
        _called(cohort, found[cohort.id].number, found[cohort.id].latest, found[cohort.id].first)
        for cohort in cohorts
        if cohort.id in found
    ]


def _calls(work: Work, person: Person) -> tuple[Calls, ...]:
    """Requests for help count for those alone who may read them."""
    return tuple(
        _called(cohort, len(concerns), concerns[-1].sent_at, concerns[0].sent_at)
        for cohort, concerns in waiting_for_reader(work, person)
    )


def _called(cohort: Cohort, number: int, latest: datetime, first: datetime | None = None) -> Calls:
    return Calls(
        cohort=cohort.id,
        program=cohort.program.name,
        name=cohort.name,
        starts_on=cohort.starts_on,
        number=number,
        latest=latest,
        first=first,
    )
