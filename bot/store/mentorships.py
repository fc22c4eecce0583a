"""Questions about pairs, their meetings and what was said after them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Select, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import joinedload

from bot.domain.errors import MeetingOver, MentorshipOver
from bot.domain.growth.terms import GoalVisibility
from bot.domain.terms import GoalState, MeetingState, MentorshipState, ParticipantState, Role, Side
from bot.store.queries import Queries
from models import (
    CheckInReply,
    Cohort,
    Feedback,
    Goal,
    Meeting,
    Mentorship,
    Participant,
    ParticipantSkill,
    Rematch,
)


class Mentorships(Queries):
    """Pairs with both members and their people."""

    def get(self, mentorship_id: UUID) -> Mentorship:
        """Return the pair, locked; raise MentorshipOver if this workspace has none of that id."""
        found = self._session.scalar(BY_ID, self._asked(pair=mentorship_id))
        if found is None:
            raise MentorshipOver
        return found

    def running_of(self, participant_ids: Sequence[UUID]) -> Sequence[Mentorship]:
        """Active and paused pairs of these participants, the oldest first."""
        return self._session.scalars(RUNNING_OF, self._asked(places=participant_ids)).all()

    def mentored_by(self, participant_id: UUID) -> Sequence[Mentorship]:
        """Active and paused pairs of one mentor, the oldest first."""
        return self._session.scalars(MENTORED_BY, self._asked(mentor=participant_id)).all()

    def ever_of(self, participant_ids: Sequence[UUID]) -> Sequence[Mentorship]:
        """All pairs of these participants: those that run, the oldest first, then past ones, the latest first."""
        theirs = Mentorship.mentor_id.in_(participant_ids) | Mentorship.mentee_id.in_(participant_ids)
        statement = self._all().where(theirs)
        return self._session.scalars(statement.order_by(*RUNNING_FIRST)).all()

    def ever_with(self, person_id: UUID) -> Sequence[Mentorship]:
        """All pairs of a person in the same order, to be named: with people and programs, without skills.

        One statement, built once, where `ever_of` takes three and the question for the participants two more: lists
        are what people look at most.
        """
        return self._session.scalars(EVER_WITH, self._asked(person=person_id)).all()

    def running_in(self, cohort_id: UUID) -> Sequence[Mentorship]:
        return self._session.scalars(RUNNING_IN, self._asked(cohort=cohort_id)).all()

    def places_held_in(self, cohort_id: UUID) -> Sequence[tuple[UUID, UUID]]:
        """The active and paused pairs of a cohort as (mentor, mentee), for whoever asks about thousands of them."""
        return [(mentor, mentee) for mentor, mentee in self._session.execute(HELD, self._asked(cohort=cohort_id))]

    def paired_in(self, cohort_id: UUID) -> frozenset[UUID]:
        """The participants of a cohort with a pair that runs or has completed."""
        statement = select(Mentorship.mentor_id, Mentorship.mentee_id).where(
            Mentorship.workspace_id == self._workspace_id,
            Mentorship.cohort_id == cohort_id,
            Mentorship.state != MentorshipState.ENDED,
        )
        return frozenset(member for pair in self._session.execute(statement) for member in pair)

    def count_running_in(self, cohort_id: UUID) -> int:
        statement = select(func.count()).where(
            Mentorship.workspace_id == self._workspace_id,
            Mentorship.cohort_id == cohort_id,
            Mentorship.state.in_((MentorshipState.ACTIVE, MentorshipState.PAUSED)),
        )
        return self._session.scalar(statement) or 0

    def mentees_of(self, participant_id: UUID) -> int:
        """How many seats of a mentor are taken."""
        statement = select(func.count()).where(
            Mentorship.workspace_id == self._workspace_id,
            Mentorship.mentor_id == participant_id,
            Mentorship.state.in_((MentorshipState.ACTIVE, MentorshipState.PAUSED)),
        )
        return self._session.scalar(statement) or 0

    def left_behind_in(self, cohort_id: UUID, sides: Collection[Side] = (Side.MENTEE,)) -> frozenset[UUID]:
        """Who of these sides, as participants, lost a partner while their pair was under way, or parted.

        Whoever asked for another partner is one of them like whoever did not.
        """
        return frozenset[UUID]().union(*(self._left_behind(cohort_id, side) for side in sides))

    def _left_behind(self, cohort_id: UUID, side: Side) -> Collection[UUID]:
        own, partner, alone = {
            Side.MENTEE: (Mentorship.mentee_id, Mentorship.mentor_id, Role.MENTEE),
            Side.MENTOR: (Mentorship.mentor_id, Mentorship.mentee_id, Role.MENTOR),
        }[side]
        parted = exists().where(Rematch.workspace_id == self._workspace_id, Rematch.mentorship_id == Mentorship.id)
        gone = (Participant.state == ParticipantState.LEFT) | (Participant.role == alone)
        statement = (
            select(own)
            .join(Participant, Participant.id == partner)
            .where(Mentorship.workspace_id == self._workspace_id, Mentorship.cohort_id == cohort_id)
            .where(Mentorship.state == MentorshipState.ENDED, gone | parted)
        )
        return self._session.scalars(statement).all()

    def planned(self, mentorship_ids: Sequence[UUID]) -> dict[UUID, Meeting]:
        """The planned meeting of each pair that has one."""
        planned = self._session.scalars(PLANNED, self._asked(pairs=mentorship_ids))
        return {meeting.mentorship_id: meeting for meeting in planned}

    def meetings_so_far(self, mentorship_id: UUID) -> tuple[int, datetime | None]:
        """How many meetings the pair has had planned, and the start of the latest one that was not cancelled."""
        count, latest = self._session.execute(SO_FAR, self._asked(pair=mentorship_id)).one()
        return count, latest

    def count_meetings(self, mentorship_id: UUID, *states: MeetingState) -> int:
        """How many meetings of the pair are in one of these states."""
        statement = select(func.count()).where(
            Meeting.workspace_id == self._workspace_id,
            Meeting.mentorship_id == mentorship_id,
            Meeting.state.in_(states),
        )
        return self._session.scalar(statement) or 0

    def have_met(self, mentorship_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Which of these pairs have a meeting behind them, as far as we know."""
        statement = select(Meeting.mentorship_id).where(
            Meeting.workspace_id == self._workspace_id,
            Meeting.mentorship_id.in_(mentorship_ids),
            Meeting.state.in_((MeetingState.HELD, MeetingState.UNKNOWN)),
        )
        return frozenset(self._session.scalars(statement))

    def count_goals_reached(self, mentorship_id: UUID, reader: UUID) -> int:
        """How many goals of a pair were reached that one of its participants may know of."""
        statement = select(func.count()).where(
            Goal.workspace_id == self._workspace_id,
            Goal.mentorship_id == mentorship_id,
            Goal.state == GoalState.REACHED,
            or_(Goal.visibility != GoalVisibility.MINE, Goal.owner_id == reader),
        )
        return self._session.scalar(statement) or 0

    def meeting(self, meeting_id: UUID) -> Meeting:
        """Return the meeting, locked, with its pair; raise MeetingOver if this workspace has none of that id."""
        found = self._session.scalar(
            self._meetings()
            .where(Meeting.id == meeting_id)
            .options(joinedload(Meeting.mentorship).options(*MEMBERS))
            .with_for_update(of=Meeting, key_share=True)
        )
        if found is None:
            raise MeetingOver
        return found

    def reply(self, meeting_id: UUID, participant_id: UUID) -> CheckInReply | None:
        return self._session.scalar(
            select(CheckInReply).where(
                CheckInReply.workspace_id == self._workspace_id,
                CheckInReply.meeting_id == meeting_id,
                CheckInReply.participant_id == participant_id,
            )
        )

    def feedback(self, meeting_id: UUID, participant_id: UUID) -> Feedback | None:
        return self._session.scalar(
            select(Feedback).where(
                Feedback.workspace_id == self._workspace_id,
                Feedback.meeting_id == meeting_id,
                Feedback.participant_id == participant_id,
            )
        )

    def _meetings(self) -> Select[Meeting]:
        return select(Meeting).where(Meeting.workspace_id == self._workspace_id)

    def _asked(self, **about: object) -> dict[str, object]:
        return {"workspace": self._workspace_id, **about}

    def _all(self) -> Select[Mentorship]:
        return select(Mentorship).where(Mentorship.workspace_id == self._workspace_id).options(*MEMBERS)


