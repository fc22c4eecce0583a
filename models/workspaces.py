"""A Slack workspace, and the people we have met in it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.people import Someone
from models.base import Base, Scoped


class Workspace(Base):
    """A workspace that installed the bot. `paused_until` holds its messages back, `pause_reason` says why."""

    __tablename__ = "workspaces"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    slack_team_id: Mapped[str] = mapped_column(String(32), unique=True)
    created_at: Mapped[datetime]
    paused_until: Mapped[datetime | None]
    pause_reason: Mapped[str | None] = mapped_column(String(200))


class Person(Scoped):
    """A person as Slack's directory describes them. `dm_channel` caches the conversation with the bot."""

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("workspace_id", "slack_user_id"),)

    slack_user_id: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(200))
    time_zone: Mapped[str] = mapped_column(String(64))
    is_admin: Mapped[bool]
    may_join: Mapped[bool]
    active: Mapped[bool]
    dm_channel: Mapped[str | None] = mapped_column(String(32))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    def as_someone(self) -> Someone:
        return Someone(self.slack_user_id, self.name)
