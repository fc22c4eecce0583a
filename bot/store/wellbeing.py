"""Questions about how pairs are doing: what they did, what they left unanswered, and what was tried to help."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, or_, select

from bot.domain.care.terms import Attempt
from bot.domain.growth.terms import GoalVisibility
from bot.domain.notices import Notice
from bot.domain.terms import DeliveryState, GoalState, MeetingState, MentorshipState
from bot.store.mentorships import MEMBERS
from bot.store.queries import Queries
from models import (
    ActionStep,
    Feedback,
    Goal,
    GoalUpdate,
    HelpAttempt,
    Meeting,
    Mentorship,
    OutboxMessage,
    Participant,
)

SETTLED = (MeetingState.HELD, MeetingState.SKIPPED, MeetingState.UNKNOWN)
READ = (DeliveryState.SENT, DeliveryState.MERGED)
IN_VAIN = (DeliveryState.EXPIRED, DeliveryState.GIVEN_UP)


class Cases(NamedTuple):
    """Pairs of a cohort that could use a hand: how many, and when the latest came to be known."""

    number: int
    latest: datetime


class Wellbeing(Queries):
    """What the health of a pair is told from. Words that people wrote are not among it."""

    def outcomes(self, mentorship_id: UUID, since: datetime) -> Sequence[MeetingState]:
        """What became of the meetings of a pair from `since` on, the latest last; those planned left out."""
        statement = (
            select(Meeting.state)
            .where(Meeting.workspace_id == self._workspace_id, Meeting.mentorship_id == mentorship_id)
            .where(Meeting.state.in_(SETTLED), Meeting.starts_at >= since)
            .order_by(Meeting.starts_at, Meeting.id)
        )
        return self._session.scalars(statement).all()

    def last_held(self, mentorship_ids: Collection[UUID]) -> Mapping[UUID, datetime]:
        """When each of these pairs last met, of those that have."""
        statement = (
            select(Meeting.mentorship_id, func.max(Meeting.starts_at).label("at"))
            .where(Meeting.workspace_id == self._workspace_id, Meeting.mentorship_id.in_(mentorship_ids))
            .where(Meeting.state == MeetingState.HELD)
            .group_by(Meeting.mentorship_id)
        )
        return {row.mentorship_id: row.at for row in self._session.execute(statement)}

    def said(self, mentorship_id: UUID) -> Mapping[UUID, Sequence[tuple[int, int | None]]]:
        """How meetings were to each side and whether they were worth it, by participant, the latest first."""
        statement = (
            select(Feedback.participant_id, Feedback.rating, Feedback.worth)
            .join(Meeting, Meeting.id == Feedback.meeting_id)
            .where(Feedback.workspace_id == self._workspace_id, Meeting.mentorship_id == mentorship_id)
            .order_by(Meeting.starts_at.desc(), Feedback.id)
        )
        found: defaultdict[UUID, list[tuple[int, int | None]]] = defaultdict(list)
        for participant, rating, worth in self._session.execute(statement):
            found[participant].append((rating, worth))
        return found

    def goals(self, mentorship_id: UUID) -> tuple[int, datetime | None]:
        """How many goals both of a pair may know of, and when one of them, or a step, last moved."""
        mine = (Goal.workspace_id == self._workspace_id, Goal.mentorship_id == mentorship_id)
        shared = (*mine, Goal.visibility != GoalVisibility.MINE, Goal.state != GoalState.DROPPED)
        number = self._session.scalar(select(func.count()).select_from(Goal).where(*shared)) or 0
        moved = self._session.scalar(
            select(func.max(GoalUpdate.made_at)).join(Goal, Goal.id == GoalUpdate.goal_id).where(*shared)
        )
        done = self._session.scalar(
            select(func.max(ActionStep.done_at)).where(
                ActionStep.workspace_id == self._workspace_id, ActionStep.mentorship_id == mentorship_id
            )
        )
        return number, max(filter(None, (moved, done)), default=None)

    def first_asked(
        self, person_id: UUID, mentorship_id: UUID, since: datetime, kinds: Collection[type[Notice]]
    ) -> datetime | None:
        """When somebody was first sent a message of these kinds about a pair, later than `since`; None if never."""
        at = func.coalesce(OutboxMessage.settled_at, OutboxMessage.due_at)
        meetings = select(Meeting.id).where(
            Meeting.workspace_id == self._workspace_id, Meeting.mentorship_id == mentorship_id
        )
        statement = (
            select(func.min(at))
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.person_id == person_id)
            .where(OutboxMessage.kind.in_([kind.__name__ for kind in kinds]), OutboxMessage.state.in_(READ))
            .where(or_(OutboxMessage.about_id == mentorship_id, OutboxMessage.about_id.in_(meetings)), at > since)
        )
        return self._session.scalar(statement)

    def written(
        self, person_id: UUID, mentorship_id: UUID, since: datetime, kinds: Collection[type[Notice]]
    ) -> Sequence[tuple[str, datetime | None]]:
        """The messages of these kinds to somebody about a pair, from `since` on: their keys, and when they left."""
        at = func.coalesce(OutboxMessage.settled_at, OutboxMessage.due_at)
        left = case((OutboxMessage.state.in_(READ), at))
        statement = (
            select(OutboxMessage.key, left)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.person_id == person_id)
            .where(OutboxMessage.kind.in_([kind.__name__ for kind in kinds]))
            .where(OutboxMessage.about_id == mentorship_id, OutboxMessage.created_at >= since)
            .where(OutboxMessage.state.not_in(IN_VAIN))
        )
        return [(key, left_at) for key, left_at in self._session.execute(statement)]

    # -- what was tried ----------------------------------------------------------------------------

    def attempts(self, mentorship_ids: Collection[UUID]) -> Mapping[UUID, Sequence[HelpAttempt]]:
        """What was tried for each of these pairs, the earliest first."""
        statement = (
            select(HelpAttempt)
            .where(HelpAttempt.workspace_id == self._workspace_id, HelpAttempt.mentorship_id.in_(mentorship_ids))
            .order_by(HelpAttempt.made_at, HelpAttempt.id)
        )
        found: dict[UUID, list[HelpAttempt]] = {pair: [] for pair in mentorship_ids}
        for attempt in self._session.scalars(statement):
            found[attempt.mentorship_id].append(attempt)
        return found

    def cases_in(self, cohort_ids: Collection[UUID], *, reader: UUID) -> Mapping[UUID, Cases]:
        """The pairs that could use a hand in each of these cohorts, of those where there are any.

        Nobody reads there of a pair of their own.
        """
        statement = (
            select(Mentorship.cohort_id, func.count(), func.max(HelpAttempt.made_at))
            .select_from(Mentorship)
            .join(HelpAttempt, HelpAttempt.mentorship_id == Mentorship.id)
            .where(Mentorship.workspace_id == self._workspace_id, Mentorship.cohort_id.in_(cohort_ids))
            .where(*OPEN_CASE, *self._not_of(reader))
            .group_by(Mentorship.cohort_id)
        )
        return {cohort: Cases(number, latest) for cohort, number, latest in self._session.execute(statement)}

    def in_need(self, cohort_id: UUID, *, reader: UUID, start: int, most: int) -> Sequence[Mentorship]:
        """The pairs of a cohort that could use a hand, who came first first, without those of the reader."""
        statement = (
            select(Mentorship)
            .join(HelpAttempt, HelpAttempt.mentorship_id == Mentorship.id)
            .where(Mentorship.workspace_id == self._workspace_id, Mentorship.cohort_id == cohort_id)
            .where(*OPEN_CASE, *self._not_of(reader))
            .order_by(HelpAttempt.made_at, Mentorship.id)
            .options(*MEMBERS)
        )
        return self._session.scalars(statement.offset(start).limit(most)).all()

    def _not_of(self, reader: UUID) -> Sequence[ColumnElement[bool]]:
        own = select(Participant.id).where(
            Participant.workspace_id == self._workspace_id, Participant.person_id == reader
        )
        return Mentorship.mentor_id.not_in(own), Mentorship.mentee_id.not_in(own)


OPEN_CASE = (
    Mentorship.state == MentorshipState.ACTIVE,
    HelpAttempt.what == Attempt.ADMIN_TOLD,
    HelpAttempt.answered_at.is_(None),
)
