"""Every notice as a message: one small function each, and `render`, which finds the right one."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain import notices
from bot.domain.notices import Notice, Rehearsed, Several
from bot.domain.post.worth import topics_of
from bot.domain.samples import samples_for
from bot.slack.message import Message
from bot.slack.messages import (
    agendas,
    agreements,
    approvals,
    care,
    concerns,
    desk,
    digests,
    endings,
    files,
    finding,
    goal_progress,
    goals,
    introductions,
    joining,
    meetings,
    participation,
    programs,
    proposals,
    pulses,
    questions,
    rehearsals,
    rematches,
    reviews,
    skills,
    steps,
    summaries,
    times,
    unasked,
)


def _rehearsed(notice: Rehearsed) -> Message:
    sample = next((each for each in samples_for(notice) if each.key == notice.sample), None)
    return rehearsals.dressed_up(notice, sample, render(sample.notice)) if sample else rehearsals.retired(notice)


def _several(notice: Several) -> Message:
    return unasked.several([_drawn(part) for part in notice.parts], topics_of(notice))


RENDERERS: Mapping[type[Notice], Callable[[Any], Message]] = {
    notices.CohortAnnounced: joining.cohort_announced,
    notices.Welcome: joining.welcome,
    notices.MentorApplied: approvals.mentor_applied,
    notices.MentorAsked: approvals.mentor_asked,
    notices.MentorApproved: approvals.mentor_approved,
    notices.MentorDeclined: approvals.mentor_declined,
    notices.LaterCome: joining.later_come,
    notices.Waitlisted: joining.waitlisted,
    notices.PlaceFree: joining.place_free,
    notices.NewcomerInvited: joining.newcomer_invited,
    notices.Signpost: joining.signpost,
    notices.MatchProposed: proposals.match_proposed,
    notices.ProposalClosed: proposals.proposal_closed,
    notices.MentorRequested: finding.mentor_requested,
    notices.RequestNoteChanged: finding.request_note_changed,
    notices.RequestWithdrawn: finding.request_withdrawn,
    notices.RequestClosed: finding.request_closed,
    notices.Introduction: introductions.introduction,
    notices.GroupIntroduction: introductions.group_introduction,
    notices.MeetingNudge: meetings.meeting_nudge,
    notices.CheckIn: meetings.check_in,
    notices.FeedbackAsked: meetings.feedback_asked,
    notices.MeetingMoved: meetings.meeting_moved,
    notices.MeetingOffered: times.meeting_offered,
    notices.MeetingBegins: times.meeting_begins,
    notices.MeetingCalledOff: times.meeting_called_off,
    notices.CalendarFile: times.calendar_file_sent,
    notices.ExportFile: files.export_file_sent,
    notices.AgendaAsked: agendas.agenda_asked,
    notices.MeetingBrief: agendas.meeting_brief,
    notices.QuestionAsked: questions.question_asked,
    notices.QuestionReminder: questions.question_reminder,
    notices.QuestionAnswered: questions.question_answered,
    notices.QuestionForMeeting: questions.question_for_meeting,
    notices.AgreementOffered: agreements.agreement_offered,
    notices.AgreementProposed: agreements.agreement_proposed,
    notices.AgreementSettled: agreements.agreement_settled,
    notices.GoalSet: goals.goal_set,
    notices.GoalMoved: goal_progress.goal_moved,
    notices.GoalReached: goal_progress.goal_reached,
    notices.GoalUpdated: goal_progress.goal_updated,
    notices.GoalHelpAsked: goal_progress.goal_help_asked,
    notices.GoalCelebrated: goal_progress.goal_celebrated,
    notices.GoalShared: goal_progress.goal_shared,
    notices.GoalsReview: reviews.goals_review,
    notices.FirstGoalAsked: reviews.first_goal_asked,
    notices.StepGiven: steps.step_given,
    notices.StepDone: steps.step_done,
    notices.StepsDue: steps.steps_due,
    notices.SkillsAsked: skills.skills_asked,
    notices.PulseAsked: pulses.pulse_asked,
    notices.SkillGrowth: skills.skill_growth,
    notices.PartnerPaused: participation.partner_paused,
    notices.PartnerReturned: participation.partner_returned,
    notices.WelcomeBack: participation.welcome_back,
    notices.MentorshipEnded: participation.mentorship_ended,
    notices.PairParted: rematches.pair_parted,
    notices.HelpReceived: concerns.help_received,
    notices.HelpWanted: concerns.help_wanted,
    notices.HelpNews: concerns.help_news,
    notices.TalkInvited: concerns.talk_invited,
    notices.EasyOffer: care.easy_offer,
    notices.StillThere: care.still_there,
    notices.RestingSoon: care.resting_soon,
    notices.PairResting: care.pair_resting,
    notices.PairReopened: care.pair_reopened,
    notices.PaceChanged: care.pace_changed,
    notices.RetrospectiveAsked: care.retrospective_asked,
    notices.WorksShared: care.works_shared,
    notices.GentleWord: desk.gentle_word,
    notices.WordFromAdmin: desk.word_from_admin,
    notices.MoreTime: desk.more_time,
    notices.NothingSent: desk.nothing_sent,
    notices.GuestNow: participation.guest_now,
    notices.PartnerGone: participation.partner_gone,
    notices.EndingAsked: endings.ending_asked,
    notices.EndWished: endings.end_wished,
    notices.PairGoesOn: endings.pair_goes_on,
    notices.MentorshipCompleted: endings.mentorship_completed,
    notices.PartnerThanked: endings.partner_thanked,
    notices.CohortOver: programs.cohort_over,
    notices.CohortUnmatched: programs.cohort_unmatched,
    notices.WaitingForYou: digests.waiting_for_you,
    notices.AdminAdded: programs.admin_added,
    notices.LeaderAsked: programs.leader_asked,
    notices.CohortSummary: programs.cohort_summary,
    notices.ProgramSummary: summaries.program_summary,
    notices.SummariesStopped: summaries.summaries_stopped,
    notices.TestMessage: programs.arrived,
    notices.Rehearsed: _rehearsed,
    notices.Several: _several,
}


def render(notice: Notice) -> Message:
    """The message. What comes unasked has a menu below it, by which its reader can have less of it."""
    shown, topics = _drawn(notice), topics_of(notice)
    return shown if isinstance(notice, Several) or not topics else unasked.with_menu(shown, topics)


def _drawn(notice: Notice) -> Message:
    return RENDERERS[type(notice)](notice)
