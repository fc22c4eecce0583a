"""The words of a pair's health, of help and of its end as closed sets. Values are stored and never change."""

from enum import StrEnum


class Health(StrEnum):
    """How a pair is doing, as far as we can tell from what the two do."""

    NEW = "new"
    ON_TRACK = "on_track"
    SLIPPING = "slipping"
    AT_RISK = "at_risk"
    SILENT = "silent"


class PulseKind(StrEnum):
    """Which survey somebody is asked to answer: one on the way, or the last one."""

    REGULAR = "regular"
    EXIT = "exit"


class RetroWish(StrEnum):
    """What somebody would like to change after looking back."""

    PACE = "pace"
    LENGTH = "length"
    GOALS = "goals"
    MATCH = "match"


class QuestionState(StrEnum):
    """Where a question between meetings stands."""

    WAITING = "waiting"
    ANSWERED = "answered"
    FOR_MEETING = "for_meeting"
    WITHDRAWN = "withdrawn"


class ConcernKind(StrEnum):
    """What somebody asks of those who run a program: to help the two talk, or to hear something in confidence."""

    MEDIATION = "mediation"
    CONCERN = "concern"


class ConcernState(StrEnum):
    """What became of a request for help, as its sender sees it."""

    RECEIVED = "received"
    SEEN = "seen"
    HANDLED = "handled"
    WITHDRAWN = "withdrawn"


class Attempt(StrEnum):
    """What was tried to help a pair along, so that nobody tries the same again blindly."""

    EASY_OFFER = "easy_offer"
    SILENT_WEEK = "silent_week"
    SILENT_TWO_WEEKS = "silent_two_weeks"
    SILENT_THREE_WEEKS = "silent_three_weeks"
    ADMIN_TOLD = "admin_told"


class EndChoice(StrEnum):
    """What somebody would like at the planned end."""

    EXTEND = "extend"
    GRADUATE = "graduate"
    STOP = "stop"


class EndedBy(StrEnum):
    """How a pair that is over came to its end."""

    PLANNED_END = "planned_end"
    GRADUATED = "graduated"
    STOPPED = "stopped"
    PARTED = "parted"
    LEFT = "left"
    SILENCE = "silence"
