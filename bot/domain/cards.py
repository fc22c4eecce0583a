"""What a view or an answer shows: frozen facts that services return and the Slack adapter draws."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.goals import GoalWish
from bot.domain.notices import Reason
from bot.domain.people import Someone
from bot.domain.signup import Signup
from bot.domain.terms import (
    Cadence,
    CheckInAnswer,
    CohortState,
    GoalState,
    MentorshipState,
    ParticipantState,
    Role,
    Side,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortCard:
    """A cohort as anybody may see it."""

    id: UUID
    program: str
    objective: str
    cadence: Cadence
    minutes: int
    starts_on: date
    ends_on: date
    channel: str
    state: CohortState


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationCard:
    """A person's own place in a cohort. `waiting` while nobody is matched or proposed."""

    id: UUID
    cohort: CohortCard
    role: Role
    state: ParticipantState
    paused_until: date | None
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalCard:
    """A match the person has not answered yet, or has accepted while the other side decides."""

    id: UUID
    program: str
    you_are: Side
    partner: Someone
    reason: Reason
    answer_by: date
    accepted_by_you: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalCard:
    """A goal and how far it is, in per cent. `yours` is false for the partner's goal; `version` guards edits."""

    id: UUID
    title: str
    measure: str
    due_on: date
    percent: int
    state: GoalState
    yours: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipCard:
    """One of the person's pairs, with the next meeting and the goals. `over`: it can only be looked back at."""

    id: UUID
    program: str
    you_are: Side
    partner: Someone
    state: MentorshipState
    next_meeting_at: datetime | None
    goals: tuple[GoalCard, ...]

    @property
    def over(self) -> bool:
        return self.state in {MentorshipState.COMPLETED, MentorshipState.ENDED}


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeCard:
    """What fits one person right now: the menu of `/mentor` and the App Home tab show the same."""

    name: str
    is_admin: bool
    may_join: bool
    open_cohorts: tuple[CohortCard, ...]
    participations: tuple[ParticipationCard, ...]
    proposals: tuple[ProposalCard, ...]
    mentorships: tuple[MentorshipCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignupCard:
    """The signup form: the cohort and the answers to begin with. `joined` when it edits."""

    cohort: CohortCard
    answers: Signup
    joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortTally:
    """A cohort in the admin's control room."""

    cohort: CohortCard
    mentors: int
    mentees: int
    waiting: int
    pairs: int
    proposals_open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRoomCard:
    """The admin's control room: cohorts, newest first."""

    cohorts: tuple[CohortTally, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCard:
    """A proposed pair in a dry run, with its score out of 1000."""

    mentor: Someone
    mentee: Someone
    score: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOverCard:
    """A person a dry run could not place, and why, as a sentence."""

    person: Someone
    side: Side
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRunCard:
    """The outcome of a dry run: nothing has been sent."""

    round: UUID
    program: str
    pairs: tuple[PairCard, ...]
    left_over: tuple[LeftOverCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """What became of an answer to a proposal. `paired` once both have said yes."""

    partner: Someone
    paired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCard:
    """A meeting as one side sees it. `rating`, `moved_forward` and `change`: the reader's own feedback so far."""

    id: UUID
    number: int
    partner: Someone
    starts_at: datetime
    minutes: int
    answer: CheckInAnswer | None
    rating: int | None = None
    moved_forward: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedInCard:
    """What became of a check-in: a new time if the meeting was put off, or None when the next one is due anyway."""

    meeting: MeetingCard
    new_time: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsCard:
    """All goals of a person, pair by pair; at least one pair."""

    mentorships: tuple[MentorshipCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFormCard:
    """The goal form for one pair. `goal` and `version` are None for a new goal."""

    mentorship: UUID
    partner: Someone
    wish: GoalWish | None
    goal: UUID | None
    version: int | None
