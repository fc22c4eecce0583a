"""The control room: what waits for an admin, the cohorts they run, and who is in each, page by page."""

from uuid import UUID

from bot.domain.admin_cards import Attendee, AttendeesPage, CohortTally, ControlRoomCard
from bot.domain.people import Actor
from bot.domain.terms import MentorshipState, ParticipantState
from bot.services.access import require_runs_any, run_cohort
from bot.services.almanac import Almanac
from bot.services.insight.desk import desk_of
from bot.services.messages.holding import standing
from bot.store import Store
from bot.store.tallies import Tally
from models import Cohort, Participant

ON_A_PAGE = 10
IN_THE_QUEUE = 4
PEOPLE_ON_A_PAGE = 30


class Rooms:
    """What admins see first."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

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
                queue=None if start else desk_of(work, self._almanac, actor.team, most=IN_THE_QUEUE),
                start=start,
                on_a_page=ON_A_PAGE,
                more=len(found) > ON_A_PAGE,
                may_create=work.by_admin,
                held=standing(work),
                digest=work.digests.wish_of(work.me.id),
            )

    def people(self, actor: Actor, cohort_id: UUID, start: int = 0) -> AttendeesPage:
        """Who is in a cohort, from the `start`th on. Never what they wrote."""
        with self._store.reading(actor) as work:
            cohort = run_cohort(work, cohort_id)
            found = work.participants.page_of(cohort.id, start=start, most=PEOPLE_ON_A_PAGE + 1)
            ahead = start - work.participants.count_ahead_of_waitlist(cohort.id)
            shown = enumerate(found[:PEOPLE_ON_A_PAGE], start=ahead + 1)
            return AttendeesPage(
                tally=in_numbers(cohort, work.tallies.of(cohort.id)),
                people=tuple(_attendee(participant, place) for place, participant in shown),
                start=start,
                on_a_page=PEOPLE_ON_A_PAGE,
                more=len(found) > PEOPLE_ON_A_PAGE,
            )


def _attendee(participant: Participant, place: int) -> Attendee:
    waits = participant.state is ParticipantState.WAITLISTED
    return Attendee(
        person=participant.person.as_someone(),
        role=participant.role,
        state=participant.state,
        paused_until=participant.paused_until,
        place=place if waits else None,
    )


def in_numbers(cohort: Cohort, tally: Tally) -> CohortTally:
    return CohortTally(
        cohort=cohort.as_card(),
        mentors=tally.mentors,
        mentees=tally.mentees,
        paused=tally.paused,
        waitlisted=tally.waitlisted,
        waiting=tally.waiting,
        pairs=tally.pairs.get(MentorshipState.ACTIVE, 0) + tally.pairs.get(MentorshipState.PAUSED, 0),
        proposals_open=tally.proposals_open,
    )
