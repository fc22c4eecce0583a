"""The queue of what needs a human: everything that waits for somebody who runs programs, in order of value.

    value = urgency × (1 + min(days it has waited, 14) / 14) × (1 + log2(people it touches))

Urgency is that of its sort (`URGENCY`): how much worse it gets if nobody looks today. What has waited for two weeks
counts twice; twice as many people count one step more, up to 128, so that a long waitlist does not hide one pair
that is falling silent. Somebody who asks for help stands above all of it: the greatest value of anything else is
16 times its urgency. Equal values keep the order of `Urge`, then the one that has waited longest, then the id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log2
from types import MappingProxyType
from uuid import UUID

from bot.domain.tasks import RANKS, Task, Urge
from bot.domain.terms import Side

URGENCY: Mapping[Urge, int] = MappingProxyType(
    {
        Urge.CONCERN: 1000,
        Urge.QUIET: 60,
        Urge.UNMATCHED: 30,
        Urge.HAND: 20,
        Urge.APPROVAL: 16,
        Urge.STARTS_SOON: 14,
        Urge.UNDELIVERED: 12,
        Urge.ENDING: 12,
        Urge.PROPOSAL: 8,
        Urge.DRY_RUN: 8,
        Urge.WAITING: 6,
        Urge.WAITLIST: 4,
        Urge.DRAFT: 1,
        Urge.MATCHED: 0,
    }
)
FULLY_AGED = timedelta(days=14)
MOST_PEOPLE = 128
AGED = timedelta(days=7)
"""After which a match without an answer is one for a human: the bot has reminded of it by then."""
UNDO_FOR = timedelta(hours=1)
REMIND_EVERY = timedelta(days=3)
BY = timedelta(weeks=4)
"""By how much a last day is put off."""
NAPS = (1, 3, 7)
"""For how many days something can be put off."""
TOLD_FOR = timedelta(days=30)
"""For how long an entry tells what was done about it."""
LONGEST_WORD = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that waits. `subject` is what is done something about: a pair, a match, a cohort, the workspace.

    `since`: when it began to wait, as far as that is known. `task` is what is said of it where it is about a
    whole cohort.
    """

    urge: Urge
    subject: UUID
    cohort: UUID | None
    people: int
    since: datetime | None = None
    task: Task | None = None

    @property
    def key(self) -> tuple[str, UUID]:
        """By which it is known to what was done about it."""
        return self.urge.value, self.subject


def value_of(entry: Entry, now: datetime) -> int:
    """How much it is worth to look at this today, as the formula above says; in hundredths, so that it is whole."""
    waited = min(max(now - entry.since, timedelta()), FULLY_AGED) / FULLY_AGED if entry.since else 0.0
    people = min(max(entry.people, 1), MOST_PEOPLE)
    return round(100 * URGENCY[entry.urge] * (1 + waited) * (1 + log2(people)))


def in_order(entries: Iterable[Entry], now: datetime) -> tuple[Entry, ...]:
    """The entries, the most valuable first; the same ones always in the same order."""

    def place(entry: Entry) -> tuple[int, int, datetime, UUID]:
        return -value_of(entry, now), RANKS[entry.urge], entry.since or now, entry.subject

    return tuple(sorted(entries, key=place))


def to_remind(unanswered: Iterable[Side], present: Iterable[Side]) -> Sequence[Side]:
    """Who is written to: whoever has left something unanswered, or both where nobody has. Only who is `present`."""
    here = list(present)
    silent = [side for side in here if side in set(unanswered)]
    return silent or here
