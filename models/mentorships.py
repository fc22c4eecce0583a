"""Pairs, their meetings, and what each side says after meeting."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.matching_terms import Pairing
from bot.domain.nudges import OpenMeeting
from bot.domain.terms import Cadence, CheckInAnswer, MeetingState, MentorshipState, Side
from models.base import Scoped, one_of
from models.participants import Participant
from models.programs import Cohort


class Mentorship(Scoped):
    """A pair that both said yes. `look_again_at`: when its rhythm next needs attention; `channel`: its group DM.

    `cadence` and `minutes` are what the two agreed on, None where the program's hold. `mentor_rates_since`: when
    the mentee invited the mentor to say how good the mentee is at the chosen skills.
    """

    __tablename__ = "mentorships"
    __table_args__ = (
        Index("ix_mentorships_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
        CheckConstraint("minutes IS NULL OR minutes BETWEEN 5 AND 240", name="minutes"),
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
    mentor_rates_since: Mapped[datetime | None]
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


class Meeting(Scoped):
    """A meeting of a pair; at most one is planned. `revision` counts new times: each is asked about once."""

    __tablename__ = "meetings"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "number"),
        Index("uq_meetings_planned", "mentorship_id", unique=True, postgresql_where=text("state = 'planned'"),
              sqlite_where=text("state = 'planned'")),
    )  # fmt: skip

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"))
    number: Mapped[int]
    revision: Mapped[int]
    state: Mapped[MeetingState] = mapped_column(one_of(MeetingState))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    shared_hours: Mapped[bool]
    moved_for: Mapped[str | None] = mapped_column(String(200))
    reminded_at: Mapped[datetime | None]
    asks: Mapped[int]
    asked_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    mentorship: Mapped[Mentorship] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    def as_open(self) -> OpenMeeting:
        return OpenMeeting(
            id=self.id,
            number=self.number,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            reminded=self.reminded_at is not None,
            asks=self.asks,
            asked_at=self.asked_at,
        )


class CheckInReply(Scoped):
    """What one side answered to "Did you meet?". A later answer replaces an earlier one."""

    __tablename__ = "check_in_replies"
    __table_args__ = (UniqueConstraint("meeting_id", "participant_id"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    answer: Mapped[CheckInAnswer] = mapped_column(one_of(CheckInAnswer))
    answered_at: Mapped[datetime]


class Feedback(Scoped):
    """One side's feedback on one meeting. Never shown to the partner."""

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("meeting_id", "participant_id"),
        CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
    )

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    rating: Mapped[int]
    moved_forward: Mapped[str] = mapped_column(Text)
    change: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime]
    updated_at: Mapped[datetime]
