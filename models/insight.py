"""What reports and the admins' queue need to remember: schedules, deeds, and what the people department tells."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.insight.terms import CareerStep, DeedKind, ReportEvery
from models.base import Scoped, one_of
from models.programs import Cohort, Program
from models.workspaces import Person


class SummarySchedule(Scoped):
    """A summary that is posted in a channel by itself, of a program or of one of its cohorts.

    `time_zone` says when it is morning in the channel. `look_again_at` is when the next one is due, None once it is
    over or was called off at `ended_at`. `told` are the milestones that were told already, by name.
    """

    __tablename__ = "summary_schedules"
    __table_args__ = (
        Index("ix_summary_schedules_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    program_id: Mapped[UUID] = mapped_column(ForeignKey("programs.id"), index=True)
    cohort_id: Mapped[UUID | None] = mapped_column(ForeignKey("cohorts.id"), index=True)
    channel: Mapped[str] = mapped_column(String(32))
    time_zone: Mapped[str] = mapped_column(String(64))
    every: Mapped[ReportEvery] = mapped_column(one_of(ReportEvery))
    told: Mapped[list[str]] = mapped_column(JSON, default=list)
    created_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    posted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    look_again_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    program: Mapped[Program] = relationship(lazy="raise")
    cohort: Mapped[Cohort | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class DeskDeed(Scoped):
    """What somebody did about an entry of their queue; for an hour it can be undone.

    `about` names the kind of entry, `subject_id` what it is about. `until`: how long it rests, where somebody
    put it off. `before` is what undoing needs to know: ids, dates and names of states, never words that people
    wrote.
    """

    __tablename__ = "desk_deeds"
    __table_args__ = (Index("ix_desk_deeds_subject", "workspace_id", "subject_id", "about"),)

    about: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[UUID]
    kind: Mapped[DeedKind] = mapped_column(one_of(DeedKind))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    done_at: Mapped[datetime]
    until: Mapped[datetime | None]
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    undone_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    by: Mapped[Person] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class CareerEvent(Scoped):
    """A line of a file of the people department: somebody was promoted or left. Only ever counted."""

    __tablename__ = "career_events"
    __table_args__ = (UniqueConstraint("person_id", "step", "happened_on"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    step: Mapped[CareerStep] = mapped_column(one_of(CareerStep))
    happened_on: Mapped[date]
    imported_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    imported_at: Mapped[datetime]
