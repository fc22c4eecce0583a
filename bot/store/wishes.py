"""What people say in confidence: who asks here is the person themself, or matching."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from bot.store.queries import Queries
from models import ConfidentialWish, NeverMatch, Participant, Person


class Wishes(Queries):
    """Never-match lists and affinities."""

    def never_of(self, author_id: UUID) -> Sequence[Person]:
        """The people this person is to be kept apart from, by name."""
        statement = (
            select(NeverMatch)
            .where(NeverMatch.workspace_id == self._workspace_id, NeverMatch.author_id == author_id)
            .options(joinedload(NeverMatch.person))
        )
        found = [each.person for each in self._session.scalars(statement)]
        return sorted(found, key=lambda person: (person.name, person.slack_user_id))

    def affinity_of(self, participant_id: UUID) -> str:
        wish = self._wish(participant_id)
        return wish.affinity if wish else ""

    def affinities_in(self, cohort_id: UUID) -> dict[UUID, str]:
        """What people of a cohort would like to have in common with their partner, by participant."""
        statement = (
            select(ConfidentialWish.participant_id, ConfidentialWish.affinity)
            .join(Participant, Participant.id == ConfidentialWish.participant_id)
            .where(ConfidentialWish.workspace_id == self._workspace_id, Participant.cohort_id == cohort_id)
        )
        return dict(self._session.execute(statement).all())

    def forget_never(self, author_id: UUID, gone: Collection[UUID]) -> None:
        """Take these people off the list."""
        self._session.execute(
            delete(NeverMatch).where(
                NeverMatch.workspace_id == self._workspace_id,
                NeverMatch.author_id == author_id,
                NeverMatch.person_id.in_(gone),
            )
        )

    def forget_affinity(self, participant_id: UUID) -> None:
        self._session.execute(
            delete(ConfidentialWish).where(
                ConfidentialWish.workspace_id == self._workspace_id,
                ConfidentialWish.participant_id == participant_id,
            )
        )

    def apart(self) -> frozenset[tuple[UUID, UUID]]:
        """Pairs of people who must not be matched, whoever of them said so: (who said it, about whom)."""
        statement = select(NeverMatch.author_id, NeverMatch.person_id).where(
            NeverMatch.workspace_id == self._workspace_id
        )
        return frozenset((one, other) for one, other in self._session.execute(statement))

    def _wish(self, participant_id: UUID) -> ConfidentialWish | None:
        return self._session.scalar(
            select(ConfidentialWish).where(
                ConfidentialWish.workspace_id == self._workspace_id,
                ConfidentialWish.participant_id == participant_id,
            )
        )
