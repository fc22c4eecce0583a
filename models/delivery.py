"""What leaves and what comes in: the outbox of notices, the inbox of gestures, and the audit log."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.terms import DeliveryState
from models.base import Scoped, one_of
from models.workspaces import Person

STILL_OPEN = text("state IN ('pending', 'sending', 'verify')")
WAITS = text("state = 'pending'")
LEAVES = text("state IN ('pending', 'sending')")
EXPIRES = text("state = 'pending' AND expires_at IS NOT NULL")
POSTED = text("posted_at IS NOT NULL")
UNDISMISSED = text(
    "dismissed_at IS NULL AND (state = 'given_up' OR (state = 'expired' AND outcome = 'its time had passed'))"
)


class OutboxMessage(Scoped):
    """A notice on its way: to a person, to a pair's group DM, or to a channel.

    `about_id` is the pair, meeting, proposal, participant or cohort it speaks of, so that it can be withdrawn with
    its cause. `next_at` is when the row next needs attention: its sending time while pending, the end of the lease
    while sending, the next look while in verify. `token` names the lease: a late write with another one changes
    nothing. `tried_at` is the first moment at which Slack may have seen the message, the start of the search in
    `verify`.

    `conversation_id` is where it goes: the person, the pair, or a name for the channel; None for rows of an older
    version. What stands in one conversation leaves in order, and not too fast: `posted_at` is when Slack last took
    this message, or may have. What is `bulk` lets answers to people overtake it.

    `dismissed_at` is when an admin put aside what could not be delivered.

    What a person hears unasked waits as queued under a `topic`; `merged_into_id` is the message in which it left.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        CheckConstraint(
            "(person_id IS NOT NULL) OR (mentorship_id IS NOT NULL) OR (channel IS NOT NULL)", name="addressed"
        ),
        Index("ix_outbox_open", "state", "next_at", postgresql_where=STILL_OPEN, sqlite_where=STILL_OPEN),
        Index("ix_outbox_turns", "workspace_id", "bulk", "next_at", "id", postgresql_where=WAITS,
              sqlite_where=WAITS),
        Index("ix_outbox_conversations", "conversation_id", "due_at", "id", postgresql_where=LEAVES,
              sqlite_where=LEAVES),
        Index("ix_outbox_posted", "conversation_id", "posted_at", postgresql_where=POSTED, sqlite_where=POSTED),
        Index("ix_outbox_undelivered", "workspace_id", "settled_at", postgresql_where=UNDISMISSED,
              sqlite_where=UNDISMISSED),
        Index("ix_outbox_expiring", "expires_at", postgresql_where=EXPIRES, sqlite_where=EXPIRES),
    )  # fmt: skip

    key: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(64))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    mentorship_id: Mapped[UUID | None] = mapped_column(ForeignKey("mentorships.id"), index=True)
    channel: Mapped[str | None] = mapped_column(String(32))
    conversation_id: Mapped[UUID | None]
    bulk: Mapped[bool] = mapped_column(default=False, server_default=false())
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
    posted_at: Mapped[datetime | None]
    sent_channel: Mapped[str | None] = mapped_column(String(32))
    sent_ts: Mapped[str | None] = mapped_column(String(32))
    outcome: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    dismissed_at: Mapped[datetime | None]


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