def _members() -> list[Any]:
    """Both members are in the cohort of their pair, which is at hand by then; few who ask speak of skills."""
    loads = [joinedload(Mentorship.cohort).joinedload(Cohort.program)]
    for member in (Mentorship.mentor, Mentorship.mentee):
        loads += [
            joinedload(member).joinedload(Participant.person),
            joinedload(member).raiseload(Participant.cohort, sql_only=True),
            joinedload(member).lazyload(Participant.skills).joinedload(ParticipantSkill.skill),
        ]
    return loads


MEMBERS = _members()
NAMES = (
    joinedload(Mentorship.cohort).joinedload(Cohort.program),
    joinedload(Mentorship.mentor).joinedload(Participant.person),
    joinedload(Mentorship.mentee).joinedload(Participant.person),
)
RUNNING_FIRST = (
    Mentorship.ended_at.is_not(None),
    Mentorship.ended_at.desc(),
    Mentorship.started_at,
    Mentorship.id,
)
PLACES = select(Participant.id).where(
    Participant.workspace_id == bindparam("workspace"), Participant.person_id == bindparam("person")
)
EVER_WITH = (
    select(Mentorship)
    .where(Mentorship.workspace_id == bindparam("workspace"))
    .where(Mentorship.mentor_id.in_(PLACES) | Mentorship.mentee_id.in_(PLACES))
    .options(*NAMES)
    .order_by(*RUNNING_FIRST)
)

