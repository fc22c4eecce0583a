"""Lists of days: what may be added, what is dropped, and how runs that touch become one."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import blackouts
from bot.domain.cadence import Days, days_from_rows, rows_of
from bot.domain.errors import WrongInput
from bot.domain.hours import Hours, HoursWish
from bot.domain.runs_of_days import MOST_RUNS, RunWish, joined, kept_of, problems_of

TODAY = date(2026, 12, 7)
FULL = tuple(Days(TODAY + timedelta(weeks=week), TODAY + timedelta(weeks=week)) for week in range(MOST_RUNS))
USUAL = Hours(weekdays=frozenset(range(5)), starts=time(9), ends=time(17), region="")
_days = st.integers(0, 60).map(lambda later: TODAY + timedelta(days=later))
runs = st.lists(
    st.builds(
        lambda first, length, name: Days(first, first + timedelta(days=length), name),
        _days,
        st.integers(0, 9),
        st.sampled_from(("", "Break")),
    ),
    max_size=5,
)


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (RunWish(last=later(3)), "first"),
        (RunWish(first=later(3), last=later(2)), "last"),
        (RunWish(first=later(-3), last=later(-2)), "last"),
        (RunWish(first=later(-3)), "first"),
        (RunWish(first=later(367)), "first"),
        (RunWish(first=later(3), last=later(370)), "last"),
    ],
)
def test_days_that_make_no_sense_are_refused_under_their_field(wish: RunWish, field: str) -> None:
    problems = {name: problem for name, problem in problems_of(wish, (), TODAY).items() if problem}
    assert list(problems) == [field]


def test_there_is_room_for_a_few_runs() -> None:
    assert problems_of(RunWish(first=later(3)), FULL, TODAY)["first"]
    kept = kept_of(FULL, RunWish(dropped=frozenset({(TODAY, TODAY)})), TODAY)
    assert not any(problems_of(RunWish(first=later(3)), kept, TODAY).values())


def test_days_that_are_over_go_by_themselves() -> None:
    assert kept_of(FULL, RunWish(), later(8)) == FULL[2:]


@given(runs)
def test_joined_runs_are_the_same_days_in_order_and_apart(given_runs: list[Days]) -> None:
    after = joined(given_runs)
    for name in ("", "Break"):
        mine = [run for run in after if run.name == name]
        assert {day for run in mine for day in every_day(run)} == {
            day for run in given_runs if run.name == name for day in every_day(run)
        }
        assert all(a.last + timedelta(days=1) < b.first for a, b in pairwise(mine))
    assert joined(after) == after
    assert days_from_rows(rows_of(after)) == after


def every_day(run: Days) -> list[date]:
    return [run.first + timedelta(days=day) for day in range((run.last - run.first).days + 1)]


@pytest.mark.parametrize(
    ("hours", "away", "wrong"),
    [
        (Hours(weekdays=frozenset(), starts=time(9), ends=time(17), region=""), RunWish(), {"weekdays"}),
        (Hours(weekdays=frozenset({1}), starts=time(22), ends=time(6), region=""), RunWish(), {"ends"}),
        (Hours(weekdays=frozenset({1}), starts=time(9), ends=time(9, 59), region=""), RunWish(), {"ends"}),
        (Hours(weekdays=frozenset({1}), starts=time(9), ends=time(17), region="?"), RunWish(), {"region"}),
        (
            Hours(weekdays=frozenset(), starts=time(9), ends=time(9), region="?"),
            RunWish(last=TODAY),
            {"weekdays", "ends", "region", "first"},
        ),
    ],
)
def test_every_answer_that_makes_no_sense_is_named_at_once(hours: Hours, away: RunWish, wrong: set[str]) -> None:
    with pytest.raises(WrongInput) as problem:
        HoursWish(hours=hours, away=away).checked((), regions=("KE",), today=TODAY)
    assert problem.value.fields.keys() == wrong


def test_days_away_are_added_to_those_that_are_kept() -> None:
    wish = HoursWish(hours=USUAL, away=RunWish(first=later(1), last=later(3)))
    assert wish.checked((Days(TODAY, TODAY),), regions=(), today=TODAY) == (Days(TODAY, later(3)),)
    untouched = HoursWish(hours=USUAL, away=RunWish())
    assert untouched.checked(FULL, regions=(), today=TODAY) == FULL


@pytest.mark.parametrize(
    ("wish", "wrong"),
    [
        (RunWish(first=later(1)), "name"),
        (RunWish(first=later(1), name="x" * 61), "name"),
        (RunWish(name="Summer break"), "first"),
        (RunWish(last=later(2), name="Summer break"), "first"),
    ],
)
def test_days_without_meetings_need_days_and_a_name(wish: RunWish, wrong: str) -> None:
    with pytest.raises(WrongInput) as problem:
        blackouts.checked(wish, (), TODAY)
    assert problem.value.fields.keys() == {wrong}


def test_days_without_meetings_may_be_taken_out_alone() -> None:
    summer = Days(later(1), later(9), "Summer break")
    assert blackouts.checked(RunWish(dropped=frozenset({(summer.first, summer.last)})), (summer,), TODAY) == ()
    assert blackouts.checked(RunWish(first=later(20), name="Winter"), (summer,), TODAY) == (
        summer,
        Days(later(20), later(20), "Winter"),
    )
