"""What waits for somebody who runs programs: gathered in one place for the control room and for the digest."""

from bot.domain.daily_runs import LOOKED_BACK
from bot.domain.tasks import Facts, ToDo, to_do
from bot.store import Work
from models import Person


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
    return to_do(facts, now=work.now, zone=person.time_zone)
