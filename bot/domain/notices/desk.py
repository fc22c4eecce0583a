"""Words that somebody who runs a program has the bot pass on, and the alarm that nothing is being sent."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.insight.quiet import Cause
from bot.domain.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class GentleWord:
    """To one or both of a pair, when somebody who runs their program has them reminded."""

    mentorship: UUID
    partner: Someone
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFromAdmin:
    """To one or both of a pair: words of somebody who runs their program, signed by them."""

    sender: Someone
    program: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTime:
    """To both of a pair: those who run the program have put off their last day to `until`."""

    mentorship: UUID
    partner: Someone
    program: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingSent:
    """To those who run a program, once: for so many working `days` nothing has reached anybody in a cohort."""

    cohort: UUID
    program: str
    name: str
    days: int
    cause: Cause
