"""Measured figures, each beside what it is held against, and how they are taken: in turns, as medians.

Two things are only ever compared within one run, a slice of the one after a slice of the other, so that whatever
else the machine is doing strikes both.
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time

HEADINGS = ("What", "Measured", "Target")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the wall clock, and seconds that this process was computing."""

    wall: float
    cpu: float


class Figures:
    """The table that a run prints at its end."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, str]] = []

    def add(self, what: str, measured: str, target: str = "") -> None:
        self._rows.append((what, measured, target))

    def table(self) -> Iterator[str]:
        """The rows as Markdown, to be copied into docs/performance.md."""
        if not self._rows:
            return
        yield ""
        rows = [HEADINGS, *self._rows]
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
        for row in (HEADINGS, tuple("-" * width for width in widths), *self._rows):
            yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"


def timed(work: Callable[[], object]) -> Took:
    wall, cpu = perf_counter(), process_time()
    work()
    return Took(perf_counter() - wall, process_time() - cpu)


def in_turns(*works: Callable[[], object], rounds: int) -> list[list[Took]]:
    """Time each work once a round, after a first round that does not count."""
    taken = [[timed(work) for work in works] for _ in range(rounds + 1)]
    return [list(of_one) for of_one in zip(*taken[1:], strict=True)]


async def rates_in_turns(*works: Callable[[], Awaitable[int]], rounds: int) -> list[list[float]]:
    """For each work, what it got done in a second of each round."""
    rates: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for rate, work in zip(rates, works, strict=True):
            began = perf_counter()
            done = await work()
            rate.append(done / (perf_counter() - began))
    return rates


def wall(taken: Sequence[Took]) -> float:
    """The usual seconds on the wall clock."""
    return median(took.wall for took in taken)


def cpu(taken: Sequence[Took]) -> float:
    """The usual seconds of computing."""
    return median(took.cpu for took in taken)


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """How `one` usually compares with `other`, round by round."""
    return median(mine / theirs for mine, theirs in zip(one, other, strict=True))
