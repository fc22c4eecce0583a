"""Counting: what a cohort's numbers are, in as many statements as there are tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, union_all

from bot.domain.matching_terms import ProposalOrigin, ProposalState
from bot.domain.participation import PRESENT
from bot.domain.terms import MentorshipState, ParticipantState, Role
from bot.store.queries import Queries
from models import MatchProposal, Mentorship, Participant

Ids = Sequence[UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The numbers of one cohort. `waiting` counts active mentees with neither a pair nor a match to answer."""

    participants: Mapping[tuple[Role, ParticipantState], int]
    pairs: Mapping[MentorshipState, int]
    proposals_open: int
    waiting: int

    @property
    def mentors(self) -> int:
        return sum(count for (role, state), count in self._present() if role.mentors)

    @property
    def mentees(self) -> int:
        return sum(count for (role, state), count in self._present() if role.learns)

    @property
    def paused(self) -> int:
        return sum(count for (_, state), count in self._present() if state is ParticipantState.PAUSED)

    @property
    def waitlisted(self) -> int:
        return sum(count for (_, state), count in self.participants.items() if state is ParticipantState.WAITLISTED)

    def _present(self) -> list[tuple[tuple[Role, ParticipantState], int]]:
        return [entry for entry in self.participants.items() if entry[0][1] in PRESENT]


class Tallies(Queries):
    """The numbers of a cohort."""

    def of(self, cohort_id: UUID) -> Tally:
        return self.of_each([cohort_id])[cohort_id]

    def of_each(self, cohort_ids: Ids) -> Mapping[UUID, Tally]:
        """The numbers of several cohorts, in no more statements than those of one."""
        participants, pairs = self._participants(cohort_ids), self._pairs(cohort_ids)
        proposals_open = self._proposals_open(cohort_ids)
        waiting = self.waiting_in(cohort_ids)
        return {
            each: Tally(
                participants=participants.get(each, {}),
                pairs=pairs.get(each, {}),
                proposals_open=proposals_open.get(each, 0),
                waiting=waiting.get(each, 0),
            )
            for each in cohort_ids
        }

    def waiting_in(self, cohort_ids: Ids) -> Mapping[UUID, int]:
        """How many active mentees of each of these cohorts have neither a pair nor a match to answer.

        Who has asked a mentor themself waits for a match like everybody else.
        """
        matched = select(MatchProposal.mentee_id).where(
            MatchProposal.workspace_id == self._workspace_id,
            MatchProposal.cohort_id.in_(cohort_ids),
            MatchProposal.state == ProposalState.PROPOSED,
            MatchProposal.origin != ProposalOrigin.REQUEST,
        )
        statement = (
            select(Participant.cohort_id, func.count())
            .where(
                Participant.workspace_id == self._workspace_id,
                Participant.cohort_id.in_(cohort_ids),
                Participant.state == ParticipantState.ACTIVE,
                Participant.role != Role.MENTOR,
                Participant.id.not_in(union_all(self._paired(cohort_ids), matched)),
            )
            .group_by(Participant.cohort_id)
        )
        return dict(self._session.execute(statement).all())

    def _participants(self, cohorts: Ids) -> Mapping[UUID, Mapping[tuple[Role, ParticipantState], int]]:
        kind = (Participant.cohort_id, Participant.role, Participant.state)
        statement = (
            select(*kind, func.count())
            .where(Participant.workspace_id == self._workspace_id, Participant.cohort_id.in_(cohorts))
            .group_by(*kind)
        )
        rows = self._session.execute(statement)
        return _by_cohort((cohort, (role, state), count) for cohort, role, state, count in rows)

    def _pairs(self, cohorts: Ids) -> Mapping[UUID, Mapping[MentorshipState, int]]:
        statement = (
            select(Mentorship.cohort_id, Mentorship.state, func.count())
            .where(Mentorship.workspace_id == self._workspace_id, Mentorship.cohort_id.in_(cohorts))
            .group_by(Mentorship.cohort_id, Mentorship.state)
        )
        return _by_cohort(self._session.execute(statement))

    def _proposals_open(self, cohorts: Ids) -> Mapping[UUID, int]:
        statement = (
            select(MatchProposal.cohort_id, func.count())
            .where(
                MatchProposal.workspace_id == self._workspace_id,
                MatchProposal.cohort_id.in_(cohorts),
                MatchProposal.state == ProposalState.PROPOSED,
            )
            .group_by(MatchProposal.cohort_id)
        )
        return dict(self._session.execute(statement).all())

    def _paired(self, cohorts: Ids) -> Select[UUID]:
        return select(Mentorship.mentee_id).where(
            Mentorship.workspace_id == self._workspace_id,
            Mentorship.cohort_id.in_(cohorts),
            Mentorship.state != MentorshipState.ENDED,
        )


def _by_cohort(rows: Iterable[Any]) -> dict[UUID, dict[Any, int]]:
    """Rows of (cohort, what is counted, how many), put together by cohort."""
    counts: dict[UUID, dict[Any, int]] = {}
    for cohort, counted, number in rows:
        counts.setdefault(cohort, {})[counted] = number
    return counts
