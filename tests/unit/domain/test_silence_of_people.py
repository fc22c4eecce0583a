"""The ladder of silence: every step once, a week apart at least, and an end that always comes or is called off."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.care.silence import A_WEEK, CLOSES_AFTER, LADDER, Close, Leave, Quiet, climb, waited
from bot.domain.care.terms import Attempt

T0 = datetime(2026, 12, 7, 9, tzinfo=UTC)
DAY = timedelta(days=1)
zones = st.sampled_from(("UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"))
leaves = st.lists(
    st.tuples(st.dates(date(2026, 11, 20), date(2027, 2, 1)), st.integers(0, 20)).map(
        lambda drawn: (drawn[0], drawn[0] + timedelta(days=drawn[1]))
    ),
    max_size=3,
).map(tuple)
Told = list[tuple[datetime, Attempt | Close]]


def everything_said(quiet: Quiet, looks: list[float]) -> Told:
    """Look when it is time, each look so many days late, until the pair closes."""
    now, told, late = T0, Told(), iter(looks)
    for _ in range(200):
        decision = climb(quiet, now)
        if decision.step is not None:
            told.append((now, decision.step))
        if isinstance(decision.step, Close):
            return told
        if decision.step is not None:
            quiet = replace(quiet, taken={**quiet.taken, decision.step: now})
            assert climb(quiet, now).step is None
        assert decision.look_again_at > now
        now = decision.look_again_at + next(late, 0) * DAY
    raise AssertionError("It never came to an end")


@given(leaves, zones, st.lists(st.floats(0, 12), max_size=20))
def test_each_step_comes_once_in_order_a_week_apart_and_then_it_closes(
    away: tuple[Leave, ...], zone: str, late: list[float]
) -> None:
    told = everything_said(Quiet(since=T0, taken={}, leaves=away, zone=zone), late)
    assert [step for _, step in told] == [*LADDER, Close()]
    times = [T0, *(moment for moment, _ in told)]
    assert all(later - earlier >= A_WEEK for earlier, later in pairwise(times))


@given(leaves, zones, st.lists(st.floats(0, 12), max_size=20))
def test_nothing_is_said_on_leave_and_leave_is_not_counted(
    away: tuple[Leave, ...], zone: str, late: list[float]
) -> None:
    quiet = Quiet(since=T0, taken={}, leaves=away, zone=zone)
    for (moment, step), span in zip(everything_said(quiet, late), (*LADDER.values(), CLOSES_AFTER), strict=True):
        assert waited(quiet, moment) >= span, step
    on_time = everything_said(quiet, [])
    for moment, _ in on_time:
        assert waited(quiet, moment + timedelta(seconds=1)) > waited(quiet, moment)


def test_it_is_one_week_two_three_and_four() -> None:
    told = everything_said(Quiet(since=T0, taken={}), [])
    assert [(moment - T0).days for moment, _ in told] == [7, 14, 21, 28]


def test_where_nothing_waits_the_next_look_is_no_later_than_a_first_step_could_be() -> None:
    decision = climb(Quiet(since=None, taken={}), T0)
    assert (decision.step, decision.look_again_at) == (None, T0 + A_WEEK)
    assert waited(Quiet(since=None, taken={}), T0) == timedelta()
    assert waited(Quiet(since=T0, taken={}), T0 - DAY) == timedelta()


def test_leaves_that_touch_or_lie_within_each_other_count_once() -> None:
    first, second, within = (
        (date(2026, 12, 8), date(2026, 12, 9)),
        (date(2026, 12, 10), date(2026, 12, 12)),
        (date(2026, 12, 9), date(2026, 12, 11)),
    )
    both = Quiet(since=T0, taken={}, leaves=(second, first, within))
    assert waited(both, T0 + 10 * DAY) == 5 * DAY
    backwards = Quiet(since=T0, taken={}, leaves=((date(2026, 12, 12), date(2026, 12, 8)),))
    assert waited(backwards, T0 + 10 * DAY) == 10 * DAY
