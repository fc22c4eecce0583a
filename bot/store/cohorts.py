"""Questions about cohorts."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, exists, select, update
from sqlalchemy.orm import joinedload

from bot.domain.errors import NotYours
from bot.domain.terms import CohortState, MentorshipState
from bot.store.queries import Queries
from models import Cohort, Mentorship


class Cohorts(Queries):
    """Dated runs of programs, always with their program."""

    def get(self, cohort_id: UUID) -> Cohort:
        """Return the cohort; raise NotYours if this workspace has none of that id."""
        cohort = self._session.scalar(self._all().where(Cohort.id == cohort_id))
        if cohort is None:
            raise NotYours
        return cohort

    def open(self) -> Sequence[Cohort]:
        """Cohorts that people can join, the next to start first."""
        statement = self._all().where(Cohort.state != CohortState.CLOSED).order_by(Cohort.starts_on, Cohort.id)
        return self._session.scalars(statement).all()

    def latest(self, most: int) -> Sequence[Cohort]:
        """The newest cohorts, closed ones too."""
        statement = self._all().order_by(Cohort.created_at.desc(), Cohort.id.desc()).limit(most)
        return self._session.scalars(statement).all()

    def close_finished(self, cohort_id: UUID, today: date) -> None:
        """Close the cohort once its last day has passed and no pair of it is left running."""
        going_on = exists().where(
            Mentorship.workspace_id == self._workspace_id,
            Mentorship.cohort_id == cohort_id,
            Mentorship.state.in_((MentorshipState.ACTIVE, MentorshipState.PAUSED)),
        )
        self._session.execute(
            update(Cohort)
            .where(Cohort.workspace_id == self._workspace_id, Cohort.id == cohort_id)
            .where(Cohort.ends_on < today, ~going_on)
            .values(state=CohortState.CLOSED)
        )

    def _all(self) -> Select[Cohort]:
        return select(Cohort).where(Cohort.workspace_id == self._workspace_id).options(joinedload(Cohort.program))
