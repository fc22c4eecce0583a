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


class CohortState(StrEnum):
    """Where a dated run of a program stands."""

    ENROLLING = "enrolling"
    RUNNING = "running"
    CLOSED = "closed"


class ParticipantState(StrEnum):
    """Whether a person takes part in a cohort right now."""

    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"


class RoundState(StrEnum):
    """A matching round is a draft that only admins see until it is published."""

    DRAFT = "draft"
    PUBLISHED = "published"


class ProposalState(StrEnum):
    """The life of a match proposal."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


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
