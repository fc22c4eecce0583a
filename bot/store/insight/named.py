"""Who agreed that summaries name them, and what they reached."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import and_, case, false, func, or_, select

from bot.domain.growth.terms import GoalVisibility
from bot.domain.insight.floor import Stretch
from bot.domain.terms import GoalState
from bot.store.insight.moments import UtcDay
from bot.store.queries import Queries
from models import Goal, Participant, Person

MOST_NAMED = 30


class Named(Queries):
    """People who may be named."""

    def reached(self, stretches: Mapping[UUID, Sequence[Stretch]]) -> Mapping[str, int]:
        """How many goals each of them reached in some days of each cohort, by Slack id; most goals first.

        Goals that their owner keeps to themself are left out.
        """
        day = UtcDay(Goal.reached_at)
        inside = or_(
            false(),
            *(
                and_(Participant.cohort_id == cohort, day >= each.first, day <= each.last)
                for cohort, some in stretches.items()
                for each in some
            ),
        )
        goals = func.count()
        statement = (
            select(Person.slack_user_id, goals)
            .select_from(Goal)
            .join(Participant, Participant.id == Goal.owner_id)
            .join(Person, Person.id == Participant.person_id)
            .where(
                Goal.workspace_id == self._workspace_id,
                Goal.state == GoalState.REACHED,
                Goal.visibility != GoalVisibility.MINE,
                Participant.nameable_since.is_not(None),
                inside,
            )
            .group_by(Person.slack_user_id)
            .order_by(goals.desc(), Person.slack_user_id)
            .limit(MOST_NAMED)
        )
        return dict(self._session.execute(statement).all())

    def others_by_day(self, cohorts: Collection[UUID]) -> Mapping[tuple[UUID, date], int]:
        """On each day on which goals came to an end: how many people did so who did not agree to be named."""
        day = UtcDay(func.coalesce(Goal.reached_at, Goal.dropped_at))
        other = case((Participant.nameable_since.is_(None), Goal.owner_id))
        statement = (
            select(Participant.cohort_id, day, func.count(other.distinct()))
            .join(Participant, Participant.id == Goal.owner_id)
            .where(
                Goal.workspace_id == self._workspace_id,
                Participant.cohort_id.in_(cohorts),
                Goal.state != GoalState.OPEN,
            )
            .group_by(Participant.cohort_id, day)
        )
        return {(cohort, on): people for cohort, on, people in self._session.execute(statement)}
