"""What surrounds a signup: confidential wishes, drafts, and who asked to be reminded later."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.terms import ApprovalState
from models.base import Scoped, one_of
from models.participants import Participant
from models.programs import Cohort
from models.workspaces import Person


class ConfidentialWish(Scoped):
    """What somebody would like to share with their partner. Read by its author and by matching, by nobody else."""

    __tablename__ = "confidential_wishes"
    __table_args__ = (UniqueConstraint("participant_id"),)

    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id", ondelete="CASCADE"))
    affinity: Mapped[str] = mapped_column(Text)


class NeverMatch(Scoped):
    """Somebody whom the author must not be matched with, anywhere. Read by its author and by matching alone."""

    __tablename__ = "never_matches"
    __table_args__ = (UniqueConstraint("author_id", "person_id"),)

    author_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])


class MentorApproval(Scoped):
    """A mentor's request to be approved. `self_check` names what they ticked, `answered_at` when they answered."""

    __tablename__ = "mentor_approvals"
    __table_args__ = (UniqueConstraint("participant_id"),)

    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id", ondelete="CASCADE"))
    state: Mapped[ApprovalState] = mapped_column(one_of(ApprovalState))
    self_check: Mapped[list[str]] = mapped_column(JSON)
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    answered_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    participant: Mapped[Participant] = relationship(lazy="raise")


class SignupDraft(Scoped):
    """A form that is not sent yet. `step` is the page it stopped at.

    `answers` are those given so far, as `bot.domain.drafts` has them; those of the page in confidence stand apart.
    """

    __tablename__ = "signup_drafts"
    __table_args__ = (UniqueConstraint("cohort_id", "person_id"),)

    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohorts.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    step: Mapped[int]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    updated_at: Mapped[datetime]

    confided: Mapped["ConfidentialDraft | None"] = relationship(lazy="raise", passive_deletes=True)


class ConfidentialDraft(Scoped):
    """What an unfinished form says in confidence. Read by its author alone, and gone with the rest of the form."""

    __tablename__ = "confidential_drafts"
    __table_args__ = (UniqueConstraint("draft_id"),)

    draft_id: Mapped[UUID] = mapped_column(ForeignKey("signup_drafts.id", ondelete="CASCADE"))
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)


class LaterReminder(Scoped):
    """Somebody who asked to be reminded of a cohort once. `look_again_at` is when; None once it is settled."""

    __tablename__ = "later_reminders"
    __table_args__ = (
        UniqueConstraint("cohort_id", "person_id"),
        Index("ix_later_reminders_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohorts.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    look_again_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]

    cohort: Mapped[Cohort] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")
