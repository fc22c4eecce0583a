"""Questions about goals, their milestones and their history."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, case, func, or_, select
from sqlalchemy.orm import joinedload

from bot.domain.errors import NotYours
from bot.domain.growth.terms import GoalEvent, GoalScope, GoalVisibility
from bot.domain.terms import GoalState, MentorshipState
from bot.store.queries import Queries
from models import Cohort, Goal, GoalUpdate, Mentorship, Milestone, Participant, Person

BY_URGENCY = (case((Goal.state == GoalState.OPEN, 0), else_=1), Goal.due_on, Goal.id)
"""Open goals first, then by day due."""


class Goals(Queries):
    """Goals of pairs. Whoever asks for a list says who reads it: what is for its owner alone is left out."""

    def get(self, goal_id: UUID) -> Goal:
        """Return the goal, locked, with its pair; raise NotYours if this workspace has none of that id."""
        return self._one(HELD, goal_id)

    def seen(self, goal_id: UUID) -> Goal:
        """The same without a lock, for whoever only looks."""
        return self._one(PLACED, goal_id)

    def of(self, mentorship_ids: Sequence[UUID], reader: UUID) -> dict[UUID, list[Goal]]:
        """The goals of each pair that a person may read: open ones first, then by day due."""
        goals: dict[UUID, list[Goal]] = {mentorship_id: [] for mentorship_id in mentorship_ids}
        asked = {"workspace": self._workspace_id, "pairs": mentorship_ids, "reader": reader}
        for goal in self._session.scalars(READ_BY, asked):
            goals[goal.mentorship_id].append(goal)
        return goals

    def shared_around(self, mentor_ids: Collection[UUID]) -> Sequence[Goal]:
        """The shared goals of all pairs of these mentors, who are participants."""
        statement = (
            self._placed()
            .where(Mentorship.mentor_id.in_(mentor_ids))
            .where(Goal.scope == GoalScope.SHARED, Goal.visibility != GoalVisibility.MINE)
        )
        return self._session.scalars(statement.order_by(*BY_URGENCY)).all()

    def circle_of(self, mentor_id: UUID) -> Sequence[Mentorship]:
        """The pairs of a mentor, a participant, that run or have completed, each with both members."""
        statement = (
            select(Mentorship)
            .where(Mentorship.workspace_id == self._workspace_id, Mentorship.mentor_id == mentor_id)
            .where(Mentorship.state != MentorshipState.ENDED)
            .options(
                joinedload(Mentorship.mentor).joinedload(Participant.person),
                joinedload(Mentorship.mentee).joinedload(Participant.person),
            )
            .order_by(Mentorship.started_at, Mentorship.id)
        )
        return self._session.scalars(statement).all()

    def told_to_program(self, cohort_id: UUID, *, start: int, most: int) -> Sequence[Goal]:
        """Goals of a cohort that whoever runs its program may read, from the `start`th on."""
        statement = self._placed().where(*self._for_program(cohort_id)).order_by(*BY_URGENCY)
        return self._session.scalars(statement.offset(start).limit(most)).all()

    def count_told_to_program(self, cohort_id: UUID) -> int:
        """How many of them there are."""
        own = (Goal.workspace_id == self._workspace_id, *self._for_program(cohort_id))
        joined = select(func.count()).select_from(Goal).join(Mentorship, Mentorship.id == Goal.mentorship_id)
        return self._session.scalar(joined.where(*own)) or 0

    def milestones(self, goal_id: UUID) -> Sequence[Milestone]:
        """Its milestones in their order, with those that were taken away."""
        asked = {"workspace": self._workspace_id, "goal": goal_id}
        return self._session.scalars(MILESTONES, asked).all()

    def milestone(self, milestone_id: UUID) -> Milestone:
        """Return the milestone as it is now; raise NotYours if this workspace has none of that id."""
        statement = select(Milestone).where(
            Milestone.workspace_id == self._workspace_id, Milestone.id == milestone_id
        )
        found = self._session.scalar(statement.execution_options(populate_existing=True))
        if found is None:
            raise NotYours
        return found

    def stages(self, goal_ids: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
        """How many milestones of each goal are done, and how many it has; those taken away do not count."""
        asked = {"workspace": self._workspace_id, "goals": list(goal_ids)}
        return {goal_id: (done, number) for goal_id, done, number in self._session.execute(STAGES, asked)}

    def last_said(self, goal_id: UUID) -> int:
        """The progress that somebody last told by hand, 0 if nobody did."""
        statement = select(GoalUpdate.percent).where(
            GoalUpdate.workspace_id == self._workspace_id,
            GoalUpdate.goal_id == goal_id,
            GoalUpdate.event == GoalEvent.MOVED,
        )
        return self._session.scalar(statement.order_by(*LATEST).limit(1)) or 0

    def history(self, goal_id: UUID, *, start: int, most: int) -> tuple[Sequence[tuple[GoalUpdate, Person]], int]:
        """What became of a goal and who did it, the latest first, from the `start`th line on; and how many lines.

        Nothing, and 0, where there are fewer.
        """
        asked = {"workspace": self._workspace_id, "goal": goal_id, "start": start, "most": most}
        rows = self._session.execute(HISTORY, asked).all()
        return [(update, by) for update, by, _ in rows], rows[0][2] if rows else 0

    def _one(self, statement: Select[Goal], goal_id: UUID) -> Goal:
        found = self._session.scalar(statement, {"workspace": self._workspace_id, "goal": goal_id})
        if found is None:
            raise NotYours
        return found

    def _for_program(self, cohort_id: UUID) -> tuple[ColumnElement[bool], ...]:
        return (
            Mentorship.cohort_id == cohort_id,
            Goal.visibility == GoalVisibility.PROGRAM,
            Goal.state != GoalState.DROPPED,
        )

    def _placed(self) -> Select[Goal]:
        """Goals with their pair, its members and its program."""
        return (
            select(Goal)
            .join(Mentorship, Mentorship.id == Goal.mentorship_id)
            .where(Goal.workspace_id == self._workspace_id)
            .options(*PLACE)
        )


# The statements behind what people look at most are built once: building one costs as much as carrying it out.
READ_BY = (
    select(Goal)
    .join(Participant, Participant.id == Goal.owner_id)
    .where(Goal.workspace_id == bindparam("workspace"), Goal.mentorship_id.in_(bindparam("pairs", expanding=True)))
    .where(or_(Goal.visibility != GoalVisibility.MINE, Participant.person_id == bindparam("reader")))
    .order_by(*BY_URGENCY)
)
STAGES = (
    select(Milestone.goal_id, func.count(Milestone.done_at), func.count())
    .where(Milestone.workspace_id == bindparam("workspace"))
    .where(Milestone.goal_id.in_(bindparam("goals", expanding=True)), Milestone.removed_at.is_(None))
    .group_by(Milestone.goal_id)
)
PLACE = (
    joinedload(Goal.mentorship).joinedload(Mentorship.mentor).joinedload(Participant.person),
    joinedload(Goal.mentorship).joinedload(Mentorship.mentee).joinedload(Participant.person),
    joinedload(Goal.mentorship).joinedload(Mentorship.cohort).joinedload(Cohort.program),
)
PLACED = (
    select(Goal).where(Goal.workspace_id == bindparam("workspace"), Goal.id == bindparam("goal")).options(*PLACE)
)
HELD = PLACED.with_for_update(of=Goal, key_share=True)
MILESTONES = (
    select(Milestone)
    .where(Milestone.workspace_id == bindparam("workspace"), Milestone.goal_id == bindparam("goal"))
    .order_by(Milestone.position, Milestone.id)
)
LATEST = (GoalUpdate.made_at.desc(), GoalUpdate.id.desc())
HISTORY = (
    select(GoalUpdate, Person, func.count().over())
    .join(Participant, Participant.id == GoalUpdate.by_id)
    .join(Person, Person.id == Participant.person_id)
    .where(GoalUpdate.workspace_id == bindparam("workspace"), GoalUpdate.goal_id == bindparam("goal"))
    .order_by(*LATEST)
    .offset(bindparam("start"))
    .limit(bindparam("most"))
)
