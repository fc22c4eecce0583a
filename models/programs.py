"""A mentorship program and its dated runs, the cohorts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.cards import CohortCard
from bot.domain.terms import Cadence, CohortState
from models.base import Scoped, one_of


class Program(Scoped):
    """What a company wants from mentoring, and the rhythm it suggests. Minutes are the length of a meeting."""

    __tablename__ = "programs"
    __table_args__ = (CheckConstraint("minutes BETWEEN 5 AND 240", name="minutes"),)

    name: Mapped[str] = mapped_column(String(200))
    objective: Mapped[str] = mapped_column(Text)
    cadence: Mapped[Cadence] = mapped_column(one_of(Cadence))
    minutes: Mapped[int]
    created_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]


class Cohort(Scoped):
    """One dated run of a program. Both dates are inclusive; `channel` is Slack's id of the announcement channel."""

    __tablename__ = "cohorts"
    __table_args__ = (CheckConstraint("ends_on > starts_on", name="dates"),)

    program_id: Mapped[UUID] = mapped_column(ForeignKey("programs.id"), index=True)
    state: Mapped[CohortState] = mapped_column(one_of(CohortState))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    channel: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime]

    program: Mapped[Program] = relationship(lazy="raise")

    def as_card(self) -> CohortCard:
        return CohortCard(
            id=self.id,
            program=self.program.name,
            objective=self.program.objective,
            cadence=self.program.cadence,
            minutes=self.program.minutes,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            channel=self.channel,
            state=self.state,
        )
