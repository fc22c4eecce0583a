"""Questions of somebody who looks for a mentor: how soon mentors answer, whom they asked before, what was read."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import case, func, select

from bot.domain.matching_terms import AskedFirst, ProposalOrigin, ProposalState
from bot.domain.notices import Notice
from bot.domain.terms import DeliveryState, Side
from bot.store.queries import Queries
from models import MatchProposal, OutboxMessage, Participant

UNREAD = (DeliveryState.PENDING, DeliveryState.EXPIRED, DeliveryState.GIVEN_UP)
"""States of a message that Slack has surely not shown."""


class Finding(Queries):
    """What a list of mentors and a request need beyond what matching knows."""

    def hold(self, person_id: UUID, mentor_id: UUID) -> None:
        """Hold all places of who asks, and the mentor's, until the transaction ends.

        So nobody counts the same requests meanwhile, is matched, or goes on a break. In one order for everybody.
        """
        places = select(Participant.id).where(
            Participant.workspace_id == self._workspace_id,
            (Participant.person_id == person_id) | (Participant.id == mentor_id),
        )
        self._session.execute(places.order_by(Participant.id).with_for_update(key_share=True))

    def answer_times(self, people: Collection[UUID]) -> Mapping[UUID, Sequence[timedelta]]:
        """How long each of these people took as a mentor to answer what they were asked, breaks left out."""
        asked_second = (MatchProposal.asked_first == AskedFirst.MENTEE, MatchProposal.second_asked_at)
        said_yes = MatchProposal.mentor_accepted_at.is_not(None)
        later = (MatchProposal.state == ProposalState.NOT_NOW) & (MatchProposal.origin == ProposalOrigin.REQUEST)
        statement = (
            select(
                Participant.person_id,
                case(asked_second, else_=MatchProposal.proposed_at),
                func.coalesce(MatchProposal.mentor_accepted_at, MatchProposal.settled_at),
                MatchProposal.rested_seconds,
            )
            .join(Participant, Participant.id == MatchProposal.mentor_id)
            .where(MatchProposal.workspace_id == self._workspace_id, Participant.person_id.in_(people))
            .where(said_yes | (MatchProposal.declined_by == Side.MENTOR) | later)
        )
        found: defaultdict[UUID, list[timedelta]] = defaultdict(list)
        for person, asked_at, answered_at, rested in self._session.execute(statement):
            found[person].append(max(answered_at - asked_at - timedelta(seconds=rested), timedelta(0)))
        return found

    def asked_since(self, participant_id: UUID, moment: datetime) -> frozenset[UUID]:
        """The mentors who may have read a request of this participant that has come to nothing since."""
        statement = (
            select(MatchProposal.mentor_id, MatchProposal.id, Participant.person_id)
            .join(Participant, Participant.id == MatchProposal.mentor_id)
            .where(MatchProposal.workspace_id == self._workspace_id, MatchProposal.mentee_id == participant_id)
            .where(MatchProposal.origin == ProposalOrigin.REQUEST, MatchProposal.settled_at > moment)
        )
        settled = self._session.execute(statement).all()
        return frozenset(mentor for mentor, request, person in settled if self.was_read(request, person))

    def was_read(self, proposal_id: UUID, person_id: UUID) -> bool:
        """Whether this person may have read something about a proposal."""
        statement = select(OutboxMessage.id).where(
            OutboxMessage.workspace_id == self._workspace_id,
            OutboxMessage.about_id == proposal_id,
            OutboxMessage.person_id == person_id,
            OutboxMessage.state.not_in(UNREAD),
        )
        return self._session.scalar(statement.limit(1)) is not None

    def last_told(self, proposal_id: UUID, kind: type[Notice]) -> tuple[DeliveryState, datetime] | None:
        """The newest message of a kind about a proposal, by its state and when it is due."""
        statement = (
            select(OutboxMessage.state, OutboxMessage.due_at)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.about_id == proposal_id)
            .where(OutboxMessage.kind == kind.__name__, OutboxMessage.state != DeliveryState.EXPIRED)
            .order_by(OutboxMessage.due_at.desc())
            .limit(1)
        )
        found = self._session.execute(statement).first()
        return (found[0], found[1]) if found else None
