"""When people meet: times to choose from, the moment one begins, that one is called off, and a calendar file."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.notices.parts import OfferedTime
from bot.domain.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOffered:
    """Times to choose from for the next meeting; where nobody does, `suggested` stands as our suggestion.

    `first`: the pair has not met yet. `attempt` 2 is the last offer, and goes to both. `moved_for` is what a time
    is later for, as it follows "because of". `group`: several learn with the same mentor and meet together.
    """

    meeting: UUID
    mentorship: UUID
    number: int
    partner: Someone
    suggested: datetime
    minutes: int
    times: tuple[OfferedTime, ...]
    attempt: int
    moved_for: str | None = None
    first: bool = False
    group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingBegins:
    """To the conversation of a pair or a group, right before a meeting whose time stands: come together.

    `team` and `channel` are Slack's ids of the workspace and of that conversation.
    """

    meeting: UUID
    starts_at: datetime
    minutes: int
    team: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCalledOff:
    """To the other side: this meeting does not take place. `group`: nor does it for the others of their group.

    `suggested`: nobody had chosen that time.
    """

    meeting: UUID
    mentorship: UUID
    partner: Someone
    starts_at: datetime
    group: bool = False
    suggested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """A meeting for somebody's calendar, as a file; `sequence` counts its versions, from 0 on.

    `called_off`: it takes the meeting out again. `renewed`: the person has an older version. `zone` is where they
    live, and `made_at` the moment that this version speaks of.
    """

    meeting: UUID
    sequence: int
    partner: Someone
    program: str
    starts_at: datetime
    minutes: int
    zone: str
    made_at: datetime
    called_off: bool = False
    renewed: bool = False
