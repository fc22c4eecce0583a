"""A full cohort: who joins waits in order, and takes the next place that gets free."""

from bot.domain.notices import PlaceFree, Waitlisted
from bot.domain.terms import ParticipantState
from bot.services.access import is_open
from bot.services.almanac import Almanac
from bot.store import Work
from models import Cohort, Participant, Person


def take_place(work: Work, cohort: Cohort, participant: Participant, person: Person) -> None:
    """Let somebody who joins in, or onto the waitlist where the cohort is full. Nobody overtakes who waits."""
    work.cohorts.hold(cohort.id)
    waiting = work.participants.waitlisted_in(cohort.id)
    full = cohort.size_limit is not None and work.participants.places_taken(cohort.id) >= cohort.size_limit
    if full or waiting:
        participant.state, participant.waitlisted_at = ParticipantState.WAITLISTED, work.now
        notice = Waitlisted(cohort=cohort.id, program=cohort.program.name, place=len(waiting) + 1)
        work.outbox.to_person(
            person, notice, key=work.fresh_key("waitlisted", participant.id), about=participant.id
        )
    else:
        participant.state = ParticipantState.ACTIVE


def fill_places(work: Work, almanac: Almanac, cohort: Cohort) -> None:
    """Give free places to who waits, longest first, and tell them at work. A closed cohort has none to give."""
    if not is_open(cohort, work):
        return
    work.flush()
    work.cohorts.hold(cohort.id)
    waiting = work.participants.waitlisted_in(cohort.id)
    free = len(waiting)
    if cohort.size_limit is not None:
        free = max(cohort.size_limit - work.participants.places_taken(cohort.id), 0)
    for participant in waiting[:free]:
        participant.state, participant.waitlisted_at = ParticipantState.ACTIVE, None
        work.outbox.withdraw(participant.id)
        notice = PlaceFree(cohort=cohort.id, program=cohort.program.name, role=participant.role)
        due_at = almanac.next_permitted(participant, work.now)
        work.outbox.to_person(
            participant.person, notice, key=work.fresh_key("place", participant.id), due_at=due_at
        )


def place_of(work: Work, participant: Participant) -> int | None:
    """The person's place on the waitlist, counted from 1; None for whoever does not wait."""
    if participant.state is not ParticipantState.WAITLISTED:
        return None
    waiting = [each.id for each in work.participants.waitlisted_in(participant.cohort_id)]
    return waiting.index(participant.id) + 1
