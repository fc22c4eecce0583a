"""Goals of a pair with their milestones, the append-only history of each, and the steps on the way."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.growth.goal_cards import GoalCard, GoalUpdateCard, MilestoneCard
from bot.domain.growth.goals import Gauge, GoalWish, change_told
from bot.domain.growth.reviews import Word
from bot.domain.growth.terms import (
    GoalEvent,
    GoalMeasure,
    GoalScope,
    GoalStanding,
    GoalTerm,
    GoalVisibility,
    StepKind,
)
from bot.domain.people import Someone
from bot.domain.terms import GoalState
from models.base import Scoped, one_of
from models.mentorships import Mentorship


class Goal(Scoped):
    """What a member of a pair aims at. `measure` says in words how one will know.

    Where it is a number, it goes from `start_value` to `target_value`, counted in `unit`. `percent` is how far it
    has come. `owner_cheers_at` and `partner_cheers_at`: when each agreed that the channel hears it was reached.
    """

    __tablename__ = "goals"
    __table_args__ = (CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),)

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"), index=True)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    measure: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text, default="")
    measured_by: Mapped[GoalMeasure] = mapped_column(one_of(GoalMeasure), default=GoalMeasure.YES_NO)
    unit: Mapped[str] = mapped_column(String(40), default="")
    start_value: Mapped[float | None]
    target_value: Mapped[float | None]
    current_value: Mapped[float | None]
    term: Mapped[GoalTerm] = mapped_column(one_of(GoalTerm), default=GoalTerm.SHORT)
    visibility: Mapped[GoalVisibility] = mapped_column(one_of(GoalVisibility), default=GoalVisibility.PAIR)
    scope: Mapped[GoalScope] = mapped_column(one_of(GoalScope), default=GoalScope.PERSONAL)
    due_on: Mapped[date]
    percent: Mapped[int]
    state: Mapped[GoalState] = mapped_column(one_of(GoalState))
    standing: Mapped[GoalStanding | None] = mapped_column(one_of(GoalStanding))
    created_at: Mapped[datetime]
    reached_at: Mapped[datetime | None]
    dropped_at: Mapped[datetime | None]
    owner_cheers_at: Mapped[datetime | None]
    partner_cheers_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    mentorship: Mapped[Mentorship] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy

    def as_wish(self) -> GoalWish:
        return GoalWish(
            title=self.title,
            measure=self.measure,
            due_on=self.due_on,
            why=self.why,
            measured_by=self.measured_by,
            unit=self.unit,
            start=self.start_value,
            target=self.target_value,
            term=self.term,
            visibility=self.visibility,
            scope=self.scope,
        )

    def as_gauge(self, *, done: int, milestones: int, said: int) -> Gauge:
        return Gauge(
            start=self.start_value,
            target=self.target_value,
            current=self.current_value,
            done=done,
            milestones=milestones,
            said=said,
        )

    def as_card(
        self, reader: UUID, *, owner: Someone | None = None, done: int = 0, milestones: int = 0
    ) -> GoalCard:
        """The goal as a participant sees it. `done` of so many `milestones` are done."""
        return GoalCard(
            id=self.id,
            title=self.title,
            measure=self.measure,
            due_on=self.due_on,
            percent=self.percent,
            state=self.state,
            yours=self.owner_id == reader,
            version=self.version,
            why=self.why,
            measured_by=self.measured_by,
            unit=self.unit,
            start=self.start_value,
            target=self.target_value,
            current=self.current_value,
            term=self.term,
            visibility=self.visibility,
            scope=self.scope,
            standing=self.standing,
            owner=owner,
            done=done,
            milestones=milestones,
        )


class GoalUpdate(Scoped):
    """One step in the history of a goal. Rows are added, never changed.

    `value` is where a number stood; `wording` how the goal read before and from then on, by field, where it
    was worded anew.
    """

    __tablename__ = "goal_updates"

    goal_id: Mapped[UUID] = mapped_column(ForeignKey("goals.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    event: Mapped[GoalEvent] = mapped_column(one_of(GoalEvent))
    percent: Mapped[int]
    value: Mapped[float | None]
    note: Mapped[str] = mapped_column(Text)
    wording: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    made_at: Mapped[datetime]

    def as_card(self, by: Someone) -> GoalUpdateCard:
        return GoalUpdateCard(
            event=self.event,
            by=by,
            on=self.made_at,
            percent=self.percent,
            note=self.note,
            changes=change_told(self.wording or {}),
        )

    def as_word(self) -> Word:
        return Word(
            id=self.id,
            event=self.event,
            percent=self.percent,
            value=self.value,
            note=self.note,
            made_at=self.made_at,
        )


class Milestone(Scoped):
    """A stage on the way to a goal. One that is taken away stays, marked so."""

    __tablename__ = "milestones"

    goal_id: Mapped[UUID] = mapped_column(ForeignKey("goals.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    due_on: Mapped[date | None]
    position: Mapped[int]
    done_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]

    def as_card(self) -> MilestoneCard:
        return MilestoneCard(
            id=self.id,
            title=self.title,
            due_on=self.due_on,
            done_on=self.done_at.date() if self.done_at else None,
            gone=self.removed_at is not None,
        )


class ActionStep(Scoped):
    """A task of one of a pair, on the way to a goal or by itself."""

    __tablename__ = "action_steps"

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"), index=True)
    goal_id: Mapped[UUID | None] = mapped_column(ForeignKey("goals.id"), index=True)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    kind: Mapped[StepKind] = mapped_column(one_of(StepKind))
    title: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date | None]
    created_by: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    dropped_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    mentorship: Mapped[Mentorship] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy
