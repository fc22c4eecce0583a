"""Why something about agreements, goals and steps could not be done. Each docstring is the sentence people read."""

from bot.domain.errors import Refused


class OwnProposal(Refused):
    """You proposed this yourself, so it is your partner who confirms it. `/mentor agreement` takes it back."""


class AgreementMoved(Refused):
    """This proposal has been replaced or taken back. `/mentor agreement` shows where things stand."""


class NothingProposed(Refused):
    """This says the same as what stands or is proposed already, so there is nothing new to propose."""


class NothingToTakeBack(Refused):
    """Something else has been said of this goal since, so it stays. `/mentor goals` shows where it stands."""


class NothingToReview(Refused):
    """You have no open goal with this partner, so there is nothing to review."""


class NotForTheChannel(Refused):
    """This goal is not one to share any more, so nothing was posted."""


class NoPairForSteps(Refused):
    """Action steps belong to a pair, and you have none under way. `/mentor` shows what fits you now."""


class StepSettled(Refused):
    """This step is done or dropped already. To change it, take it up again in `/mentor steps` first."""


class SharedAlready(Refused):
    """You both agreed, and the channel has heard of it already."""


class SkillsNeedAPair(Refused):
    """Skills are looked at with a partner, and yours is not found yet. I will write as soon as you are matched."""


class NoSkillsChosen(Refused):
    """No skills to learn are named yet. `/mentor profile` is where the one who learns can add some, at any time."""


class NotInvitedToRate(Refused):
    """Your mentee keeps these answers private right now. If they invite you, I will write to you."""


class MomentPassed(Refused):
    """The time for these answers has passed. Please open the form again to say how it is by now."""


class EnoughMilestones(Refused):
    """A goal has room for twenty milestones, and this one has them. Take one away, or set a second goal."""


class MilestoneGone(Refused):
    """This milestone was taken away, so nothing is left to change. Open the goal again to see how it stands."""


class SharedIsSeen(Refused):
    """The whole group sees a shared goal, so it cannot be for you alone. Make it your own first, then choose."""


class GoalPutAside(Refused):
    """This goal was dropped, so it stays as it is. Take it up again first if you want to change it."""


class PairRests(Refused):
    """While one of you is on a break no meeting is planned. I will suggest a time once you are both back."""
