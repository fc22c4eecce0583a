"""The days on which a program does not meet. Messages go out on them as on others."""

from uuid import UUID

from bot.domain.blackouts import BlackoutsCard, checked
from bot.domain.cadence import Days, days_from_rows, rows_of
from bot.domain.people import Actor
from bot.domain.runs_of_days import RunWish
from bot.domain.zones import today_in
from bot.services.access import run_cohort
from bot.store import Store, Work
from models import Cohort, Program


class Blackouts:
    """What those who run a program say of its days without meetings."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, actor: Actor, cohort_id: UUID) -> BlackoutsCard:
        with self._store.reading(actor) as work:
            return _card(work, run_cohort(work, cohort_id))

    def change(self, actor: Actor, cohort_id: UUID, wish: RunWish) -> BlackoutsCard:
        """Add days, and take some out. Raise WrongInput naming each field that needs another look."""
        with self._store.writing(actor) as work:
            cohort = run_cohort(work, cohort_id)
            before = days_from_rows(cohort.program.blackouts)
            cohort.program.blackouts = rows_of(checked(wish, before, today_in(work.me.time_zone, work.now)))
            for run in before:
                if (run.first, run.last) in wish.dropped:
                    _log(work, "blackout:remove", cohort.program, run)
            if wish.run:
                _log(work, "blackout:add", cohort.program, wish.run)
            _look_again(work, cohort.program)
            return _card(work, cohort)


def _card(work: Work, cohort: Cohort) -> BlackoutsCard:
    today, program = today_in(work.me.time_zone, work.now), cohort.program
    runs = tuple(run for run in days_from_rows(program.blackouts) if run.last >= today)
    return BlackoutsCard(cohort=cohort.id, program=program.name, runs=runs)


def _log(work: Work, deed: str, program: Program, run: Days) -> None:
    days = {"first_day": run.first.isoformat(), "last_day": run.last.isoformat()}
    work.audit(deed, program.id, program=program.id, **days)


def _look_again(work: Work, program: Program) -> None:
    """Times that were suggested on these days are no good any more, and better ones may have come up."""
    for cohort in work.cohorts.live_of(program.id):
        for pair in work.mentorships.running_in(cohort.id):
            pair.look_again_at = work.now
