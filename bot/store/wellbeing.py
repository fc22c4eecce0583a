"""Questions about how pairs are doing: what they did, what they left unanswered, and what was tried to help."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, bindparam, case, func, or_, select

from bot.domain.care.terms import Attempt
from bot.domain.growth.terms import GoalVisibility
from bot.domain.notices import Notice
from bot.domain.terms import DeliveryState, GoalState, MeetingState, MentorshipState
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
        return self._session.scalars(OUTCOMES, self._asked(pair=mentorship_id, since=since)).all()

    def last_held(self, mentorship_ids: Collection[UUID]) -> Mapping[UUID, datetime]:
        """When each of these pairs last met, of those that have."""
        asked = self._asked(pairs=list(mentorship_ids))
        return {row.mentorship_id: row.at for row in self._session.execute(LAST_HELD, asked)}

    def said(self, mentorship_id: UUID) -> Mapping[UUID, Sequence[tuple[int, int | None]]]:
        """How meetings were to each side and whether they were worth it, by participant, the latest first."""
        found: defaultdict[UUID, list[tuple[int, int | None]]] = defaultdict(list)
        for participant, rating, worth in self._session.execute(SAID, self._asked(pair=mentorship_id)):
            found[participant].append((rating, worth))
        return found

    def goals(self, mentorship_id: UUID) -> tuple[int, datetime | None]:
        """How many goals both of a pair may know of, and when one of them, or a step, last moved."""
        number, moved, done = self._session.execute(GOALS, self._asked(pair=mentorship_id)).one()
        return number, max(filter(None, (moved, done)), default=None)

    def first_asked(
        self,
        person_id: UUID,
        mentorship_id: UUID,
        since: datetime,
        kinds: Collection[type[Notice]],
        *,
        also: Collection[UUID] = (),
    ) -> datetime | None:
        """When somebody was first sent a message of these kinds about a pair, later than `since`; None if never.

        `also`: what else of a pair a message may be about.
        """
        asked = self._asked(person=person_id, pair=mentorship_id, since=since)
        named = {"kinds": [kind.__name__ for kind in kinds], "things": [mentorship_id, *also]}
        return self._session.scalar(FIRST_ASKED, asked | named)

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
        found: dict[UUID, list[HelpAttempt]] = {pair: [] for pair in mentorship_ids}
        for attempt in self._session.scalars(ATTEMPTS, self._asked(pairs=list(mentorship_ids))):
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

    def _asked(self, **about: object) -> dict[str, object]:
        return {"workspace": self._workspace_id, **about}

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
HERE: BindParameter[UUID] = bindparam("workspace")
PAIR: BindParameter[UUID] = bindparam("pair")
PAIRS: BindParameter[UUID] = bindparam("pairs", expanding=True)
THINGS: BindParameter[UUID] = bindparam("things", expanding=True)
OUTCOMES = (
    select(Meeting.state)
    .where(Meeting.workspace_id == HERE, Meeting.mentorship_id == PAIR)
    .where(Meeting.state.in_(SETTLED), Meeting.starts_at >= bindparam("since"))
    .order_by(Meeting.starts_at, Meeting.id)
)
LAST_HELD = (
    select(Meeting.mentorship_id, func.max(Meeting.starts_at).label("at"))
    .where(Meeting.workspace_id == HERE, Meeting.mentorship_id.in_(PAIRS))
    .where(Meeting.state == MeetingState.HELD)
    .group_by(Meeting.mentorship_id)
)
SAID = (
    select(Feedback.participant_id, Feedback.rating, Feedback.worth)
    .join(Meeting, Meeting.id == Feedback.meeting_id)
    .where(Feedback.workspace_id == HERE, Meeting.mentorship_id == PAIR)
    .order_by(Meeting.starts_at.desc(), Feedback.id)
)
SHARED = (
    Goal.workspace_id == HERE,
    Goal.mentorship_id == PAIR,
    Goal.visibility != GoalVisibility.MINE,
    Goal.state != GoalState.DROPPED,
)
UPDATED = select(func.max(GoalUpdate.made_at)).join(Goal, Goal.id == GoalUpdate.goal_id).where(*SHARED)
STEPPED = select(func.max(ActionStep.done_at)).where(
    ActionStep.workspace_id == HERE, ActionStep.mentorship_id == PAIR
)
GOALS = select(
    select(func.count()).select_from(Goal).where(*SHARED).scalar_subquery(),
    UPDATED.scalar_subquery(),
    STEPPED.scalar_subquery(),
)
AT = func.coalesce(OutboxMessage.settled_at, OutboxMessage.due_at)
MEETINGS = select(Meeting.id).where(Meeting.workspace_id == HERE, Meeting.mentorship_id == PAIR)
FIRST_ASKED = (
    select(func.min(AT))
    .where(OutboxMessage.workspace_id == HERE, OutboxMessage.person_id == bindparam("person"))
    .where(OutboxMessage.kind.in_(bindparam("kinds", expanding=True)), OutboxMessage.state.in_(READ))
    .where(or_(OutboxMessage.about_id.in_(THINGS), OutboxMessage.about_id.in_(MEETINGS)))
    .where(bindparam("since") < AT)
)
ATTEMPTS = (
    select(HelpAttempt)
    .where(HelpAttempt.workspace_id == HERE, HelpAttempt.mentorship_id.in_(PAIRS))
    .order_by(HelpAttempt.made_at, HelpAttempt.id)
)
"""Built once: they are asked with every sign of life."""
