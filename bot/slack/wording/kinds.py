"""What to call a message of each kind where messages are listed and counted, without any of their words."""

from collections.abc import Mapping

from bot.domain import notices
from bot.domain.notices import Notice
from bot.slack.text import plural

KINDS_IN_WORDS: Mapping[type[Notice], tuple[str, str]] = {
    notices.CohortAnnounced: ("announcement", "announcements"),
    notices.Welcome: ("welcome", "welcomes"),
    notices.Waitlisted: ("word of a place on the waitlist", "words of places on the waitlist"),
    notices.PlaceFree: ("word of a free place", "words of free places"),
    notices.NewcomerInvited: ("welcome to a new colleague", "welcomes to new colleagues"),
    notices.MentorApplied: ("thanks for an offer to mentor", "thanks for offers to mentor"),
    notices.MentorAsked: ("question to a mentor", "questions to mentors"),
    notices.MentorApproved: ("approval of a mentor", "approvals of mentors"),
    notices.MentorDeclined: ("answer to an offer to mentor", "answers to offers to mentor"),
    notices.LaterCome: ("reminder of an open program", "reminders of open programs"),
    notices.MatchProposed: ("suggested match", "suggested matches"),
    notices.ProposalClosed: ("word that a match did not come about", "words that a match did not come about"),
    notices.MentorRequested: ("request to a mentor", "requests to mentors"),
    notices.RequestNoteChanged: ("new note of a request", "new notes of requests"),
    notices.RequestWithdrawn: ("word that a request is over", "words that requests are over"),
    notices.RequestClosed: ("word that a mentor cannot say yes", "words that mentors cannot say yes"),
    notices.Introduction: ("introduction of a pair", "introductions of pairs"),
    notices.GroupIntroduction: ("introduction of a group", "introductions of groups"),
    notices.MeetingNudge: ("meeting reminder", "meeting reminders"),
    notices.CheckIn: ("question whether a meeting took place", "questions whether a meeting took place"),
    notices.FeedbackAsked: ("request for feedback", "requests for feedback"),
    notices.MeetingOffered: ("offer of times for a meeting", "offers of times for a meeting"),
    notices.MeetingBegins: ("word that a meeting begins", "words that a meeting begins"),
    notices.MeetingCalledOff: ("word of a meeting called off", "words of meetings called off"),
    notices.CalendarFile: ("calendar file", "calendar files"),
    notices.ExportFile: ("list as a file", "lists as files"),
    notices.MeetingMoved: ("new time of a meeting", "new times of meetings"),
    notices.AgendaAsked: ("question for topics", "questions for topics"),
    notices.MeetingBrief: ("brief before a meeting", "briefs before meetings"),
    notices.QuestionAsked: ("question to a partner", "questions to partners"),
    notices.QuestionReminder: ("reminder of a question", "reminders of questions"),
    notices.QuestionAnswered: ("answer of a partner", "answers of partners"),
    notices.QuestionForMeeting: ("word of a question for a meeting", "words of questions for a meeting"),
    notices.AgreementOffered: ("offer to make an agreement", "offers to make an agreement"),
    notices.AgreementProposed: ("proposed agreement", "proposed agreements"),
    notices.AgreementSettled: ("word of an agreement made", "words of agreements made"),
    notices.GoalSet: ("word of a new goal", "words of a new goal"),
    notices.GoalMoved: ("word of progress", "words of progress"),
    notices.GoalReached: ("word of a goal reached", "words of a goal reached"),
    notices.GoalUpdated: ("word of how a goal goes", "words of how goals go"),
    notices.GoalHelpAsked: ("request for help with a goal", "requests for help with goals"),
    notices.GoalCelebrated: ("celebration of a goal", "celebrations of goals"),
    notices.GoalShared: ("goal shared with a channel", "goals shared with a channel"),
    notices.GoalsReview: ("review of goals", "reviews of goals"),
    notices.FirstGoalAsked: ("question for a first goal", "questions for a first goal"),
    notices.StepGiven: ("word of a step for somebody", "words of steps for somebody"),
    notices.StepDone: ("word of a step done", "words of steps done"),
    notices.StepsDue: ("reminder of steps", "reminders of steps"),
    notices.PulseAsked: ("survey", "surveys"),
    notices.SkillsAsked: ("question how good a skill is", "questions how good a skill is"),
    notices.SkillGrowth: ("word of skills that have grown", "words of skills that have grown"),
    notices.PartnerPaused: ("word of a break", "words of a break"),
    notices.PartnerReturned: ("word that a break is over", "words that a break is over"),
    notices.WelcomeBack: ("welcome back", "welcomes back"),
    notices.MentorshipEnded: ("word that a mentorship has ended", "words that a mentorship has ended"),
    notices.PartnerGone: ("word of a partner who is gone", "words of partners who are gone"),
    notices.PairParted: ("word that a pair has parted", "words that pairs have parted"),
    notices.HelpReceived: ("word that a request for help arrived", "words that requests for help arrived"),
    notices.HelpWanted: ("request for help", "requests for help"),
    notices.HelpNews: ("word about a request for help", "words about requests for help"),
    notices.TalkInvited: ("invitation to a talk", "invitations to a talk"),
    notices.EasyOffer: ("offer to make it easier for a pair", "offers to make it easier for pairs"),
    notices.StillThere: ("word after some quiet", "words after some quiet"),
    notices.RestingSoon: ("word that a pair will rest", "words that pairs will rest"),
    notices.PairResting: ("word that a pair rests", "words that pairs rest"),
    notices.PairReopened: ("word that a pair goes on again", "words that pairs go on again"),
    notices.PaceChanged: ("word of another pace", "words of another pace"),
    notices.RetrospectiveAsked: ("question to look back", "questions to look back"),
    notices.WorksShared: ("word of what works", "words of what works"),
    notices.GentleWord: ("gentle word", "gentle words"),
    notices.WordFromAdmin: ("word from somebody who runs a program", "words from people who run programs"),
    notices.MoreTime: ("word of more time", "words of more time"),
    notices.NothingSent: ("word that nothing is sent", "words that nothing is sent"),
    notices.GuestNow: ("farewell to a guest", "farewells to guests"),
    notices.EndingAsked: ("question how a mentorship shall end", "questions how mentorships shall end"),
    notices.EndWished: ("wish for the end of a mentorship", "wishes for the end of mentorships"),
    notices.PairGoesOn: ("word that a pair goes on", "words that pairs go on"),
    notices.PartnerThanked: ("word of thanks", "words of thanks"),
    notices.MentorshipCompleted: ("look back at a mentorship", "looks back at a mentorship"),
    notices.CohortOver: ("word that a cohort is over", "words that a cohort is over"),
    notices.CohortUnmatched: ("word of a first day without a match", "words of first days without a match"),
    notices.WaitingForYou: ("digest of what waits", "digests of what waits"),
    notices.LeaderAsked: ("request to a leader to mentor", "requests to leaders to mentor"),
    notices.AdminAdded: ("request to help run a program", "requests to help run a program"),
    notices.CohortSummary: ("summary of an older kind", "summaries of an older kind"),
    notices.ProgramSummary: ("summary", "summaries"),
    notices.SummariesStopped: ("word that a summary is posted no more", "words that summaries are posted no more"),
    notices.Several: ("message of several reminders", "messages of several reminders"),
    notices.Signpost: ("answer to a message", "answers to messages"),
    notices.TestMessage: ("test message", "test messages"),
    notices.Rehearsed: ("sample for an admin", "samples for an admin"),
}
_BY_NAME = {kind.__name__: words for kind, words in KINDS_IN_WORDS.items()}
_RETIRED = ("older message", "older messages")


def of_kind(kind: str, number: int) -> str:
    """Write "1 meeting reminder", "3 meeting reminders"; `kind` is a Notice's name."""
    return plural(number, *_BY_NAME.get(kind, _RETIRED))


def one_of_kind(kind: str) -> str:
    """Write "Meeting reminder"."""
    return _BY_NAME.get(kind, _RETIRED)[0].capitalize()
