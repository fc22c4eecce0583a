"""Any week that somebody may work, and any days on which a program may not meet."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.domain.blackouts import LONGEST_NAME, BlackoutsCard
from bot.domain.cadence import DayOff, Days, Why
from bot.domain.hours import Hours, HoursCard
from bot.domain.runs_of_days import MOST_RUNS
from bot.domain.zones import known_zones
from tests.unit.slack import strategies as some

PLACES = {"": "", "KE": "Kenya", "DE-BY": "Bayern, und so viel mehr, als in eine Auswahl von Slack passt, " * 3}
clocks = st.times().map(lambda moment: time(moment.hour, moment.minute))
_dates = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def runs(names: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Days, ...]]:
    """As many as are kept, each with days of its own."""
    run = st.builds(
        lambda first, length, name: Days(first, first + timedelta(days=length), name),
        _dates,
        st.integers(0, 366),
        names,
    )
    return st.lists(run, max_size=MOST_RUNS, unique_by=lambda run: run.first).map(tuple)


def _placed(**facts: Any) -> HoursCard:
    """A card that names the region it is about."""
    card = HoursCard(**facts)
    return replace(card, place=PLACES[card.hours.region])


weeks = st.builds(
    Hours,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    starts=clocks,
    ends=clocks,
    region=st.sampled_from(tuple(PLACES)),
)
cards = st.builds(
    _placed,
    zone=st.sampled_from(sorted(known_zones())),
    hours=weeks,
    usual=weeks,
    place=st.just(""),
    leaves=runs(st.just("")),
    next_at=some.instants,
    because=st.none() | st.builds(DayOff, _dates, st.sampled_from(Why), some.texts, some.texts),
)
blackouts = st.builds(
    BlackoutsCard,
    cohort=some.uuids,
    program=some.texts,
    runs=runs(some.texts.map(lambda text: text[:LONGEST_NAME])),
)
