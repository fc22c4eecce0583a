"""What our buttons and forms carry: ids as typed JSON, in a button's `value` and a view's `private_metadata`."""

import json
from dataclasses import asdict, dataclass
from typing import Self
from uuid import UUID

from bot.domain.errors import OutdatedButton


@dataclass(frozen=True, slots=True)
class Reference:
    """Ids that lead back to a row. Read with `parse`, written with `dump`."""

    def dump(self) -> str:
        return json.dumps({name: _plain(value) for name, value in asdict(self).items()}, separators=(",", ":"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the reference in `text`; raise OutdatedButton if it is not one of this kind."""
        try:
            return cls(**{name: _typed(value) for name, value in json.loads(text).items()})
        except (AttributeError, TypeError, ValueError) as error:
            raise OutdatedButton from error


@dataclass(frozen=True, slots=True)
class CohortRef(Reference):
    cohort: UUID


@dataclass(frozen=True, slots=True)
class RoundRef(Reference):
    round: UUID


@dataclass(frozen=True, slots=True)
class ParticipantRef(Reference):
    participant: UUID


@dataclass(frozen=True, slots=True)
class ProposalRef(Reference):
    proposal: UUID


@dataclass(frozen=True, slots=True)
class MeetingRef(Reference):
    meeting: UUID


@dataclass(frozen=True, slots=True)
class MentorshipRef(Reference):
    mentorship: UUID


@dataclass(frozen=True, slots=True)
class GoalRef(Reference):
    """A goal and the version that was on the screen, so that two editors notice each other."""

    goal: UUID
    version: int


def _plain(value: UUID | int) -> str | int:
    return str(value) if isinstance(value, UUID) else value


def _typed(value: str | int) -> UUID | int:
    return UUID(value) if isinstance(value, str) else value
