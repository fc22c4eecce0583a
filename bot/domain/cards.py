"""What a view or an answer shows: frozen facts that services return and the Slack adapter draws."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from bot.domain.growth.agreement_cards import AgreementGlance
from bot.domain.growth.goal_cards import GoalCard
from bot.domain.growth.skill_cards import SkillPlanCard
from bot.domain.growth.step_cards import StepCard
from bot.domain.insight.desk_cards import DeskCard
from bot.domain.matching_terms import Pairing
from bot.domain.meetings.gathering import Course
from bot.domain.notices import Charter, Reason
from bot.domain.pair_glances import Waiting
from bot.domain.people import Someone
from bot.domain.signup import Signup, Step
from bot.domain.terms import (
    ApprovalState,
    Cadence,
    CheckInAnswer,
    CohortState,
    MeetingState,
    MentorRule,
    MentorshipState,
    ParticipantState,
    PersonKind,
    ProgramKind,
    Role,
    Side,
    SkillKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortCard:
    """A cohort as anybody may see it.

    `ends_on` is None where it is evergreen, `size_limit` where it has none, `opened_at` until its doors open,
    `closed_at` until it is over.
    """

    id: UUID
    program_id: UUID
    program: str
    name: str
    kind: ProgramKind
    objective: str
    values: str
    expectations: str
    confidentiality: str
    mentor_rule: MentorRule
    cadence: Cadence
    minutes: int
    starts_on: date
    ends_on: date | None
    size_limit: int | None
    channel: str
    state: CohortState
    opened_at: datetime | None
    closed_at: datetime | None = None
    pairing: Pairing = Pairing.TRADITIONAL

    @property
    def cancelled(self) -> bool:
        """Whether it never came to be: it was closed before its doors opened, or before its last day."""
        if self.state is not CohortState.CLOSED:
            return False
        early = self.ends_on is not None and self.closed_at is not None and self.closed_at.date() < self.ends_on
        return self.opened_at is None or early

    @property
    def charter(self) -> Charter:
        return Charter(objective=self.objective, values=self.values, expectations=self.expectations)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationCard:
    """A person's own place in a cohort. `waiting` while nobody is matched or proposed; `place` on the waitlist.

    `approval`: where their offer to mentor stands, where mentors are approved first. `quiet_until`: the day from
    which they would like to hear of matches again; `silent`: they let a match close without an answer.
    """

    id: UUID
    cohort: CohortCard
    role: Role
    state: ParticipantState
    paused_until: date | None
    waiting: bool = False
    place: int | None = None
    approval: ApprovalState | None = None
    quiet_until: date | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalCard:
    """A match to answer, or accepted while the other decides. `note`: of a mentee who asked for it themself."""

    id: UUID
    program: str
    you_are: Side
    partner: Someone
    reason: Reason
    answer_by: date
    accepted_by_you: bool
    note: str | None = None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipCard:
    """One of the person's pairs. `parting`: they asked for another partner, and this one has not heard yet.

    `confirmed`: the time of the next meeting is no mere suggestion of ours. `steps` are the person's own that are
    still to be done, by date.
    """

    id: UUID
    program: str
    you_are: Side
    partner: Someone
    state: MentorshipState
    next_meeting_at: datetime | None
    confirmed: bool = False
    goals: tuple[GoalCard, ...] = ()
    parting: bool = False
    pairing: Pairing = Pairing.TRADITIONAL
    agreement: AgreementGlance = field(default_factory=AgreementGlance)
    steps: tuple[StepCard, ...] = ()
    skills: SkillPlanCard | None = None
    waiting: Waiting = field(default_factory=Waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeCard:
    """What fits one person right now: the menu of `/mentor` and the App Home tab show the same.

    `begun` names the cohorts for which they have begun a form; `may_look`: they may look for a mentor themself.
    `queue` is what waits for whoever runs programs, None for everybody else.
    """

    name: str
    is_admin: bool
    kind: PersonKind
    open_cohorts: tuple[CohortCard, ...]
    participations: tuple[ParticipationCard, ...]
    proposals: tuple[ProposalCard, ...]
    mentorships: tuple[MentorshipCard, ...]
    begun: frozenset[UUID] = frozenset()
    may_look: bool = False
    queue: DeskCard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionCard:
    """What a curious person sees first. `stopped_at`: the page of an unfinished form, touched on `stopped_on`.

    `queue`: how many wait for a place in a full cohort, None where there is one.
    """

    cohort: CohortCard
    time_zone: str
    joined: bool
    stopped_at: Step | None
    stopped_on: date | None
    queue: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """Answers that were changed in the form, last on that day, and not sent."""

    names: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SignupCard:
    """One page of the signup form with the answers to begin with. `joined` when it edits.

    `seen` names the state of the answers it shows, so that two windows notice each other. `clashes` names answers
    that another window has changed meanwhile, with what stands there: nothing is saved then. `place` is the one on
    the waitlist of a full cohort.
    """

    cohort: CohortCard
    answers: Signup
    joined: bool
    step: Step = Step.ESSENTIALS
    seen: str = ""
    place: int | None = None
    state: ParticipantState = ParticipantState.ACTIVE
    unsaved: Unsaved | None = None
    told_in: str = ""
    clashes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileCard:
    """A person's own answers, for their own eyes. `pairs` counts the running mentorships in each role.

    `open` is whether the answers can be changed still, `nameable` whether summaries may name the person.
    """

    participant: UUID
    cohort: CohortCard
    answers: Signup
    never: tuple[Someone, ...]
    state: ParticipantState
    paused_until: date | None
    pairs: Mapping[Role, int]
    place: int | None = None
    approval: ApprovalState | None = None
    unsaved: Unsaved | None = None
    open: bool = True
    nameable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartCard:
    """The people somebody is to be kept apart from, for that person's eyes alone."""

    never: tuple[Someone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCard:
    """A skill of the workspace's vocabulary.

    `uses` counts people; `counts_as` is what it was merged into, `merged` what was merged into it.
    """

    id: UUID
    label: str
    kind: SkillKind
    uses: int
    counts_as: str | None
    merged: tuple["WordCard", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyCard:
    """The workspace's words for skills, the most frequent first."""

    words: tuple[WordCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterCard:
    """What became of "remind me later": a day, or None where one reminder was sent already."""

    program: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCard:
    """A meeting as one side sees it. `rating` is what the reader said of it, None before that."""

    id: UUID
    number: int
    partner: Someone
    starts_at: datetime
    minutes: int
    answer: CheckInAnswer | None
    rating: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledCard:
    """A meeting, and what has become of it by whatever anybody said."""

    meeting: MeetingCard
    state: MeetingState


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedInCard:
    """What became of a check-in: a new time if the meeting was put off, or None when the next one is due anyway.

    `course`: what follows in a group where others speak for themselves, or have done so; None where nobody does.
    """

    meeting: MeetingCard
    new_time: datetime | None
    course: Course | None = None
