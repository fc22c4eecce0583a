"""What the pages about the end of a pair show, and what a certificate says."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.care.endings import Bounds, GoOn, Settled, Wish
from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingGlance:
    """The end of a pair for the Home tab. `soon`: it has come so close that the two are asked."""

    ends_on: date
    soon: bool
    mine: Wish | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingCard:
    """The end of a pair for the eyes of one of the two.

    What the other would like is not among it: only what both wish comes to be seen, as `settled`.
    `over`: the pair has ended already and may still be taken up again.
    """

    mentorship: UUID
    program: str
    you_are: Side
    partner: Someone
    bounds: Bounds
    mine: Wish | None
    over: bool = False
    settled: Settled = None
    pairing: Pairing = Pairing.TRADITIONAL

    @property
    def ends_on(self) -> date:
        return self.settled.until if isinstance(self.settled, GoOn) else self.bounds.ends_on


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyEndCard:
    """A pair that one of the two may end. `goes_on`: the cohort is open, so that somebody new can be found.

    `hears_at`: when the partner hears of it, if the reader has asked for it. `steps`: the reader's own that are
    still to be done.
    """

    mentorship: UUID
    program: str
    you_are: Side
    partner: Someone
    goes_on: bool
    steps: int = 0
    hears_at: datetime | None = None
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPairCard:
    """A pair that is over. `completed`: on its planned day, or when both had reached what they came for.

    `certificate`: there is one to ask for. `thanks`: a word may still be passed on. `again_until`: the last day on
    which both may take it up again; `silent`: it was closed since nobody answered, so that either may do so alone.
    """

    mentorship: UUID
    program: str
    you_are: Side
    partner: Someone
    started_on: date
    ended_on: date
    completed: bool
    meetings: int
    minutes: int
    certificate: bool = False
    thanks: bool = False
    again_until: date | None = None
    silent: bool = False
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What stands on a certificate. `titles` are goals of its owner that the owner wants to see there."""

    owner: str
    partner: str
    you_are: Side
    pairing: Pairing
    program: str
    started_on: date
    ended_on: date
    meetings: int
    minutes: int
    goals: int
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateCard:
    """What a certificate would say, and the goals of its owner, by id and title, that may be named on it."""

    mentorship: UUID
    says: Certificate
    partner: Someone
    goals: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A cohort with open doors. `inside`: the reader takes part there already; `guides`: also as a mentor."""

    cohort: UUID
    program: str
    inside: bool
    guides: bool
    pairing: Pairing = Pairing.TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PathsCard:
    """The ways on after a pair has ended. `could_guide`: the reader has learnt here, and could pass it on."""

    program: str
    could_guide: bool
    doors: tuple[Door, ...]
