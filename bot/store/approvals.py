"""Questions about mentors who ask to be approved."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from bot.domain.approvals import OPEN
from bot.domain.errors import NotYours
from bot.domain.terms import ApprovalState, ParticipantState, Role
from bot.store.queries import Queries
from models import Cohort, MentorApproval, Participant, ParticipantSkill

GONE = (ParticipantState.LEFT, ParticipantState.DECLINED)


class Approvals(Queries):
    """Requests of mentors, each with who made it."""

    def get(self, approval_id: UUID) -> MentorApproval:
        """Return the request, kept from others; raise NotYours if this workspace has none of that id."""
        found = self._session.scalar(
            self._all().where(MentorApproval.id == approval_id).with_for_update(of=MentorApproval, key_share=True)
        )
        if found is None:
            raise NotYours
        return found

    def of(self, participant_id: UUID) -> MentorApproval | None:
        return self._session.scalar(self._all().where(MentorApproval.participant_id == participant_id))

    def waiting_in(self, cohort_id: UUID) -> Sequence[MentorApproval]:
        """Who waits for an answer or was asked something, longest first; nobody who has left."""
        statement = self._all().where(
            Participant.cohort_id == cohort_id,
            Participant.state.not_in(GONE),
            Participant.role != Role.MENTEE,
            MentorApproval.state.in_(OPEN),
        )
        return self._session.scalars(statement.order_by(MentorApproval.created_at, MentorApproval.id)).all()

    def number_waiting(self, cohort_ids: Sequence[UUID]) -> dict[UUID, int]:
        """How many wait in each of these cohorts for an answer of an admin."""
        statement = (
            select(Participant.cohort_id, func.count())
            .join(MentorApproval, MentorApproval.participant_id == Participant.id)
            .where(
                MentorApproval.workspace_id == self._workspace_id,
                Participant.cohort_id.in_(cohort_ids),
                Participant.state.not_in(GONE),
                Participant.role != Role.MENTEE,
                MentorApproval.state == ApprovalState.WAITING,
            )
            .group_by(Participant.cohort_id)
        )
        return dict(self._session.execute(statement).all())

    def unapproved_in(self, cohort_id: UUID) -> frozenset[UUID]:
        """The participants who have asked and have no yes."""
        statement = (
            select(MentorApproval.participant_id)
            .join(Participant, Participant.id == MentorApproval.participant_id)
            .where(
                MentorApproval.workspace_id == self._workspace_id,
                Participant.cohort_id == cohort_id,
                MentorApproval.state != ApprovalState.APPROVED,
            )
        )
        return frozenset(self._session.scalars(statement))

    def _all(self) -> Select[MentorApproval]:
        return (
            select(MentorApproval)
            .join(MentorApproval.participant)
            .where(MentorApproval.workspace_id == self._workspace_id)
            .options(
                contains_eager(MentorApproval.participant).options(
                    joinedload(Participant.person),
                    joinedload(Participant.cohort).joinedload(Cohort.program),
                    selectinload(Participant.skills).joinedload(ParticipantSkill.skill),
                )
            )
        )
