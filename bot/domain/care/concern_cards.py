"""What people see of requests for help: the ways to it, the form, the sender's page and the readers'."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from bot.domain.care.concerns import OPEN, Origin
from bot.domain.care.terms import ConcernKind, ConcernState
from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import Side


class Way(StrEnum):
    """What somebody looks for on the page for help, where it depends on the pair. Buttons keep these words."""

    PACE = "pace"
    TIME = "time"
    SILENT = "silent"
    END = "end"
    MEDIATION = "mediation"
    CONCERN = "concern"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPlace:
    """What trouble may be about: a pair, or (without `mentorship`) anything else in a program somebody is in."""

    participant: UUID
    program: str
    mentorship: UUID | None = None
    partner: Someone | None = None
    you_are: Side | None = None
    pairing: Pairing = Pairing.TRADITIONAL
    running: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Who has opened a request, and when first."""

    by: Someone
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """One of the sender's own requests, in a list."""

    id: UUID
    kind: ConcernKind
    state: ConcernState
    sent_at: datetime
    partner: Someone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCard:
    """The page for help: what may be meant, running pairs first, and what the person has asked for already."""

    places: tuple[HelpPlace, ...]
    requests: tuple[RequestLine, ...] = ()

    @property
    def pairs(self) -> tuple[HelpPlace, ...]:
        """Pairs that are under way."""
        return tuple(place for place in self.places if place.running)

    def for_way(self, way: Way) -> tuple[HelpPlace, ...]:
        """What a way may be about: a concern anything, mediation a pair that was, the rest a pair under way."""
        if way is Way.CONCERN:
            return self.places
        if way is Way.MEDIATION:
            return tuple(place for place in self.places if place.partner)
        return self.pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class AskCard:
    """The form, before anything is written: exactly who would read it, and by when they are asked to answer."""

    kind: ConcernKind
    place: HelpPlace
    readers: tuple[tuple[UUID, Someone], ...]
    origin: Origin
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCard:
    """A request as its sender sees it.

    `readers` may read it now, `others` could if the sender let them; `handler` is whom it lies with. `may_invite`:
    the sender can have the partner invited to a talk with the handler.
    """

    id: UUID
    kind: ConcernKind
    state: ConcernState
    program: str
    words: str
    sent_at: datetime
    answer_by: date
    place: HelpPlace
    readers: tuple[Someone, ...]
    others: tuple[Someone, ...] = ()
    handler: Someone | None = None
    readings: tuple[Reading, ...] = ()
    reply: str = ""
    keep_apart: bool = False
    may_invite: bool = False

    @property
    def open(self) -> bool:
        return self.state in OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLine:
    """A request among those that wait for one of its readers."""

    id: UUID
    kind: ConcernKind
    state: ConcernState
    sender: Someone
    sent_at: datetime
    answer_by: date
    yours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """What waits for one reader in one program, the oldest first."""

    cohort: UUID
    program: str
    lines: tuple[DeskLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCard:
    """A request as one of its readers sees it. `yours`: it lies with the reader; `version` is what was read."""

    id: UUID
    version: int
    kind: ConcernKind
    state: ConcernState
    program: str
    sender: Someone
    partner: Someone | None
    words: str
    sent_at: datetime
    answer_by: date
    readers: tuple[Someone, ...]
    yours: bool
    readings: tuple[Reading, ...] = ()
    reply: str = ""
    keep_apart: bool = False
    may_offer_talk: bool = False

    @property
    def open(self) -> bool:
        return self.state in OPEN


def first_readings(readings: Collection[Reading]) -> tuple[Reading, ...]:
    """Everybody's first look, in the order of these."""
    found: dict[Someone, Reading] = {}
    for reading in sorted(readings, key=lambda each: each.at):
        found.setdefault(reading.by, reading)
    return tuple(found.values())
