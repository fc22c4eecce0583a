"""Questions about summaries that are posted by themselves."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from bot.domain.errors import NotYours
from bot.domain.insight.terms import ReportEvery
from bot.domain.notices import ProgramSummary
from bot.domain.participation import PRESENT
from bot.domain.terms import DeliveryState
from bot.store.queries import Queries
from models import OutboxMessage, Participant, ProgramAdmin, SummarySchedule


class Schedules(Queries):
    """Schedules of one workspace, with their programs and cohorts."""

    def get(self, schedule_id: UUID) -> SummarySchedule:
        """Return the schedule, also one that is over; raise NotYours if this workspace has none of that id."""
        found = self._session.scalar(self._all().where(SummarySchedule.id == schedule_id))
        if found is None:
            raise NotYours
        return found

    def page(self, *, start: int, most: int, run_by: UUID | None) -> Sequence[SummarySchedule]:
        """Those that go on, the oldest first; with `run_by` of the programs that this person runs."""
        order = (SummarySchedule.created_at, SummarySchedule.id)
        return self._session.scalars(self._live(run_by).order_by(*order).offset(start).limit(most)).all()

    def count(self, *, run_by: UUID | None) -> int:
        return self._session.scalar(select(func.count()).select_from(self._live(run_by).subquery())) or 0

    def alike(
        self, program_id: UUID, cohort_id: UUID | None, *, channel: str, every: ReportEvery
    ) -> SummarySchedule | None:
        """One that goes on and does the same already."""
        cohort = (
            SummarySchedule.cohort_id.is_(None) if cohort_id is None else SummarySchedule.cohort_id == cohort_id
        )
        same = (SummarySchedule.program_id == program_id, cohort, SummarySchedule.channel == channel)
        return self._session.scalars(self._live(None).where(*same, SummarySchedule.every == every)).first()

    def zone_of_most(self, cohort_ids: Collection[UUID]) -> str | None:
        """The time zone in which most of those live who take part in these cohorts, None where nobody does."""
        statement = (
            select(Participant.time_zone)
            .where(Participant.workspace_id == self._workspace_id, Participant.cohort_id.in_(cohort_ids))
            .where(Participant.state.in_(PRESENT))
            .group_by(Participant.time_zone)
            .order_by(func.count().desc(), Participant.time_zone)
        )
        return self._session.scalar(statement.limit(1))

    def fate_of_last(self, schedule_id: UUID) -> tuple[DeliveryState, str | None] | None:
        """What has become of the summary that was put into the outbox last, and why."""
        statement = (
            select(OutboxMessage.state, OutboxMessage.outcome)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.about_id == schedule_id)
            .where(OutboxMessage.kind == ProgramSummary.__name__)
            .order_by(OutboxMessage.created_at.desc(), OutboxMessage.id.desc())
        )
        found = self._session.execute(statement.limit(1)).first()
        return (found[0], found[1]) if found else None

    def _live(self, run_by: UUID | None) -> Select[SummarySchedule]:
        live = self._all().where(SummarySchedule.ended_at.is_(None))
        if run_by is None:
            return live
        theirs = select(ProgramAdmin.program_id).where(
            ProgramAdmin.workspace_id == self._workspace_id, ProgramAdmin.person_id == run_by
        )
        return live.where(SummarySchedule.program_id.in_(theirs))

    def _all(self) -> Select[SummarySchedule]:
        mine = SummarySchedule.workspace_id == self._workspace_id
        return (
            select(SummarySchedule)
            .where(mine)
            .options(joinedload(SummarySchedule.program), joinedload(SummarySchedule.cohort))
        )
