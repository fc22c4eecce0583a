"""Sending the messages of a program to the admin who asks, and to nobody else."""

from collections import Counter
from dataclasses import replace
from uuid import UUID

from bot.domain.admin_cards import RehearsalCard
from bot.domain.notices import Rehearsed
from bot.domain.people import Actor
from bot.domain.samples import Moment, samples_for
from bot.services.access import run_cohort
from bot.store import Store
from models import Cohort


class Rehearsals:
    """A program read by its admin before anybody else reads it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def offer(self, actor: Actor, cohort_id: UUID) -> RehearsalCard:
        """How many messages there are to read of each moment of the program."""
        with self._store.reading(actor) as work:
            cohort = run_cohort(work, cohort_id)
            counts = Counter(sample.moment for sample in samples_for(_facts(cohort)))
            return RehearsalCard(cohort=cohort.id, program=cohort.program.name, counts=counts)

    def send(self, actor: Actor, cohort_id: UUID, moment: Moment | None) -> int:
        """Send the admin the samples of one moment, or all; return how many."""
        with self._store.writing(actor) as work:
            cohort = run_cohort(work, cohort_id)
            facts = _facts(cohort)
            chosen = [sample for sample in samples_for(facts) if moment in {None, sample.moment}]
            for number, sample in enumerate(chosen, start=1):
                notice = replace(facts, sample=sample.key, number=number, total=len(chosen))
                work.outbox.to_person(work.me, notice, key=work.fresh_key("rehearsal", work.me.id, number))
            detail = {"moment": moment or "all", "count": len(chosen)}
            work.audit("messages:test", cohort.id, program=cohort.program_id, **detail)
            return len(chosen)


def _facts(cohort: Cohort) -> Rehearsed:
    """What the samples need to know of the program; no sample yet."""
    return Rehearsed(
        sample="",
        number=0,
        total=0,
        program=cohort.program.name,
        objective=cohort.program.objective,
        cadence=cohort.program.cadence,
        minutes=cohort.program.minutes,
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        values=cohort.program.values_text,
        expectations=cohort.program.expectations,
        pairing=cohort.program.pairing,
    )
