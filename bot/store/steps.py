"""Questions about action steps."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, func, or_, select

from bot.domain.errors import NotYours
from bot.store.queries import Queries
from models import ActionStep, Goal, Mentorship

Placed = tuple[ActionStep, Goal | None]
"""A step and the goal it leads to, if any."""


class Steps(Queries):
    """Action steps of pairs, each with its goal."""

    def pair_of(self, step_id: UUID) -> UUID:
        """Whose the step is; raise NotYours if this workspace has none of that id."""
        mine = (ActionStep.workspace_id == self._workspace_id, ActionStep.id == step_id)
        found = self._session.scalar(select(ActionStep.mentorship_id).where(*mine))
        if found is None:
            raise NotYours
        return found

    def get(self, step_id: UUID) -> Placed:
        (found,) = self._found(self._all().where(ActionStep.id == step_id))
        return found

    def open_of(self, mentorship_ids: Collection[UUID]) -> Sequence[Placed]:
        """What is still to be done in these pairs, by day; what has no day comes last."""
        open_ones = self._all().where(ActionStep.mentorship_id.in_(mentorship_ids), *_OPEN)
        return self._found(open_ones.order_by(*_BY_DAY))

    def settled_since(self, mentorship_ids: Collection[UUID], since: datetime, *, most: int) -> Sequence[Placed]:
        """What was done or dropped in these pairs later than `since`, the latest first."""
        at = func.coalesce(ActionStep.done_at, ActionStep.dropped_at)
        settled = self._all().where(ActionStep.mentorship_id.in_(mentorship_ids), at > since)
        return self._found(settled.order_by(at.desc(), ActionStep.id).limit(most))

    def of_goal(self, goal_id: UUID, participant_id: UUID) -> Sequence[Placed]:
        """The steps towards a goal in pairs of this participant, those still to be done first."""
        asked = {"workspace": self._workspace_id, "goal": goal_id, "member": participant_id}
        return [(step, goal) for step, goal in self._session.execute(OF_GOAL, asked)]

    def unreminded(self, mentorship_id: UUID) -> Sequence[Placed]:
        """What is to be done by a day, and whose owner has not been told that the day has come."""
        dated = and_(ActionStep.due_on.is_not(None), ActionStep.reminded_at.is_(None))
        waiting = self._all().where(ActionStep.mentorship_id == mentorship_id, dated, *_OPEN)
        return self._found(waiting.order_by(*_BY_DAY))

    def reminded_with(self, step: ActionStep) -> Sequence[Placed]:
        """The steps that stood in one message with this one, which is among them; by day."""
        same = and_(
            ActionStep.mentorship_id == step.mentorship_id,
            ActionStep.owner_id == step.owner_id,
            ActionStep.reminded_at.is_not(None),
            ActionStep.reminded_at == step.reminded_at,
        )
        return self._found(self._all().where(or_(same, ActionStep.id == step.id)).order_by(*_BY_DAY))

    def _found(self, statement: Select[ActionStep, Goal]) -> Sequence[Placed]:
        return [(step, goal) for step, goal in self._session.execute(statement)]

    def _all(self) -> Select[ActionStep, Goal]:
        return _WITH_GOALS.where(ActionStep.workspace_id == self._workspace_id)


_OPEN = (ActionStep.done_at.is_(None), ActionStep.dropped_at.is_(None))
_BY_DAY = (ActionStep.due_on.is_(None), ActionStep.due_on, ActionStep.id)
_WITH_GOALS = (
    select(ActionStep, Goal)
    .select_from(ActionStep)
    .outerjoin(Goal, and_(Goal.id == ActionStep.goal_id, Goal.workspace_id == ActionStep.workspace_id))
    .execution_options(populate_existing=True)
)
OF_GOAL = (
    _WITH_GOALS.join(Mentorship, Mentorship.id == ActionStep.mentorship_id)
    .where(ActionStep.workspace_id == bindparam("workspace"), ActionStep.goal_id == bindparam("goal"))
    .where(or_(Mentorship.mentor_id == bindparam("member"), Mentorship.mentee_id == bindparam("member")))
    .order_by(func.coalesce(ActionStep.done_at, ActionStep.dropped_at).is_not(None), *_BY_DAY)
)
"""Built once: it is behind every page of a goal."""
