"""Why a pair could not be taken up again. Each docstring is the sentence people read."""

from bot.domain.errors import Refused


class RestedTooLong(Refused):
    """This pair has rested for too long to be taken up again. `/mentor` shows what fits you now."""


class PlaceTaken(Refused):
    """One of you has somebody new by now, or no place free, so this pair goes on resting."""


class NotResting(Refused):
    """This pair did not come to rest by itself, so it stays as it is. `/mentor` shows what fits you now."""
