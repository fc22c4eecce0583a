"""Why something could not be done. The docstring of each is the sentence the person reads."""

from collections.abc import Mapping
from inspect import getdoc

from bot.domain.terms import PersonKind


class Refused(Exception):  # noqa: N818 - a refusal is an answer to a person, not a fault of the program
    """That is not possible right now."""

    def __init__(self, **facts: str) -> None:
        super().__init__(" ".join((getdoc(type(self)) or "").split()).format(**facts))


class Stranger(Refused):
    """We have not met yet. Please try once more."""


class Collision(Refused):
    """Somebody changed the same thing at the same moment. Please try once more."""


class Busy(Refused):
    """There is a lot to write down right now, so this was not done. Please try again in a moment."""


class Overloaded(Refused):
    """I have a lot to do at the moment. Please try again in a minute."""


class AlreadyDone(Refused):
    """That is already done."""


class WrongInput(Refused):
    """Some answers need another look."""

    def __init__(self, **fields: str) -> None:
        super().__init__()
        self.fields = fields


class AdminsOnly(Refused):
    """Only program admins can do that. If you run this program, ask a workspace admin to add you."""


class CannotJoin(Refused):
    """Mentorship is for people with an active account here. A workspace admin can help: please ask one."""


class GuestsCannotJoin(CannotJoin):
    """You are a guest here and mentorship is for full members. Please ask a workspace admin to make you one."""


class BotsCannotJoin(CannotJoin):
    """Mentorship is a talk between two people, so apps and bots cannot join."""


class StrangersCannotJoin(CannotJoin):
    """Only full members of this workspace can take part, so please ask whether your own workspace has a program."""


def why_not(kind: PersonKind) -> CannotJoin:
    """Why an account of this kind cannot join, in words of its own."""
    return _WHY_NOT[kind]()


_WHY_NOT: Mapping[PersonKind, type[CannotJoin]] = {
    PersonKind.MEMBER: CannotJoin,
    PersonKind.GUEST: GuestsCannotJoin,
    PersonKind.BOT: BotsCannotJoin,
    PersonKind.STRANGER: StrangersCannotJoin,
}


class FileNeedsLook(Refused):
    """Something changed since this file was checked, so nothing was imported. Please check it once more."""


class FileOutOfReach(Refused):
    """I cannot read files yet. Please ask whoever set me up to grant the scope `files:read` and reinstall me."""


class FileNotSent(Refused):
    """I cannot send files yet. Please ask whoever set me up to grant the scope `files:write` and reinstall me."""


class FileGone(Refused):
    """Slack did not hand the file over. Please upload it once more."""


class NothingOpen(Refused):
    """No cohort is open for joining right now. The next one will be announced in its channel."""


class CohortClosed(Refused):
    """The cohort “{program}” has closed, so all in it stays as it is. The next one will be announced."""


class NotOpenYet(Refused):
    """The cohort “{program}” is still being prepared. It will be announced in its channel."""


class CohortStands(Refused):
    """This cohort has moved on meanwhile, so that step no longer fits. Open it again to see where it stands."""


class CannotAnnounce(Refused):
    """I cannot post in the announcement channel. In the settings, choose a public one that is not archived."""


class FirstDayPassed(Refused):
    """The first day of this cohort has passed, so it needs another one. The cohort's settings change it."""


class NotTakingPart(Refused):
    """You are not taking part in a cohort at the moment. `/mentor join` shows what is open."""


class MentorsAlready(Refused):
    """They take part in this cohort already, so there is nothing left to ask them."""


class NotYours(Refused):
    """That belongs to somebody else, so I left it as it is."""


class NothingToMatch(Refused):
    """There is nobody to match yet: a cohort needs at least {people}."""


class RoundOutdated(Refused):
    """Something changed since this dry run was made, so nothing was sent. Run the match once more."""


class RoundAnswered(Refused):
    """Somebody has answered a match of this round already, so it can no longer be undone."""


class NothingToPublish(Refused):
    """This dry run has no pair to publish. Include one that is left out, or run the match once more people wait."""


class NotAPair(Refused):
    """These two cannot be a pair."""


