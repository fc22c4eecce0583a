"""What became of an answer to a suggested match."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """What became of an answer to a proposal. `paired` once both have said yes, in a `group` one pair of several.

    `hear_by`: the last day on which the other side answers, where they are asked now.
    """

    partner: Someone
    paired: bool
    group: bool = False
    hear_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietCard:
    """Somebody asked for some time without a match, until the day `until`. `participant` is their place."""

    participant: UUID
    program: str
    partner: Someone
    until: date
