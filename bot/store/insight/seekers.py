"""Reading how those fare who learn in a cohort, without who they are."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select

from bot.domain.insight.inclusion import Seeker
from bot.domain.matching_terms import ProposalState
from bot.domain.participation import PRESENT
from bot.domain.terms import MentorshipState, Role
from bot.store.queries import Queries
from models import MatchProposal, Mentorship, Participant

UNPUBLISHED = ProposalState.DRAFT
ANSWERABLE = ProposalState.PROPOSED
AT_ONCE = 2_000


class Seekers(Queries):
    """Those who learn in a cohort and have a place."""

    def of(self, cohort_id: UUID, now: datetime) -> Iterator[Seeker]:
        """Each of them, as far as it says how they fare."""
        rows = self._session.execute(self._learners(cohort_id), execution_options={"yield_per": AT_ONCE})
        for row in rows:
            since = max(filter(None, (row.joined_at, row.parted_at, row.closed_at)))
            yield Seeker(
                stage=row.stage,
                languages=frozenset(row.languages),
                zone=row.time_zone,
                paired=bool(row.running),
                waits=None if row.running or row.open else (now - since).days,
                asked=row.asked,
                agreed=row.agreed,
            )

    def _learners(self, cohort_id: UUID) -> Select[*tuple[Any, ...]]:
        over = Mentorship.state.in_((MentorshipState.COMPLETED, MentorshipState.ENDED))
        return select(
            Participant.stage,
            Participant.languages,
            Participant.time_zone,
            Participant.joined_at,
            _of_pairs(func.count(case((~over, 1)))).label("running"),
            _of_pairs(func.max(case((over, Mentorship.ended_at)))).label("parted_at"),
            _of_matches(func.count(case((MatchProposal.state == ANSWERABLE, 1)))).label("open"),
            _of_matches(func.count(case((MatchProposal.state != UNPUBLISHED, 1)))).label("asked"),
            _of_matches(func.count(MatchProposal.mentee_accepted_at)).label("agreed"),
            _of_matches(func.max(MatchProposal.settled_at)).label("closed_at"),
        ).where(
            Participant.workspace_id == self._workspace_id,
            Participant.cohort_id == cohort_id,
            Participant.role != Role.MENTOR,
            Participant.state.in_(PRESENT),
        )


def _of_pairs(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """Something of all pairs in which the person of the outer row learns."""
    return select(value).where(Mentorship.mentee_id == Participant.id).correlate(Participant).scalar_subquery()


def _of_matches(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """Something of all matches in which the person of the outer row learns."""
    return select(value).where(MatchProposal.mentee_id == Participant.id).correlate(Participant).scalar_subquery()
