"""A person's own answers, all of them, for the person alone."""

from uuid import UUID

from bot.domain.cards import ProfileCard
from bot.domain.errors import NotTakingPart
from bot.domain.people import Actor
from bot.domain.terms import ParticipantState, Role, Side
from bot.services.confidences import in_confidence
from bot.services.waitlist import place_of
from bot.store import Store

GONE = (ParticipantState.LEFT, ParticipantState.DECLINED)


class Profiles:
    """What somebody told us, and what it would mean to change it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, actor: Actor, cohort_id: UUID) -> ProfileCard:
        """The person's own answers in a cohort. Raise NotTakingPart."""
        with self._store.reading(actor) as work:
            participant = work.participants.find(cohort_id, work.me.id)
            if participant is None or participant.state in GONE:
                raise NotTakingPart
            never, affinity = in_confidence(work, participant)
            approval = work.approvals.of(participant.id) if participant.role.mentors else None
            pairs = work.mentorships.running_of([participant.id])
            mentoring = sum(pair.side_of(work.me.id) is Side.MENTOR for pair in pairs)
            return ProfileCard(
                participant=participant.id,
                cohort=participant.cohort.as_card(),
                answers=participant.as_signup(never=never, affinity=affinity),
                never=tuple(person.as_someone() for person in work.wishes.never_of(participant.id)),
                state=participant.state,
                paused_until=participant.paused_until,
                place=place_of(work, participant),
                approval=approval.state if approval else None,
                pairs={Role.MENTOR: mentoring, Role.MENTEE: len(pairs) - mentoring},
            )
