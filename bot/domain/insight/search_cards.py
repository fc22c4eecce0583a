"""People and pairs as those who run their programs find them: never what anybody said, wrote or aims at."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.care.terms import Health
from bot.domain.insight.desk_cards import CohortName, EntryCard
from bot.domain.people import Someone
from bot.domain.terms import MentorshipState, ParticipantState, Role, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A place of somebody in a program."""

    cohort: UUID
    program: str
    role: Role
    state: ParticipantState


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody who was found, with their places."""

    id: UUID
    who: Someone
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFound:
    """Who fits what was looked for, and how many more than are shown do, as far as that was counted."""

    people: tuple[PersonLine, ...]
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """A pair in a list."""

    id: UUID
    mentor: Someone
    mentee: Someone
    program: str
    state: MentorshipState
    health: Health


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMatch:
    """A match of somebody that waits for an answer. `waits_for` are the sides that have not answered."""

    id: UUID
    mentor: Someone
    mentee: Someone
    program: str
    waits_for: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Everything about somebody that those who run a program may know. `own`: it is the reader."""

    line: PersonLine
    team: str
    pairs: tuple[PairLine, ...]
    matches: tuple[OpenMatch, ...]
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage:
    """A pair: how it is, what was tried, how often it met, and when it is looked at next.

    `entry` holds what can be done about it; `may_act`: it runs, and the reader is not one of the two.
    """

    line: PairLine
    entry: EntryCard
    met: int
    last_met: datetime | None
    next_meeting: datetime | None
    next_look: datetime | None
    last_day: date
    may_act: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsWish:
    """Which pairs to list: of one cohort, in one state, of one health, from the `start`th on."""

    start: int = 0
    cohort: UUID | None = None
    state: MentorshipState | None = None
    health: Health | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsPage:
    """Some pairs, the newest first. `more`: others come after."""

    wish: PairsWish
    pairs: tuple[PairLine, ...]
    cohorts: tuple[CohortName, ...]
    on_a_page: int
    more: bool
