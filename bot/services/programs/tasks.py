"""What waits for somebody who runs programs: gathered in one place for the control room and for the digest."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.daily_runs import LOOKED_BACK
from bot.domain.tasks import Calls, Facts, ToDo, to_do
from bot.services.care.concern_access import waiting_for_reader
from bot.services.messages.undelivered import undelivered
from bot.store import Work
from models import Cohort, Person


def waiting_for(work: Work, person: Person) -> ToDo:
    """What the cohorts that this person runs need from them today."""
    cohorts = work.cohorts.live(run_by=None if work.runs_all(person) else person.id)
    ids = [cohort.id for cohort in cohorts]
    waiting, matched = work.tallies.waiting_in(ids), work.matching.published_in(ids)
    offers, dry_runs = work.approvals.offers_in(ids), work.daily_looks.ready_in(ids)
    published = work.daily_looks.published_in(ids, since=work.now - LOOKED_BACK)
    facts = (
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
        )
        for cohort in cohorts
    )
    hands = _hands(work, person, cohorts)
    found = to_do(facts, now=work.now, zone=person.time_zone, calls=_calls(work, person), hands=hands)
    if not work.runs_all(person):
        return found
    number, latest = undelivered(work)
    return replace(found, undelivered=number, latest_undelivered=latest)


def _hands(work: Work, person: Person, cohorts: Sequence[Cohort]) -> tuple[Calls, ...]:
    """Pairs that could use a hand, but for this person's own."""
    cases = work.wellbeing.cases_in([cohort.id for cohort in cohorts], reader=person.id)
    return tuple(
        Calls(
            cohort=cohort.id,
            program=cohort.program.name,
            name=cohort.name,
            starts_on=cohort.starts_on,
            number=cases[cohort.id].number,
            latest=cases[cohort.id].latest,
        )
        for cohort in cohorts
        if cohort.id in cases
    )


def _calls(work: Work, person: Person) -> tuple[Calls, ...]:
    """Requests for help count for those alone who may read them."""
    return tuple(
        Calls(
            cohort=cohort.id,
            program=cohort.program.name,
            name=cohort.name,
            starts_on=cohort.starts_on,
            number=len(concerns),
            latest=concerns[-1].sent_at,
        )
        for cohort, concerns in waiting_for_reader(work, person)
    )
