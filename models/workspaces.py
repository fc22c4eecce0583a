"""A Slack workspace, and the people we have met in it."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.people import Someone
from bot.domain.terms import NudgePace, PersonKind
from models.base import Base, Scoped, one_of


class Workspace(Base):
    """A workspace that installed the bot. `paused_until` holds its messages back, `pause_reason` says why.

    That is Slack's doing. `held_at` is people's: an admin has stopped all messages, until one releases them again.
    `held_by` is that admin's Slack id.

    Until `allotted_until` it has used up what Slack lets us send; see `bot.domain.pacing`.
    """

    __tablename__ = "workspaces"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    slack_team_id: Mapped[str] = mapped_column(String(32), unique=True)
    created_at: Mapped[datetime]
    paused_until: Mapped[datetime | None]
    pause_reason: Mapped[str | None] = mapped_column(String(200))
    held_at: Mapped[datetime | None]
    held_by: Mapped[str | None] = mapped_column(String(32))
    hold_reason: Mapped[str | None] = mapped_column(String(300))
    allotted_until: Mapped[datetime | None]


class Person(Scoped):
    """A person as Slack's directory describes them.

    `email` is "" where Slack keeps it from us. Department, manager, level, location and first day come from files
    that admins import, since Slack does not know them. `seen_at` is when a reading last found them in Slack's list;
    `dm_channel` caches the conversation with the bot. `heard_at` is when they last did something with the bot.

    `work_starts`, `work_ends`, `workdays` (ISO weekdays, "12345") and `holiday_region` ("DE-BY", "" for nowhere)
    are what they said of their week, None where the usual of their time zone holds; `leaves` are days away, as
    pairs of ISO dates. `nudge_pace`, `nudges_rest_until` and `muted` (topics by name) say how much they want to
    hear unasked.
    """

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("workspace_id", "slack_user_id"),)

    slack_user_id: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(200))
    time_zone: Mapped[str] = mapped_column(String(64))
    is_admin: Mapped[bool]
    kind: Mapped[PersonKind] = mapped_column(one_of(PersonKind), default=PersonKind.MEMBER)
    active: Mapped[bool]
    email: Mapped[str] = mapped_column(String(254), default="")
    department: Mapped[str] = mapped_column(String(200), default="")
    manager_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    level: Mapped[str] = mapped_column(String(200), default="")
    location: Mapped[str] = mapped_column(String(200), default="")
    hired_on: Mapped[date | None]
    seen_at: Mapped[datetime | None]
    dm_channel: Mapped[str | None] = mapped_column(String(32))
    heard_at: Mapped[datetime | None]
    work_starts: Mapped[time | None]
    work_ends: Mapped[time | None]
    workdays: Mapped[str | None] = mapped_column(String(7))
    holiday_region: Mapped[str | None] = mapped_column(String(16))
    leaves: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    nudge_pace: Mapped[NudgePace] = mapped_column(one_of(NudgePace), default=NudgePace.USUAL)
    nudges_rest_until: Mapped[date | None]
    muted: Mapped[list[str]] = mapped_column(JSON, default=list)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    @property
    def may_join(self) -> bool:
        """Whether programs are for this person: only members who are there take part."""
        return self.active and self.kind is PersonKind.MEMBER

    def as_someone(self) -> Someone:
        return Someone(self.slack_user_id, self.name)
