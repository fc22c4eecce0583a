"""Questions about cohorts."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from bot.domain.errors import NotYours
from bot.domain.terms import CohortState
from bot.store.queries import Queries
from models import Cohort


class Cohorts(Queries):
    """Dated runs of programs, always with their program."""

    def get(self, cohort_id: UUID) -> Cohort:
        """Return the cohort; raise NotYours if this workspace has none of that id."""
        cohort = self._session.scalar(self._all().where(Cohort.id == cohort_id))
        if cohort is None:
            raise NotYours
        return cohort

    def hold(self, cohort_id: UUID) -> None:
        """Keep other rounds of the cohort waiting until the transaction ends."""
        mine = Cohort.workspace_id == self._workspace_id
        self._session.execute(select(Cohort.id).where(mine, Cohort.id == cohort_id).with_for_update())

    def open(self, today: date) -> Sequence[Cohort]:
        """Cohorts that people can join, the next to start first."""
        statement = self._all().where(Cohort.state != CohortState.CLOSED, Cohort.ends_on >= today)
        return self._session.scalars(statement.order_by(Cohort.starts_on, Cohort.id)).all()

    def latest(self, most: int) -> Sequence[Cohort]:
        """The newest cohorts, closed ones too."""
        statement = self._all().order_by(Cohort.created_at.desc(), Cohort.id.desc()).limit(most)
        return self._session.scalars(statement).all()

    def _all(self) -> Select[Cohort]:
        return select(Cohort).where(Cohort.workspace_id == self._workspace_id).options(joinedload(Cohort.program))
