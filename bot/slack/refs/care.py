"""What the buttons around a pair's health carry."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class CareRef(Reference):
    """A page of the pairs of a cohort that could use a hand, by how many of them come before it."""

    cohort: UUID
    care_start: int


@dataclass(frozen=True, slots=True)
class PaceRef(Reference):
    """A pair, and the pace that it had before."""

    mentorship: UUID
    cadence_before: str
    minutes_before: int
