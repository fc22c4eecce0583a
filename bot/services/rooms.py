"""The control room: what waits for an admin, and the cohorts they run, page by page."""

from collections.abc import Sequence
from datetime import date

from bot.domain.admin_cards import CohortTally, ControlRoomCard
from bot.domain.people import Actor
from bot.domain.tasks import Facts, Task, task_for
from bot.domain.terms import MentorshipState
from bot.domain.zones import today_in
from bot.services.access import require_runs_any
from bot.services.holding import standing
from bot.store import Store, Work
from bot.store.tallies import Tally
from models import Cohort

ON_A_PAGE = 10


class Rooms:
    """What admins see first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def enter(self, actor: Actor, start: int = 0) -> ControlRoomCard:
        """The cohorts that the person runs, from the `start`th on, and before them what waits for the person."""
        with self._store.reading(actor) as work:
            require_runs_any(work)
            run_by = None if work.by_admin else work.me.id
            found = work.cohorts.page(start=start, most=ON_A_PAGE + 1, run_by=run_by)
            shown = found[:ON_A_PAGE]
            tallies = work.tallies.of_each([cohort.id for cohort in shown])
            return ControlRoomCard(
                cohorts=tuple(in_numbers(cohort, tallies[cohort.id]) for cohort in shown),
                tasks=_tasks(work, work.cohorts.live(run_by=run_by), today_in(work.me.time_zone, work.now)),
                start=start,
                on_a_page=ON_A_PAGE,
                more=len(found) > ON_A_PAGE,
                may_create=work.by_admin,
                held=standing(work),
            )


def in_numbers(cohort: Cohort, tally: Tally) -> CohortTally:
    return CohortTally(
        cohort=cohort.as_card(),
        mentors=tally.mentors,
        mentees=tally.mentees,
        waiting=tally.waiting,
        pairs=tally.pairs.get(MentorshipState.ACTIVE, 0) + tally.pairs.get(MentorshipState.PAUSED, 0),
        proposals_open=tally.proposals_open,
    )


def _tasks(work: Work, cohorts: Sequence[Cohort], today: date) -> tuple[Task, ...]:
    ids = [cohort.id for cohort in cohorts]
    waiting, matched = work.tallies.waiting_in(ids), work.matching.published_in(ids)
    offers = work.approvals.number_waiting(ids)
    tasks = (
        task_for(
            Facts(
                cohort=cohort.id,
                program=cohort.program.name,
                state=cohort.state,
                starts_on=cohort.starts_on,
                matched=cohort.id in matched,
                waiting=waiting.get(cohort.id, 0),
                offers=offers.get(cohort.id, 0),
            ),
            today,
        )
        for cohort in cohorts
    )
    return tuple(sorted(filter(None, tasks), key=lambda task: (task.urge, task.days)))
