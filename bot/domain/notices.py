"""Every message we send on our own, as a frozen value. The outbox keeps these, not their blocks.

The class name is stored with each row, so a class here is never renamed, only retired.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.growth.agreements import Terms
from bot.domain.growth.skills import Growth
from bot.domain.growth.steps import DueStep
from bot.domain.growth.terms import AgendaOwner, GoalEvent, GoalStanding, MeetBy, RatingMoment, StepKind
from bot.domain.matching_terms import Outlook, Pairing
from bot.domain.people import Someone
from bot.domain.tasks import Task
from bot.domain.terms import (
    Cadence,
    Communication,
    LearningPreference,
    MentoringStyle,
    ProgramKind,
    Role,
    Side,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why two people were matched: skills of the mentee's wishes, common hours a week, and interests of both.

    `ahead`: by how many steps of working life the mentor is ahead (below zero: behind); 0 where that is not told.
    """

    skills: tuple[str, ...]
    common_hours: float
    interests: tuple[str, ...] = ()
    ahead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """Somebody as they introduced themself at signup, as far as they agreed that those they meet read it."""

    who: Someone
    offers: tuple[str, ...] = ()
    goals: str = ""
    topics: str = ""
    interests: tuple[str, ...] = ()
    communication: Communication | None = None
    mentoring_style: MentoringStyle | None = None
    learning_preference: LearningPreference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """What a program says of itself, in its admin's words; each may be empty."""

    objective: str = ""
    values: str = ""
    expectations: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortAnnounced:
    """To the announcement channel: a cohort is open for joining, up to `ends_on` or for good."""

    cohort: UUID
    program: str
    objective: str
    cadence: Cadence
    minutes: int
    starts_on: date
    ends_on: date | None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """To a person who joined: what happens next. `begun`: the first day has passed.

    `offer_waits`: they learn already, and mentor once that is approved.
    """

    cohort: UUID
    program: str
    role: Role
    starts_on: date
    offer_waits: bool = False
    begun: bool = False
    charter: Charter = Charter()
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Waitlisted:
    """To a person who joined a cohort that is full: their place in the queue, counted from 1."""

    cohort: UUID
    program: str
    place: int
    offer_waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFree:
    """To somebody on a waitlist: a place is free, and it is theirs."""

    cohort: UUID
    program: str
    role: Role
    offer_waits: bool = False
    charter: Charter = Charter()
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorApplied:
    """To somebody who offers to mentor where mentors are approved first. `meanwhile_mentee`: they learn already."""

    cohort: UUID
    program: str
    meanwhile_mentee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAsked:
    """To somebody who would like to mentor: a question from somebody who runs the program."""

    cohort: UUID
    program: str
    by: Someone
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorApproved:
    """To a mentor: yes. `after_all` where it was no at first."""

    cohort: UUID
    program: str
    charter: Charter = Charter()
    after_all: bool = False
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorDeclined:
    """To somebody who would have liked to mentor: not this time. `stays_mentee` where they take part as one.

    `cohort` is the one to join as a mentee instead; the first version did not name it.
    """

    program: str
    stays_mentee: bool
    cohort: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoor:
    """A cohort that can be joined."""

    cohort: UUID
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewcomerInvited:
    """To somebody who has just joined the company: the programs open to them. Sent once."""

    doors: tuple[OpenDoor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterCome:
    """To somebody who asked to be reminded of a cohort. The only one. `begun`: the first day has passed."""

    cohort: UUID
    program: str
    starts_on: date
    begun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchProposed:
    """To one side of a proposed pair, with the reasons. `you_are` is the reader's side. Also the reminder.

    A pair lasts until `ends_on`, or for so many `months` where the cohort keeps going; older messages say neither.
    """

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
    months: int | None = None
    ends_on: date | None = None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalClosed:
    """To whoever knew of a match: it does not come about. Never says who decided what, but what comes next.

    `participant` is the reader's place in the cohort. `until`: when they asked to hear of matches again. `waiting`
    counts who waits for a mentor, the reader among them; `place` is theirs by waiting time.
    """

    program: str
    partner: Someone
    outlook: Outlook = Outlook.NEXT_ROUND
    participant: UUID | None = None
    until: date | None = None
    place: int | None = None
    waiting: int | None = None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorRequested:
    """To a mentor: a mentee would like to learn from them, with the mentee's own note. Also the reminder.

    A pair lasts until `ends_on`, or for so many `months` where the cohort keeps going.
    """

    proposal: UUID
    program: str
    mentee: Someone
    note: str
    mentee_goals: str
    reason: Reason
    cadence: Cadence
    minutes: int
    months: int | None
    ends_on: date | None
    answer_by: date
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestNoteChanged:
    """To a mentor who has read a request: the mentee says it in other words now."""

    proposal: UUID
    program: str
    mentee: Someone
    note: str
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawn:
    """To a mentor who has read a request: nothing is needed any more. `found`: the mentee has a mentor now."""

    program: str
    mentee: Someone
    found: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestClosed:
    """To a mentee: this mentor cannot take it on right now. Never says why, nor whether anybody decided."""

    cohort: UUID
    program: str
    mentor: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """To the pair's group DM: both said yes. Peers are told of both what they offer and hope for.

    The first version spoke of a mentor and a mentee, whatever the kind of pairing; the second began to tell of
    both in their own words (`people`) and to offer `times`, with an hour that both share or one that asks somebody
    to bend.
    """

    mentorship: UUID
    program: str
    mentor: Someone
    mentee: Someone
    mentor_offers: tuple[str, ...]
    mentee_goals: str
    reason: Reason
    cadence: Cadence
    minutes: int
    pairing: Pairing = Pairing.TRADITIONAL
    mentor_goals: str = ""
    mentee_offers: tuple[str, ...] = ()
    kind: ProgramKind = ProgramKind.SKILL_GROWTH
    people: tuple[Portrait, ...] = ()
    times: tuple[datetime, ...] = ()
    shared_hours: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupIntroduction:
    """To a mentor and all who learn with them, in one conversation: who is who.

    `mentorship` is one of their pairs. `newcomers` are Slack ids of those who are introduced for the first time.
    `skills`: what the mentor offers and others would like to learn. `meeting_at` is a first meeting that the group
    has settled on already; else it is offered `times`. `alone`: each reads it for themself, since there is no
    conversation for so many.
    """

    mentorship: UUID
    program: str
    mentor: Portrait
    mentees: tuple[Portrait, ...]
    newcomers: tuple[str, ...]
    skills: tuple[str, ...]
    cadence: Cadence
    minutes: int
    kind: ProgramKind
    times: tuple[datetime, ...] = ()
    shared_hours: bool = True
    meeting_at: datetime | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNudge:
    """To one side before a meeting: a time that suits both. `shared_hours` is false where somebody has to bend.

    `first` is true as long as no meeting of the pair has taken place, whatever its number. `chosen`: one of them
    has chosen the time, so this only calls it to mind.
    """

    meeting: UUID
    number: int
    partner: Someone
    starts_at: datetime
    minutes: int
    shared_hours: bool
    moved_for: str | None
    first: bool = False
    chosen: bool = False


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
    """To the other side: the meeting has a new time, `chosen` by the partner or suggested by us.

    `first`: it is the first time that was chosen for their first meeting. `group` is a pair of the reader's where
    the partner has chosen for a whole group.
    """

    meeting: UUID
    number: int
    partner: Someone
    starts_at: datetime
    minutes: int
    chosen: bool
    first: bool = False
    group: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementOffered:
    """To both some days after their pair has formed, once: an agreement is easily made, and either may begin."""

    mentorship: UUID
    partner: Someone
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementProposed:
    """To the partner: a version of the agreement to confirm or to answer with another one. Also the one reminder.

    `before` is what it would change: what is in force, or, if it is a `counter`, what the reader had proposed.
    """

    agreement: UUID
    mentorship: UUID
    partner: Someone
    you_are: Side
    terms: Terms
    before: Terms | None = None
    counter: bool = False
    again: bool = False
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSettled:
    """To the pair's group DM, or to who proposed it where more people read there: it is in force, in short.

    `changed`: there was one in force before.
    """

    mentorship: UUID
    mentor: Someone
    mentee: Someone
    cadence: Cadence
    minutes: int
    meet_by: MeetBy
    agenda_owner: AgendaOwner
    changed: bool
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSet:
    """To the partner: a new goal, or one that they can read from now on. `shared`: it is that of their group."""

    goal: UUID
    partner: Someone
    title: str
    measure: str
    due_on: date
    why: str = ""
    shared: bool = False


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
    """To both: a goal is reached. `by_you` is true for the person whose goal it is.

    `mine`: nobody but they themself hears. `shared`: it was everybody's in the group. `channel`: where it can be
    shared if both agree, "" for nowhere.
    """

    goal: UUID
    partner: Someone
    title: str
    note: str
    by_you: bool
    version: int = 0
    mine: bool = False
    shared: bool = False
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalUpdated:
    """To the partner: the owner of a goal said how it goes. `due_on` is its new day, where it has one."""

    goal: UUID
    partner: Someone
    title: str
    percent: int
    event: GoalEvent
    note: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalHelpAsked:
    """To the partner: the owner of a goal is stuck and asks for help."""

    goal: UUID
    partner: Someone
    title: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalCelebrated:
    """To the pair's group DM: a goal is reached, which may have been everybody's. No note of anybody's."""

    goal: UUID
    owner: Someone
    partner: Someone
    title: str
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalShared:
    """To the announcement channel, once both agreed: a goal is reached. No note of anybody's.

    `owner_is` is the side of whose goal it is.
    """

    goal: UUID
    owner: Someone
    partner: Someone
    owner_is: Side
    title: str
    program: str
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """One open goal in a review."""

    goal: UUID
    version: int
    title: str
    percent: int
    due_on: date
    standing: GoalStanding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsReview:
    """To somebody with open goals, every few weeks: how do they go? The most urgent, and how many `more`."""

    mentorship: UUID
    partner: Someone
    goals: tuple[GoalLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstGoalAsked:
    """To somebody without a goal, once, a while after the pair has formed. A mentor is only invited."""

    mentorship: UUID
    partner: Someone
    you_are: Side
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class StepGiven:
    """To whoever is to do an action step that the partner wrote down for them."""

    step: UUID
    partner: Someone
    title: str
    kind: StepKind
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone:
    """To whoever gave an action step to the partner: it is done."""

    step: UUID
    partner: Someone
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsDue:
    """To whoever is to do these action steps, on the morning of their day. `today` is the reader's."""

    mentorship: UUID
    partner: Someone
    today: date
    steps: tuple[DueStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillsAsked:
    """To whoever rates skills at the start, midway or at the end: the learner, and the mentor if invited to.

    `skills` are the learner's wishes. `learns`: the reader is the learner, as both are among peers. `again`: they
    are asked once more later.
    """

    mentorship: UUID
    partner: Someone
    moment: RatingMoment
    learns: bool
    skills: tuple[str, ...]
    again: bool = False
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillGrowth:
    """To one side: how the learner's skills have grown so far. `learns`: they are the reader's own.

    `by_you`: the reader has just rated them; else the partner has, whom the learner lets see all of this.
    """

    mentorship: UUID
    partner: Someone
    moment: RatingMoment
    learns: bool
    by_you: bool
    rows: tuple[Growth, ...]


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
    """To the person whose break is over. `paired`: they have a mentorship that goes on."""

    program: str
    paired: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipEnded:
    """To the partner of somebody who left, or left the role of `left_as`. Neutral: no reason is given."""

    partner: Someone
    program: str
    you_are: Side
    left_as: Side | None = None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerGone:
    """To the partner of somebody whose account was closed or became a guest's. Neutral: no reason is given."""

    partner: Someone
    program: str
    you_are: Side
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PairParted:
    """To the side that did not ask for it: the pair has ended. Neutral: neither who wished it nor why is said.

    `goes_on`: the cohort is open, so that somebody new can be found.
    """

    partner: Someone
    program: str
    you_are: Side
    goes_on: bool = True
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestNow:
    """To somebody who took part in `programs` and whose account has become that of a guest. The only word of it."""

    programs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipCompleted:
    """To both at the planned end."""

    partner: Someone
    program: str
    meetings_held: int
    goals_reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortOver:
    """To somebody in a cohort without a pair that completes: it has ended, or does not take place (`cancelled`)."""

    program: str
    cancelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortUnmatched:
    """To those who run a program: the first day has come and nobody has been matched yet."""

    cohort: UUID
    program: str
    mentors: int
    mentees: int
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingForYou:
    """The digest, to somebody who runs programs: the most pressing of what waits for them, and how much `more`."""

    tasks: tuple[Task, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminAdded:
    """To somebody who may run a program from now on; `by` is who asked them."""

    program: str
    by: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderAsked:
    """To a leader, once for each program: would you like to mentor in it? `by` is who asks.

    Where juniors mentor, leaders learn, and among peers nobody mentors.
    """

    leader: UUID
    cohort: UUID
    program: str
    objective: str
    cadence: Cadence
    minutes: int
    by: Someone
    pairing: Pairing = Pairing.TRADITIONAL


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
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """To somebody who wrote to the bot: where to find everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestMessage:
    """To an admin who wants to see that messages arrive."""

    __test__ = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """To an admin alone: a sample of what others read in a program. `sample` says which, the rest is the program.

    `number` of `total` such messages that were asked for together.
    """

    sample: str
    number: int
    total: int
    program: str
    objective: str
    cadence: Cadence
    minutes: int
    starts_on: date
    ends_on: date | None
    values: str = ""
    expectations: str = ""
    pairing: Pairing = Pairing.TRADITIONAL


Notice = (
    CohortAnnounced
    | Welcome
    | LaterCome
    | Waitlisted
    | PlaceFree
    | NewcomerInvited
    | MentorApplied
    | MentorAsked
    | MentorApproved
    | MentorDeclined
    | MatchProposed
    | ProposalClosed
    | MentorRequested
    | RequestNoteChanged
    | RequestWithdrawn
    | RequestClosed
    | Introduction
    | GroupIntroduction
    | MeetingNudge
    | CheckIn
    | FeedbackAsked
    | MeetingMoved
    | AgreementOffered
    | AgreementProposed
    | AgreementSettled
    | GoalSet
    | GoalMoved
    | GoalReached
    | GoalUpdated
    | GoalHelpAsked
    | GoalCelebrated
    | GoalShared
    | GoalsReview
    | FirstGoalAsked
    | StepGiven
    | StepDone
    | StepsDue
    | SkillsAsked
    | SkillGrowth
    | PartnerPaused
    | PartnerReturned
    | WelcomeBack
    | MentorshipEnded
    | PartnerGone
    | PairParted
    | GuestNow
    | MentorshipCompleted
    | CohortOver
    | CohortUnmatched
    | WaitingForYou
    | AdminAdded
    | LeaderAsked
    | CohortSummary
    | Signpost
    | TestMessage
    | Rehearsed
)
