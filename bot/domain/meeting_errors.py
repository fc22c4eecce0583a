"""Why something about the time of a meeting could not be done. The docstring is the sentence the person reads."""

from bot.domain.errors import Refused


class NothingToRepeat(Refused):
    """First choose a time for your next meeting. The ones after it can then be at the same time."""


class CannotReturn(Refused):
    """That time has passed, or another meeting is planned by now. `/mentor meeting` shows what stands."""
