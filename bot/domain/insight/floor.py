"""What must stay unsaid: no figure, nor any two of them together, tells what fewer than five people said.

Answers are told in blocks. A block is a run of days of one cohort in which at least five different people answered;
it is closed by the day on which that is so, and never opened again. Every figure is taken over whole blocks, so
whatever is subtracted from whatever, what is left is whole blocks again. Days are those of UTC, whoever asks, and
count once they are over: else the edge of a day would cut a block. docs/decisions/0042 has the argument.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from bot.domain.feedback import REPORT_FLOOR


@dataclass(frozen=True, slots=True)
class Day:
    """A day with so many answers, of `at_least` so many people. `who`: known where these may be too few."""

    day: date
    _: KW_ONLY
    at_least: int
    answers: int
    who: frozenset[UUID] = frozenset()

    @property
    def enough(self) -> bool:
        return self.at_least >= REPORT_FLOOR


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


def blocks(days: Iterable[Day]) -> Iterator[Stretch]:
    """The blocks that these days, in order, fall into. What comes after the last one is not told yet."""
    begun: date | None = None
    gathered: set[UUID] = set()
    for each in days:
        begun = begun or each.day
        gathered |= each.who
        if each.enough or len(gathered) >= REPORT_FLOOR:
            yield Stretch(begun, each.day)
            begun, gathered = None, set()


def unclear(days: Iterable[Day]) -> list[date]:
    """The days on which perhaps too few people answered, but in a row with others perhaps not: one has to know who.

    Where a day with enough people comes before they could have been enough, it does not matter who they were.
    """
    found: list[date] = []
    for enough, run in groupby(days, key=lambda each: each.enough):
        small = list(run)
        if not enough and sum(each.answers for each in small) >= REPORT_FLOOR:
            found += [each.day for each in small]
    return found


def told(days: Iterable[Day], span: Stretch, *, lag: int = 0) -> Stretch | None:
    """The days whose answers are told in a report on the days of `span`: blocks that were closed within them.

    `lag`: so many days later an answer can no longer be changed, and only then it counts. None: nothing is told.
    """
    closed = closed_within(days, span, lag=lag)
    return Stretch(closed[0].first, closed[-1].last) if closed else None


def closed_within(days: Iterable[Day], span: Stretch, *, lag: int = 0) -> list[Stretch]:
    """The blocks behind what is told."""
    first, last = span.first - timedelta(days=lag), span.last - timedelta(days=lag)
    return [each for each in blocks(days) if first <= each.last <= last]


def with_names(found: Iterable[Stretch], others: Mapping[date, int]) -> list[Stretch]:
    """The blocks in which people may be named who agreed to it: what is left of it belongs to nobody, or to enough.

    `others` are those who did not agree, by day. On different days they may be the same.
    """
    return [each for each in found if _enough_or_none([n for day, n in others.items() if each.covers(day)])]


def _enough_or_none(people: Collection[int]) -> bool:
    return not any(people) or max(people) >= REPORT_FLOOR


def rounded_down(number: int) -> int:
    """At least so many: in steps of five, so that one more or one less is not seen."""
    return number - number % REPORT_FLOOR


def rounded(number: int) -> int | None:
    """About so many, to the nearest five; None for one to four."""
    if 0 < number < REPORT_FLOOR:
        return None
    return REPORT_FLOOR * ((2 * number + REPORT_FLOOR) // (2 * REPORT_FLOOR))


def large_enough(people: Collection[object] | int) -> bool:
    """Whether so many people are enough to tell a figure of them."""
    return (people if isinstance(people, int) else len(people)) >= REPORT_FLOOR
