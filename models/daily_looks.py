"""When cohorts that keep going are looked at for their daily run."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Scoped


class DailyLook(Scoped):
    """That an evergreen cohort is looked at every morning; `look_again_at` is the next one, None once it is over.

    Kept apart from the cohort, whose version tells admins that their settings have changed.
    """

    __tablename__ = "daily_looks"
    __table_args__ = (
        UniqueConstraint("cohort_id"),
        Index("ix_daily_looks_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohorts.id"))
    look_again_at: Mapped[datetime | None]
