"""The meetings of a pair: what is on the agenda, who has them in a calendar, and what each side says afterwards."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.feedback import MeetingFeedback
from bot.domain.insight.terms import Sharing
from bot.domain.pulse import OpenMeeting
from bot.domain.terms import CheckInAnswer, MeetingState
from models.base import Scoped, one_of
from models.mentorships import Mentorship


class Meeting(Scoped):
    """A meeting of a pair; at most one is planned. `revision` counts new times: each is asked about once.

    The time is our suggestion until somebody confirms it, or it belongs to a series, which nobody does. `offers`
    counts how often we asked to choose one. `prepared_at` is when both were told what to bring, `reminded_at` when
    they were called together right before. `logged` meetings took place without us.
    """

    __tablename__ = "meetings"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "number"),
        Index("uq_meetings_planned", "mentorship_id", unique=True, postgresql_where=text("state = 'planned'"),
              sqlite_where=text("state = 'planned'")),
        # Reports count the meetings of a year from this alone.
        Index("ix_meetings_told", "mentorship_id", "state", "starts_at", "asks"),
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
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("participants.id"))
    offers: Mapped[int] = mapped_column(default=0)
    offered_at: Mapped[datetime | None]
    prepared_at: Mapped[datetime | None]
    logged: Mapped[bool] = mapped_column(default=False)
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
            confirmed=self.confirmed_at is not None,
            offers=self.offers,
            offered_at=self.offered_at,
            prepared=self.prepared_at is not None,
            called=self.reminded_at is not None,
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
    """One side's feedback on one meeting. Never shown to the partner.

    `worth`: whether it was worth the time, 1 (no) to 3 (yes). `gap` answers the private question about what was
    expected, which `gap_asked` says was there. `help_wanted`: the author agrees that those who run the program read
    this one. `sharing`: what reports may make of its words.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("meeting_id", "participant_id"),
        CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
        CheckConstraint("worth IS NULL OR worth BETWEEN 1 AND 3", name="worth"),
        # Reports add up the answers of a year from this alone.
        Index("ix_feedback_told", "participant_id", "given_at", "rating", "worth"),
    )

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"))
    rating: Mapped[int]
    moved_forward: Mapped[str] = mapped_column(Text)
    challenges: Mapped[str] = mapped_column(Text, default="")
    successes: Mapped[str] = mapped_column(Text, default="")
    next_steps: Mapped[str] = mapped_column(Text, default="")
    change: Mapped[str] = mapped_column(Text)
    worth: Mapped[int | None]
    gap_asked: Mapped[bool] = mapped_column(default=False)
    gap: Mapped[str] = mapped_column(Text, default="")
    help_wanted: Mapped[bool] = mapped_column(default=False)
    sharing: Mapped[Sharing] = mapped_column(one_of(Sharing), default=Sharing.PRIVATE)
    given_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    def as_feedback(self) -> MeetingFeedback:
        return MeetingFeedback(
            rating=self.rating,
            worth=self.worth,
            moved_forward=self.moved_forward,
            next_steps=self.next_steps,
            successes=self.successes,
            challenges=self.challenges,
            change=self.change,
            gap=self.gap,
            help_wanted=self.help_wanted,
            sharing=self.sharing,
        )


class AgendaItem(Scoped):
    """A topic that one of the two wants to speak of; it stays on the list until it is done.

    `question_id`: the question between meetings that it came from.
    """

    __tablename__ = "agenda_items"

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"), index=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    question_id: Mapped[UUID | None] = mapped_column(ForeignKey("questions.id"))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]


class CalendarCopy(Scoped):
    """Somebody has a meeting as a calendar file, in this `revision` of it, and so gets the next one as well."""

    __tablename__ = "calendar_copies"
    __table_args__ = (UniqueConstraint("meeting_id", "participant_id"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meetings.id"))
    participant_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    revision: Mapped[int]
    asked_at: Mapped[datetime]
