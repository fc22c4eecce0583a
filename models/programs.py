"""A mentorship program, who runs it, the leaders who carry it, and its runs, the cohorts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.cards import CohortCard
from bot.domain.matching_terms import AskedFirst, DailyRun, Pairing
from bot.domain.notices import Charter
from bot.domain.terms import Cadence, CohortState, LeaderAnswer, MentorRule, Newcomers, ProgramKind
from models.base import Scoped, one_of
from models.workspaces import Person


class Program(Scoped):
    """What a company wants from mentoring, and the rhythm it suggests.

    `minutes` are the length of a meeting; `months` that of a run, and of a pair where a run has no last day.
    `weights` say of criteria how much they count, those that count as usual left out. Nobody is matched with whom
    they report to through up to `manager_levels` steps. `group_min` and `group_max` are mentees of one mentor.
    `blackouts` are days on which nobody meets, as first day, last day (ISO dates) and what they are called.
    """

    __tablename__ = "programs"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 5 AND 240", name="minutes"),
        CheckConstraint("months BETWEEN 1 AND 36", name="months"),
        CheckConstraint("manager_levels BETWEEN 1 AND 10", name="manager_levels"),
        CheckConstraint("group_min IS NULL OR group_min BETWEEN 1 AND group_max", name="group_min"),
        CheckConstraint("group_max IS NULL OR group_max BETWEEN 1 AND 20", name="group_max"),
    )

    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[ProgramKind] = mapped_column(one_of(ProgramKind), default=ProgramKind.SKILL_GROWTH)
    objective: Mapped[str] = mapped_column(Text)
    values_text: Mapped[str] = mapped_column(Text, default="")
    expectations: Mapped[str] = mapped_column(Text, default="")
    confidentiality: Mapped[str] = mapped_column(Text, default="")
    cadence: Mapped[Cadence] = mapped_column(one_of(Cadence))
    minutes: Mapped[int]
    months: Mapped[int] = mapped_column(default=6)
    mentor_rule: Mapped[MentorRule] = mapped_column(one_of(MentorRule), default=MentorRule.OPEN)
    newcomers: Mapped[Newcomers] = mapped_column(one_of(Newcomers), default=Newcomers.QUIET)
    pairing: Mapped[Pairing] = mapped_column(one_of(Pairing), default=Pairing.TRADITIONAL)
    asked_first: Mapped[AskedFirst] = mapped_column(one_of(AskedFirst), default=AskedFirst.BOTH)
    daily_run: Mapped[DailyRun] = mapped_column(one_of(DailyRun), default=DailyRun.NEVER)
    weights: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    manager_levels: Mapped[int] = mapped_column(default=1)
    blackouts: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    group_min: Mapped[int | None]
    group_max: Mapped[int | None]
    created_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy

    def as_charter(self) -> Charter:
        return Charter(objective=self.objective, values=self.values_text, expectations=self.expectations)


class ProgramAdmin(Scoped):
    """Somebody who runs one program without being an admin of the workspace."""

    __tablename__ = "program_admins"
    __table_args__ = (UniqueConstraint("program_id", "person_id"),)

    program_id: Mapped[UUID] = mapped_column(ForeignKey("programs.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    added_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="raise")


class ProgramLeader(Scoped):
    """A leader whose voice carries a program, kept also once they are counted out, with what they were asked.

    `invited_at`: when they were asked to mentor, which happens once for a cohort, `invited_for` being the latest;
    `answer` is to that. `unflagged_at`: since when they are no longer counted among the leaders.
    """

    __tablename__ = "program_leaders"
    __table_args__ = (UniqueConstraint("program_id", "person_id"),)

    program_id: Mapped[UUID] = mapped_column(ForeignKey("programs.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    flagged_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    flagged_at: Mapped[datetime]
    unflagged_at: Mapped[datetime | None]
    invited_at: Mapped[datetime | None]
    invited_for: Mapped[UUID | None] = mapped_column(ForeignKey("cohorts.id"), index=True)
    answer: Mapped[LeaderAnswer | None] = mapped_column(one_of(LeaderAnswer))
    answered_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="raise")


class Cohort(Scoped):
    """One run of a program; evergreen where it has no last day.

    Both dates are inclusive; `channel` is Slack's id of the announcement channel. `look_again_at` is when the life
    of the cohort next needs attention. `quiet_told_at`: when its admins last heard that nothing is being sent.
    """

    __tablename__ = "cohorts"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="dates"),
        CheckConstraint("size_limit IS NULL OR size_limit > 0", name="size_limit"),
        Index("ix_cohorts_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    program_id: Mapped[UUID] = mapped_column(ForeignKey("programs.id"), index=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[CohortState] = mapped_column(one_of(CohortState))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    channel: Mapped[str] = mapped_column(String(32))
    size_limit: Mapped[int | None]
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    cloned_from_id: Mapped[UUID | None] = mapped_column(ForeignKey("cohorts.id"))
    quiet_told_at: Mapped[datetime | None]
    look_again_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    program: Mapped[Program] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy

    def as_card(self) -> CohortCard:
        program = self.program
        return CohortCard(
            id=self.id,
            program_id=program.id,
            program=program.name,
            name=self.name,
            kind=program.kind,
            objective=program.objective,
            values=program.values_text,
            expectations=program.expectations,
            confidentiality=program.confidentiality,
            mentor_rule=program.mentor_rule,
            cadence=program.cadence,
            minutes=program.minutes,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            size_limit=self.size_limit,
            channel=self.channel,
            state=self.state,
            pairing=program.pairing,
            opened_at=self.opened_at,
            closed_at=self.closed_at,
        )
