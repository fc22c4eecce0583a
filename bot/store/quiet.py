"""Questions about cohorts in which nothing is being sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import aliased

from bot.domain.terms import Cadence, DeliveryState, MentorshipState, ParticipantState
from bot.store.queries import Queries
from models import Cohort, Mentorship, OutboxMessage, Participant, Program, Workspace

REACHED = (DeliveryState.SENT, DeliveryState.MERGED)
MENTOR, MENTEE = aliased(Participant), aliased(Participant)


class Beating(NamedTuple):
    """The rhythms among pairs that run, neither side on a break, and since when the first of them runs."""

    cadences: frozenset[Cadence]
    since: datetime


class Quiets(Queries):
    """What has reached the people of a cohort, and what has not."""

    def beating_in(self, cohort_id: UUID) -> Beating | None:
        """None where no pair runs, or all are on a break."""
        paces = func.coalesce(Mentorship.cadence, Program.cadence)
        statement = (
            select(paces, func.min(Mentorship.started_at))
            .join(MENTOR, MENTOR.id == Mentorship.mentor_id)
            .join(MENTEE, MENTEE.id == Mentorship.mentee_id)
            .join(Cohort, Cohort.id == Mentorship.cohort_id)
            .join(Program, Program.id == Cohort.program_id)
            .where(Mentorship.workspace_id == self._workspace_id, Mentorship.cohort_id == cohort_id)
            .where(Mentorship.state == MentorshipState.ACTIVE)
            .where(MENTOR.state == ParticipantState.ACTIVE, MENTEE.state == ParticipantState.ACTIVE)
            .group_by(paces)
        )
        rows = self._session.execute(statement).all()
        if not rows:
            return None
        return Beating(frozenset(Cadence(pace) for pace, _ in rows), min(since for _, since in rows))

    def reached_since(self, cohort_id: UUID, moment: datetime) -> bool:
        """Whether any message has reached somebody in a cohort since then. The first one found is enough."""
        recent = (OutboxMessage.state.in_(REACHED), OutboxMessage.settled_at > moment)
        statement = select(OutboxMessage.id).where(*self._to(cohort_id), *recent).limit(1)
        return self._session.scalar(statement) is not None

    def last_reached(self, cohort_id: UUID) -> datetime | None:
        """When the latest message reached somebody in a cohort."""
        latest = select(func.max(OutboxMessage.settled_at))
        return self._session.scalar(latest.where(*self._to(cohort_id), OutboxMessage.state.in_(REACHED)))

    def given_up_since(self, cohort_id: UUID, moment: datetime) -> int:
        """How many messages to its people came back since then."""
        lost = (OutboxMessage.state == DeliveryState.GIVEN_UP, OutboxMessage.settled_at > moment)
        return self._session.scalar(select(func.count()).where(*self._to(cohort_id), *lost)) or 0

    def overdue_in(self, cohort_id: UUID) -> datetime | None:
        """Since when the oldest message to its people waits that is ready to leave."""
        ready = OutboxMessage.state == DeliveryState.PENDING
        return self._session.scalar(select(func.min(OutboxMessage.due_at)).where(*self._to(cohort_id), ready))

    def slack_waits(self, now: datetime) -> bool:
        """Whether Slack has asked us to wait, or does not let us in."""
        mine = (Workspace.id == self._workspace_id, Workspace.paused_until > now)
        return self._session.scalar(select(Workspace.id).where(*mine)) is not None

    def tell(self, cohort_id: UUID, at: datetime | None) -> bool:
        """Keep when its admins were told, None once messages reach people again; tell whether that is new.

        Nobody who is changing its settings meanwhile is disturbed: the version stays.
        """
        mine = (Cohort.workspace_id == self._workspace_id, Cohort.id == cohort_id)
        new = Cohort.quiet_told_at.is_(None) if at else Cohort.quiet_told_at.is_not(None)
        told = update(Cohort).where(*mine, new).values(quiet_told_at=at)
        changed = self._session.execute(told.returning(Cohort.id), execution_options={"synchronize_session": False})
        return changed.first() is not None

    def _to(self, cohort_id: UUID) -> Sequence[ColumnElement[bool]]:
        """To somebody in the cohort, or to one of its pairs together."""
        people = select(Participant.person_id).where(
            Participant.workspace_id == self._workspace_id,
            Participant.cohort_id == cohort_id,
            Participant.state == ParticipantState.ACTIVE,
        )
        pairs = select(Mentorship.id).where(
            Mentorship.workspace_id == self._workspace_id, Mentorship.cohort_id == cohort_id
        )
        to_them = or_(OutboxMessage.person_id.in_(people), OutboxMessage.mentorship_id.in_(pairs))
        return OutboxMessage.workspace_id == self._workspace_id, to_them