class ProposalOver(Refused):
    """This match is no longer open. Nothing is needed from you."""


class AlreadyAnswered(Refused):
    """You have answered this match already. Nothing more is needed from you."""


class NoSeatLeft(Refused):
    """The last seat for this match has just been taken. You keep your place, and I am looking for somebody else."""


class AllSeatsTaken(NoSeatLeft):
    """Your seats are all taken by now, so this match does not come about. Nothing is needed from you."""


class OnBreakNow(Refused):
    """You are on a break in “{program}”. `/mentor resume` brings you back, and then you can look for a mentor."""


class SaidYesAlready(Refused):
    """You said yes to a match in “{program}”, and the other side decides now. I will write when there is news."""


class HasMentor(Refused):
    """You have a mentor in “{program}” already. `/mentor` shows the two of you."""


class NoPlaceYet(Refused):
    """You wait for a place in “{program}”. I will write when it is yours, and then you can look for a mentor."""


class MentorsOnly(Refused):
    """In “{program}” you are a mentor. To learn there as well, choose “Both” in `/mentor join`."""


class FoundForYou(Refused):
    """In “{program}” I bring people together, so there is nobody to ask. I will write when yours are found."""


class CannotBeAsked(Refused):
    """Right now {name} cannot be asked. `/mentor find` shows who can."""


class EnoughAsked(Refused):
    """You have three requests open, the most at a time. Withdraw one in `/mentor find`, or wait for an answer."""


class AskedAlready(Refused):
    """You have asked {name} already. Your request stands on top in `/mentor find`."""


class RequestOver(Refused):
    """This request is no longer open, so nothing was changed. `/mentor find` shows where you stand."""


class NoPairYet(Refused):
    """Goals belong to a pair, and yours is not formed yet. I will write as soon as you are matched."""


class MeetingOver(Refused):
    """That meeting is already settled. Nothing more is needed from you."""


class FeedbackClosed(Refused):
    """You two have met again since, so your words on this one stay as they are. Please see Home for the newest."""


class PulseClosed(Refused):
    """This survey is not open, so nothing was changed. When there are new questions, I will write."""


class MentorshipOver(Refused):
    """This mentorship has come to an end, so there is nothing left to change here."""


class NoPairUnderWay(Refused):
    """You have no mentorship under way, so there is nothing to change. `/mentor` shows what fits you now."""


class GoalReachedAlready(Refused):
    """This goal is already reached. Set a new one whenever you like."""


class ChangedMeanwhile(Refused):
    """This was changed while you had the form open. Open it again to see the newest version first."""


class NotPaused(Refused):
    """You are not on a break, so there is nothing to resume."""


class NotMentoring(Refused):
    """You do not offer to mentor in this program at the moment. `/mentor join` is where that can be changed."""


class OneRoleOnly(Refused):
    """You take part in one role only. `/mentor leave` leaves the program as a whole."""


class StillWaiting(Refused):
    """You are not in yet, so there is nothing to pause. I will write as soon as there is news."""


class DecidedAlready(Refused):
    """Somebody has answered this request already, so nothing is left to decide."""


class NoLongerWaiting(Refused):
    """This person no longer offers to mentor, so nothing needs to be decided."""


class OwnOffer(Refused):
    """This is your own offer to mentor. Please leave the answer to somebody else who runs the program."""


class NothingToSum(Refused):
    """There is no program to sum up yet. `/mentor admin` opens the first one."""


class NothingHappenedYet(Refused):
    """The cohort “{program}” has not opened its doors, so there is nothing to sum up."""


class JustPosted(Refused):
    """This summary has just been posted, and nothing in it has changed since. Once is enough."""


class MentorshipsPast(Refused):
    """Your mentorship has come to its end and no goal was set in it, so there is nothing to show here."""


class OutdatedButton(Refused):
    """This button belongs to an older message. `/mentor` shows what fits you now."""


class AlreadyStopped(Refused):
    """All messages are stopped already, so nothing leaves. The control room shows since when and by whom."""


class TriedAlready(Refused):
    """Somebody has decided about this message already, so nothing was done."""


class NotStopped(Refused):
    """Messages go out as usual, so nothing is held back any more."""
