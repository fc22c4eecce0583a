"""Every message we send on our own, as a frozen value. The outbox keeps these, not their blocks.

The class name is stored with each row, so a class here is never renamed, only retired.
"""

from bot.domain.notices.beginnings import (
    AgreementOffered,
    AgreementProposed,
    AgreementSettled,
    GroupIntroduction,
    Introduction,
)
from bot.domain.notices.endings import (
    CohortOver,
    GuestNow,
    MentorshipCompleted,
    MentorshipEnded,
    PairParted,
    PartnerGone,
    PartnerPaused,
    PartnerReturned,
    WelcomeBack,
)
from bot.domain.notices.growth import (
    FirstGoalAsked,
    GoalCelebrated,
    GoalHelpAsked,
    GoalMoved,
    GoalReached,
    GoalSet,
    GoalShared,
    GoalsReview,
    GoalUpdated,
    SkillGrowth,
    SkillsAsked,
    StepDone,
    StepGiven,
    StepsDue,
)
from bot.domain.notices.joining import (
    LaterCome,
    MentorApplied,
    MentorApproved,
    MentorAsked,
    MentorDeclined,
    NewcomerInvited,
    PlaceFree,
    Signpost,
    Waitlisted,
    Welcome,
)
from bot.domain.notices.matching import (
    MatchProposed,
    MentorRequested,
    ProposalClosed,
    RequestClosed,
    RequestNoteChanged,
    RequestWithdrawn,
)
from bot.domain.notices.meetings import CheckIn, FeedbackAsked, MeetingMoved, MeetingNudge
from bot.domain.notices.parts import Charter, GoalLine, OpenDoor, Portrait, Reason
from bot.domain.notices.programs import (
    AdminAdded,
    CohortAnnounced,
    CohortSummary,
    CohortUnmatched,
    LeaderAsked,
    Rehearsed,
    TestMessage,
    WaitingForYou,
)

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


__all__ = [
    "AdminAdded",
    "AgreementOffered",
    "AgreementProposed",
    "AgreementSettled",
    "Charter",
    "CheckIn",
    "CohortAnnounced",
    "CohortOver",
    "CohortSummary",
    "CohortUnmatched",
    "FeedbackAsked",
    "FirstGoalAsked",
    "GoalCelebrated",
    "GoalHelpAsked",
    "GoalLine",
    "GoalMoved",
    "GoalReached",
    "GoalSet",
    "GoalShared",
    "GoalUpdated",
    "GoalsReview",
    "GroupIntroduction",
    "GuestNow",
    "Introduction",
    "LaterCome",
    "LeaderAsked",
    "MatchProposed",
    "MeetingMoved",
    "MeetingNudge",
    "MentorApplied",
    "MentorApproved",
    "MentorAsked",
    "MentorDeclined",
    "MentorRequested",
    "MentorshipCompleted",
    "MentorshipEnded",
    "NewcomerInvited",
    "Notice",
    "OpenDoor",
    "PairParted",
    "PartnerGone",
    "PartnerPaused",
    "PartnerReturned",
    "PlaceFree",
    "Portrait",
    "ProposalClosed",
    "Reason",
    "Rehearsed",
    "RequestClosed",
    "RequestNoteChanged",
    "RequestWithdrawn",
    "Signpost",
    "SkillGrowth",
    "SkillsAsked",
    "StepDone",
    "StepGiven",
    "StepsDue",
    "TestMessage",
    "WaitingForYou",
    "Waitlisted",
    "Welcome",
    "WelcomeBack",
]
