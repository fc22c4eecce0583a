"""What the queue shows: an entry with everything that can be said of it, what was done, and a page of them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.care.helping import PairInNeed
from bot.domain.insight.desk import Entry
from bot.domain.insight.quiet import Quiet
from bot.domain.insight.terms import DeedKind
from bot.domain.people import Someone
from bot.domain.terms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDeed:
    """What an admin did about something, and when."""

    kind: DeedKind
    by: Someone
    done_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredMatch:
    """A match that one or both have not answered. `reminded_at`: when the bot or an admin last did."""

    mentor: Someone
    mentee: Someone
    program: str
    proposed_at: datetime
    answer_by: date
    unanswered: tuple[Side, ...]
    reminded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCard:
    """An entry with whom it is about. `ends_on` is the last day of a pair where it is near enough to be put off.

    `deeds` are what admins did about it of late, the earliest first.
    """

    entry: Entry
    program: str = ""
    pair: PairInNeed | None = None
    match: UnansweredMatch | None = None
    quiet: Quiet | None = None
    ends_on: date | None = None
    deeds: tuple[PastDeed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedCard:
    """Something that was done.

    `about` is the kind of entry, `subject` what it is about. `people` are those whom it is about, nobody where it
    is about a cohort or everything. `days`: for how long something was put off; `until` is a new last day.
    """

    id: UUID
    kind: DeedKind
    about: str
    subject: UUID
    done_at: datetime
    by: Someone
    program: str = ""
    people: tuple[Someone, ...] = ()
    days: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a message stands that has left: the conversation, its timestamp there, and the part that is meant."""

    channel: str
    ts: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back. `stands`: the messages that had left already, to be put right where they stand.

    `leaving` counts those that are on their way at this very moment, which nobody can stop.
    """

    deed: DeedCard
    stands: tuple[Standing, ...] = ()
    leaving: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWish:
    """Which entries to show: of one cohort, of one sort, from the `start`th on."""

    start: int = 0
    cohort: UUID | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortName:
    """A cohort to choose: its program, its own name, and its first day."""

    id: UUID
    program: str
    name: str
    starts_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCard:
    """A page of the queue. `total` counts the entries that fit the wish; `recent` what was done in the last hour.

    `cohorts` and `kinds` are what can be chosen from, only where there is a choice.
    """

    entries: tuple[EntryCard, ...]
    total: int
    on_a_page: int
    team: str
    wish: DeskWish = DeskWish()
    recent: int = 0
    cohorts: tuple[CohortName, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkCard:
    """Whom an admin may write to about an entry, and with which team's Slack."""

    about: str
    subject: UUID
    team: str
    program: str
    mentor: Someone
    mentee: Someone
