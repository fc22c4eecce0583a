"""Why something about a request for help could not be done. Each docstring is the sentence people read."""

from bot.domain.errors import Refused


class NothingForYou(Refused):
    """There is nothing here for you to do or read right now, so please leave it."""


class NobodyToTell(Refused):
    """Everybody who could read this is part of it, so nothing was kept. Please ask somebody outside the program."""


class TakenBack(Refused):
    """This request was taken back, and its words are gone. Nothing more is needed."""


class NobodyElse(Refused):
    """Nobody else could read this, so nothing has changed."""


class NoTalkYet(Refused):
    """There is nobody yet who could invite the two of you. `/mentor help` shows where your request stands."""
