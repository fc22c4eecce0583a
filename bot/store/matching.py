"""Questions about matching rounds and proposals."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import aliased, joinedload

from bot.domain.errors import ProposalOver
from bot.domain.matching import History
from bot.domain.matching.hands import Two
from bot.domain.matching.reporting import managing
from bot.domain.matching_terms import ProposalOrigin, ProposalState, RoundState
from bot.domain.terms import MentorshipState
from bot.store.queries import Queries
from models import Cohort, MatchingRound, MatchProposal, Mentorship, Participant, ParticipantSkill, Person, Rematch

RUNNING = frozenset({MentorshipState.ACTIVE, MentorshipState.PAUSED})
Pairs = frozenset[tuple[UUID, UUID]]


class Proposed(NamedTuple):
    """A proposal that somebody has still to answer: between which two participants, who are which people."""

    origin: ProposalOrigin
    mentor: UUID
    mentee: UUID
    mentor_person: UUID
    mentee_person: UUID


class Matching(Queries):
    """Rounds and proposals, with both members, their people and skills."""

    def of_round(self, round_id: UUID) -> Sequence[MatchProposal]:
        """All pairs of a round, those with the most points first."""
        return self._list(self._all().where(MatchProposal.round_id == round_id))

    def in_round(self, round_id: UUID, two: Two) -> MatchProposal:
        """The pair of these two in a round."""
        mentor, mentee = two
        statement = self._all().where(MatchProposal.round_id == round_id)
        return self._session.scalars(
            statement.where(MatchProposal.mentor_id == mentor, MatchProposal.mentee_id == mentee)
        ).one()

    def page_of_round(
        self, round_id: UUID, *, start: int, most: int, weakest_first: bool
    ) -> Sequence[MatchProposal]:
        """Some of the pairs of a round, from the `start`th on."""
        score = MatchProposal.score.asc() if weakest_first else MatchProposal.score.desc()
        statement = self._all().where(MatchProposal.round_id == round_id).order_by(score, MatchProposal.id)
        return self._session.scalars(statement.offset(start).limit(most)).all()

    def proposal(self, proposal_id: UUID) -> MatchProposal:
        """Return the proposal, locked; raise ProposalOver if this workspace has none of that id."""
        found = self._session.scalar(
            self._all().where(MatchProposal.id == proposal_id).with_for_update(of=MatchProposal, key_share=True)
        )
        if found is None:
            raise ProposalOver
        return found

    def answered(self, proposal_id: UUID) -> MatchProposal:
        """The same for an answer, with both members locked before it, in one order for everybody.

        An answer may close other proposals of the two: whoever locked their own proposal first would wait for
        somebody who waits for them.
        """
        members = (
            select(Participant.id)
            .join(
                MatchProposal,
                (MatchProposal.mentor_id == Participant.id) | (MatchProposal.mentee_id == Participant.id),
            )
            .where(Participant.workspace_id == self._workspace_id, MatchProposal.id == proposal_id)
        )
        self._session.execute(members.order_by(Participant.id).with_for_update(of=Participant, key_share=True))
        return self.proposal(proposal_id)

    def open_in(self, cohort_id: UUID) -> Sequence[MatchProposal]:
        """Proposals of a cohort that somebody has still to answer."""
        return self._list(self._open().where(MatchProposal.cohort_id == cohort_id))

    def proposed_in(self, cohort_id: UUID) -> Sequence[Proposed]:
        """The same, no more of each than matching asks, which may be about thousands of them."""
        asked = {"workspace": self._workspace_id, "cohort": cohort_id}
        return [Proposed(*row) for row in self._session.execute(PROPOSED, asked)]

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
        here = (MatchProposal.state == ProposalState.DECLINED, MatchProposal.cohort_id == cohort.id)
        declined = self._session.execute(self._people(MatchProposal).where(*here))
        paired, parted, mentoring = self._pairs()
        return History(
            # Pairs that parted because one of the two wished it do not swap sides either.
            paired=paired | {pair[::-1] for pair in parted},
            declined=frozenset((mentor, mentee) for mentor, mentee in declined),
            mentoring=mentoring,
            managing=self._managing(cohort),
        )

    def _pairs(self) -> tuple[Pairs, Pairs, Pairs]:
        """Everybody who was ever a pair, those who parted by a wish of their own, and those who are one."""
        told = self._people(Mentorship).add_columns(Mentorship.state, Rematch.id)
        parting = (Rematch.mentorship_id == Mentorship.id) & (Rematch.workspace_id == self._workspace_id)
        found = self._session.execute(told.outerjoin(Rematch, parting)).all()
        return (
            frozenset((mentor, mentee) for mentor, mentee, _, _ in found),
            frozenset((mentor, mentee) for mentor, mentee, _, wish in found if wish),
            frozenset((mentor, mentee) for mentor, mentee, state, _ in found if state in RUNNING),
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

    def _people(self, kind: type[Mentorship] | type[MatchProposal]) -> Select[UUID, UUID]:
        mentor, mentee = aliased(Participant), aliased(Participant)
        return (
            select(mentor.person_id, mentee.person_id)
            .select_from(kind)
            .join(mentor, mentor.id == kind.mentor_id)
            .join(mentee, mentee.id == kind.mentee_id)
            .where(kind.workspace_id == self._workspace_id)
        )

    def _open(self) -> Select[MatchProposal]:
        return self._all().where(MatchProposal.state == ProposalState.PROPOSED)

    def _list(self, statement: Select[MatchProposal]) -> Sequence[MatchProposal]:
        return self._session.scalars(statement.order_by(MatchProposal.score.desc(), MatchProposal.id)).all()

    def _all(self) -> Select[MatchProposal]:
        return ALL.where(MatchProposal.workspace_id == self._workspace_id)


def _whole() -> list[Any]:
    loads = []
    for member in (MatchProposal.mentor, MatchProposal.mentee):
        loads += [
            joinedload(member).joinedload(Participant.person),
            joinedload(member).joinedload(Participant.cohort).joinedload(Cohort.program),
            joinedload(member).selectinload(Participant.skills).joinedload(ParticipantSkill.skill),
        ]
    return loads


ALL = select(MatchProposal).options(*_whole())
MENTOR, MENTEE = aliased(Participant), aliased(Participant)
PROPOSED = (
    select(
        MatchProposal.origin, MatchProposal.mentor_id, MatchProposal.mentee_id, MENTOR.person_id, MENTEE.person_id
    )
    .join(MENTOR, MENTOR.id == MatchProposal.mentor_id)
    .join(MENTEE, MENTEE.id == MatchProposal.mentee_id)
    .where(MatchProposal.workspace_id == bindparam("workspace"), MatchProposal.cohort_id == bindparam("cohort"))
    .where(MatchProposal.state == ProposalState.PROPOSED)
)
