"""Questions about unfinished forms, and about who asked to be reminded."""

from uuid import UUID

from sqlalchemy import Select, delete, select
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
        return self._session.scalar(self._draft(cohort_id, person_id).with_for_update(key_share=True))

    def drop(self, cohort_id: UUID, person_id: UUID) -> None:
        """Forget the draft, if there is one."""
        self._session.execute(
            delete(SignupDraft).where(
                SignupDraft.workspace_id == self._workspace_id,
                SignupDraft.cohort_id == cohort_id,
                SignupDraft.person_id == person_id,
            )
        )

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

    def _draft(self, cohort_id: UUID, person_id: UUID) -> Select[SignupDraft]:
        return select(SignupDraft).where(
            SignupDraft.workspace_id == self._workspace_id,
            SignupDraft.cohort_id == cohort_id,
            SignupDraft.person_id == person_id,
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
