"""Notices are stored by class name for years: none may be lost, and each can be shown."""

from typing import get_args

from bot.domain import notices
from bot.domain.notices import Notice, parts
from bot.slack.messages import RENDERERS
from bot.store.codec import KINDS
from models import OutboxMessage

SHIPPED = {
    "AdminAdded",
    "AgendaAsked",
    "AgreementOffered",
    "AgreementProposed",
    "AgreementSettled",
    "CheckIn",
    "CohortAnnounced",
    "CohortOver",
    "CohortSummary",
    "CohortUnmatched",
    "EasyOffer",
    "GentleWord",
    "MoreTime",
    "NothingSent",
    "WordFromAdmin",
    "PaceChanged",
    "PairReopened",
    "PairResting",
    "RestingSoon",
    "RetrospectiveAsked",
    "StillThere",
    "SummariesStopped",
    "WorksShared",
    "EndWished",
    "EndingAsked",
    "ExportFile",
    "FeedbackAsked",
    "FirstGoalAsked",
    "GoalCelebrated",
    "GoalHelpAsked",
    "GoalMoved",
    "GoalReached",
    "GoalSet",
    "GoalShared",
    "GoalUpdated",
    "GoalsReview",
    "GuestNow",
    "GroupIntroduction",
    "HelpNews",
    "HelpReceived",
    "HelpWanted",
    "Introduction",
    "LeaderAsked",
    "LaterCome",
    "MatchProposed",
    "MeetingBrief",
    "CalendarFile",
    "MeetingBegins",
    "MeetingCalledOff",
    "MeetingMoved",
    "MeetingOffered",
    "MeetingNudge",
    "MentorApplied",
    "MentorApproved",
    "MentorAsked",
    "MentorDeclined",
    "MentorRequested",
    "MentorshipCompleted",
    "MentorshipEnded",
    "PartnerGone",
    "PartnerPaused",
    "PartnerReturned",
    "PartnerThanked",
    "NewcomerInvited",
    "PairGoesOn",
    "PairParted",
    "PlaceFree",
    "ProgramSummary",
    "ProposalClosed",
    "QuestionAnswered",
    "QuestionAsked",
    "QuestionForMeeting",
    "QuestionReminder",
    "PulseAsked",
    "Rehearsed",
    "RequestClosed",
    "RequestNoteChanged",
    "RequestWithdrawn",
    "Several",
    "Signpost",
    "TalkInvited",
    "TestMessage",
    "SkillGrowth",
    "SkillsAsked",
    "StepDone",
    "StepGiven",
    "StepsDue",
    "WaitingForYou",
    "Waitlisted",
    "Welcome",
    "WelcomeBack",
}
"""Every name that was ever stored. Names are added here, never taken out."""


def test_no_name_that_was_ever_stored_is_lost_and_new_ones_are_listed() -> None:
    assert set(KINDS) == SHIPPED


def test_every_notice_has_a_renderer_and_no_renderer_lacks_its_notice() -> None:
    assert set(RENDERERS) == set(get_args(Notice))


def test_every_class_that_reads_like_a_notice_is_one() -> None:
    modules = {name: getattr(kind, "__module__", "") for name, kind in vars(notices).items()}
    ours = {name for name, module in modules.items() if module.startswith(f"{notices.__name__}.")}
    assert {name for name in ours if modules[name] != parts.__name__} == set(KINDS)


def test_names_fit_their_column() -> None:
    length = OutboxMessage.__table__.c.kind.type.length  # type: ignore[attr-defined]
    assert max(map(len, SHIPPED)) <= length
