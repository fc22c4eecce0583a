"""Reading whole lists for files: in slices by id, so that neither memory nor a connection is held for long."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from bot.domain.growth.terms import GoalScope, GoalVisibility
from bot.domain.insight.exports import Cell, Export
from bot.domain.terms import MeetingState, MentorshipState, Side
from bot.store.concerns import OF_CONCERNS
from bot.store.queries import Queries
from models import (
    AuditEntry,
    Cohort,
    Goal,
    Meeting,
    Mentorship,
    Participant,
    Person,
    Program,
)

AT_ONCE = 2_000
"""Rows that are read together."""
MENTOR, MENTEE = aliased(Participant), aliased(Participant)
MENTOR_PERSON, MENTEE_PERSON = aliased(Person), aliased(Person)
COHORT_NAMES = (Program.name, Cohort.name)
PAIR_NAMES = (*COHORT_NAMES, MENTOR_PERSON.name, MENTOR_PERSON.slack_user_id, MENTEE_PERSON.name,
              MENTEE_PERSON.slack_user_id)  # fmt: skip

Id = InstrumentedAttribute[UUID]
Rows = Select[*tuple[Any, ...]]


class Lists(Queries):
    """Lists of everything in some programs, or, without any named, in the workspace."""

    def ends_of_slices(self, what: Export, programs: Collection[UUID] | None, *, most: int) -> Sequence[UUID]:
        """The id of the last row of each slice of `most` rows; none where there are no rows."""
        key, statement = self._keyed(what, programs)
        numbered = statement.with_only_columns(
            key.label("id"),
            func.row_number().over(order_by=key).label("number"),
            func.count().over().label("all"),
        ).subquery()
        ends = select(numbered.c.id).where((numbered.c.number % most == 0) | (numbered.c.number == numbered.c.all))
        return self._session.scalars(ends.order_by(numbered.c.id)).all()

    def rows(
        self, what: Export, programs: Collection[UUID] | None, *, after: UUID | None, upto: UUID | None
    ) -> Iterator[Sequence[Cell]]:
        """The rows whose ids come after `after` up to `upto`, in that order."""
        key, statement = self._keyed(what, programs)
        if upto is not None:
            statement = statement.where(key <= upto)
        told = statement.add_columns(key).order_by(key).limit(AT_ONCE)
        while True:
            found = self._session.execute(told if after is None else told.where(key > after)).all()
            yield from self._finished(what, found)
            if len(found) < AT_ONCE:
                return
            after = found[-1][-1]

    def _keyed(self, what: Export, programs: Collection[UUID] | None) -> tuple[Id, Rows]:
        """The id that a list is ordered by, and the question for its rows without an order."""
        key, question = _QUESTIONS[what]
        own = AuditEntry.program_id if what is Export.LOG else Cohort.program_id
        statement = question.where(key.class_.workspace_id == self._workspace_id)
        return key, statement if programs is None else statement.where(own.in_(programs))

    def _finished(self, what: Export, found: Sequence[Any]) -> Iterator[Sequence[Cell]]:
        """The cells of these rows, without their ids."""
        if what is Export.LOG:
            return ((*row[:-2], json.dumps(row[-2], ensure_ascii=False)) for row in found)
        return (tuple(row[:-1]) for row in found)


def _of_meetings(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """Something of all meetings of the pair of the outer row."""
    return select(value).where(Meeting.mentorship_id == Mentorship.id).correlate(Mentorship).scalar_subquery()


def _that_are(state: MeetingState) -> ColumnElement[Any]:
    return _of_meetings(func.count(case((Meeting.state == state, 1))))


def _with_members(question: Rows) -> Rows:
    """The same with the names of the cohort of its pair, and of the two."""
    return (
        question.join(Cohort, Cohort.id == Mentorship.cohort_id)
        .join(Program, Program.id == Cohort.program_id)
        .join(MENTOR, MENTOR.id == Mentorship.mentor_id)
        .join(MENTEE, MENTEE.id == Mentorship.mentee_id)
        .join(MENTOR_PERSON, MENTOR_PERSON.id == MENTOR.person_id)
        .join(MENTEE_PERSON, MENTEE_PERSON.id == MENTEE.person_id)
    )


_UNDER_WAY = (
    select(func.count())
    .where(
        (Mentorship.mentor_id == Participant.id) | (Mentorship.mentee_id == Participant.id),
        Mentorship.state.in_((MentorshipState.ACTIVE, MentorshipState.PAUSED)),
    )
    .correlate(Participant)
    .scalar_subquery()
)
_PEOPLE = (
    select(
        *COHORT_NAMES,
        Person.name,
        Person.slack_user_id,
        Participant.role,
        Participant.state,
        Participant.joined_at,
        _UNDER_WAY,
    )
    .select_from(Participant)
    .join(Person, Person.id == Participant.person_id)
    .join(Cohort, Cohort.id == Participant.cohort_id)
    .join(Program, Program.id == Cohort.program_id)
)
_PAIRS = _with_members(
    select(
        *PAIR_NAMES,
        Mentorship.state,
        Mentorship.started_at,
        Mentorship.ended_at,
        Mentorship.health,
        _that_are(MeetingState.HELD),
        _that_are(MeetingState.SKIPPED),
        _that_are(MeetingState.UNKNOWN),
        _of_meetings(func.max(case((Meeting.state == MeetingState.HELD, Meeting.starts_at)))),
        _of_meetings(func.max(case((Meeting.state == MeetingState.PLANNED, Meeting.starts_at)))),
    ).select_from(Mentorship)
)
_MEETINGS = _with_members(
    select(*PAIR_NAMES, Meeting.number, Meeting.starts_at, Meeting.ends_at, Meeting.state, Meeting.settled_at)
    .select_from(Meeting)
    .join(Mentorship, Mentorship.id == Meeting.mentorship_id)
)
_SHOWN = Goal.visibility == GoalVisibility.PROGRAM
_GOALS = _with_members(
    select(
        *PAIR_NAMES,
        case(
            (Goal.scope == GoalScope.SHARED, "shared"),
            (Goal.owner_id == Mentorship.mentor_id, Side.MENTOR.value),
            else_=Side.MENTEE.value,
        ),
        case((_SHOWN, Goal.title), else_=""),
        Goal.term,
        Goal.due_on,
        Goal.state,
        Goal.percent,
        Goal.created_at,
        Goal.reached_at,
    )
    .select_from(Goal)
    .join(Mentorship, Mentorship.id == Goal.mentorship_id)
    .where(Goal.visibility != GoalVisibility.MINE)
)
_LOG = (
    select(
        AuditEntry.happened_at,
        Person.name,
        Person.slack_user_id,
        AuditEntry.action,
        Program.name,
        AuditEntry.subject,
        AuditEntry.detail,
    )
    .select_from(AuditEntry)
    .outerjoin(Person, Person.id == AuditEntry.actor_id)
    .outerjoin(Program, Program.id == AuditEntry.program_id)
    .where(~AuditEntry.action.startswith(OF_CONCERNS, autoescape=True))
)
_QUESTIONS: Mapping[Export, tuple[Id, Rows]] = {
    Export.PEOPLE: (Participant.id, _PEOPLE),
    Export.PAIRS: (Mentorship.id, _PAIRS),
    Export.MEETINGS: (Meeting.id, _MEETINGS),
    Export.GOALS: (Goal.id, _GOALS),
    Export.LOG: (AuditEntry.id, _LOG),
}
