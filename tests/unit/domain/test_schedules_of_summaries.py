"""When summaries come by themselves: on which morning, about which days, once each, and until when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cadence import WorkingTime
from bot.domain.insight.periods import Period
from bot.domain.insight.schedules import Milestone, Plan, Run, begun, decide, editions, first_edition, last_day_of
from bot.domain.insight.terms import ReportEvery
from bot.domain.terms import CohortState

ZONE = "America/New_York"
COHORT = UUID(int=7)
MONDAY = date(2026, 12, 7)
LONG = Run(cohort=COHORT, starts_on=date(2026, 11, 2), last_day=date(2027, 4, 30))


def plan(every: ReportEvery, *runs: Run, whole_program: bool = False, holidays: tuple[date, ...] = ()) -> Plan:
    week = WorkingTime(zone=ZONE, days_off=dict.fromkeys(holidays, "Holiday"), place="US")
    return Plan(every=every, runs=runs or (LONG,), whole_program=whole_program, week=week)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def days(first: date, last: date) -> Period:
    return Period(first, last, ZONE)


def test_a_weekly_summary_comes_on_monday_at_nine_and_tells_of_the_week_before() -> None:
    weekly = plan(ReportEvery.WEEKLY)
    weekly = replace(weekly, told=begun(weekly, at(MONDAY, 8)))
    early, due = decide(weekly, at(MONDAY, 8)), decide(weekly, at(MONDAY, 9))
    assert (early.edition, early.look_again_at) == (None, at(MONDAY, 9))
    assert due.edition
    assert due.edition.period == days(date(2026, 11, 30), date(2026, 12, 6))
    assert due.look_again_at == at(date(2026, 12, 14), 9)
    told = replace(weekly, told=(*weekly.told, due.edition.name))
    assert decide(told, at(MONDAY, 9)).edition is None
    assert not decide(told, at(MONDAY, 9)).over


def test_where_monday_is_a_holiday_it_comes_on_tuesday() -> None:
    weekly = plan(ReportEvery.WEEKLY, holidays=(MONDAY,))
    first = first_edition(replace(weekly), at(date(2026, 12, 4), 12))
    assert first
    assert (first.at, first.period.last) == (at(date(2026, 12, 8), 9), date(2026, 12, 6))


def test_a_monthly_summary_comes_on_the_first_working_morning_and_tells_of_the_month_before() -> None:
    monthly = plan(ReportEvery.MONTHLY, holidays=(date(2027, 1, 1),))
    first = first_edition(monthly, at(date(2026, 12, 31), 12))
    assert first
    assert first.at == at(date(2027, 1, 4), 9)  # New Year's Day and a weekend lie between
    assert first.period == days(date(2026, 12, 1), date(2026, 12, 31))
    assert first_edition(monthly, at(date(2027, 1, 4), 9)) == editions(monthly, at(date(2027, 1, 4), 9))[1][0]


def test_who_comes_too_late_tells_the_latest_one_only_and_not_at_night() -> None:
    weekly = replace(plan(ReportEvery.WEEKLY), told=("2026-11-23",))
    night = decide(weekly, at(date(2026, 12, 9), 3))
    assert (night.edition, night.look_again_at) == (None, at(date(2026, 12, 9), 9))
    late = decide(weekly, at(date(2026, 12, 9), 10))
    assert late.edition
    assert late.edition.name == "2026-12-07"


def test_what_is_set_in_the_middle_of_a_week_begins_with_the_next() -> None:
    weekly = plan(ReportEvery.WEEKLY)
    now = at(date(2026, 12, 9), 10)
    assert decide(replace(weekly, told=begun(weekly, now)), now).edition is None


def test_milestones_are_the_start_the_middle_and_the_morning_after_the_end() -> None:
    found = plan(ReportEvery.MILESTONES)
    moments = [(each.name.rpartition(":")[2], each.at) for each in editions(found, at(date(2026, 1, 1), 0))[1]]
    assert moments == [
        (Milestone.START, at(date(2026, 11, 2), 9)),
        (Milestone.HALFWAY, at(date(2027, 2, 1), 9)),  # the middle is a Saturday
        (Milestone.END, at(date(2027, 5, 3), 9)),
    ]


def test_each_milestone_tells_of_all_days_so_far_and_after_the_last_nothing_follows() -> None:
    found = plan(ReportEvery.MILESTONES)
    told: tuple[str, ...] = ()
    periods = []
    for now in (at(date(2026, 11, 2), 9), at(date(2027, 2, 1), 9), at(date(2027, 5, 3), 9)):
        decision = decide(replace(found, told=told), now)
        assert decision.edition
        assert decision.edition.cohort == COHORT
        assert decision.look_again_at <= now + timedelta(days=1)
        periods.append(decision.edition.period)
        told = (*told, decision.edition.name)
        assert decision.over == (len(told) == 3)
    assert periods == [
        days(date(2026, 11, 2), date(2026, 11, 2)),
        days(date(2026, 11, 2), date(2027, 2, 1)),
        days(date(2026, 11, 2), date(2027, 4, 30)),
    ]


def test_two_milestones_at_once_are_told_one_after_the_other() -> None:
    short = Run(cohort=COHORT, starts_on=MONDAY, last_day=MONDAY)
    found, now = plan(ReportEvery.MILESTONES, short), at(date(2026, 12, 9), 10)
    first = decide(found, now)
    assert first.edition
    assert not first.over
    assert first.edition.name.endswith("start")


def test_a_cohort_that_ended_before_it_began_has_no_milestones_and_one_for_good_only_a_start() -> None:
    none = Run(cohort=COHORT, starts_on=MONDAY, last_day=MONDAY - timedelta(days=3))
    forever = Run(cohort=COHORT, starts_on=MONDAY, last_day=None)
    now = at(date(2026, 1, 1), 0)
    assert editions(plan(ReportEvery.MILESTONES, none), now) == ([], [])
    assert [each.name for each in editions(plan(ReportEvery.MILESTONES, forever), now)[1]] == [f"{COHORT}:start"]


def test_with_the_week_of_the_last_day_a_cohort_is_told_to_its_end() -> None:
    ends = Run(cohort=COHORT, starts_on=date(2026, 11, 2), last_day=date(2026, 12, 9))
    weekly = replace(plan(ReportEvery.WEEKLY, ends), told=("2026-12-07",))
    before, last = decide(weekly, at(date(2026, 12, 9), 10)), decide(weekly, at(date(2026, 12, 14), 9))
    assert not before.over
    assert (last.edition is not None, last.over) == (True, True)
    for_the_program = decide(replace(weekly, whole_program=True), at(date(2026, 12, 14), 9))
    assert not for_the_program.over, "another cohort may come"


@pytest.mark.parametrize(
    ("state", "ends_on", "closed_on", "last"),
    [
        (CohortState.RUNNING, date(2027, 3, 5), None, date(2027, 3, 5)),
        (CohortState.RUNNING, None, None, None),
        (CohortState.CLOSED, date(2027, 3, 5), date(2027, 1, 5), date(2027, 1, 5)),
        (CohortState.CLOSED, date(2027, 3, 5), date(2027, 3, 19), date(2027, 3, 5)),
        (CohortState.CLOSED, None, date(2027, 1, 5), date(2027, 1, 5)),
    ],
)
def test_the_last_day_is_the_planned_one_or_that_of_closing(
    state: CohortState, ends_on: date | None, closed_on: date | None, last: date | None
) -> None:
    assert last_day_of(state, ends_on=ends_on, closed_on=closed_on) == last


@given(
    every=st.sampled_from(ReportEvery),
    start=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    length=st.none() | st.integers(0, 400),
    gaps=st.lists(st.integers(1, 60 * 24 * 20), min_size=1, max_size=60),
    zone=st.sampled_from(("Europe/London", "Asia/Kathmandu", "America/New_York", "Pacific/Auckland")),
)
def test_however_time_passes_each_edition_is_told_once_in_the_morning_or_later_that_day(
    every: ReportEvery, start: date, length: int | None, gaps: list[int], zone: str
) -> None:
    run = Run(cohort=COHORT, starts_on=start, last_day=None if length is None else start + timedelta(days=length))
    found = Plan(every=every, runs=(run,), whole_program=False, week=WorkingTime(zone=zone))
    now = datetime(2026, 1, 1, tzinfo=UTC)
    told = list(begun(found, now))
    for gap in gaps:
        decision = decide(replace(found, told=tuple(told)), now)
        assert decision.look_again_at > now
        if decision.edition:
            assert decision.edition.name not in told
            assert decision.edition.at <= now
            assert found.week.at_work(now)
            told.append(decision.edition.name)
        if decision.over:
            break
        now = max(now + timedelta(minutes=gap), decision.look_again_at)
