"""Goals of a pair and their append-only history."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.cards import GoalCard
from bot.domain.goals import GoalWish
from bot.domain.terms import GoalState
from models.base import Scoped, one_of
from models.mentorships import Mentorship


class Goal(Scoped):
    """What a member of a pair aims at. Private to the pair."""

    __tablename__ = "goals"
    __table_args__ = (CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),)

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"), index=True)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    measure: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date]
    percent: Mapped[int]
    state: Mapped[GoalState] = mapped_column(one_of(GoalState))
    created_at: Mapped[datetime]
    reached_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    mentorship: Mapped[Mentorship] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy

    def as_wish(self) -> GoalWish:
        return GoalWish(title=self.title, measure=self.measure, due_on=self.due_on)

    def as_card(self, reader: UUID) -> GoalCard:
        return GoalCard(
            id=self.id,
            title=self.title,
            measure=self.measure,
            due_on=self.due_on,
            percent=self.percent,
            state=self.state,
            yours=self.owner_id == reader,
            version=self.version,
        )


class GoalUpdate(Scoped):
    """One step in the history of a goal. Rows are added, never changed."""

    __tablename__ = "goal_updates"

    goal_id: Mapped[UUID] = mapped_column(ForeignKey("goals.id"), index=True)
    percent: Mapped[int]
    note: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
