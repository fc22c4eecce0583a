"""Questions about how good people said they are at something, and keeping what they say."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from bot.domain.growth.terms import RatingMoment
from bot.store.queries import Queries
from models import Skill, SkillRating


class Ratings(Queries):
    """Answers of both sides of a pair about skills."""

    def of(self, mentorship_ids: Collection[UUID]) -> dict[UUID, list[SkillRating]]:
        """The answers in each pair, with their skills and what these count as."""
        statement = (
            select(SkillRating)
            .where(SkillRating.workspace_id == self._workspace_id, SkillRating.mentorship_id.in_(mentorship_ids))
            .options(joinedload(SkillRating.skill).joinedload(Skill.merged_into))
            .order_by(SkillRating.rated_at, SkillRating.id)
        )
        found: dict[UUID, list[SkillRating]] = {mentorship_id: [] for mentorship_id in mentorship_ids}
        for rating in self._session.scalars(statement):
            found[rating.mentorship_id].append(rating)
        return found

    def given(self, mentorship_id: UUID, rater_id: UUID, moment: RatingMoment) -> Sequence[SkillRating]:
        """What one side has answered at one moment."""
        return [
            rating
            for rating in self.of([mentorship_id])[mentorship_id]
            if rating.rater_id == rater_id and rating.moment is moment
        ]

    def forget(self, ratings: Collection[SkillRating]) -> None:
        """Take answers back."""
        gone = SkillRating.id.in_([rating.id for rating in ratings])
        self._session.execute(delete(SkillRating).where(SkillRating.workspace_id == self._workspace_id, gone))
