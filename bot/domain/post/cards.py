"""What somebody sees and says of how much they hear unasked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.post.worth import Topic
from bot.domain.terms import NudgePace


class Wish(StrEnum):
    """What the menu of a message offers. Values travel with messages and never change once shipped."""

    LESS_OFTEN = "fewer"
    PAUSE = "pause"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindersCard:
    """How much somebody hears unasked: nothing before the day `rests_until`, and never of what is `muted`."""

    pace: NudgePace
    rests_until: date | None
    muted: frozenset[Topic]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindersWish:
    """How much somebody wants to hear unasked, and of what."""

    pace: NudgePace
    rests_until: date | None
    wanted: frozenset[Topic]
