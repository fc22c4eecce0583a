"""What somebody who runs programs is sent of everything that waits for them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.terms import DigestWish
from models.base import Scoped, one_of
from models.workspaces import Person


class Digest(Scoped):
    """Somebody's digest. `look_again_at` is the next morning to look; None while they run nothing or want none.

    `sent_at` is when the last one was put into the outbox.
    """

    __tablename__ = "digests"
    __table_args__ = (
        UniqueConstraint("workspace_id", "person_id"),
        Index("ix_digests_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    wanted: Mapped[DigestWish] = mapped_column(one_of(DigestWish))
    look_again_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise")
