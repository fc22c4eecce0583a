"""People taking part in a cohort, and the skills they offer and want."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.domain.cards import ParticipationCard
from bot.domain.signup import Signup
from bot.domain.skills import skill_key
from bot.domain.terms import (
    ApprovalState,
    Communication,
    LearningPreference,
    MentoringStyle,
    ParticipantState,
    Personality,
    Role,
    Side,
    SkillKind,
    Stage,
    WordOrigin,
)
from models.base import Base, Scoped, one_of
from models.programs import Cohort
from models.workspaces import Person


class Skill(Scoped):
    """A word of the workspace's skill vocabulary. `key` is the folded spelling, `label` how it is shown.

    A skill that an admin merged into another one counts as that one everywhere; its own row stays, so that this
    can be undone. `under_id` is the word it was merged into, `merged_into_id` what that one counts as today: never
    more than one step away. An alias is another name of the word it is under.
    """

    __tablename__ = "skills"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    key: Mapped[str] = mapped_column(String(100))
    label: Mapped[str] = mapped_column(String(100))
    kind: Mapped[SkillKind] = mapped_column(one_of(SkillKind), default=SkillKind.OTHER)
    origin: Mapped[WordOrigin] = mapped_column(one_of(WordOrigin), default=WordOrigin.NAMED)
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("skills.id"), index=True)
    under_id: Mapped[UUID | None] = mapped_column(ForeignKey("skills.id"), index=True)

    merged_into: Mapped["Skill | None"] = relationship(
        lazy="joined", join_depth=1, remote_side="Skill.id", foreign_keys=[merged_into_id]
    )

    @property
    def counts_as(self) -> "Skill":
        return self.merged_into or self

    @property
    def match_key(self) -> str:
        """The key by which it is compared. Folded anew, for rows of a version that folded less."""
        return skill_key(self.counts_as.key)


class ParticipantSkill(Base):
    """A skill that a participant offers (as mentor) or wants (as mentee), in the person's own order."""

    __tablename__ = "participant_skills"

    participant_id: Mapped[UUID] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True
    )
    side: Mapped[Side] = mapped_column(one_of(Side), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[UUID] = mapped_column(ForeignKey("workspaces.id"), index=True)
    skill_id: Mapped[UUID] = mapped_column(ForeignKey("skills.id"), index=True)

    skill: Mapped[Skill] = relationship(lazy="raise")


class Participant(Scoped):
    """A person in a cohort. `look_again_at` is when a break ends; `seats` counts mentees at a time.

    `quiet_until`: the first day on which another match may be suggested to whoever said "Not now".
    `silent_since`: when a match closed that they never answered; they are left in peace until they show themselves.
    `nameable_since`: when they agreed that summaries may name them, None while they have not.
    `consent_version` names the text that was agreed to; it is None for whoever joined before there was one.
    """

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("cohort_id", "person_id"),
        CheckConstraint("seats BETWEEN 1 AND 10", name="seats"),
        Index("ix_participants_due", "look_again_at", postgresql_where=text("look_again_at IS NOT NULL"),
              sqlite_where=text("look_again_at IS NOT NULL")),
    )  # fmt: skip

    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohorts.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[Role] = mapped_column(one_of(Role))
    state: Mapped[ParticipantState] = mapped_column(one_of(ParticipantState))
    goals: Mapped[str] = mapped_column(Text)
    seats: Mapped[int]
    time_zone: Mapped[str] = mapped_column(String(64))
    topics: Mapped[str] = mapped_column(Text, default="")
    stage: Mapped[Stage | None] = mapped_column(one_of(Stage))
    transition: Mapped[str] = mapped_column(Text, default="")
    interests: Mapped[list[str]] = mapped_column(JSON, default=list)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    communication: Mapped[Communication | None] = mapped_column(one_of(Communication))
    mentoring_style: Mapped[MentoringStyle | None] = mapped_column(one_of(MentoringStyle))
    learning_preference: Mapped[LearningPreference | None] = mapped_column(one_of(LearningPreference))
    personality: Mapped[Personality | None] = mapped_column(one_of(Personality))
    hours_pledged: Mapped[int | None]
    consent_version: Mapped[str | None] = mapped_column(String(32))
    consented_at: Mapped[datetime | None]
    waitlisted_at: Mapped[datetime | None]
    paused_until: Mapped[date | None]
    quiet_until: Mapped[date | None]
    silent_since: Mapped[datetime | None]
    look_again_at: Mapped[datetime | None]
    nameable_since: Mapped[datetime | None]
    joined_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    person: Mapped[Person] = relationship(lazy="raise")
    cohort: Mapped[Cohort] = relationship(lazy="raise")
    skills: Mapped[list[ParticipantSkill]] = relationship(
        lazy="raise", order_by=ParticipantSkill.position, cascade="all, delete-orphan", passive_deletes=True
    )

    def labels(self, side: Side) -> tuple[str, ...]:
        """The skills offered (mentor) or wanted (mentee), as the workspace spells them; merged ones once."""
        return tuple(self._by_key(side).values())

    def keys(self, side: Side) -> tuple[str, ...]:
        return tuple(self._by_key(side))

    def _by_key(self, side: Side) -> dict[str, str]:
        found: dict[str, str] = {}
        for chosen in self.skills:
            if chosen.side is side:
                found.setdefault(chosen.skill.match_key, chosen.skill.counts_as.label)
        return found

    def as_signup(self, *, never: tuple[str, ...] = (), affinity: str = "") -> Signup:
        """The person's answers; those in confidence are read apart, and only for the person."""
        return Signup(
            role=self.role,
            offers=self.labels(Side.MENTOR),
            wants=self.labels(Side.MENTEE),
            goals=self.goals,
            seats=self.seats,
            consent=self.consent_version or "",
            time_zone=self.time_zone,
            topics=self.topics,
            stage=self.stage,
            transition=self.transition,
            interests=tuple(self.interests),
            languages=tuple(self.languages),
            communication=self.communication,
            mentoring_style=self.mentoring_style,
            learning_preference=self.learning_preference,
            personality=self.personality,
            hours=self.hours_pledged,
            never=never,
            affinity=affinity,
        )

    def as_card(
        self,
        *,
        waiting: bool = False,
        place: int | None = None,
        approval: ApprovalState | None = None,
        quiet_until: date | None = None,
    ) -> ParticipationCard:
        return ParticipationCard(
            id=self.id,
            cohort=self.cohort.as_card(),
            role=self.role,
            state=self.state,
            paused_until=self.paused_until,
            waiting=waiting,
            place=place,
            approval=approval,
            quiet_until=quiet_until,
            silent=self.silent_since is not None,
        )
