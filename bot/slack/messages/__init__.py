"""Every notice as a message: one small function each, and `render`, which finds the right one."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain import notices
from bot.domain.notices import Notice
from bot.slack.message import Message
from bot.slack.messages import goals, joining, meetings, participation, programs, proposals

RENDERERS: Mapping[type[Notice], Callable[[Any], Message]] = {
    notices.CohortAnnounced: joining.cohort_announced,
    notices.Welcome: joining.welcome,
    notices.Signpost: joining.signpost,
    notices.MatchProposed: proposals.match_proposed,
    notices.ProposalClosed: proposals.proposal_closed,
    notices.Introduction: proposals.introduction,
    notices.MeetingNudge: meetings.meeting_nudge,
    notices.CheckIn: meetings.check_in,
    notices.FeedbackAsked: meetings.feedback_asked,
    notices.MeetingMoved: meetings.meeting_moved,
    notices.GoalSet: goals.goal_set,
    notices.GoalMoved: goals.goal_moved,
    notices.GoalReached: goals.goal_reached,
    notices.PartnerPaused: participation.partner_paused,
    notices.PartnerReturned: participation.partner_returned,
    notices.WelcomeBack: participation.welcome_back,
    notices.MentorshipEnded: participation.mentorship_ended,
    notices.MentorshipCompleted: participation.mentorship_completed,
    notices.CohortSummary: programs.cohort_summary,
    notices.TestMessage: programs.arrived,
}


def render(notice: Notice) -> Message:
    return RENDERERS[type(notice)](notice)
