"""Claiming rows whose time has come. Cost follows what is due, not what exists: a partial index leads the way."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from bot.domain.terms import CohortState, MentorshipState
from models import Cohort, MatchProposal, Mentorship, Participant

LEASE = timedelta(seconds=60)
BATCH = 200

Dated = type[Mentorship] | type[MatchProposal] | type[Participant]


class Due:
    """What time has come for, whatever the workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def close_finished(self, today: date) -> None:
        """Close cohorts whose last day has passed and that no running pair is left in."""
        running = Mentorship.state.in_((MentorshipState.ACTIVE, MentorshipState.PAUSED))
        going_on = exists().where(Mentorship.cohort_id == Cohort.id, running)
        self._session.execute(
            update(Cohort)
            .where(Cohort.state != CohortState.CLOSED, Cohort.ends_on < today, ~going_on)
            .values(state=CohortState.CLOSED)
            .execution_options(synchronize_session=False)
        )

    def claim(self, kind: Dated, now: datetime) -> Sequence[tuple[UUID, UUID]]:
        """Take up to BATCH due rows of `kind` as (workspace, id), oldest first.

        A claim is a lease: the row comes due again after LEASE unless its work was finished by then.
        """
        due = (
            select(kind.id)
            .where(kind.look_again_at.is_not(None), kind.look_again_at <= now)
            .order_by(kind.look_again_at)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
            .cte("due")
            .prefix_with("MATERIALIZED", dialect="postgresql")
        )
        claimed = (
            update(kind)
            .where(kind.id.in_(select(due.c.id)))
            .values(look_again_at=now + LEASE)
            .returning(kind.workspace_id, kind.id)
        )
        return [(workspace_id, row_id) for workspace_id, row_id in self._session.execute(claimed)]
