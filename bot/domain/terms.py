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
    """How often a pair meets."""

    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"


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


class Pairing(StrEnum):
    """Who meets whom in a program: seniors mentor juniors, juniors seniors, equals each other, or one a group."""

    TRADITIONAL = "traditional"
    REVERSE = "reverse"
    PEER = "peer"
    GROUP = "group"


ONE_TO_ONE = frozenset({Pairing.TRADITIONAL, Pairing.REVERSE})
"""Where a mentee may look for a mentor themself."""


class AskedFirst(StrEnum):
    """Who is asked first about a match. The other one is asked once the first said yes."""

    BOTH = "both"
    MENTEE = "mentee"
    MENTOR = "mentor"

    @property
    def side(self) -> Side | None:
        """The side that is asked alone; None where both are asked at once."""
        return None if self is AskedFirst.BOTH else Side(self.value)


class Weight(StrEnum):
    """How much a criterion counts in a program, compared with what is usual for it."""

    OFF = "off"
    LITTLE = "little"
    USUAL = "usual"
    MUCH = "much"


class DailyRun(StrEnum):
    """Whether a program without an end is matched every day, and whether that is only prepared or published."""

    NEVER = "never"
    DRAFT = "draft"
    PUBLISH = "publish"


class RoundOrigin(StrEnum):
    """Whether an admin asked for a round or it was its day."""

    ADMIN = "admin"
    DAILY = "daily"


class RoundState(StrEnum):
    """A matching round is a draft that only admins see until it is published.

    It can be undone as long as nobody has answered.
    """

    DRAFT = "draft"
    PUBLISHED = "published"
    UNDONE = "undone"


class HandKind(StrEnum):
    """What an admin decided by hand about two people in a draft.

    LOCKED: they are a pair. FORBIDDEN: they are none. HELD_BACK: they are, but are not asked this time.
    """

    LOCKED = "locked"
    FORBIDDEN = "forbidden"
    HELD_BACK = "held_back"


class Objective(StrEnum):
    """What the best plan of a round is. All of them serve as many mentees as can be served, except STABLE.

    COVERAGE: then the most points. BOTTLENECK: then the best worst pair, then the most points. STABLE: nobody is
    left who would rather have each other (Gale and Shapley, 1962), at the price of coverage and points.
    FEWEST_CHANGES: then the most pairs kept of those that are, then the most points.
    """

    COVERAGE = "coverage"
    BOTTLENECK = "bottleneck"
    STABLE = "stable"
    FEWEST_CHANGES = "fewest_changes"


class ProposalState(StrEnum):
    """The life of a match proposal."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    NOT_NOW = "not_now"


class ProposalOrigin(StrEnum):
    """Where a match proposal comes from: a round, the place of one that came to nothing, or a mentee who asked."""

    ROUND = "round"
    NEXT = "next"
    REQUEST = "request"


class Outlook(StrEnum):
    """What comes next for somebody whose match did not come about.

    LOOKING: for somebody else, at once. The four after it say why nobody else was found. WHEN_READY: once they say
    so, for who never answered. LATER: from the day on which they asked to hear of it again. OVER: nothing is
    promised.
    """

    NEXT_ROUND = "next_round"
    LOOKING = "looking"
    SEATS_TAKEN = "seats_taken"
    NO_MENTORS = "no_mentors"
    NOBODY_FITS = "nobody_fits"
    NO_MENTEES = "no_mentees"
    WHEN_READY = "when_ready"
    LATER = "later"
    AFTER_BREAK = "after_break"
    OVER = "over"


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


class DeliveryState(StrEnum):
    """The outbox state machine: pending → sending → sent | pending | verify | given_up | expired."""

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
