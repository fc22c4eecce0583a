"""What the buttons around a pair's health carry."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class CareRef(Reference):
    """The cohort of a list of pairs that could use a hand. Older versions sent it; today the queue holds them."""

    cohort: UUID


@dataclass(frozen=True, slots=True)
class PaceRef(Reference):
    """A pair, and the pace that it had before."""

    mentorship: UUID
    cadence_before: str
    minutes_before: int
