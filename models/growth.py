"""How somebody grows: how good skills are at the start, midway and at the end, and occasions to speak of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.growth.terms import OccasionKind, RatingMoment
from models.base import Scoped, one_of
from models.mentorships import Mentorship
from models.participants import Skill


class SkillRating(Scoped):
    """How good a mentee is at a skill, 1 to 5, in their own or the mentor's eyes. A later answer replaces it."""

    __tablename__ = "skill_ratings"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "skill_id", "rater_id", "moment"),
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
    )

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"))
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id"), index=True)
    rater_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    moment: Mapped[RatingMoment] = mapped_column(one_of(RatingMoment))
    rating: Mapped[int]
    rated_at: Mapped[datetime]

    skill: Mapped[Skill] = relationship(lazy="raise")


class Occasion(Scoped):
    """Something to speak of with a pair beyond its meetings; `look_again_at` is when, None while nothing is due."""

    __tablename__ = "occasions"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "kind"),
        Index("ix_occasions_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"))
    kind: Mapped[OccasionKind] = mapped_column(one_of(OccasionKind))
    look_again_at: Mapped[datetime | None]

    mentorship: Mapped[Mentorship] = relationship(lazy="raise")
