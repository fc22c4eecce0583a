"""Questions about matching rounds and proposals."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import aliased, joinedload

from bot.domain.errors import NotYours, ProposalOver
from bot.domain.matching import History
from bot.domain.matching.reporting import managing
from bot.domain.terms import MentorshipState, ProposalState, RoundState
from bot.store.queries import Queries
from models import Cohort, MatchingRound, MatchProposal, Mentorship, Participant, ParticipantSkill, Person


class Matching(Queries):
    """Rounds and proposals, with both members, their people and skills."""

    def round(self, round_id: UUID) -> MatchingRound:
        """Return the round, locked; raise NotYours if this workspace has none of that id."""
        found = self._session.scalar(
            select(MatchingRound)
            .where(MatchingRound.workspace_id == self._workspace_id, MatchingRound.id == round_id)
            .with_for_update(key_share=True)
        )
        if found is None:
            raise NotYours
        return found

    def drafts(self, round_id: UUID) -> Sequence[MatchProposal]:
        return self._list(self._all().where(MatchProposal.round_id == round_id))

    def proposal(self, proposal_id: UUID) -> MatchProposal:
        """Return the proposal, locked; raise ProposalOver if this workspace has none of that id."""
        found = self._session.scalar(
            self._all().where(MatchProposal.id == proposal_id).with_for_update(of=MatchProposal, key_share=True)
        )
        if found is None:
            raise ProposalOver
        return found

    def open_in(self, cohort_id: UUID) -> Sequence[MatchProposal]:
        """Proposals of a cohort that somebody has still to answer."""
        return self._list(self._open().where(MatchProposal.cohort_id == cohort_id))

    def published_in(self, cohort_ids: Sequence[UUID]) -> frozenset[UUID]:
        """The cohorts among these that had a round published."""
        statement = select(MatchingRound.cohort_id).where(
            MatchingRound.workspace_id == self._workspace_id,
            MatchingRound.cohort_id.in_(cohort_ids),
            MatchingRound.state == RoundState.PUBLISHED,
        )
        return frozenset(self._session.scalars(statement))

    def open_of(self, participant_ids: Sequence[UUID]) -> Sequence[MatchProposal]:
        """Proposals of these participants that somebody has still to answer."""
        theirs = MatchProposal.mentor_id.in_(participant_ids) | MatchProposal.mentee_id.in_(participant_ids)
        return self._list(self._open().where(theirs))

    def history(self, cohort: Cohort) -> History:
        """Who was ever paired, declined whom in this cohort, and mentors whom now, as (mentor, mentee) people."""
        running = Mentorship.state.in_((MentorshipState.ACTIVE, MentorshipState.PAUSED))
        declined = MatchProposal.state == ProposalState.DECLINED
        return History(
            paired=self._people(Mentorship, true()),
            declined=self._people(MatchProposal, declined & (MatchProposal.cohort_id == cohort.id)),
            mentoring=self._people(Mentorship, running),
            managing=self._managing(cohort),
        )

    def _managing(self, cohort: Cohort) -> frozenset[tuple[UUID, UUID]]:
        """Whom the people of a cohort report to, through as many steps as its program says."""
        managed = select(Person.id, Person.manager_id).where(
            Person.workspace_id == self._workspace_id, Person.manager_id.is_not(None)
        )
        people = select(Participant.person_id).where(
            Participant.workspace_id == self._workspace_id, Participant.cohort_id == cohort.id
        )
        reports_to = {person: manager for person, manager in self._session.execute(managed) if manager}
        return managing(reports_to, self._session.scalars(people), cohort.program.manager_levels)

    def _people(
        self, kind: type[Mentorship] | type[MatchProposal], condition: ColumnElement[bool]
    ) -> frozenset[tuple[UUID, UUID]]:
        mentor, mentee = aliased(Participant), aliased(Participant)
        statement = (
            select(mentor.person_id, mentee.person_id)
            .select_from(kind)
            .join(mentor, mentor.id == kind.mentor_id)
            .join(mentee, mentee.id == kind.mentee_id)
            .where(kind.workspace_id == self._workspace_id, condition)
        )
        return frozenset((one, other) for one, other in self._session.execute(statement))

    def _open(self) -> Select[MatchProposal]:
        return self._all().where(MatchProposal.state == ProposalState.PROPOSED)

    def _list(self, statement: Select[MatchProposal]) -> Sequence[MatchProposal]:
        return self._session.scalars(statement.order_by(MatchProposal.score.desc(), MatchProposal.id)).all()

    def _all(self) -> Select[MatchProposal]:
        options = []
        for member in (MatchProposal.mentor, MatchProposal.mentee):
            options += [
                joinedload(member).joinedload(Participant.person),
                joinedload(member).joinedload(Participant.cohort).joinedload(Cohort.program),
                joinedload(member).selectinload(Participant.skills).joinedload(ParticipantSkill.skill),
            ]
        return select(MatchProposal).where(MatchProposal.workspace_id == self._workspace_id).options(*options)
