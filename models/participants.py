"""People taking part in a cohort, and the skills they offer and want."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.cards import ParticipationCard
from bot.domain.signup import Signup
from bot.domain.terms import ParticipantState, Role, Side
from models.base import Base, Scoped, one_of
from models.programs import Cohort
from models.workspaces import Person


class Skill(Scoped):
    """A word of the workspace's skill vocabulary. `key` is the folded spelling, `label` the first one seen."""

    __tablename__ = "skills"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    key: Mapped[str] = mapped_column(String(100))
    label: Mapped[str] = mapped_column(String(100))


class ParticipantSkill(Base):
    """A skill that a participant offers (as mentor) or wants (as mentee), in the person's own order."""

    __tablename__ = "participant_skills"

    participant_id: Mapped[UUID] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True
    )
    side: Mapped[Side] = mapped_column(one_of(Side), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[UUID] = mapped_column(ForeignKey("workspaces.id"), index=True)
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id"), index=True)

    skill: Mapped[Skill] = relationship(lazy="raise")


class Participant(Scoped):
    """A person in a cohort. `look_again_at` is when a break ends; `seats` counts mentees at a time."""

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("cohort_id", "person_id"),
        CheckConstraint("seats BETWEEN 1 AND 10", name="seats"),
        Index("ix_participants_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohorts.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[Role] = mapped_column(one_of(Role))
    state: Mapped[ParticipantState] = mapped_column(one_of(ParticipantState))
    goals: Mapped[str] = mapped_column(Text)
    seats: Mapped[int]
    time_zone: Mapped[str] = mapped_column(String(64))
    paused_until: Mapped[date | None]
    look_again_at: Mapped[datetime | None]
    joined_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    person: Mapped[Person] = relationship(lazy="raise")
    cohort: Mapped[Cohort] = relationship(lazy="raise")
    skills: Mapped[list[ParticipantSkill]] = relationship(
        lazy="raise", order_by=ParticipantSkill.position, cascade="all, delete-orphan", passive_deletes=True
    )

    def labels(self, side: Side) -> tuple[str, ...]:
        """The skills offered (mentor) or wanted (mentee), as the workspace spells them."""
        return tuple(chosen.skill.label for chosen in self.skills if chosen.side is side)

    def keys(self, side: Side) -> tuple[str, ...]:
        return tuple(chosen.skill.key for chosen in self.skills if chosen.side is side)

    def as_signup(self) -> Signup:
        return Signup(
            role=self.role,
            offers=self.labels(Side.MENTOR),
            wants=self.labels(Side.MENTEE),
            goals=self.goals,
            seats=self.seats,
            time_zone=self.time_zone,
        )

    def as_card(self, *, waiting: bool = False) -> ParticipationCard:
        return ParticipationCard(
            id=self.id,
            cohort=self.cohort.as_card(),
            role=self.role,
            state=self.state,
            paused_until=self.paused_until,
            waiting=waiting,
        )
