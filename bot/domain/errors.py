"""Why something could not be done. The docstring of each is the sentence the person reads."""

from inspect import getdoc


class Refused(Exception):  # noqa: N818 - a refusal is an answer to a person, not a fault of the program
    """That is not possible right now."""

    def __init__(self, **facts: str) -> None:
        super().__init__(" ".join((getdoc(type(self)) or "").split()).format(**facts))


class Stranger(Refused):
    """We have not met yet. Please try once more."""


class Collision(Refused):
    """Somebody changed the same thing at the same moment. Please try once more."""


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
    """Mentorship programs here are for full members of this workspace, so guests and bots cannot join."""


class NothingOpen(Refused):
    """No cohort is open for joining right now. The next one will be announced in its channel."""


class CohortClosed(Refused):
    """The cohort “{program}” has closed, so nothing can be changed in it any more."""


class NotTakingPart(Refused):
    """You are not taking part in a cohort at the moment. `/mentor join` shows what is open."""


class NotYours(Refused):
    """That belongs to somebody else, so I left it as it is."""


class NothingToMatch(Refused):
    """There is nobody to match yet: a cohort needs at least one mentor with a free seat and one mentee waiting."""


class RoundOutdated(Refused):
    """Something changed since this dry run was made, so nothing was sent. Run the match once more."""


class ProposalOver(Refused):
    """This match is no longer open. Nothing is needed from you."""


class AlreadyAnswered(Refused):
    """You have answered this match already. Nothing more is needed from you."""


class NoSeatLeft(Refused):
    """The last seat for this match has just been taken. You keep your place for the next round."""


class NoPairYet(Refused):
    """Goals belong to a pair, and yours is not formed yet. I will write as soon as you are matched."""


class MeetingOver(Refused):
    """That meeting is already settled. Nothing more is needed from you."""


class MentorshipOver(Refused):
    """This mentorship has come to an end, so there is nothing left to change here."""


class GoalReachedAlready(Refused):
    """This goal is already reached. Set a new one whenever you like."""


class ChangedMeanwhile(Refused):
    """This was changed while you had the form open. Open it again to see the newest version first."""


class NotPaused(Refused):
    """You are not on a break, so there is nothing to resume."""


class NothingToSum(Refused):
    """There is no program to sum up yet. `/mentor admin` opens the first one."""


class JustPosted(Refused):
    """This summary has just been posted, and nothing in it has changed since. Once is enough."""


class MentorshipsPast(Refused):
    """Your mentorship has come to its end and no goal was set in it, so there is nothing to show here."""


class OutdatedButton(Refused):
    """This button belongs to an older message. `/mentor` shows what fits you now."""
