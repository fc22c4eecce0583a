"""Every message we send on our own, as a frozen value. The outbox keeps these, not their blocks.

The class name is stored with each row, so a class here is never renamed, only retired.
"""

from bot.domain.notices.agendas import AgendaAsked, MeetingBrief
from bot.domain.notices.beginnings import (
    AgreementOffered,
    AgreementProposed,
    AgreementSettled,
    GroupIntroduction,
    Introduction,
)
from bot.domain.notices.care import (
    EasyOffer,
    PaceChanged,
    PairReopened,
    PairResting,
    RestingSoon,
    RetrospectiveAsked,
    StillThere,
    WorksShared,
)
from bot.domain.notices.concerns import HelpNews, HelpReceived, HelpWanted, TalkInvited
from bot.domain.notices.desk import GentleWord, MoreTime, NothingSent, WordFromAdmin
from bot.domain.notices.endings import (
    CohortOver,
    EndingAsked,
    EndWished,
    GuestNow,
    MentorshipCompleted,
    MentorshipEnded,
    PairGoesOn,
    PairParted,
    PartnerGone,
    PartnerPaused,
    PartnerReturned,
    PartnerThanked,
    WelcomeBack,
)
from bot.domain.notices.exports import ExportFile
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
from bot.domain.notices.parts import Charter, GoalLine, GroupMember, OfferedTime, OpenDoor, Portrait, Reason
from bot.domain.notices.post import Several
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
from bot.domain.notices.pulses import PulseAsked
from bot.domain.notices.questions import (
    QuestionAnswered,
    QuestionAsked,
    QuestionForMeeting,
    QuestionReminder,
)
from bot.domain.notices.summaries import ProgramSummary, SummariesStopped
from bot.domain.notices.times import CalendarFile, MeetingBegins, MeetingCalledOff, MeetingOffered

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
    | MeetingOffered
    | MeetingBegins
    | MeetingCalledOff
    | CalendarFile
    | ExportFile
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
    | AgendaAsked
    | MeetingBrief
    | QuestionAsked
    | QuestionReminder
    | QuestionAnswered
    | QuestionForMeeting
    | StepGiven
    | StepDone
    | StepsDue
    | SkillsAsked
    | SkillGrowth
    | PulseAsked
    | PartnerPaused
    | PartnerReturned
    | WelcomeBack
    | MentorshipEnded
    | PartnerGone
    | PairParted
    | HelpReceived
    | HelpWanted
    | HelpNews
    | TalkInvited
    | GuestNow
    | EndingAsked
    | EndWished
    | PairGoesOn
    | MentorshipCompleted
    | PartnerThanked
    | CohortOver
    | CohortUnmatched
    | WaitingForYou
    | AdminAdded
    | LeaderAsked
    | CohortSummary
    | ProgramSummary
    | SummariesStopped
    | Signpost
    | TestMessage
    | Rehearsed
    | Several
    | EasyOffer
    | PaceChanged
    | PairReopened
    | PairResting
    | RestingSoon
    | RetrospectiveAsked
    | StillThere
    | WorksShared
    | GentleWord
    | WordFromAdmin
    | MoreTime
    | NothingSent
)


__all__ = [
    "AdminAdded",
    "AgendaAsked",
    "AgreementOffered",
    "AgreementProposed",
    "AgreementSettled",
    "CalendarFile",
    "Charter",
    "CheckIn",
    "CohortAnnounced",
    "CohortOver",
    "CohortSummary",
    "CohortUnmatched",
    "EasyOffer",
    "EndWished",
    "EndingAsked",
    "ExportFile",
    "FeedbackAsked",
    "FirstGoalAsked",
    "GentleWord",
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
    "GroupMember",
    "GuestNow",
    "HelpNews",
    "HelpReceived",
    "HelpWanted",
    "Introduction",
    "LaterCome",
    "LeaderAsked",
    "MatchProposed",
    "MeetingBegins",
    "MeetingBrief",
    "MeetingCalledOff",
    "MeetingMoved",
    "MeetingNudge",
    "MeetingOffered",
    "MentorApplied",
    "MentorApproved",
    "MentorAsked",
    "MentorDeclined",
    "MentorRequested",
    "MentorshipCompleted",
    "MentorshipEnded",
    "MoreTime",
    "NewcomerInvited",
    "NothingSent",
    "Notice",
    "OfferedTime",
    "OpenDoor",
    "PaceChanged",
    "PairGoesOn",
    "PairParted",
    "PairReopened",
    "PairResting",
    "PartnerGone",
    "PartnerPaused",
    "PartnerReturned",
    "PartnerThanked",
    "PlaceFree",
    "Portrait",
    "ProgramSummary",
    "ProposalClosed",
    "PulseAsked",
    "QuestionAnswered",
    "QuestionAsked",
    "QuestionForMeeting",
    "QuestionReminder",
    "Reason",
    "Rehearsed",
    "RequestClosed",
    "RequestNoteChanged",
    "RequestWithdrawn",
    "RestingSoon",
    "RetrospectiveAsked",
    "Several",
    "Signpost",
    "SkillGrowth",
    "SkillsAsked",
    "StepDone",
    "StepGiven",
    "StepsDue",
    "StillThere",
    "SummariesStopped",
    "TalkInvited",
    "TestMessage",
    "WaitingForYou",
    "Waitlisted",
    "Welcome",
    "WelcomeBack",
    "WordFromAdmin",
    "WorksShared",
]