HERE = select(Mentorship).where(Mentorship.workspace_id == bindparam("workspace")).options(*MEMBERS)
BY_ID = HERE.where(Mentorship.id == bindparam("pair")).with_for_update(of=Mentorship, key_share=True)
RUNS = Mentorship.state.in_((MentorshipState.ACTIVE, MentorshipState.PAUSED))
RUNNING = HERE.where(RUNS).order_by(Mentorship.started_at, Mentorship.id)
MENTORED_BY = RUNNING.where(Mentorship.mentor_id == bindparam("mentor"))
RUNNING_IN = RUNNING.where(Mentorship.cohort_id == bindparam("cohort"))
THEIRS: BindParameter[UUID] = bindparam("places", expanding=True)
RUNNING_OF = RUNNING.where(Mentorship.mentor_id.in_(THEIRS) | Mentorship.mentee_id.in_(THEIRS))
HELD = select(Mentorship.mentor_id, Mentorship.mentee_id).where(
    Mentorship.workspace_id == bindparam("workspace"), Mentorship.cohort_id == bindparam("cohort"), RUNS
)
PLANNED = select(Meeting).where(
    Meeting.workspace_id == bindparam("workspace"),
    Meeting.mentorship_id.in_(bindparam("pairs", expanding=True)),
    Meeting.state == MeetingState.PLANNED,
)
SO_FAR = select(func.count(), func.max(case((Meeting.state != MeetingState.CANCELLED, Meeting.starts_at)))).where(
    Meeting.workspace_id == bindparam("workspace"), Meeting.mentorship_id == bindparam("pair")
)
"""Built once: what is asked of every pair at every turn."""
