"""The tables. Importing this package registers them all with `Base.metadata`."""

from models.agreements import Agreement
from models.base import Base
from models.care import Concern, Farewell, HelpAttempt, PulseAnswer, Question, Retrospective
from models.daily_looks import DailyLook
from models.delivery import AuditEntry, InboxEntry, Letterbox, OutboxMessage
from models.digests import Digest
from models.directory import DirectoryRun
from models.goals import ActionStep, Goal, GoalUpdate, Milestone
from models.growth import Occasion, SkillRating
from models.insight import CareerEvent, DeskDeed, SummarySchedule
from models.matching import HandChange, MatchingRound, MatchProposal, NextSearch
from models.meetings import AgendaItem, CalendarCopy, CheckInReply, Feedback, Meeting
from models.mentorships import Mentorship, Rematch
from models.participants import Participant, ParticipantSkill, Skill
from models.programs import Cohort, Program, ProgramAdmin, ProgramLeader
from models.signups import (
    ConfidentialDraft,
    ConfidentialWish,
    LaterReminder,
    MentorApproval,
    NeverMatch,
    SignupDraft,
)
from models.workspaces import Person, Workspace

__all__ = [
    "ActionStep",
    "AgendaItem",
    "Agreement",
    "AuditEntry",
    "Base",
    "CalendarCopy",
    "CareerEvent",
    "CheckInReply",
    "Cohort",
    "Concern",
    "ConfidentialDraft",
    "ConfidentialWish",
    "DailyLook",
    "DeskDeed",
    "Digest",
    "DirectoryRun",
    "Farewell",
    "Feedback",
    "Goal",
    "GoalUpdate",
    "HandChange",
    "HelpAttempt",
    "InboxEntry",
    "LaterReminder",
    "Letterbox",
    "MatchProposal",
    "MatchingRound",
    "Meeting",
    "MentorApproval",
    "Mentorship",
    "Milestone",
    "NeverMatch",
    "NextSearch",
    "Occasion",
    "OutboxMessage",
    "Participant",
    "ParticipantSkill",
    "Person",
    "Program",
    "ProgramAdmin",
    "ProgramLeader",
    "PulseAnswer",
    "Question",
    "Rematch",
    "Retrospective",
    "SignupDraft",
    "Skill",
    "SkillRating",
    "SummarySchedule",
    "Workspace",
]
