"""What admins see: the control room, its pages and previews."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from bot.domain.cards import CohortCard
from bot.domain.cohorts import Step
from bot.domain.held import HeldCard
from bot.domain.insight.desk_cards import DeskCard
from bot.domain.matching_terms import Pairing
from bot.domain.notices import CohortAnnounced
from bot.domain.people import Someone
from bot.domain.previews import Preview
from bot.domain.samples import Moment
from bot.domain.settings import Changes, CohortSettings, ProgramSettings, changes
from bot.domain.terms import DigestWish, LeaderAnswer, ParticipantState, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortTally:
    """A cohort in the admin's control room. `paused` are among the mentors and mentees, `waitlisted` are not."""

    cohort: CohortCard
    mentors: int
    mentees: int
    paused: int = 0
    waitlisted: int = 0
    waiting: int
    pairs: int
    proposals_open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRoomCard:
    """A page of the admin's control room: what waits for them, and some cohorts, those that need hands first.

    `start` is how many cohorts come before these, `on_a_page` how many at most are shown, `more` whether some come
    after; `may_create` is for admins of the whole workspace; `digest` is whether the admin is sent one. `queue` is
    what waits, on the first page only.
    """

    cohorts: tuple[CohortTally, ...]
    queue: DeskCard | None = None
    start: int = 0
    on_a_page: int = 10
    more: bool = False
    may_create: bool = True
    held: HeldCard | None = None
    digest: DigestWish = DigestWish.NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortPage:
    """One cohort with everything its admin can do. `steps`: what an admin may do to its life from here.

    `offers`: how many wait to be approved as mentors. `undoable`: the round published last, while it can be undone.
    """

    tally: CohortTally
    steps: frozenset[Step]
    admins: tuple[Someone, ...]
    offers: int = 0
    undoable: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody in a cohort. `place` is theirs on the waitlist, counted from 1."""

    person: Someone
    role: Role
    state: ParticipantState
    paused_until: date | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeesPage:
    """Some of the people in a cohort, those on the waitlist last and in their order."""

    tally: CohortTally
    people: tuple[Attendee, ...]
    start: int
    on_a_page: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainCard:
    """Another run of a program after `cohort`, before it is prepared: the day on which it could begin."""

    cohort: CohortCard
    starts_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalCard:
    """How many messages of a program an admin can send to themselves, by their moment in it."""

    cohort: UUID
    program: str
    counts: Mapping[Moment, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningCard:
    """What opening the doors of a cohort would post in its channel."""

    cohort: CohortCard
    announcement: CohortAnnounced
    preview: Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingCard:
    """What ends with a cohort and who hears of it. `others` are people without a pair.

    `preview` is what is sent at once; pairs that come to a good end are thanked at the end of the day.
    """

    cohort: CohortCard
    step: Step
    pairs: int
    meetings: int
    proposals: int
    others: int
    preview: Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whom a change of settings touches, and what it would send.

    `pairs` run, `endless` of them in cohorts without a last day; of `meetings` planned, `late_meetings` would be
    cancelled. `people` have a place, `waitlisted` wait for one, `promoted` of them would get one. `applied` wait
    outside to be approved; `offers` counts them and whoever waits for the same but takes part already.
    """

    pairs: int
    meetings: int
    people: int
    preview: Preview
    endless: int = 0
    waitlisted: int = 0
    promoted: int = 0
    applied: int = 0
    offers: int = 0
    late_meetings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramSettingsCard:
    """The settings form of a program, reached from one of its cohorts; `reach` once there is a preview."""

    cohort: UUID
    version: int
    before: ProgramSettings
    settings: ProgramSettings
    reach: Reach | None = None

    @property
    def changes(self) -> Changes:
        return changes(self.before, self.settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortSettingsCard:
    """The settings form of a cohort. `reach` once there is a change to look at."""

    cohort: UUID
    version: int
    before: CohortSettings
    settings: CohortSettings
    reach: Reach | None = None

    @property
    def changes(self) -> Changes:
        return changes(self.before, self.settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminsCard:
    """Who helps to run a program; together with the admins of the workspace."""

    cohort: UUID
    program: str
    admins: tuple[Someone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderLine:
    """A leader of a program: whether they were asked to mentor in this cohort, and whether they do by now.

    `answer` is what they said when they were last asked, which may have been for another cohort. `to_ask` is the
    message that asking them now would send; None where they cannot be asked.
    """

    id: UUID
    person: Someone
    asked: bool
    answer: LeaderAnswer | None
    mentors: bool = False
    to_ask: Preview | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadersCard:
    """The leaders of a program, reached from one of its cohorts. They can be asked while its doors are open."""

    cohort: UUID
    program: str
    leaders: tuple[LeaderLine, ...]
    pairing: Pairing = Pairing.TRADITIONAL


class Chapter(StrEnum):
    """What a page of the audit log is about: what admins did to programs, or who came, paused and left."""

    DEEDS = "deeds"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of the audit log. `actor` is None where something happened by itself; `detail` is as it was kept.

    `run` is the cohort it was about, where it was about one: its name, which may be empty, and its first day.
    """

    at: datetime
    actor: Someone | None
    action: str
    program: str | None
    run: tuple[str, date] | None
    detail: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """A page of the log, the newest first: of one program (reached from a `cohort` of it), or of everything."""

    chapter: Chapter
    cohort: UUID | None
    name: str | None
    lines: tuple[LogLine, ...]
    start: int
    on_a_page: int
    more: bool
