"""What the buttons and forms of agreements carry."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class AgreementRef(Reference):
    """One version of a pair's agreement."""

    agreement: UUID


@dataclass(frozen=True, slots=True)
class DraftRef(Reference):
    """A pair, and the number of the newest version of its agreement that a form knew of; 0 for none."""

    mentorship: UUID
    seen_version: int


@dataclass(frozen=True, slots=True)
class PastVersionRef(Reference):
    """A version of a pair's agreement, by its number."""

    mentorship: UUID
    past_version: int
