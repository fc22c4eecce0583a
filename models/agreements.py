"""What the two of a pair have agreed on, version by version."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.growth.agreements import Terms
from bot.domain.growth.terms import AgendaOwner, AgreementState, MeetBy
from bot.domain.terms import Cadence
from models.base import Scoped, one_of
from models.mentorships import Mentorship


class Agreement(Scoped):
    """One version of a pair's agreement. What one proposes is in force once the other confirms it.

    Versions are added and answered, never reworded. At most one is proposed, and at most one in force.
    """

    __tablename__ = "agreements"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "number"),
        CheckConstraint("minutes BETWEEN 5 AND 240", name="minutes"),
        Index("uq_agreements_proposed", "mentorship_id", unique=True, postgresql_where=text("state = 'proposed'"),
              sqlite_where=text("state = 'proposed'")),
        Index("uq_agreements_in_force", "mentorship_id", unique=True, postgresql_where=text("state = 'in_force'"),
              sqlite_where=text("state = 'in_force'")),
    )  # fmt: skip

    mentorship_id: Mapped[UUID] = mapped_column(ForeignKey("mentorships.id"))
    number: Mapped[int]
    state: Mapped[AgreementState] = mapped_column(one_of(AgreementState))
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    proposed_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    mentor_expects: Mapped[str] = mapped_column(Text)
    mentee_expects: Mapped[str] = mapped_column(Text)
    roles: Mapped[str] = mapped_column(Text)
    cadence: Mapped[Cadence] = mapped_column(one_of(Cadence))
    minutes: Mapped[int]
    meet_by: Mapped[MeetBy] = mapped_column(one_of(MeetBy))
    agenda_owner: Mapped[AgendaOwner] = mapped_column(one_of(AgendaOwner))
    cancelling: Mapped[str] = mapped_column(Text)
    confidentiality: Mapped[str] = mapped_column(Text)
    feedback_ways: Mapped[str] = mapped_column(Text)
    if_it_fails: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    mentorship: Mapped[Mentorship] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy

    def as_terms(self) -> Terms:
        return Terms(
            mentor_expects=self.mentor_expects,
            mentee_expects=self.mentee_expects,
            roles=self.roles,
            cadence=self.cadence,
            minutes=self.minutes,
            meet_by=self.meet_by,
            agenda_owner=self.agenda_owner,
            cancelling=self.cancelling,
            confidentiality=self.confidentiality,
            feedback_ways=self.feedback_ways,
            if_it_fails=self.if_it_fails,
        )
