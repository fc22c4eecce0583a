"""What the pages of a first meeting show: ideas for it, and what became of choosing its time."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from bot.domain.matching_terms import Pairing
from bot.domain.notices import GroupIntroduction, Introduction
from bot.domain.people import Someone
from bot.domain.terms import ProgramKind


class Ending(Enum):
    """What became of choosing a time: it stands, somebody was quicker, it has passed, or they have met already."""

    STANDS = auto()
    TAKEN = auto()
    PASSED = auto()
    MET = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeasCard:
    """The rapport kit of a pair. `turn` counts how often other questions were asked for."""

    mentorship: UUID
    program: str
    kind: ProgramKind
    pairing: Pairing
    minutes: int
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstMeetingCard:
    """The first meeting of a conversation, as one person in it sees it.

    `mentorship` is their own pair and `meeting` what is planned for it, from `starts_at` on. `by` is whoever chose
    that time, None where it is our suggestion. `introduction` is the message that offered times, if it is at hand,
    and `as_of` the moment of looking.
    """

    mentorship: UUID
    ending: Ending
    minutes: int
    as_of: datetime
    meeting: UUID | None = None
    starts_at: datetime | None = None
    by: Someone | None = None
    by_you: bool = False
    group: bool = False
    introduction: Introduction | GroupIntroduction | None = None
