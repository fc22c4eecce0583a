"""A person's own answers, all of them, for the person alone."""

from uuid import UUID

from bot.domain.cards import CohortCard, ProfileCard
from bot.domain.participation import OUTSIDE
from bot.domain.people import Actor
from bot.domain.terms import Role, Side
from bot.services.access import is_open, not_taking_part
from bot.services.joining.forms import saved, unsaved
from bot.services.joining.vetting import standing
from bot.services.joining.waitlist import place_of
from bot.store import Store, Work
from models import Participant


class Profiles:
    """What somebody told us, and what it would mean to change it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def places(self, actor: Actor) -> tuple[CohortCard, ...]:
        """The cohorts in which the person has a profile; none for somebody who does not take part."""
        with self._store.reading(actor) as work:
            return tuple(place.cohort.as_card() for place in work.participants.of_person(work.me.id))

    def of(self, actor: Actor, cohort_id: UUID) -> ProfileCard:
        """The person's own answers in a cohort. Raise NotTakingPart."""
        with self._store.reading(actor) as work:
            participant = _here(work, cohort_id)
            pairs = work.mentorships.running_of([participant.id])
            mentoring = sum(pair.side_of(work.me.id) is Side.MENTOR for pair in pairs)
            return ProfileCard(
                participant=participant.id,
                cohort=participant.cohort.as_card(),
                answers=saved(work, participant.cohort).suiting(participant.cohort.program.pairing),
                never=tuple(person.as_someone() for person in work.wishes.never_of(work.me.id)),
                state=participant.state,
                paused_until=participant.paused_until,
                place=place_of(work, participant),
                approval=standing(work, participant),
                pairs={Role.MENTOR: mentoring, Role.MENTEE: len(pairs) - mentoring},
                unsaved=unsaved(work, participant.cohort),
                open=is_open(participant.cohort, work),
                nameable=participant.nameable_since is not None,
            )

    def let_name(self, actor: Actor, cohort_id: UUID) -> None:
        """Summaries may name the person from now on, with what they reached. Raise NotTakingPart."""
        with self._store.writing(actor) as work:
            participant = _here(work, cohort_id)
            participant.nameable_since = participant.nameable_since or work.now

    def stop_naming(self, actor: Actor, cohort_id: UUID) -> None:
        """No summary names the person any more; what was posted before stays. Raise NotTakingPart."""
        with self._store.writing(actor) as work:
            _here(work, cohort_id).nameable_since = None


def _here(work: Work, cohort_id: UUID) -> Participant:
    participant = work.participants.find(cohort_id, work.me.id)
    if participant is None or participant.state in OUTSIDE:
        raise not_taking_part(work)
    return participant
