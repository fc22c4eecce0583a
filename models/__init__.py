"""The tables. Importing this package registers them all with `Base.metadata`."""

from models.agreements import Agreement
from models.base import Base
from models.daily_looks import DailyLook
from models.delivery import AuditEntry, InboxEntry, OutboxMessage
from models.digests import Digest
from models.directory import DirectoryRun
from models.goals import ActionStep, Goal, GoalUpdate, Milestone
from models.growth import Occasion, SkillRating
from models.matching import HandChange, MatchingRound, MatchProposal, NextSearch
from models.mentorships import CheckInReply, Feedback, Meeting, Mentorship, Rematch
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
    "Agreement",
    "AuditEntry",
    "Base",
    "CheckInReply",
    "Cohort",
    "ConfidentialDraft",
    "ConfidentialWish",
    "DailyLook",
    "Digest",
    "DirectoryRun",
    "Feedback",
    "Goal",
    "GoalUpdate",
    "HandChange",
    "InboxEntry",
    "LaterReminder",
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
    "Rematch",
    "SignupDraft",
    "Skill",
    "SkillRating",
    "Workspace",
]
