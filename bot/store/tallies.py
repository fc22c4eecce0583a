"""Counting: what a cohort's numbers are, in as many statements as there are tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select, union_all

from bot.domain.terms import GoalState, MeetingState, MentorshipState, ParticipantState, ProposalState, Role
from bot.store.queries import Queries
from models import Feedback, Goal, MatchProposal, Meeting, Mentorship, Participant


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The numbers of one cohort. `waiting` counts active mentees without a pair."""

    participants: Mapping[tuple[Role, ParticipantState], int]
    pairs: Mapping[MentorshipState, int]
    meetings: Mapping[MeetingState, int]
    goals: Mapping[GoalState, int]
    proposals_open: int
    waiting: int
    feedback_count: int
    feedback_total: int
    feedback_people: int

    @property
    def mentors(self) -> int:
        return sum(count for (role, state), count in self._present() if role.mentors)

    @property
    def mentees(self) -> int:
        return sum(count for (role, state), count in self._present() if role.learns)

    @property
    def paused(self) -> int:
        return sum(count for (_, state), count in self._present() if state is ParticipantState.PAUSED)

    def _present(self) -> list[tuple[tuple[Role, ParticipantState], int]]:
        here = {ParticipantState.ACTIVE, ParticipantState.PAUSED}
        return [entry for entry in self.participants.items() if entry[0][1] in here]


class Tallies(Queries):
    """The numbers of a cohort."""

    def of(self, cohort_id: UUID) -> Tally:
        count, total, people = self._feedback(cohort_id)
        return Tally(
            participants=self._participants(cohort_id),
            pairs=self._pairs(cohort_id),
            meetings=self._meetings(cohort_id),
            goals=self._goals(cohort_id),
            proposals_open=self._proposals_open(cohort_id),
            waiting=self._waiting(cohort_id),
            feedback_count=count,
            feedback_total=total,
            feedback_people=people,
        )

    def waiting_in(self, cohort_ids: Sequence[UUID]) -> Mapping[UUID, int]:
        """How many active mentees of each of these cohorts have neither a pair nor a match to answer."""
        held = union_all(
            select(Mentorship.mentee_id).where(
                Mentorship.workspace_id == self._workspace_id,
                Mentorship.cohort_id.in_(cohort_ids),
                Mentorship.state != MentorshipState.ENDED,
            ),
            select(MatchProposal.mentee_id).where(
                MatchProposal.workspace_id == self._workspace_id,
                MatchProposal.cohort_id.in_(cohort_ids),
                MatchProposal.state == ProposalState.PROPOSED,
            ),
        )
        statement = (
            select(Participant.cohort_id, func.count())
            .where(
                Participant.workspace_id == self._workspace_id,
                Participant.cohort_id.in_(cohort_ids),
                Participant.state == ParticipantState.ACTIVE,
                Participant.role != Role.MENTOR,
                Participant.id.not_in(held),
            )
            .group_by(Participant.cohort_id)
        )
        return dict(self._session.execute(statement).all())

    def _participants(self, cohort_id: UUID) -> dict[tuple[Role, ParticipantState], int]:
        statement = (
            select(Participant.role, Participant.state, func.count())
            .where(Participant.workspace_id == self._workspace_id, Participant.cohort_id == cohort_id)
            .group_by(Participant.role, Participant.state)
        )
        return {(role, state): count for role, state, count in self._session.execute(statement)}

    def _pairs(self, cohort_id: UUID) -> Mapping[MentorshipState, int]:
        statement = select(Mentorship.state, func.count()).where(
            Mentorship.workspace_id == self._workspace_id, Mentorship.cohort_id == cohort_id
        )
        return dict(self._session.execute(statement.group_by(Mentorship.state)).all())

    def _meetings(self, cohort_id: UUID) -> Mapping[MeetingState, int]:
        statement = (
            select(Meeting.state, func.count())
            .join(Mentorship, Mentorship.id == Meeting.mentorship_id)
            .where(Meeting.workspace_id == self._workspace_id, Mentorship.cohort_id == cohort_id)
        )
        return dict(self._session.execute(statement.group_by(Meeting.state)).all())

    def _goals(self, cohort_id: UUID) -> Mapping[GoalState, int]:
        statement = (
            select(Goal.state, func.count())
            .join(Mentorship, Mentorship.id == Goal.mentorship_id)
            .where(Goal.workspace_id == self._workspace_id, Mentorship.cohort_id == cohort_id)
        )
        return dict(self._session.execute(statement.group_by(Goal.state)).all())

    def _feedback(self, cohort_id: UUID) -> tuple[int, int, int]:
        statement = (
            select(
                func.count(),
                func.coalesce(func.sum(Feedback.rating), 0),
                func.count(Feedback.participant_id.distinct()),
            )
            .join(Meeting, Meeting.id == Feedback.meeting_id)
            .join(Mentorship, Mentorship.id == Meeting.mentorship_id)
            .where(Feedback.workspace_id == self._workspace_id, Mentorship.cohort_id == cohort_id)
        )
        count, total, people = self._session.execute(statement).one()
        return count, total, people

    def _proposals_open(self, cohort_id: UUID) -> int:
        statement = select(func.count()).where(
            MatchProposal.workspace_id == self._workspace_id,
            MatchProposal.cohort_id == cohort_id,
            MatchProposal.state == ProposalState.PROPOSED,
        )
        return self._session.scalar(statement) or 0

    def _waiting(self, cohort_id: UUID) -> int:
        paired = select(Mentorship.mentee_id).where(
            Mentorship.workspace_id == self._workspace_id,
            Mentorship.cohort_id == cohort_id,
            Mentorship.state != MentorshipState.ENDED,
        )
        statement = select(func.count()).where(
            Participant.workspace_id == self._workspace_id,
            Participant.cohort_id == cohort_id,
            Participant.state == ParticipantState.ACTIVE,
            Participant.role != Role.MENTOR,
            Participant.id.not_in(paired),
        )
        return self._session.scalar(statement) or 0
