"""Every message we send on our own, as a frozen value. The outbox keeps these, not their blocks.

The class name is stored with each row, so a class here is never renamed, only retired.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.people import Someone
from bot.domain.terms import Cadence, Role, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why two people were matched, from the mentee's wishes: shared skills and common hours a week."""

    skills: tuple[str, ...]
    common_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortAnnounced:
    """To the announcement channel: a cohort is open for joining."""

    cohort: UUID
    program: str
    objective: str
    cadence: Cadence
    minutes: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """To a person who joined: what happens next."""

    cohort: UUID
    program: str
    role: Role
    starts_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchProposed:
    """To one side of a proposed pair, with the reasons. `you_are` is the reader's side. Also the reminder."""

    proposal: UUID
    program: str
    you_are: Side
    partner: Someone
    partner_goals: str
    partner_offers: tuple[str, ...]
    reason: Reason
    cadence: Cadence
    minutes: int
    answer_by: date
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalClosed:
    """To the side that is still waiting: this match does not come about. Never says who decided what."""

    program: str
    partner: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """To the pair's group DM: both said yes."""

    mentorship: UUID
    program: str
    mentor: Someone
    mentee: Someone
    mentor_offers: tuple[str, ...]
    mentee_goals: str
    reason: Reason
    cadence: Cadence
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNudge:
    """To one side before a meeting: a time that suits both. `shared_hours` is false where somebody has to bend.

    `first` is true as long as no meeting of the pair has taken place, whatever its number.
    """

    meeting: UUID
    number: int
    partner: Someone
    starts_at: datetime
    minutes: int
    shared_hours: bool
    moved_for: str | None
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """To one side after a meeting: did you meet? `attempt` 2 is the last one for this time."""

    meeting: UUID
    number: int
    partner: Someone
    starts_at: datetime
    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackAsked:
    """To the side that has not been asked yet, once the other said that they met."""

    meeting: UUID
    number: int
    partner: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMoved:
    """To the other side: the meeting has a new time, `chosen` by the partner or suggested by us."""

    meeting: UUID
    number: int
    partner: Someone
    starts_at: datetime
    minutes: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSet:
    """To the partner: a new goal."""

    goal: UUID
    partner: Someone
    title: str
    measure: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalMoved:
    """To the partner: a goal has moved on."""

    goal: UUID
    partner: Someone
    title: str
    percent: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReached:
    """To both: a goal is reached. `by_you` is true for the person whose goal it is."""

    goal: UUID
    partner: Someone
    title: str
    note: str
    by_you: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerPaused:
    """To the partner: a break, with its last day if one was given."""

    partner: Someone
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerReturned:
    """To the partner: the break is over and the rhythm goes on."""

    partner: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeBack:
    """To the person whose break is over."""

    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipEnded:
    """To the partner of somebody who left. Neutral: no reason is given."""

    partner: Someone
    program: str
    you_are: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipCompleted:
    """To both at the planned end."""

    partner: Someone
    program: str
    meetings_held: int
    goals_reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortSummary:
    """To the announcement channel, when an admin asks: counts only. A withheld mean is None."""

    program: str
    as_of: date
    mentors: int
    mentees: int
    paused: int
    waiting: int
    pairs_active: int
    pairs_completed: int
    meetings_held: int
    meetings_skipped: int
    meetings_unknown: int
    goals_set: int
    goals_reached: int
    feedback_count: int
    feedback_mean: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """To somebody who wrote to the bot: where to find everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestMessage:
    """To an admin who wants to see that messages arrive."""

    __test__ = False


Notice = (
    CohortAnnounced
    | Welcome
    | MatchProposed
    | ProposalClosed
    | Introduction
    | MeetingNudge
    | CheckIn
    | FeedbackAsked
    | MeetingMoved
    | GoalSet
    | GoalMoved
    | GoalReached
    | PartnerPaused
    | PartnerReturned
    | WelcomeBack
    | MentorshipEnded
    | MentorshipCompleted
    | CohortSummary
    | Signpost
    | TestMessage
)
