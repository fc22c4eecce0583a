"""Asking those who run a program for help, in confidence: who may read it, by when it is answered, how it is kept.

Nobody reads a request who is part of it: neither its sender nor the partner, nor whoever stands above or below one
of them in the line of managers, however many levels away. This is asked anew with every look: a change of manager
or of who runs the program counts at once, also for buttons that were sent before.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum, auto
from uuid import UUID

from bot.domain.care.terms import ConcernState

LONGEST_WORDS = 3000
MOST_WORDS = 12_000
"""Of one request, with all that was added to it; and of its answers."""
ANSWER_IN = timedelta(days=5)
"""By when those who read a request are asked to answer: a working week, weekend or not."""
OPEN = frozenset({ConcernState.RECEIVED, ConcernState.SEEN})

Managers = Mapping[UUID, UUID]
"""Who is whose manager, by person."""


class Apart(Enum):
    """Whether the sender asks that the two are never matched again."""

    NO = auto()
    YES = auto()


class Origin(StrEnum):
    """Who the readers are: those who run the program, or who stands in where all of them are part of it."""

    PROGRAM = "program"
    NAMED = "named"
    WORKSPACE = "workspace"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Circle:
    """Who may read a request, as persons, and by what right."""

    origin: Origin
    readers: tuple[UUID, ...]

    def holding(self, handler: UUID | None) -> tuple[UUID, ...]:
        """Who reads it now: only the one it lies with, as long as they may; else everybody who may."""
        return (handler,) if handler is not None and handler in self.readers else self.readers


def circle(
    groups: Iterable[tuple[Origin, Sequence[UUID]]], *, part_of_it: Collection[UUID], who: Managers
) -> Circle:
    """The first group with anybody left who has no part in it."""
    for origin, group in groups:
        left = tuple(person for person in group if not _bound(person, part_of_it, who))
        if left:
            return Circle(origin, left)
    return Circle(Origin.NOBODY, ())


def above(person: UUID, who: Managers) -> Iterator[UUID]:
    """The managers of somebody, the nearest first. Ends where an imported chart runs in a circle."""
    seen = {person}
    while (boss := who.get(person)) is not None and boss not in seen:
        yield boss
        seen.add(boss)
        person = boss


def answer_by(sent: date) -> date:
    """Until when the sender is to hear something."""
    return sent + ANSWER_IN


def with_more(words: str, more: str) -> str:
    """What was written so far, and below it what is added."""
    return "\n\n".join(filter(None, (words, more)))


def _bound(person: UUID, part_of_it: Collection[UUID], who: Managers) -> bool:
    """Whether somebody is one of these, or stands above or below one of them."""
    if person in part_of_it or any(boss in part_of_it for boss in above(person, who)):
        return True
    return any(person in above(each, who) for each in part_of_it)
