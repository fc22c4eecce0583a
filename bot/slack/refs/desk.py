"""What the buttons of the queue carry: an entry by its sort and what it is about, and where it was shown."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.care.terms import Health
from bot.domain.errors import OutdatedButton
from bot.domain.insight.desk_cards import DeskWish
from bot.domain.insight.search_cards import PairsWish
from bot.domain.tasks import Urge
from bot.domain.terms import MentorshipState
from bot.slack.metadata import Reference, id_in


@dataclass(frozen=True, slots=True)
class EntryRef(Reference):
    """An entry, and its place among those on the screen, counted from 0."""

    about: str
    subject: UUID
    place: int

    @property
    def urge(self) -> Urge:
        """The sort of entry; raise OutdatedButton where there is none of that word."""
        try:
            return Urge(self.about)
        except ValueError as error:
            raise OutdatedButton from error


@dataclass(frozen=True, slots=True)
class NapRef(EntryRef):
    """An entry to be put off for some days."""

    days: int


@dataclass(frozen=True, slots=True)
class DeedRef(Reference):
    """Something that was done, and the place at which that is said; -1: in the list of what was done."""

    deed: UUID
    place: int


@dataclass(frozen=True, slots=True)
class DeskRef(Reference):
    """A page of the queue: how many entries come before it, of one cohort or "", of one sort or ""."""

    desk_start: int
    desk_cohort: str
    desk_kind: str

    @property
    def wish(self) -> DeskWish:
        """What to show; raise OutdatedButton where that makes no sense."""
        return DeskWish(start=self.desk_start, cohort=id_in(self.desk_cohort), kind=self.desk_kind)


def ref_of(wish: DeskWish, *, start: int | None = None) -> DeskRef:
    """The reference to what is wished for, or to another page of it."""
    where = wish.start if start is None else start
    return DeskRef(where, str(wish.cohort) if wish.cohort else "", wish.kind)


@dataclass(frozen=True, slots=True)
class PairPageRef(Reference):
    """The page of one pair."""

    found_pair: UUID


@dataclass(frozen=True, slots=True)
class PersonPageRef(Reference):
    """The page of one person."""

    found_person: UUID


@dataclass(frozen=True, slots=True)
class PairsRef(Reference):
    """A page of pairs: of one cohort or "", in one state or "", of one health or ""."""

    pairs_start: int
    pairs_cohort: str
    pairs_state: str
    pairs_health: str

    @property
    def wish(self) -> PairsWish:
        """What to show; raise OutdatedButton where there is no such state."""
        try:
            state = MentorshipState(self.pairs_state) if self.pairs_state else None
            health = Health(self.pairs_health) if self.pairs_health else None
        except ValueError as error:
            raise OutdatedButton from error
        return PairsWish(start=self.pairs_start, cohort=id_in(self.pairs_cohort), state=state, health=health)
