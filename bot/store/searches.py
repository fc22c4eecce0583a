"""That a cohort is to be searched for the next match, and what such a search may go by."""

from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, func, or_, select, update
from sqlalchemy.orm import Session

from bot.domain.errors import NotYours
from bot.domain.matching_terms import HandKind, ProposalOrigin, ProposalState, RoundState
from bot.ports import Ids
from bot.store.inserts import insert_once
from bot.store.queries import Queries
from models import HandChange, MatchingRound, MatchProposal, NextSearch

IN_VAIN = (ProposalState.DECLINED, ProposalState.NOT_NOW, ProposalState.EXPIRED, ProposalState.WITHDRAWN)


class Searches(Queries):
    """Marks that survive a crash, one for each cohort. `now` is when the unit of work began."""

    def __init__(self, session: Session, workspace_id: UUID, *, ids: Ids, now: datetime) -> None:
        super().__init__(session, workspace_id)
        self._ids = ids
        self._now = now

    def get(self, search_id: UUID) -> NextSearch:
        """Return the mark; raise NotYours if this workspace has none of that id."""
        mine = NextSearch.workspace_id == self._workspace_id
        found = self._session.scalar(select(NextSearch).where(mine, NextSearch.id == search_id))
        if found is None:
            raise NotYours
        return found

    def ask_for(self, cohort_id: UUID, *, after: timedelta = timedelta()) -> None:
        """Have a cohort searched now, or some time `after`; one that is due already stays so."""
        row = {
            "id": self._ids.new(),
            "workspace_id": self._workspace_id,
            "cohort_id": cohort_id,
            "look_again_at": self._now + after,
        }
        if not insert_once(self._session, NextSearch, row, unique=("cohort_id",)):
            here = NextSearch.cohort_id == cohort_id
            waits = or_(NextSearch.look_again_at.is_(None), NextSearch.look_again_at > self._now)
            self._set(here & waits if after else here, self._now + after)

    def put_off(self, search_id: UUID, claimed: datetime | None, until: datetime | None) -> bool:
        """Move on to the next time, unless somebody has asked for a search since it was `claimed`; tell which."""
        return self._set((NextSearch.id == search_id) & (NextSearch.look_again_at == claimed), until)

    def last_published(self, cohort_id: UUID) -> datetime | None:
        """When the latest round of a cohort was published that was not undone."""
        statement = select(func.max(MatchingRound.published_at)).where(
            MatchingRound.workspace_id == self._workspace_id,
            MatchingRound.cohort_id == cohort_id,
            MatchingRound.state == RoundState.PUBLISHED,
        )
        return self._session.scalar(statement)

    def kept_apart_by_hand(self, cohort_id: UUID) -> frozenset[tuple[UUID, UUID]]:
        """The pairs, as participants, that an admin took out of a published round."""
        statement = (
            select(HandChange.mentor_id, HandChange.mentee_id)
            .join(MatchingRound, MatchingRound.id == HandChange.round_id)
            .where(
                HandChange.workspace_id == self._workspace_id,
                HandChange.kind != HandKind.LOCKED,
                MatchingRound.cohort_id == cohort_id,
                MatchingRound.state == RoundState.PUBLISHED,
            )
        )
        return frozenset((mentor, mentee) for mentor, mentee in self._session.execute(statement))

    def was_left(self, participant_id: UUID) -> bool:
        """Whether a match that we suggested to somebody came to nothing."""
        theirs = (MatchProposal.mentor_id == participant_id) | (MatchProposal.mentee_id == participant_id)
        statement = select(MatchProposal.id).where(
            MatchProposal.workspace_id == self._workspace_id,
            theirs,
            MatchProposal.origin != ProposalOrigin.REQUEST,
            MatchProposal.state.in_(IN_VAIN),
        )
        return self._session.scalar(statement.limit(1)) is not None

    def _set(self, which: ColumnElement[bool], moment: datetime | None) -> bool:
        mine = NextSearch.workspace_id == self._workspace_id
        changed = self._session.execute(
            update(NextSearch)
            .where(mine, which)
            .values(look_again_at=moment)
            .execution_options(synchronize_session=False)
        )
        return cast(CursorResult[Any], changed).rowcount == 1
