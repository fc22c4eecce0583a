"""What people say of their pair, the help they ask for, and how they part."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.care.terms import Attempt, ConcernKind, ConcernState, EndChoice, PulseKind, QuestionState
from models.base import Scoped, one_of
from models.mentorships import Mentorship
from models.participants import Participant
from models.workspaces import Person


class PulseAnswer(Scoped):
    """One side's survey, the `number`th of its kind: asked, and answered or not. `answers` are 1 to 5 by item."""

    __tablename__ = "pulse_answers"
    __table_args__ = (UniqueConstraint("mentorship_id", "participant_id", "kind", "number"),)

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    kind: Mapped[PulseKind] = mapped_column(one_of(PulseKind))
    number: Mapped[int]
    answers: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    comment: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


class Retrospective(Scoped):
    """One side's look back, the `number`th of the pair. `wishes` are what they would like to change, by name."""

    __tablename__ = "retrospectives"
    __table_args__ = (UniqueConstraint("mentorship_id", "participant_id", "number"),)

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    number: Mapped[int]
    works: Mapped[str] = mapped_column(Text, default="")
    change: Mapped[str] = mapped_column(Text, default="")
    wishes: Mapped[list[str]] = mapped_column(JSON, default=list)
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


class Question(Scoped):
    """A short question to the partner between two meetings, with what the partner should know."""

    __tablename__ = "questions"

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"), index=True)
    asker_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    state: Mapped[QuestionState] = mapped_column(one_of(QuestionState))
    text: Mapped[str] = mapped_column(Text)
    context: Mapped[str] = mapped_column(Text, default="")
    answer: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class Concern(Scoped):
    """A call for help to those who run the program, past the partner and anybody's manager.

    `keep_apart`: the two are never to be matched again. `reply` is what the sender reads from `handler_id`.
    """

    __tablename__ = "concerns"

    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    mentorship_id: Mapped[UUID | None] = mapped_column(ForeignKey("mentorships.id"), index=True)
    kind: Mapped[ConcernKind] = mapped_column(one_of(ConcernKind))
    state: Mapped[ConcernState] = mapped_column(one_of(ConcernState))
    words: Mapped[str] = mapped_column(Text)
    keep_apart: Mapped[bool] = mapped_column(default=False)
    reply: Mapped[str] = mapped_column(Text, default="")
    handler_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    sent_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    participant: Mapped[Participant] = relationship(lazy="raise")
    mentorship: Mapped[Mentorship | None] = relationship(lazy="raise")
    handler: Mapped[Person | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class HelpAttempt(Scoped):
    """Something that was tried to help a pair along, and what was answered to it, by name ("" for nothing yet)."""

    __tablename__ = "help_attempts"

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"), index=True)
    what: Mapped[Attempt] = mapped_column(one_of(Attempt))
    made_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(String(32), default="")
    answered_at: Mapped[datetime | None]


class Farewell(Scoped):
    """What one side would like at the planned end. `until` is the new last day they would like."""

    __tablename__ = "farewells"
    __table_args__ = (UniqueConstraint("mentorship_id", "participant_id"),)

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    choice: Mapped[EndChoice] = mapped_column(one_of(EndChoice))
    until: Mapped[date | None]
    chosen_at: Mapped[datetime]
