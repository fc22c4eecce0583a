"""Questions about cohorts."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, case, delete, or_, select, update
from sqlalchemy.orm import joinedload

from bot.domain.cohorts import OPEN_DOORS
from bot.domain.errors import NotYours
from bot.domain.terms import CohortState
from bot.store.queries import Queries
from models import Cohort, ProgramAdmin

ORDER = {
    state: rank
    for rank, state in enumerate(
        (
            CohortState.MATCHING,
            CohortState.ENROLLING,
            CohortState.RUNNING,
            CohortState.CLOSING,
            CohortState.DRAFT,
            CohortState.CLOSED,
        )
    )
}
"""How far up a cohort stands in the control room."""
NEWEST = (Cohort.created_at.desc(), Cohort.id.desc())


class Cohorts(Queries):
    """Runs of programs, always with their program."""

    def get(self, cohort_id: UUID) -> Cohort:
        """Return the cohort; raise NotYours if this workspace has none of that id."""
        cohort = self._session.scalar(self._all().where(Cohort.id == cohort_id))
        if cohort is None:
            raise NotYours
        return cohort

    def draft_of(self, source: Cohort, name: str, starts_on: date) -> Cohort | None:
        """A draft of another run after `source`, by this name and first day."""
        alike = (Cohort.cloned_from_id == source.id, Cohort.name == name, Cohort.starts_on == starts_on)
        return self._session.scalar(self._all().where(Cohort.state == CohortState.DRAFT, *alike).limit(1))

    def remove(self, cohort: Cohort) -> None:
        """Take away a cohort that nobody has anything to do with; its clones forget it."""
        mine = Cohort.workspace_id == self._workspace_id
        self._session.execute(
            update(Cohort).where(mine, Cohort.cloned_from_id == cohort.id).values(cloned_from_id=None)
        )
        self._session.execute(delete(Cohort).where(mine, Cohort.id == cohort.id))

    def hold(self, cohort_id: UUID) -> None:
        """Keep other rounds of the cohort waiting until the transaction ends."""
        mine = Cohort.workspace_id == self._workspace_id
        self._session.execute(select(Cohort.id).where(mine, Cohort.id == cohort_id).with_for_update(key_share=True))

    def open(self, today: date) -> Sequence[Cohort]:
        """Cohorts that people can join, the next to start first."""
        not_over = or_(Cohort.ends_on.is_(None), Cohort.ends_on >= today)
        statement = self._all().where(Cohort.state.in_(OPEN_DOORS), not_over)
        return self._session.scalars(statement.order_by(Cohort.starts_on, Cohort.id)).all()

    def latest(self, most: int, *, run_by: UUID | None = None) -> Sequence[Cohort]:
        """The newest cohorts whose doors have opened, closed ones too; with `run_by` those this person runs."""
        statement = self._run_by(run_by).where(Cohort.opened_at.is_not(None))
        return self._session.scalars(statement.order_by(*NEWEST).limit(most)).all()

    def page(self, *, start: int, most: int, run_by: UUID | None = None) -> Sequence[Cohort]:
        """Some cohorts from the `start`th on: those that need hands first, closed ones last, the newest first."""
        statement = self._run_by(run_by).order_by(case(ORDER, value=Cohort.state), *NEWEST)
        return self._session.scalars(statement.offset(start).limit(most)).all()

    def live(self, *, run_by: UUID | None = None) -> Sequence[Cohort]:
        """Cohorts that are not closed, the first to start first."""
        statement = self._run_by(run_by).where(Cohort.state != CohortState.CLOSED)
        return self._session.scalars(statement.order_by(Cohort.starts_on, Cohort.id)).all()

    def live_of(self, program_id: UUID) -> Sequence[Cohort]:
        statement = self._all().where(Cohort.program_id == program_id, Cohort.state != CohortState.CLOSED)
        return self._session.scalars(statement.order_by(Cohort.starts_on, Cohort.id)).all()

    def _run_by(self, person_id: UUID | None) -> Select[Cohort]:
        if person_id is None:
            return self._all()
        theirs = select(ProgramAdmin.program_id).where(
            ProgramAdmin.workspace_id == self._workspace_id, ProgramAdmin.person_id == person_id
        )
        return self._all().where(Cohort.program_id.in_(theirs))

    def _all(self) -> Select[Cohort]:
        return select(Cohort).where(Cohort.workspace_id == self._workspace_id).options(joinedload(Cohort.program))
