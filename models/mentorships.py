"""Pairs, and the wish for another partner."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.care.terms import EndedBy, Health
from bot.domain.matching_terms import Pairing
from bot.domain.terms import Cadence, MentorshipState, Scheduling, Side
from models.base import Scoped, one_of
from models.participants import Participant
from models.programs import Cohort


class Mentorship(Scoped):
    """A pair that both said yes. `look_again_at`: when its rhythm next needs attention; `channel`: its group DM.

    `cadence` and `minutes` are what the two agreed on, None where the program's hold. `mentor_rates_since`: when
    the mentee invited the mentor to say how good the mentee is at the chosen skills. `ends_on`: the last day that
    the two chose, None where the cohort's holds. `health_score` counts from 0 to 100, None while there is too
    little to go by; `health_reasons` are its reasons by name, `health_since` is since when `health` holds.
    """

    __tablename__ = "mentorships"
    __table_args__ = (
        Index("ix_mentorships_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
        CheckConstraint("minutes IS NULL OR minutes BETWEEN 5 AND 240", name="minutes"),
        CheckConstraint("health_score IS NULL OR health_score BETWEEN 0 AND 100", name="health_score"),
    )  # fmt: skip

    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohorts.id"), index=True)
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("match_proposals.id"), unique=True)
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    mentee_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    state: Mapped[MentorshipState] = mapped_column(one_of(MentorshipState))
    channel: Mapped[str | None] = mapped_column(String(32))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    first_day: Mapped[date | None]
    cadence: Mapped[Cadence | None] = mapped_column(one_of(Cadence))
    minutes: Mapped[int | None]
    scheduling: Mapped[Scheduling] = mapped_column(one_of(Scheduling), default=Scheduling.ONE_BY_ONE)
    mentor_rates_since: Mapped[datetime | None]
    ends_on: Mapped[date | None]
    ended_by: Mapped[EndedBy | None] = mapped_column(one_of(EndedBy))
    health: Mapped[Health] = mapped_column(one_of(Health), default=Health.NEW)
    health_score: Mapped[int | None]
    health_reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    health_since: Mapped[datetime | None]
    look_again_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    cohort: Mapped[Cohort] = relationship(lazy="raise")
    mentor: Mapped[Participant] = relationship(foreign_keys=[mentor_id], lazy="raise")
    mentee: Mapped[Participant] = relationship(foreign_keys=[mentee_id], lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy

    def side_of(self, person_id: UUID) -> Side | None:
        return {self.mentor.person_id: Side.MENTOR, self.mentee.person_id: Side.MENTEE}.get(person_id)

    def side_held_by(self, participant_id: UUID) -> Side:
        """The side of one of its two members."""
        return Side.MENTOR if participant_id == self.mentor_id else Side.MENTEE

    def member(self, side: Side) -> Participant:
        return self.mentor if side is Side.MENTOR else self.mentee

    @property
    def in_group(self) -> bool:
        """Whether others learn with the same mentor, so that all of them share a conversation."""
        return self.cohort.program.pairing is Pairing.GROUP

    @property
    def rhythm(self) -> tuple[Cadence, int]:
        """How often the two meet, and for how many minutes: as they agreed, or as their program has it."""
        program = self.cohort.program
        return self.cadence or program.cadence, self.minutes or program.minutes

    @property
    def over(self) -> bool:
        return self.state in {MentorshipState.COMPLETED, MentorshipState.ENDED}


class Rematch(Scoped):
    """Somebody asked for another partner. `reason` stays with the bot: the partner never sees it, nor who asked."""

    __tablename__ = "rematches"
    __table_args__ = (UniqueConstraint("mentorship_id"),)

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
