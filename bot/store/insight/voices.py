"""Reading what authors of feedback let reports use, and nothing else of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select

from bot.domain.insight.terms import Sharing
from bot.store.queries import Queries
from models import Feedback, Meeting, Mentorship, Participant, Person

MOST_READ = 5_000
"""Of the newest. More would tell no other themes."""
IN_WORDS = (Feedback.moved_forward, Feedback.successes, Feedback.challenges, Feedback.change)
"""What somebody hoped for in vain, and what they are going to do, is never shared."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What one person said of one meeting, and what may be made of it."""

    person: UUID
    texts: tuple[str, ...]
    sharing: Sharing


class Voices(Queries):
    """Words that may be used, for cohorts whose ids are given."""

    def shared_in(self, cohorts: Collection[UUID]) -> Iterator[Shared]:
        """The newest, as far as there are words."""
        statement = (
            select(Participant.person_id, *IN_WORDS, Feedback.sharing)
            .join(Participant, Participant.id == Feedback.participant_id)
            .join(Meeting, Meeting.id == Feedback.meeting_id)
            .join(Mentorship, Mentorship.id == Meeting.mentorship_id)
            .where(
                Feedback.workspace_id == self._workspace_id,
                Mentorship.cohort_id.in_(cohorts),
                Feedback.sharing != Sharing.PRIVATE,
            )
            .order_by(Feedback.given_at.desc(), Feedback.id.desc())
            .limit(MOST_READ)
        )
        for person, *texts, sharing in self._session.execute(statement):
            if told := tuple(filter(None, texts)):
                yield Shared(person, told, sharing)

    def names_in(self, cohorts: Collection[UUID]) -> Sequence[str]:
        """The names of all who ever took part."""
        return self._session.scalars(self._people(cohorts).with_only_columns(Person.name)).all()

    def _people(self, cohorts: Collection[UUID]) -> Select[Person]:
        return (
            select(Person)
            .join(Participant, Participant.person_id == Person.id)
            .where(Participant.workspace_id == self._workspace_id, Participant.cohort_id.in_(cohorts))
        )
