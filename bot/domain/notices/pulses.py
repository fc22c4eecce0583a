"""Surveys of how a pair is doing."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.care.terms import PulseKind
from bot.domain.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseAsked:
    """To one side: a few questions on how it goes, or, at the end, how it was. `again` is the one retry.

    `group`: to a mentor, of all whom they mentor together.
    """

    pulse: UUID
    partner: Someone
    kind: PulseKind
    again: bool
    group: bool = False
