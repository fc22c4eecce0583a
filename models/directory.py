"""Readings of Slack's directory: one a night and whenever an admin asks, page by page."""

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.people_cards import ReadingCard
from bot.domain.terms import SyncState
from models.base import Scoped, one_of

OPEN = text("state IN ('waiting', 'running')")


class DirectoryRun(Scoped):
    """One reading of the whole list of people; a workspace has one that is planned or under way.

    `cursor` leads to the next page and is kept with what the page before it said, so that whoever goes on after a
    crash goes on there. `people` counts accounts read, `changed` those of them that were news. `look_again_at` is
    when the next page may be asked for.
    """

    __tablename__ = "directory_runs"
    __table_args__ = (
        Index("uq_directory_runs_open", "workspace_id", unique=True, postgresql_where=OPEN, sqlite_where=OPEN),
        Index("ix_directory_runs_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    state: Mapped[SyncState] = mapped_column(one_of(SyncState))
    cursor: Mapped[str] = mapped_column(String(500), default="")
    pages: Mapped[int] = mapped_column(default=0)
    people: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    look_again_at: Mapped[datetime | None]

    def as_card(self) -> ReadingCard:
        return ReadingCard(
            started_at=self.started_at or self.created_at,
            finished_at=self.finished_at,
            people=self.people,
            changed=self.changed,
            problem=self.problem,
        )
