"""What happened in some cohorts: who took part, which pairs formed, what became of meetings. Counted in SQL."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, union

from bot.domain.care.terms import EndedBy, Health
from bot.domain.insight.floor import large_enough
from bot.domain.insight.periods import Period
from bot.domain.insight.statistics import Sums
from bot.domain.matching_terms import Pairing
from bot.domain.participation import PRESENT
from bot.domain.terms import MeetingState, MentorshipState, ParticipantState, Role
from bot.store.insight.moments import Seconds, week_of
from bot.store.queries import Queries
from models import Cohort, Meeting, Mentorship, Participant, Program

Ids = Collection[UUID]
DAY = 24 * 3600
SETTLED = (MeetingState.HELD, MeetingState.SKIPPED, MeetingState.UNKNOWN)
RUNNING = (MentorshipState.ACTIVE, MentorshipState.PAUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Who had a place when a period ended: all, those who learn, and of these those who had a match."""

    present: int
    learners: int
    matched: int
    met: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfMeetings:
    """What became of the meetings of the `week`th week. `asked`: we asked if they met; `answered`: and heard."""

    week: int
    held: int
    skipped: int
    unknown: int
    asked: int
    answered: int


class Record(Queries):
    """What happened, for cohorts whose ids are given."""

    def large(self, cohorts: Ids) -> Sequence[UUID]:
        """Those of them in which at least five people ever had a place."""
        statement = (
            select(Participant.cohort_id, func.count())
            .where(*self._members(cohorts), Participant.state.in_((*PRESENT, ParticipantState.LEFT)))
            .group_by(Participant.cohort_id)
        )
        return [cohort for cohort, people in self._session.execute(statement) if large_enough(people)]

    def crowd(self, cohorts: Ids, period: Period) -> Crowd:
        """Who had a place at the end of the period, and who of them met somebody in it."""
        learns = Participant.role != Role.MENTOR
        matched = and_(learns, Participant.id.in_(self._matched(cohorts, period.ends_at)))
        met = Participant.id.in_(self._met(cohorts, period))
        statement = select(func.count(), _sum(learns), _sum(matched), _sum(met)).where(
            *self._members(cohorts),
            Participant.joined_at < period.ends_at,
            or_(
                Participant.state.in_(PRESENT),
                and_(Participant.state == ParticipantState.LEFT, Participant.updated_at >= period.ends_at),
            ),
        )
        present, learners, with_match, who_met = self._session.execute(statement).one()
        return Crowd(present=present, learners=learners, matched=with_match, met=who_met)

    def came_and_went(self, cohorts: Ids, period: Period) -> tuple[int, int]:
        """How many joined and how many left in the period."""
        inside = Participant.state.in_((*PRESENT, ParticipantState.LEFT))
        came = and_(inside, _within(Participant.joined_at, period))
        went = and_(Participant.state == ParticipantState.LEFT, _within(Participant.updated_at, period))
        statement = select(_sum(came), _sum(went)).where(*self._members(cohorts))
        joined, left = self._session.execute(statement).one()
        return joined, left

    def meetings(self, cohorts: Ids, period: Period) -> Sequence[WeekOfMeetings]:
        """What became of the meetings of each week that had any."""
        week = week_of(Meeting.starts_at, period).label("week")
        asked = Meeting.asks > 0
        statement = (
            select(
                week,
                *(_sum(Meeting.state == state) for state in SETTLED),
                _sum(asked),
                _sum(and_(asked, Meeting.state != MeetingState.UNKNOWN)),
            )
            .join(Mentorship, Mentorship.id == Meeting.mentorship_id)
            .where(*self._pairs(cohorts), Meeting.state.in_(SETTLED), _within(Meeting.starts_at, period))
            .group_by(week)
            .order_by(week)
        )
        return [
            WeekOfMeetings(week=row[0], held=row[1], skipped=row[2], unknown=row[3], asked=row[4], answered=row[5])
            for row in self._session.execute(statement)
        ]

    def days_to_match(self, cohorts: Ids, period: Period) -> Sums:
        """Days from joining to the first match, of those who learn and whose first match came in the period."""
        first = (
            select(Mentorship.mentee_id.label("learner"), func.min(Mentorship.started_at).label("at"))
            .where(*self._pairs(cohorts))
            .group_by(Mentorship.mentee_id)
            .subquery()
        )
        days = _days(Participant.joined_at, first.c.at)
        statement = select(*_sums(days)).join(first, first.c.learner == Participant.id)
        return self._added(
            statement.where(Participant.workspace_id == self._workspace_id, _within(first.c.at, period))
        )

    def days_to_first_meeting(self, cohorts: Ids, period: Period) -> Sums:
        """Days from the match to the first meeting that was held, of pairs whose first one was in the period."""
        held = (Meeting.workspace_id == self._workspace_id, Meeting.state == MeetingState.HELD)
        first = (
            select(Meeting.mentorship_id.label("pair"), func.min(Meeting.starts_at).label("at"))
            .where(*held, _within(Meeting.starts_at, period))
            .group_by(Meeting.mentorship_id)
            .subquery()
        )
        before = exists().where(*held, Meeting.mentorship_id == Mentorship.id, Meeting.starts_at < period.starts_at)
        days = _days(Mentorship.started_at, first.c.at)
        statement = select(*_sums(days)).join(first, first.c.pair == Mentorship.id)
        return self._added(statement.where(*self._pairs(cohorts), ~before))

    def parted(self, cohorts: Ids, period: Period) -> tuple[int, int]:
        """How many pairs ended in the period since one asked to meet somebody else, of how many that ran."""
        parted = and_(Mentorship.ended_by == EndedBy.PARTED, _within(Mentorship.ended_at, period))
        statement = select(_sum(parted), func.count()).where(
            *self._pairs(cohorts),
            Mentorship.started_at < period.ends_at,
            or_(Mentorship.ended_at.is_(None), Mentorship.ended_at >= period.starts_at),
        )
        number, ran = self._session.execute(statement).one()
        return number, ran

    def health(self, cohorts: Ids) -> Sequence[tuple[UUID, Health, int]]:
        """How many pairs of each cohort run right now, by how they are doing."""
        kind = (Mentorship.cohort_id, Mentorship.health)
        running = Mentorship.state.in_(RUNNING)
        statement = select(*kind, func.count()).where(*self._pairs(cohorts), running).group_by(*kind)
        return [(cohort, health, number) for cohort, health, number in self._session.execute(statement)]

    def _added(self, statement: Select[*tuple[Any, ...]]) -> Sums:
        count, total, squares = self._session.execute(statement).one()
        return Sums(count=count, total=total or 0, squares=squares or 0)

    def _members(self, cohorts: Ids) -> tuple[ColumnElement[bool], ...]:
        return Participant.workspace_id == self._workspace_id, Participant.cohort_id.in_(cohorts)

    def _pairs(self, cohorts: Ids) -> tuple[ColumnElement[bool], ...]:
        return Mentorship.workspace_id == self._workspace_id, Mentorship.cohort_id.in_(cohorts)

    def _matched(self, cohorts: Ids, at: datetime) -> Any:
        """Who learns in a pair that ran then, or that has been completed by then. Among equals both do."""
        then = and_(
            *self._pairs(cohorts),
            Mentorship.started_at < at,
            or_(
                Mentorship.ended_at.is_(None),
                Mentorship.ended_at >= at,
                Mentorship.state == MentorshipState.COMPLETED,
            ),
        )
        peers = (
            select(Mentorship.mentor_id)
            .join(Cohort, Cohort.id == Mentorship.cohort_id)
            .join(Program, Program.id == Cohort.program_id)
            .where(then, Program.pairing == Pairing.PEER)
        )
        return union(select(Mentorship.mentee_id).where(then), peers)

    def _met(self, cohorts: Ids, period: Period) -> Any:
        """Who had a meeting in the period, on either side."""
        held = (
            select(Meeting.mentorship_id)
            .where(
                Meeting.workspace_id == self._workspace_id,
                Meeting.state == MeetingState.HELD,
                _within(Meeting.starts_at, period),
            )
            .distinct()
            .cte("held")
        )
        sides = (Mentorship.mentor_id, Mentorship.mentee_id)
        return union(
            *(
                select(side).join(held, held.c.mentorship_id == Mentorship.id).where(*self._pairs(cohorts))
                for side in sides
            )
        )


def _within(instant: Any, period: Period) -> ColumnElement[bool]:
    return and_(instant >= period.starts_at, instant < period.ends_at)


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _days(start: Any, end: Any) -> ColumnElement[Any]:
    """Days between two instants, none where the later one came first."""
    apart = Seconds(end) - Seconds(start)
    return case((apart > 0, apart), else_=0) / float(DAY)


def _sums(value: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    return func.count(), func.sum(value), func.sum(value * value)
