"""Questions about who takes part, and the workspace's vocabulary of skills."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import joinedload, selectinload

from bot.domain.errors import NotYours
from bot.domain.signup import skill_key
from bot.domain.terms import ParticipantState
from bot.store.queries import Queries
from models import Cohort, Participant, ParticipantSkill, Skill


class Participants(Queries):
    """People in cohorts, with their person, cohort, program and skills."""

    def get(self, participant_id: UUID) -> Participant:
        """Return the participant; raise NotYours if this workspace has none of that id."""
        participant = self._session.scalar(self._all().where(Participant.id == participant_id))
        if participant is None:
            raise NotYours
        return participant

    def lock(self, participant_id: UUID) -> None:
        """Hold the participant until the transaction ends."""
        own = Participant.workspace_id == self._workspace_id
        self._session.execute(select(Participant.id).where(own, Participant.id == participant_id).with_for_update())

    def find(self, cohort_id: UUID, person_id: UUID) -> Participant | None:
        return self._session.scalar(
            self._all().where(Participant.cohort_id == cohort_id, Participant.person_id == person_id)
        )

    def of_person(self, person_id: UUID) -> Sequence[Participant]:
        """Where the person takes part or pauses, the newest first."""
        statement = self._present().where(Participant.person_id == person_id).order_by(Participant.joined_at.desc())
        return self._session.scalars(statement).all()

    def ever_of(self, person_id: UUID) -> Sequence[Participant]:
        """Where the person takes part or once did, the newest first."""
        statement = self._all().where(Participant.person_id == person_id).order_by(Participant.joined_at.desc())
        return self._session.scalars(statement).all()

    def active_in(self, cohort_id: UUID) -> Sequence[Participant]:
        statement = self._all().where(
            Participant.cohort_id == cohort_id, Participant.state == ParticipantState.ACTIVE
        )
        return self._session.scalars(statement.order_by(Participant.joined_at, Participant.id)).all()

    def choose_skills(self, participant: Participant, chosen: Sequence[ParticipantSkill]) -> None:
        """Replace what the participant offers and wants."""
        self._session.execute(
            delete(ParticipantSkill).where(
                ParticipantSkill.workspace_id == self._workspace_id,
                ParticipantSkill.participant_id == participant.id,
            )
        )
        self._session.add_all(chosen)
        self._session.flush()

    def vocabulary(self, labels: Sequence[str]) -> dict[str, Skill]:
        """The known skills among `labels`, by folded spelling."""
        keys = {skill_key(label) for label in labels}
        known = select(Skill).where(Skill.workspace_id == self._workspace_id, Skill.key.in_(keys))
        return {skill.key: skill for skill in self._session.scalars(known)}

    def _present(self) -> Select[Participant]:
        return self._all().where(Participant.state != ParticipantState.LEFT)

    def _all(self) -> Select[Participant]:
        return (
            select(Participant)
            .where(Participant.workspace_id == self._workspace_id)
            .options(
                joinedload(Participant.person),
                joinedload(Participant.cohort).joinedload(Cohort.program),
                selectinload(Participant.skills).joinedload(ParticipantSkill.skill),
            )
        )
