"""Questions about the daily run: when a cohort is looked at next, and what its runs have brought."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from bot.domain.errors import NotYours
from bot.domain.matching_terms import RoundOrigin, RoundState
from bot.ports import Ids
from bot.store.inserts import insert_once
from bot.store.queries import Queries
from models import Cohort, DailyLook, MatchingRound, MatchProposal, Person


class DailyLooks(Queries):
    """A mark for each evergreen cohort that survives a crash, and the rounds that came of it."""

    def __init__(self, session: Session, workspace_id: UUID, *, ids: Ids) -> None:
        super().__init__(session, workspace_id)
        self._ids = ids

    def get(self, look_id: UUID) -> DailyLook:
        """Return the mark; raise NotYours if this workspace has none of that id."""
        mine = DailyLook.workspace_id == self._workspace_id
        found = self._session.scalar(select(DailyLook).where(mine, DailyLook.id == look_id))
        if found is None:
            raise NotYours
        return found

    def expect(self, cohort_id: UUID, first: datetime) -> None:
        """Have a cohort looked at from the morning `first` on, unless it is already."""
        row = {
            "id": self._ids.new(),
            "workspace_id": self._workspace_id,
            "cohort_id": cohort_id,
            "look_again_at": first,
        }
        if not insert_once(self._session, DailyLook, row, unique=("cohort_id",)):
            mine = DailyLook.workspace_id == self._workspace_id
            resting = (DailyLook.cohort_id == cohort_id, DailyLook.look_again_at.is_(None))
            self._session.execute(update(DailyLook).where(mine, *resting).values(look_again_at=first))

    def zone_of(self, cohort: Cohort) -> str:
        """Where it is morning for a cohort: the time zone of whoever created its program."""
        mine = Person.workspace_id == self._workspace_id
        return self._session.scalars(
            select(Person.time_zone).where(mine, Person.id == cohort.program.created_by)
        ).one()

    def ready_in(self, cohort_ids: Sequence[UUID]) -> frozenset[UUID]:
        """The cohorts among these in which a daily run has left a dry run to look at: one with pairs."""
        statement = (
            select(MatchingRound.cohort_id)
            .join(MatchProposal, MatchProposal.round_id == MatchingRound.id)
            .where(*self._daily(cohort_ids), MatchingRound.state == RoundState.DRAFT)
        )
        return frozenset(self._session.scalars(statement.distinct()))

    def published_in(self, cohort_ids: Sequence[UUID], since: datetime) -> dict[UUID, int]:
        """How many matches daily runs have published in these cohorts since then and not taken back."""
        statement = (
            select(MatchingRound.cohort_id, func.count())
            .join(MatchProposal, MatchProposal.round_id == MatchingRound.id)
            .where(
                *self._daily(cohort_ids),
                MatchingRound.state == RoundState.PUBLISHED,
                MatchingRound.published_at >= since,
            )
            .group_by(MatchingRound.cohort_id)
        )
        return dict(self._session.execute(statement).all())

    def undone_in(self, cohort_id: UUID) -> frozenset[tuple[UUID, UUID]]:
        """The pairs, as participants, of daily runs that somebody has taken back."""
        statement = (
            select(MatchProposal.mentor_id, MatchProposal.mentee_id)
            .join(MatchingRound, MatchingRound.id == MatchProposal.round_id)
            .where(*self._daily([cohort_id]), MatchingRound.state == RoundState.UNDONE)
        )
        return frozenset((mentor, mentee) for mentor, mentee in self._session.execute(statement))

    def _daily(self, cohort_ids: Sequence[UUID]) -> tuple[ColumnElement[bool], ...]:
        return (
            MatchingRound.workspace_id == self._workspace_id,
            MatchingRound.cohort_id.in_(cohort_ids),
            MatchingRound.origin == RoundOrigin.DAILY,
        )
