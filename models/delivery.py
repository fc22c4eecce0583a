"""What leaves and what comes in: the outbox of notices, the inbox of gestures, and the audit log."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.terms import DeliveryState
from models.base import Scoped, one_of
from models.workspaces import Person

STILL_OPEN = text("state IN ('pending', 'sending', 'verify')")


class OutboxMessage(Scoped):
    """A notice on its way: to a person, to a pair's group DM, or to a channel.

    `about_id` is the pair, meeting, proposal, participant or cohort it speaks of, so that it can be withdrawn with
    its cause. `next_at` is when the row next needs attention: its sending time while pending, the end of the lease
    while sending, the next look while in verify. `token` names the lease: a late write with another one changes
    nothing. `tried_at` is the first moment at which Slack may have seen the message, the start of the search in
    `verify`.

    What a person hears unasked waits as queued under a `topic`; `merged_into_id` is the message in which it left.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        CheckConstraint(
            "(person_id IS NOT NULL) OR (mentorship_id IS NOT NULL) OR (channel IS NOT NULL)", name="addressed"
        ),
        Index("ix_outbox_open", "next_at", postgresql_where=STILL_OPEN, sqlite_where=STILL_OPEN),
    )

    key: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(64))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    mentorship_id: Mapped[UUID | None] = mapped_column(ForeignKey("mentorships.id"), index=True)
    channel: Mapped[str | None] = mapped_column(String(32))
    about_id: Mapped[UUID | None] = mapped_column(index=True)
    state: Mapped[DeliveryState] = mapped_column(one_of(DeliveryState))
    due_at: Mapped[datetime]
    next_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    topic: Mapped[str | None] = mapped_column(String(120))
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("outbox.id"), index=True)
    attempts: Mapped[int]
    token: Mapped[UUID | None]
    tried_at: Mapped[datetime | None]
    sent_channel: Mapped[str | None] = mapped_column(String(32))
    sent_ts: Mapped[str | None] = mapped_column(String(32))
    outcome: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class Letterbox(Scoped):
    """What one person hears unasked: when it is next looked at, None while nothing waits."""

    __tablename__ = "letterboxes"
    __table_args__ = (
        UniqueConstraint("person_id"),
        Index("ix_letterboxes_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    look_again_at: Mapped[datetime | None]


class InboxEntry(Scoped):
    """A gesture or event that has had its effect. Inserted in the transaction of that effect."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    key: Mapped[str] = mapped_column(String(200))
    received_at: Mapped[datetime] = mapped_column(index=True)


class AuditEntry(Scoped):
    """What an admin did, or what happened by itself (without an actor), and when.

    `detail` holds names of settings, old and new values and counts: never words that people wrote in private.
    """

    __tablename__ = "audit_log"

    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    program_id: Mapped[UUID | None] = mapped_column(ForeignKey("programs.id"), index=True)
    action: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(200))
    happened_at: Mapped[datetime] = mapped_column(index=True)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    actor: Mapped[Person | None] = relationship(lazy="raise")
