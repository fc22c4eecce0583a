"""The summary of a cohort that an admin asks for, reads and then posts: counts only."""

from datetime import timedelta
from uuid import UUID

from bot.domain.admin_cards import SummaryCard
from bot.domain.cards import CohortCard
from bot.domain.errors import JustPosted, NothingHappenedYet
from bot.domain.feedback import mean_or_none
from bot.domain.notices import CohortSummary
from bot.domain.people import Actor
from bot.domain.terms import GoalState, MeetingState, MentorshipState
from bot.domain.zones import today_in
from bot.services.access import require_runs_any, run_cohort
from bot.services.foresight import foresee
from bot.store import Store, Work
from models import Cohort

MOST_SHOWN = 15
NOT_TWICE_WITHIN = timedelta(minutes=5)
"""Within this time the same numbers are not posted again: a second press is taken for a slip of the finger."""


class Summaries:
    """Numbers for the announcement channel."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def cohorts(self, actor: Actor) -> tuple[CohortCard, ...]:
        """Which cohorts can be summed up, the newest first."""
        with self._store.reading(actor) as work:
            require_runs_any(work)
            run_by = None if work.by_admin else work.me.id
            return tuple(cohort.as_card() for cohort in work.cohorts.latest(MOST_SHOWN, run_by=run_by))

    def before_posting(self, actor: Actor, cohort_id: UUID) -> SummaryCard:
        """The summary as it would stand in its channel. Nothing happens. Raise as `post` does."""
        with self._store.rehearsing(actor) as work:
            cohort = _held(work, cohort_id)
            notice = _post(work, cohort)
            return SummaryCard(cohort=cohort.as_card(), summary=notice, preview=foresee(work))

    def post(self, actor: Actor, cohort_id: UUID) -> CohortCard:
        """Post the summary of a cohort in its announcement channel.

        Raise NothingHappenedYet where its doors have not opened, and JustPosted where it says nothing new.
        """
        with self._store.writing(actor) as work:
            cohort = _held(work, cohort_id)
            _post(work, cohort)
            return cohort.as_card()


def _held(work: Work, cohort_id: UUID) -> Cohort:
    require_runs_any(work)
    work.cohorts.hold(cohort_id)
    return run_cohort(work, cohort_id)


def _post(work: Work, cohort: Cohort) -> CohortSummary:
    if cohort.opened_at is None:
        raise NothingHappenedYet(program=cohort.program.name)
    notice = _summary(work, cohort)
    if work.outbox.holds(notice, about=cohort.id, since=work.now - NOT_TWICE_WITHIN):
        raise JustPosted
    key = work.fresh_key("summary", cohort.id)
    work.outbox.to_channel(cohort.channel, notice, key=key, about=cohort.id)
    work.audit("summary:post", cohort.id, program=cohort.program_id)
    return notice


def _summary(work: Work, cohort: Cohort) -> CohortSummary:
    tally = work.tallies.of(cohort.id)
    return CohortSummary(
        program=cohort.program.name,
        as_of=today_in(work.me.time_zone, work.now),
        mentors=tally.mentors,
        pairing=cohort.program.pairing,
        mentees=tally.mentees,
        paused=tally.paused,
        waiting=tally.waiting,
        pairs_active=tally.pairs.get(MentorshipState.ACTIVE, 0) + tally.pairs.get(MentorshipState.PAUSED, 0),
        pairs_completed=tally.pairs.get(MentorshipState.COMPLETED, 0),
        meetings_held=tally.meetings.get(MeetingState.HELD, 0),
        meetings_skipped=tally.meetings.get(MeetingState.SKIPPED, 0),
        meetings_unknown=tally.meetings.get(MeetingState.UNKNOWN, 0),
        goals_set=sum(tally.goals.values()),
        goals_reached=tally.goals.get(GoalState.REACHED, 0),
        feedback_count=tally.feedback_count,
        feedback_mean=mean_or_none(tally.feedback_total, tally.feedback_count, tally.feedback_people),
    )
