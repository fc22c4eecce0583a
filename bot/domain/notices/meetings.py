"""The meetings of a pair: a time, whether it worked out, and how it was."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.domain.notices.parts import GroupMember
from bot.domain.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNudge:
    """To one side before a meeting: a time that suits both. `shared_hours` is false where somebody has to bend.

    `first` is true as long as no meeting of the pair has taken place, whatever its number. `chosen`: one of them
    has chosen the time, so this only calls it to mind.
    """

    meeting: UUID
    number: int
    partner: Someone
    starts_at: datetime
    minutes: int
    shared_hours: bool
    moved_for: str | None
    first: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """To one side after a meeting: did you meet? `attempt` 2 is the last one for this time.

    `members`: to the mentor of a group, with everybody who is asked about; the partner is the first of them. Where
    one alone is left to ask about, there are none, as outside of groups.
    """

    meeting: UUID
    number: int
    partner: Someone
    starts_at: datetime
    attempt: int
    members: tuple[GroupMember, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackAsked:
    """To the side that has not been asked yet, once the other said that they met.

    `members`: to the mentor of a group, of whom it is known that they met.
    """

    meeting: UUID
    number: int
    partner: Someone
    members: tuple[Someone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMoved:
    """To the other side: the meeting has a new time, `chosen` by the partner or suggested by us.

    `first`: it is the first time that was chosen for their first meeting, `settled` that it is so for any other,
    and `after_all` that it was called off before. `group` is a pair of the reader's where the partner has chosen
    for a whole group. `pair` is the pair that meets.
    """

    meeting: UUID
    number: int
    partner: Someone
    starts_at: datetime
    minutes: int
    chosen: bool
    first: bool = False
    group: UUID | None = None
    settled: bool = False
    after_all: bool = False
    pair: UUID | None = None
