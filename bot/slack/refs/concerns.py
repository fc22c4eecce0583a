"""What the buttons and forms of help carry: ids, and never a word that somebody wrote."""

from dataclasses import dataclass
from uuid import UUID

from bot.slack.metadata import Reference, id_in


@dataclass(frozen=True, slots=True)
class WayRef(Reference):
    """What somebody looks for, where they have still to say which pair it is about."""

    way: str


@dataclass(frozen=True, slots=True)
class HelpRef(Reference):
    """What a request for help is about: as whom, and the id of the pair, "" for anything else."""

    help_kind: str
    participant: UUID
    about: str

    @property
    def pair(self) -> UUID | None:
        """The pair; raise OutdatedButton where that is no id."""
        return id_in(self.about)


@dataclass(frozen=True, slots=True)
class ConcernRef(Reference):
    concern: UUID


@dataclass(frozen=True, slots=True)
class ReadConcernRef(Reference):
    """A request, and the version that its reader has read."""

    concern: UUID
    version: int
