"""Why a question between two meetings could not go on. Each docstring is the sentence people read."""

from bot.domain.errors import Refused


class QuestionAnsweredAlready(Refused):
    """This question has its answer already, so nothing was sent. To say more, please write to each other."""


class QuestionTakenBack(Refused):
    """This question was taken back in the meantime, so there is nothing left to answer."""


class QuestionOnAgenda(Refused):
    """The two of you are going to speak of this when you meet, so nothing was sent. `/mentor agenda` has it."""


class EnoughQuestions(Refused):
    """Some of your questions to this partner wait already. Take one back, or keep this one for `/mentor agenda`."""


class TooLateToAnswer(Refused):
    """This mentorship has come to an end, so nothing was sent. Your words are still here for you to copy."""
