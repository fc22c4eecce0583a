"""The tables. Importing this package registers them all with `Base.metadata`."""

from models.base import Base
from models.delivery import AuditEntry, InboxEntry, OutboxMessage
from models.goals import Goal, GoalUpdate
from models.matching import MatchingRound, MatchProposal
from models.mentorships import CheckInReply, Feedback, Meeting, Mentorship
from models.participants import Participant, ParticipantSkill, Skill
from models.programs import Cohort, Program
from models.workspaces import Person, Workspace

__all__ = [
    "AuditEntry",
    "Base",
    "CheckInReply",
    "Cohort",
    "Feedback",
    "Goal",
    "GoalUpdate",
    "InboxEntry",
    "MatchProposal",
    "MatchingRound",
    "Meeting",
    "Mentorship",
    "OutboxMessage",
    "Participant",
    "ParticipantSkill",
    "Person",
    "Program",
    "Skill",
    "Workspace",
]
