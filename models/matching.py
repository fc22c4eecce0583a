"""Matching rounds and the proposals they make."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.matching_terms import (
    AskedFirst,
    HandKind,
    Objective,
    ProposalOrigin,
    ProposalState,
    RoundOrigin,
    RoundState,
)
from bot.domain.notices import Reason
from bot.domain.proposals import Standing
from bot.domain.terms import Side
from models.base import Scoped, one_of
from models.participants import Participant


class MatchingRound(Scoped):
    """One run of the matching. `digest` is that of its inputs, so that a stale dry run is never published.

    `weights` are the points that each criterion could earn, `certificate` is the proof that no plan is better,
    `outcome` what the plan gave up and whom it left over (`bot.domain.rounds`). An admin decides about the
    `version` they saw.
    """

    __tablename__ = "matching_rounds"

    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohorts.id"), index=True)
    state: Mapped[RoundState] = mapped_column(one_of(RoundState))
    seed: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    objective: Mapped[Objective] = mapped_column(one_of(Objective), default=Objective.COVERAGE)
    origin: Mapped[RoundOrigin] = mapped_column(one_of(RoundOrigin), default=RoundOrigin.ADMIN)
    weights: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    certificate: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class HandChange(Scoped):
    """What an admin decided by hand about two people in a draft. `why`: the reason for overriding a soft rule."""

    __tablename__ = "hand_changes"
    __table_args__ = (UniqueConstraint("round_id", "mentor_id", "mentee_id"),)

    round_id: Mapped[UUID] = mapped_column(ForeignKey("matching_rounds.id"))
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    mentee_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    kind: Mapped[HandKind] = mapped_column(one_of(HandKind))
    why: Mapped[str] = mapped_column(Text, default="")
    changed_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime]


class MatchProposal(Scoped):
    """A proposed pair. `private_reason` is what somebody who declined told us in confidence.

    Who is `asked_first` is asked alone until they say yes; `second_asked_at`: when the other one was asked then.
    `note` is what a mentee who asked for this mentor wrote to them. Such a proposal belongs to no round, nor does
    one that takes the place of another.
    `rests_since`: when a break of either side stopped its clock; `rested_seconds`: how long earlier breaks took.
    """

    __tablename__ = "match_proposals"
    __table_args__ = (
        UniqueConstraint("round_id", "mentor_id", "mentee_id"),
        Index("ix_match_proposals_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("matching_rounds.id"))
    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohorts.id"), index=True)
    origin: Mapped[ProposalOrigin] = mapped_column(one_of(ProposalOrigin), default=ProposalOrigin.ROUND)
    mentor_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    mentee_id: Mapped[UUID] = mapped_column(ForeignKey("participants.id"), index=True)
    state: Mapped[ProposalState] = mapped_column(one_of(ProposalState))
    score: Mapped[int]
    reason: Mapped[dict[str, Any]] = mapped_column(JSON)
    note: Mapped[str] = mapped_column(Text, default="")
    asked_first: Mapped[AskedFirst] = mapped_column(one_of(AskedFirst), default=AskedFirst.BOTH)
    proposed_at: Mapped[datetime | None]
    second_asked_at: Mapped[datetime | None]
    mentor_accepted_at: Mapped[datetime | None]
    mentee_accepted_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    declined_by: Mapped[Side | None] = mapped_column(one_of(Side))
    private_reason: Mapped[str] = mapped_column(Text, default="")
    rests_since: Mapped[datetime | None]
    rested_seconds: Mapped[int] = mapped_column(default=0)
    look_again_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    mentor: Mapped[Participant] = relationship(foreign_keys=[mentor_id], lazy="raise")
    mentee: Mapped[Participant] = relationship(foreign_keys=[mentee_id], lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy

    def side_of(self, person_id: UUID) -> Side | None:
        return {self.mentor.person_id: Side.MENTOR, self.mentee.person_id: Side.MENTEE}.get(person_id)

    def member(self, side: Side) -> Participant:
        return self.mentor if side is Side.MENTOR else self.mentee

    def as_reason(self) -> Reason:
        return Reason(
            skills=tuple(self.reason["skills"]),
            common_hours=self.reason["common_hours"],
            interests=tuple(self.reason.get("interests", ())),
        )

    def as_standing(self) -> Standing:
        assert self.proposed_at is not None
        accepted = {Side.MENTOR: self.mentor_accepted_at, Side.MENTEE: self.mentee_accepted_at}
        return Standing(
            state=self.state,
            proposed_at=self.proposed_at,
            accepted_by=frozenset(side for side, at in accepted.items() if at),
            reminded=self.reminded_at is not None,
            rests_since=self.rests_since,
            rested=timedelta(seconds=self.rested_seconds),
            asked_first=self.asked_first,
            second_asked_at=self.second_asked_at,
        )

    @property
    def answer_by(self) -> date:
        return self.as_standing().close_at.date()


class NextSearch(Scoped):
    """That a cohort is to be searched for the next match, since one came to nothing; at `look_again_at`, if at all.

    Kept apart from the cohort, whose version tells admins that their settings have changed.
    """

    __tablename__ = "next_searches"
    __table_args__ = (
        UniqueConstraint("cohort_id"),
        Index("ix_next_searches_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohorts.id"))
    look_again_at: Mapped[datetime | None]
