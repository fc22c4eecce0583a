"""Questions about mentors who ask to be approved."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from bot.domain.approvals import OPEN
from bot.domain.errors import NotYours
from bot.domain.participation import INSIDE
from bot.domain.tasks import Offers
from bot.domain.terms import ApprovalState, ParticipantState, PersonKind, Role
from bot.store.queries import Queries
from models import Cohort, MentorApproval, Participant, ParticipantSkill, Person

OFFERED = (Participant.state.in_(INSIDE), Participant.role != Role.MENTEE, MentorApproval.state.in_(OPEN))


class Approvals(Queries):
    """Requests of mentors, each with who made it."""

    def get(self, approval_id: UUID) -> MentorApproval:
        """Return a request that there is, as it is now, and keep it from others."""
        statement = self._all().where(MentorApproval.id == approval_id)
        held = statement.with_for_update(of=MentorApproval, key_share=True)
        return self._session.scalars(held.execution_options(populate_existing=True)).one()

    def participant_of(self, approval_id: UUID) -> UUID:
        """Whose request it is; raise NotYours if this workspace has none of that id."""
        mine = MentorApproval.workspace_id == self._workspace_id
        found = self._session.scalar(
            select(MentorApproval.participant_id).where(mine, MentorApproval.id == approval_id)
        )
        if found is None:
            raise NotYours
        return found

    def of(self, participant_id: UUID) -> MentorApproval | None:
        return self._session.scalar(self._all().where(MentorApproval.participant_id == participant_id))

    def waiting_in(self, cohort_id: UUID) -> Sequence[MentorApproval]:
        """Who waits for an answer or was asked something, longest first; nobody who has left."""
        statement = self._all().where(Participant.cohort_id == cohort_id, *OFFERED)
        return self._session.scalars(statement.order_by(MentorApproval.created_at, MentorApproval.id)).all()

    def count_in(self, cohort_ids: Sequence[UUID]) -> int:
        """How many people `waiting_in` finds in these cohorts together."""
        statement = (
            select(func.count())
            .select_from(MentorApproval)
            .join(MentorApproval.participant)
            .where(
                MentorApproval.workspace_id == self._workspace_id, Participant.cohort_id.in_(cohort_ids), *OFFERED
            )
        )
        return self._session.scalar(statement) or 0

    def declined_in(self, cohort_id: UUID, since: datetime) -> Sequence[MentorApproval]:
        """Who was declined since then and has neither gone nor come again since, the latest first."""
        statement = self._all().where(
            Participant.cohort_id == cohort_id,
            MentorApproval.state == ApprovalState.DECLINED,
            MentorApproval.decided_at >= since,
            Participant.joined_at <= MentorApproval.decided_at,
            Participant.state != ParticipantState.LEFT,
            Person.active,
            Person.kind == PersonKind.MEMBER,
        )
        latest = (MentorApproval.decided_at.desc(), MentorApproval.id.desc())
        here = statement.join(Person, Person.id == Participant.person_id)
        return self._session.scalars(here.order_by(*latest)).all()

    def offers_in(self, cohort_ids: Sequence[UUID]) -> dict[UUID, Offers]:
        """Who waits in each of these cohorts for an answer of an admin; only where somebody does."""
        since = MentorApproval.created_at
        last_word = func.max(func.coalesce(MentorApproval.answered_at, since))
        statement = (
            select(Participant.cohort_id, func.count(), func.min(since), last_word)
            .join(MentorApproval, MentorApproval.participant_id == Participant.id)
            .where(
                MentorApproval.workspace_id == self._workspace_id,
                Participant.cohort_id.in_(cohort_ids),
                Participant.state.in_(INSIDE),
                Participant.role != Role.MENTEE,
                MentorApproval.state == ApprovalState.WAITING,
            )
            .group_by(Participant.cohort_id)
        )
        return {
            cohort: Offers(number=number, first=first, latest=latest)
            for cohort, number, first, latest in self._session.execute(statement)
        }

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
