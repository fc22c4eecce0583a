"""A full cohort: who joins waits in order, and takes the next place that gets free."""

from bot.domain.notices import PlaceFree, Waitlisted
from bot.domain.participation import INSIDE, Move
from bot.domain.terms import ParticipantState
from bot.services.access import is_open
from bot.services.almanac import Almanac
from bot.services.joining.participant_life import move
from bot.services.joining.vetting import awaits_answer, tell_applied
from bot.store import Work
from models import Cohort, Participant


def take_place(work: Work, cohort: Cohort, participant: Participant) -> None:
    """Let somebody who joins in, or onto the waitlist where the cohort is full. Nobody overtakes who waits."""
    work.cohorts.hold(cohort.id)
    queue = queue_for(work, cohort)
    if queue is not None:
        move(work, participant, Move.WAIT)
        notice = Waitlisted(
            cohort=cohort.id,
            program=cohort.program.name,
            place=queue + 1,
            offer_waits=awaits_answer(work, participant),
        )
        key = work.fresh_key("waitlisted", participant.id)
        work.outbox.to_person(participant.person, notice, key=key, about=participant.id)
    else:
        move(work, participant, Move.JOIN)


def queue_for(work: Work, cohort: Cohort) -> int | None:
    """How many wait for a place already; None where there is one for whoever comes next."""
    waiting = len(work.participants.waitlisted_in(cohort.id))
    full = cohort.size_limit is not None and work.participants.places_taken(cohort.id) >= cohort.size_limit
    return waiting if full or waiting else None


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
        move(work, participant, Move.PROMOTE)
        work.outbox.withdraw(participant.id)
        notice = PlaceFree(
            cohort=cohort.id,
            program=cohort.program.name,
            role=participant.role,
            charter=cohort.program.as_charter(),
            pairing=cohort.program.pairing,
            offer_waits=awaits_answer(work, participant),
        )
        due_at = almanac.next_permitted(participant, work.now)
        work.outbox.to_person(
            participant.person, notice, key=work.fresh_key("place", participant.id), due_at=due_at
        )


def stand_back(work: Work, almanac: Almanac, participant: Participant) -> None:
    """Wait for the answer outside: for who only mentors. A place they had goes to who waits for one."""
    if participant.state is ParticipantState.APPLIED:
        return
    had_place = participant.state in INSIDE
    move(work, participant, Move.APPLY)
    tell_applied(work, participant)
    if had_place:
        fill_places(work, almanac, participant.cohort)


def place_of(work: Work, participant: Participant) -> int | None:
    """The person's place on the waitlist, counted from 1; None for whoever does not wait."""
    if participant.state is not ParticipantState.WAITLISTED:
        return None
    waiting = [each.id for each in work.participants.waitlisted_in(participant.cohort_id)]
    return waiting.index(participant.id) + 1
