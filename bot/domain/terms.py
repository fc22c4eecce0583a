"""The words of the field as closed sets. Values are stored in the database and never change once shipped."""

from enum import StrEnum


class Role(StrEnum):
    """What a person signed up to be in a cohort."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"

    @property
    def mentors(self) -> bool:
        return self is not Role.MENTEE

    @property
    def learns(self) -> bool:
        return self is not Role.MENTOR


class PersonKind(StrEnum):
    """What an account is to the workspace. A stranger belongs to another one (Slack Connect)."""

    MEMBER = "member"
    GUEST = "guest"
    BOT = "bot"
    STRANGER = "stranger"


class Side(StrEnum):
    """The place of a person within one pair."""

    MENTOR = "mentor"
    MENTEE = "mentee"

    @property
    def other(self) -> "Side":
        return Side.MENTEE if self is Side.MENTOR else Side.MENTOR


class Cadence(StrEnum):
    """How often a pair meets. A month is counted by the date, or by the weekday ("every second Tuesday")."""

    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"
    MONTHLY_WEEKDAY = "monthly_weekday"


class Scheduling(StrEnum):
    """How the times of a pair's meetings come about: chosen each time, or the same time again and again."""

    ONE_BY_ONE = "one_by_one"
    SERIES = "series"


class NudgePace(StrEnum):
    """How often somebody wants to hear from us unasked."""

    USUAL = "usual"
    FEWER = "fewer"
    NONE = "none"


class ProgramKind(StrEnum):
    """What a program is for. It picks the template: rhythm, length, texts, prompts and measures."""

    SKILL_GROWTH = "skill_growth"
    KNOWLEDGE_TRANSFER = "knowledge_transfer"
    LEADERSHIP = "leadership"
    ONBOARDING = "onboarding"
    INCLUSION = "inclusion"
    CAREER_TRANSITION = "career_transition"


class MentorRule(StrEnum):
    """Who may mentor in a program: everybody who offers to, or whoever an admin has approved."""

    OPEN = "open"
    APPROVED = "approved"


class Newcomers(StrEnum):
    """Whether people who join the company hear of a program on arrival."""

    QUIET = "quiet"
    INVITED = "invited"


class CohortState(StrEnum):
    """Where a run of a program stands; `bot.domain.cohorts` says how it moves on."""

    DRAFT = "draft"
    ENROLLING = "enrolling"
    MATCHING = "matching"
    RUNNING = "running"
    CLOSING = "closing"
    CLOSED = "closed"


class LeaderAnswer(StrEnum):
    """What a leader answered when asked to mentor."""

    WILLING = "willing"
    NOT_NOW = "not_now"


class ParticipantState(StrEnum):
    """Whether a person takes part in a cohort right now."""

    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"
    APPLIED = "applied"
    DECLINED = "declined"
    WAITLISTED = "waitlisted"


class SyncState(StrEnum):
    """A reading of Slack's directory: waiting for its night, under way, read to the end, or given up."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class MentorshipState(StrEnum):
    """The life of a matched pair."""

    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    ENDED = "ended"


class MeetingState(StrEnum):
    """What became of a planned meeting. Silence is unknown, never missed."""

    PLANNED = "planned"
    HELD = "held"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


class CheckInAnswer(StrEnum):
    """What a person answers to "Did you meet?"."""

    MET = "met"
    NOT_YET = "not_yet"
    MOVED = "moved"


class GoalState(StrEnum):
    """Whether a goal is still being worked on."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


class Unconfirmed(StrEnum):
    """What becomes of a message of which nobody may look up whether it arrived: sent once more, or left alone."""

    REPEAT = "repeat"
    LEAVE = "leave"


class DeliveryState(StrEnum):
    """The outbox state machine: pending → sending → sent | pending | verify | given_up | expired.

    What a person hears unasked is queued first, until their budget has room: then it is pending on its own, or
    merged into one message with others.
    """

    QUEUED = "queued"
    MERGED = "merged"

    PENDING = "pending"
    SENDING = "sending"
    VERIFY = "verify"
    SENT = "sent"
    GIVEN_UP = "given_up"
    EXPIRED = "expired"


class DigestWish(StrEnum):
    """Whether somebody who runs programs wants a digest: when something waits for them, or never."""

    WAITING = "waiting"
    NEVER = "never"


class ApprovalState(StrEnum):
    """Where a mentor's request to be approved stands."""

    WAITING = "waiting"
    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class SkillKind(StrEnum):
    """What sort of skill a word of the vocabulary is."""

    TECHNICAL = "technical"
    SOFT = "soft"
    OTHER = "other"


class WordOrigin(StrEnum):
    """Where a word of the vocabulary comes from: somebody named it, or an admin gave a word another name."""

    NAMED = "named"
    ALIAS = "alias"


class Stage(StrEnum):
    """Where somebody stands in their working life."""

    STARTING = "starting"
    GROWING = "growing"
    EXPERIENCED = "experienced"
    LEADING = "leading"
    CHANGING = "changing"


class Communication(StrEnum):
    """How somebody likes to be talked to."""

    DIRECT = "direct"
    GENTLE = "gentle"
    STRUCTURED = "structured"
    SPONTANEOUS = "spontaneous"


class MentoringStyle(StrEnum):
    """How a mentor likes to mentor."""

    DIRECTIVE = "directive"
    NON_DIRECTIVE = "non_directive"
    SITUATIONAL = "situational"


class LearningPreference(StrEnum):
    """How a mentee likes to be mentored."""

    GUIDED = "guided"
    EXPLORING = "exploring"
    MIXED = "mixed"


class Personality(StrEnum):
    """How somebody would describe themselves in company."""

    QUIET = "quiet"
    OUTGOING = "outgoing"
    BETWEEN = "between"
