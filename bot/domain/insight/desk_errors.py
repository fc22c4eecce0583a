"""Why something in the queue could not be done, or not be undone. Each docstring is the sentence people read."""

from bot.domain.errors import Refused


class OwnPair(Refused):
    """You are one of the two. `/mentor` has what you can do about a pair of your own."""


class RemindedLately(Refused):
    """{who} reminded them on {day}. A second word within three days would be too much."""


class OnABreak(Refused):
    """They are on a break right now, so nobody is reminded."""


class EndsAlready(Refused):
    """{who} has just ended this one. It stands under "What was done" for an hour, where it can be undone."""


class SettledMeanwhile(Refused):
    """This has been settled meanwhile, so there is nothing left to do here."""


class NoMoreTime(Refused):
    """There is no later day that the program allows. Its settings have its last day."""


class UndoneAlready(Refused):
    """That was undone already."""


class TooLateToUndo(Refused):
    """That was more than an hour ago, so it can no longer be undone."""


class ActedSince(Refused):
    """Somebody has acted on it since, so it cannot be undone any more."""
