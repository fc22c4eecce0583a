"""Working weeks and instants for tests of time: a few named people, and anybody anywhere in 2026–2030."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

from bot.domain.cadence import Days, WorkingTime

T0 = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""A Monday, nine o'clock in London."""
FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
ZONES = sorted(available_timezones() - {"localtime"})
QUARTER = timedelta(minutes=15)

LONDON = WorkingTime(zone="Europe/London")
BERLIN = WorkingTime(zone="Europe/Berlin")
NEW_YORK = WorkingTime(zone="America/New_York")
AUCKLAND = WorkingTime(zone="Pacific/Auckland")


def T(**later: float) -> datetime:  # noqa: N802 - reads as a point on the axis of time
    return T0 + timedelta(**later)


def local(working: WorkingTime, instant: datetime) -> datetime:
    return instant.astimezone(ZoneInfo(working.zone))


def at_work(working: WorkingTime, starts_at: datetime, minutes: int = 0) -> bool:
    """Whether a person's wall clock and calendar agree with being at work all that time."""
    begin, end = local(working, starts_at), local(working, starts_at + timedelta(minutes=minutes))
    return (
        begin.date() == end.date()
        and begin.weekday() in working.weekdays
        and begin.date() not in working.days_off
        and not any(begin.date() in run for run in working.leaves)
        and working.starts <= begin.time()
        and end.time() <= working.ends
    )


def changes_of_clock(zone: str) -> tuple[tuple[datetime, timedelta | None], ...]:
    """Each change of a zone's offset in the years we look at: when, to the quarter of an hour, and to what."""
    changes = []
    instant, offset = datetime.combine(FIRST, time(), UTC), _offset(zone, datetime.combine(FIRST, time(), UTC))
    while instant.date() < LAST:
        week_before, instant = instant, instant + timedelta(days=7)
        if (now := _offset(zone, instant)) != offset:
            quarters = range(7 * 24 * 4)
            later = bisect_right(quarters, 0, key=lambda n: _offset(zone, week_before + QUARTER * n) == now)
            changes.append((week_before + QUARTER * later, offset := now))
    return tuple(changes)


def _offset(zone: str, instant: datetime) -> timedelta | None:
    return instant.astimezone(ZoneInfo(zone)).utcoffset()


def _one_of_each(zones: Iterable[str]) -> list[str]:
    """One zone for each clock that changes: many zones share one, and most clocks never change any more."""
    by_clock = {changes: zone for zone in zones if (changes := changes_of_clock(zone))}
    return sorted(by_clock.values())


CHANGING_ZONES = _one_of_each(ZONES)


instants = st.datetimes(datetime.combine(FIRST, time()), datetime.combine(LAST, time()), timezones=st.just(UTC))


def days_off_near(instant: datetime) -> st.SearchStrategy[dict[date, str]]:
    """Up to four days off in the fortnight that follows."""
    days = st.integers(-1, 14).map(lambda offset: instant.date() + timedelta(days=offset))
    return st.sets(days, max_size=4).map(lambda chosen: {day: f"Day of {day}" for day in chosen})


def runs_near(instant: datetime, name: str = "") -> st.SearchStrategy[tuple[Days, ...]]:
    """Up to two runs of days: short ones in the fortnight that follows, or one of up to a year."""
    first = st.integers(-10, 14).map(lambda offset: instant.date() + timedelta(days=offset))
    longest = st.one_of(st.integers(0, 5), st.integers(0, 5), st.integers(0, 366))
    run = st.builds(lambda day, length: Days(day, day + timedelta(days=length), name), first, longest)
    return st.lists(run, max_size=2).map(tuple)


@st.composite
def weeks(draw: st.DrawFn, near: datetime) -> WorkingTime:
    """Anybody's week: any zone, at least two working days, hours on a quarter, a few days off near an instant."""
    opens = draw(st.integers(5 * 4, 12 * 4))
    closes = opens + draw(st.integers(4, 10 * 4))
    return WorkingTime(
        zone=draw(st.sampled_from(ZONES)),
        starts=time(opens // 4, opens % 4 * 15),
        ends=time(closes // 4, closes % 4 * 15),
        weekdays=draw(st.one_of(st.just(frozenset(range(5))), st.frozensets(st.integers(0, 6), min_size=2))),
        days_off=draw(days_off_near(near)),
        place=draw(st.sampled_from(("", "Kenya"))),
        leaves=draw(runs_near(near)),
        blackouts=draw(runs_near(near, "Quiet weeks")),
    )
