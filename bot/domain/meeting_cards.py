"""What people see of the times of their meetings: what became of a choice, a page, and a calendar."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from bot.domain.notices import OfferedTime
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Scheduling


class Became(Enum):
    """What became of a meeting's time once somebody pressed a button.

    It stands as chosen, somebody was quicker, the time has passed, it is called off, or it is on again.
    """

    CHOSEN = auto()
    TAKEN = auto()
    PASSED = auto()
    CALLED_OFF = auto()
    BACK_ON = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCard:
    """A meeting and what became of its time. `by`: whoever chose it, None where it is our suggestion or a series.

    `suggested`: the time was a suggestion that nobody had confirmed. `version` counts its times.
    """

    mentorship: UUID
    meeting: UUID
    partner: Someone
    starts_at: datetime
    minutes: int
    became: Became
    by: Someone | None = None
    by_you: bool = False
    group: bool = False
    scheduling: Scheduling = Scheduling.ONE_BY_ONE
    suggested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCard:
    """A meeting that is planned, or called off. `times` are others to choose from while nobody has confirmed it."""

    meeting: UUID
    starts_at: datetime
    minutes: int
    confirmed: bool
    by: Someone | None = None
    by_you: bool = False
    times: tuple[OfferedTime, ...] = ()
    moved_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """The meetings of a pair, as one of the two sees them.

    `called_off` is one that can be planned after all. `team` and `channel` lead to a huddle, where the two have a
    conversation. `resting`: one of the two is on a break; `over`: the mentorship has come to its end.
    """

    mentorship: UUID
    partner: Someone
    program: str
    cadence: Cadence
    minutes: int
    scheduling: Scheduling
    as_of: datetime
    planned: PlannedCard | None = None
    called_off: PlannedCard | None = None
    group: bool = False
    resting: bool = False
    over: bool = False
    team: str = ""
    channel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarCard:
    """A meeting for somebody's calendar. `has_file`: they have it as a file, and get every change of it."""

    meeting: UUID
    partner: Someone
    program: str
    starts_at: datetime
    minutes: int
    has_file: bool
