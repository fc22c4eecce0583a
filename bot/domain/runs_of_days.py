"""Lists of days that people keep, such as days away: adding a run to one, and taking runs out of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.cadence import Days

MOST_RUNS = 8
LONGEST_RUN = timedelta(days=366)
FURTHEST = timedelta(days=366)
"""How far ahead days can be entered."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWish:
    """What somebody wants of a list of days: `dropped` are runs that go, by their first and last day.

    From `first` to `last` is what comes; a single day needs no last one.
    """

    dropped: frozenset[tuple[date, date]] = frozenset()
    first: date | None = None
    last: date | None = None
    name: str = ""

    @property
    def run(self) -> Days | None:
        """What is to be added, if anything is."""
        return Days(self.first, self.last or self.first, self.name) if self.first else None


def problems_of(wish: RunWish, kept: Sequence[Days], today: date) -> Mapping[str, str | None]:
    """Why the days cannot be added to those that are kept, by the field to say it under: first, last or name."""
    run = wish.run
    if run is None:
        return {"first": "Choose the first day as well." if wish.last else None}
    if len(kept) >= MOST_RUNS:
        return {"first": f"Take some out first: there is room for {MOST_RUNS}."}
    if run.last < run.first:
        return {"last": "This is before the first day."}
    if run.last < today:
        return {"last" if wish.last else "first": "These days are over."}
    if run.first > today + FURTHEST:
        return {"first": "Choose a day within the next twelve months."}
    return {"last": "Choose at most a year." if run.last - run.first > LONGEST_RUN else None}


def kept_of(runs: Iterable[Days], wish: RunWish, today: date) -> tuple[Days, ...]:
    """The runs that stay: those that are not over and were not taken out."""
    return tuple(run for run in runs if run.last >= today and (run.first, run.last) not in wish.dropped)


def joined(runs: Iterable[Days]) -> tuple[Days, ...]:
    """The same days in order, where runs of one name that touch each other are one."""
    found: list[Days] = []
    for run in sorted(runs, key=lambda run: (run.name, run.first)):
        before = found[-1] if found else None
        if before and before.name == run.name and run.first <= before.last + A_DAY:
            found[-1] = Days(before.first, max(before.last, run.last), run.name)
        else:
            found.append(run)
    return tuple(sorted(found, key=lambda run: (run.first, run.last)))
