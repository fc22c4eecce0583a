"""Questions about matching rounds: their drafts, what was decided in them by hand, and how far they have gone."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import joinedload

from bot.domain.errors import NotYours
from bot.domain.matching.hands import Two
from bot.domain.matching_terms import ProposalState, RoundState
from bot.store.queries import Queries
from models import HandChange, MatchingRound, MatchProposal, Participant


@dataclass(frozen=True, slots=True)
class Sketch:
    """A pair of a draft without its people: enough to see whether it is still the same."""

    id: UUID
    score: int
    reason: dict[str, Any]

    def shows(self, row: Mapping[str, object]) -> bool:
        """Whether the columns of a new row would say the same. Tuples come back from JSON as lists."""
        return self.score == row["score"] and self.reason == json.loads(json.dumps(row["reason"]))


class Numbers(NamedTuple):
    """How many pairs there are, and their points."""

    pairs: int
    lowest: int
    highest: int
    mean: int


class Rounds(Queries):
    """Rounds, their drafts and the changes by hand."""

    def get(self, round_id: UUID) -> MatchingRound:
        """Return the round; raise NotYours if this workspace has none of that id."""
        found = self._session.scalar(
            select(MatchingRound).where(
                MatchingRound.workspace_id == self._workspace_id, MatchingRound.id == round_id
            )
        )
        if found is None:
            raise NotYours
        return found

    def held(self, round_id: UUID) -> MatchingRound:
        """The same, locked until this unit of work ends."""
        self._session.execute(
            select(MatchingRound.id)
            .where(MatchingRound.workspace_id == self._workspace_id, MatchingRound.id == round_id)
            .with_for_update(key_share=True)
        )
        return self.get(round_id)

    def draft_in(self, cohort_id: UUID) -> MatchingRound | None:
        """The draft that a cohort's admins work on, if there is one: the newest."""
        mine = (MatchingRound.workspace_id == self._workspace_id, MatchingRound.cohort_id == cohort_id)
        newest = select(MatchingRound).where(*mine, MatchingRound.state == RoundState.DRAFT)
        return self._session.scalar(newest.order_by(MatchingRound.created_at.desc(), MatchingRound.id).limit(1))

    def last_published_in(self, cohort_id: UUID) -> MatchingRound | None:
        """The round of a cohort that was published last, undone or not."""
        mine = (MatchingRound.workspace_id == self._workspace_id, MatchingRound.cohort_id == cohort_id)
        newest = select(MatchingRound).where(*mine, MatchingRound.published_at.is_not(None))
        return self._session.scalar(newest.order_by(MatchingRound.published_at.desc(), MatchingRound.id).limit(1))

    def sketches(self, round_id: UUID) -> dict[Two, Sketch]:
        """The pairs of a round by (mentor, mentee)."""
        columns = (MatchProposal.mentor_id, MatchProposal.mentee_id, MatchProposal.id, MatchProposal.score)
        found = self._session.execute(select(*columns, MatchProposal.reason).where(*self._of(round_id)))
        return {(mentor, mentee): Sketch(id_, score, reason) for mentor, mentee, id_, score, reason in found}

    def two(self, round_id: UUID, proposal_id: UUID) -> Two | None:
        """The (mentor, mentee) of a pair of a round; None if it is not in it."""
        members = select(MatchProposal.mentor_id, MatchProposal.mentee_id)
        found = self._session.execute(members.where(*self._of(round_id), MatchProposal.id == proposal_id)).first()
        return (found[0], found[1]) if found else None

    def drop(self, proposals: Collection[UUID]) -> None:
        """Forget these drafts."""
        self._session.execute(
            delete(MatchProposal).where(
                MatchProposal.workspace_id == self._workspace_id,
                MatchProposal.state == ProposalState.DRAFT,
                MatchProposal.id.in_(proposals),
            )
        )

    def spread(self, round_id: UUID) -> Numbers:
        """How many pairs a round has, and how good they are."""
        score = MatchProposal.score
        numbers = select(func.count(), func.min(score), func.max(score), func.avg(score))
        number, lowest, highest, mean = self._session.execute(numbers.where(*self._of(round_id))).one()
        return Numbers(number, lowest or 0, highest or 0, round(mean or 0))

    def hands(self, round_id: UUID) -> Sequence[HandChange]:
        """What was decided by hand in a draft, oldest first."""
        statement = select(HandChange).where(
            HandChange.workspace_id == self._workspace_id, HandChange.round_id == round_id
        )
        return self._session.scalars(statement.order_by(HandChange.changed_at, HandChange.id)).all()

    def forget(self, change: HandChange) -> None:
        """Take back one decision."""
        self._session.execute(
            delete(HandChange).where(HandChange.workspace_id == self._workspace_id, HandChange.id == change.id)
        )

    def answered(self, round_id: UUID) -> bool:
        """Whether anybody has answered a proposal of this round, or time has."""
        said = (
            MatchProposal.mentor_accepted_at.is_not(None)
            | MatchProposal.mentee_accepted_at.is_not(None)
            | MatchProposal.settled_at.is_not(None)
        )
        return self._session.scalar(select(func.count()).where(*self._of(round_id), said)) != 0

    def people(self, participants: Collection[UUID]) -> dict[UUID, Participant]:
        """Participants with their people, by id."""
        statement = (
            select(Participant)
            .where(Participant.workspace_id == self._workspace_id, Participant.id.in_(participants))
            .options(joinedload(Participant.person))
        )
        return {each.id: each for each in self._session.scalars(statement)}

    def _of(self, round_id: UUID) -> tuple[Any, Any]:
        return (MatchProposal.workspace_id == self._workspace_id, MatchProposal.round_id == round_id)
