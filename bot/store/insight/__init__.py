"""The numbers behind reports, added up in SQL: what happened, what people said, what became of careers."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from bot.store.insight.answers import Answers
from bot.store.insight.careers import Careers
from bot.store.insight.lists import Lists
from bot.store.insight.named import Named
from bot.store.insight.record import Record
from bot.store.insight.seekers import Seekers
from bot.store.insight.voices import Voices
from bot.store.queries import Queries
from models import Cohort, ProgramAdmin


class Insight(Queries):
    """What reports are made from."""

    def __init__(self, session: Session, workspace_id: UUID) -> None:
        super().__init__(session, workspace_id)
        self.record = Record(session, workspace_id)
        self.answers = Answers(session, workspace_id)
        self.careers = Careers(session, workspace_id)
        self.lists = Lists(session, workspace_id)
        self.named = Named(session, workspace_id)
        self.voices = Voices(session, workspace_id)
        self.seekers = Seekers(session, workspace_id)

    def cohorts(self, *, run_by: UUID | None = None) -> Sequence[Cohort]:
        """Cohorts whose doors have opened, with their programs, the newest first; those this person runs."""
        opened = select(Cohort).where(Cohort.workspace_id == self._workspace_id, Cohort.opened_at.is_not(None))
        if run_by is not None:
            theirs = select(ProgramAdmin.program_id).where(
                ProgramAdmin.workspace_id == self._workspace_id, ProgramAdmin.person_id == run_by
            )
            opened = opened.where(Cohort.program_id.in_(theirs))
        newest = (Cohort.created_at.desc(), Cohort.id.desc())
        return self._session.scalars(opened.options(joinedload(Cohort.program)).order_by(*newest)).all()
