"""Why something about the end of a pair could not be done. Each docstring is the sentence people read."""

from bot.domain.errors import Refused


class PartingAlready(Refused):
    """Your time with {partner} comes to its end, as you asked. For a while, `/mentor end` takes that back."""


class NoWayBack(Refused):
    """One of you no longer takes part in the program, so this cannot be taken up again. You may still just talk."""


class PlacesTaken(Refused):
    """Somebody new has the place by now, so this cannot be taken up again. You are free to stay in touch."""


class NothingPast(Refused):
    """You have no past mentorship yet. `/mentor` shows what fits you now."""


class NoCertificate(Refused):
    """A certificate is for pairs that met and came to their planned end, so there is none for this one."""


class ThankedAlready(Refused):
    """Your thanks have been passed on already."""


class OutOfTouch(Refused):
    """I cannot reach your partner here any more, so I could not pass this on."""
