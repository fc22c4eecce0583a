"""Questions about unfinished forms, and about who asked to be reminded."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, select
from sqlalchemy.orm import joinedload

from bot.domain.errors import NotYours
from bot.store.queries import Queries
from models import Cohort, LaterReminder, SignupDraft


class Drafts(Queries):
    """What a person has begun and not finished."""

    def find(self, cohort_id: UUID, person_id: UUID) -> SignupDraft | None:
        return self._session.scalar(self._draft(cohort_id, person_id))

    def held(self, cohort_id: UUID, person_id: UUID) -> SignupDraft | None:
        """The same, kept from others until the transaction ends."""
        draft = self._draft(cohort_id, person_id)
        return self._session.scalar(draft.with_for_update(of=SignupDraft, key_share=True))

    def cohorts_of(self, person_id: UUID) -> frozenset[UUID]:
        """The cohorts for which the person has begun a form."""
        mine = select(SignupDraft.cohort_id).where(
            SignupDraft.workspace_id == self._workspace_id, SignupDraft.person_id == person_id
        )
        return frozenset(self._session.scalars(mine))

    def drop(self, cohort_id: UUID, person_id: UUID) -> None:
        """Forget the draft, if there is one."""
        self._drop(SignupDraft.cohort_id == cohort_id, SignupDraft.person_id == person_id)

    def drop_of(self, person_id: UUID) -> None:
        """Forget all the person has begun."""
        self._drop(SignupDraft.person_id == person_id)

    def drop_in(self, cohort_id: UUID) -> None:
        """Forget what anybody has begun for a cohort."""
        self._drop(SignupDraft.cohort_id == cohort_id)

    def reminder_for(self, cohort_id: UUID, person_id: UUID) -> LaterReminder | None:
        return self._session.scalar(
            self._reminders().where(LaterReminder.cohort_id == cohort_id, LaterReminder.person_id == person_id)
        )

    def reminder(self, reminder_id: UUID) -> LaterReminder:
        """Return the reminder; raise NotYours if this workspace has none of that id."""
        found = self._session.scalar(self._reminders().where(LaterReminder.id == reminder_id))
        if found is None:
            raise NotYours
        return found

    def _drop(self, *which: ColumnElement[bool]) -> None:
        """What was said in confidence goes with it, by the database's own doing."""
        self._session.execute(delete(SignupDraft).where(SignupDraft.workspace_id == self._workspace_id, *which))

    def _draft(self, cohort_id: UUID, person_id: UUID) -> Select[SignupDraft]:
        return (
            select(SignupDraft)
            .where(
                SignupDraft.workspace_id == self._workspace_id,
                SignupDraft.cohort_id == cohort_id,
                SignupDraft.person_id == person_id,
            )
            .options(joinedload(SignupDraft.confided))
        )

    def _reminders(self) -> Select[LaterReminder]:
        return (
            select(LaterReminder)
            .where(LaterReminder.workspace_id == self._workspace_id)
            .options(
                joinedload(LaterReminder.person),
                joinedload(LaterReminder.cohort).joinedload(Cohort.program),
            )
        )
