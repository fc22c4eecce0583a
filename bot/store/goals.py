"""Questions about goals."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bot.domain.errors import NotYours
from bot.store.queries import Queries
from models import Goal, Mentorship, Participant


class Goals(Queries):
    """Goals of pairs."""

    def get(self, goal_id: UUID) -> Goal:
        """Return the goal, locked, with its pair; raise NotYours if this workspace has none of that id."""
        pair = joinedload(Goal.mentorship)
        found = self._session.scalar(
            select(Goal)
            .where(Goal.workspace_id == self._workspace_id, Goal.id == goal_id)
            .options(
                pair.joinedload(Mentorship.mentor).joinedload(Participant.person),
                pair.joinedload(Mentorship.mentee).joinedload(Participant.person),
            )
            .with_for_update(of=Goal, key_share=True)
        )
        if found is None:
            raise NotYours
        return found

    def of(self, mentorship_ids: Sequence[UUID]) -> dict[UUID, list[Goal]]:
        """The goals of each pair: open ones first, then by day due."""
        statement = (
            select(Goal)
            .where(Goal.workspace_id == self._workspace_id, Goal.mentorship_id.in_(mentorship_ids))
            .order_by(Goal.state, Goal.due_on, Goal.id)
        )
        goals: dict[UUID, list[Goal]] = {mentorship_id: [] for mentorship_id in mentorship_ids}
        for goal in self._session.scalars(statement):
            goals[goal.mentorship_id].append(goal)
        return goals
