"""Programs and cohorts, as admins run them."""

from datetime import timedelta
from uuid import UUID

from bot.domain.cards import CohortCard, CohortTally, ControlRoomCard
from bot.domain.notices import CohortAnnounced, TestMessage
from bot.domain.people import Actor
from bot.domain.programs import USUAL_LENGTH, Opening
from bot.domain.terms import Cadence, CohortState, MentorshipState
from bot.domain.zones import today_in
from bot.services.access import require_admin
from bot.store import Store, Work
from models import Cohort, Program

MOST_SHOWN = 15


class Programs:
    """The admin's control room."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def control_room(self, actor: Actor) -> ControlRoomCard:
        """The newest cohorts with their numbers."""
        with self._store.reading(actor) as work:
            require_admin(work)
            return ControlRoomCard(
                cohorts=tuple(_tally(work, cohort) for cohort in work.cohorts.latest(MOST_SHOWN))
            )

    def blank(self, actor: Actor) -> Opening:
        """The answers a new program form begins with: the defaults, from the admin's next Monday on."""
        with self._store.reading(actor) as work:
            require_admin(work)
            today = today_in(work.me.time_zone, work.now)
            monday = today + timedelta(days=7 - today.weekday())
            return Opening(
                name="",
                objective="",
                cadence=Cadence.BIWEEKLY,
                minutes=30,
                starts_on=monday,
                ends_on=monday + USUAL_LENGTH - timedelta(days=3),
                channel="",
            )

    def check(self, actor: Actor, opening: Opening) -> None:
        """Look at the answers before anything happens in Slack. Raise as `open` does."""
        with self._store.reading(actor) as work:
            require_admin(work)
            opening.checked(today=today_in(work.me.time_zone, work.now))

    def open(self, actor: Actor, opening: Opening) -> CohortCard:
        """Create a program, open its first cohort and announce it. Raise WrongInput naming the fields."""
        with self._store.writing(actor) as work:
            require_admin(work)
            opening.checked(today=today_in(work.me.time_zone, work.now))
            program = work.add(
                Program,
                name=opening.name.strip(),
                objective=opening.objective.strip(),
                cadence=opening.cadence,
                minutes=opening.minutes,
                created_by=work.me.id,
                created_at=work.now,
            )
            cohort = work.add(
                Cohort,
                program_id=program.id,
                state=CohortState.ENROLLING,
                starts_on=opening.starts_on,
                ends_on=opening.ends_on,
                channel=opening.channel,
                created_at=work.now,
            )
            work.audit("cohort:open", cohort.id)
            work.outbox.to_channel(
                opening.channel, _announcement(cohort.id, opening), key=f"cohort:{cohort.id}:open"
            )
            return work.cohorts.get(cohort.id).as_card()

    def send_test(self, actor: Actor) -> None:
        """Send the admin a message, by the same way as every other one."""
        with self._store.writing(actor) as work:
            require_admin(work)
            work.outbox.to_person(work.me, TestMessage(), key=work.fresh_key("test", work.me.id))


def _announcement(cohort_id: UUID, opening: Opening) -> CohortAnnounced:
    return CohortAnnounced(
        cohort=cohort_id,
        program=opening.name.strip(),
        objective=opening.objective.strip(),
        cadence=opening.cadence,
        minutes=opening.minutes,
        starts_on=opening.starts_on,
        ends_on=opening.ends_on,
    )


def _tally(work: Work, cohort: Cohort) -> CohortTally:
    tally = work.tallies.of(cohort.id)
    return CohortTally(
        cohort=cohort.as_card(),
        mentors=tally.mentors,
        mentees=tally.mentees,
        waiting=tally.waiting,
        pairs=tally.pairs.get(MentorshipState.ACTIVE, 0) + tally.pairs.get(MentorshipState.PAUSED, 0),
        proposals_open=tally.proposals_open,
    )
