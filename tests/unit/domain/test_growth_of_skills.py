"""Skills over time: when people are asked, what grew, where a goal would help, and what a chart can show."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.growth.goals import LONGEST_TITLE, Hint, vague
from bot.domain.growth.skills import (
    BEST,
    LOW,
    MOST_SUGGESTED,
    Answer,
    Growth,
    Timetable,
    Wish,
    compared,
    goal_for,
    growth_of,
    suggested,
)
from bot.domain.growth.terms import RatingMoment

START, MIDDLE, END = RatingMoment
MONDAY = datetime(2026, 12, 7, 9, tzinfo=UTC)
ME, MENTOR = UUID(int=1), UUID(int=2)
SQL, GO, CHESS = UUID(int=11), UUID(int=12), UUID(int=13)
WISHES = (Wish(SQL, "SQL"), Wish(GO, "Go"))

starts = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
lengths = st.integers(-3, 800).map(lambda days: timedelta(days=days))
moments = st.sampled_from(RatingMoment)
ratings = st.dictionaries(moments, st.integers(1, BEST))
rows = st.lists(
    st.builds(Growth, st.uuids(), st.text(max_size=30), ratings, ratings),
    max_size=10,
    unique_by=lambda row: row.skill,
)


def answer(skill: UUID, rating: int, moment: RatingMoment = START, **more: object) -> Answer:
    usual = Answer(skill=skill, counts_as=skill, label="Chess", rater=ME, moment=moment, rating=rating, at=MONDAY)
    return replace(usual, **more)  # type: ignore[arg-type]


def test_a_quarter_has_its_three_moments() -> None:
    times = Timetable.between(MONDAY, date(2027, 3, 5))
    assert list(times.begins) == [START, MIDDLE, END]
    assert times.begins[START] == MONDAY + timedelta(days=1)
    assert times.begins[MIDDLE].date() == date(2027, 1, 20)
    assert times.begins[END] == datetime(2027, 2, 27, tzinfo=UTC)
    assert times.over == datetime(2027, 3, 6, tzinfo=UTC)


@pytest.mark.parametrize(("days", "found"), [(5, [START]), (20, [START, END]), (30, [START, MIDDLE, END])])
def test_a_short_time_has_fewer_moments(days: int, found: list[RatingMoment]) -> None:
    assert list(Timetable.between(MONDAY, MONDAY.date() + timedelta(days=days)).begins) == found


@given(starts, lengths)
def test_moments_come_in_order_a_week_apart(started_at: datetime, length: timedelta) -> None:
    times = Timetable.between(started_at, started_at.date() + length)
    begins = list(times.begins.values())
    assert list(times.begins) == [moment for moment in RatingMoment if moment in times.begins]
    assert all(later - earlier >= timedelta(days=7) for earlier, later in pairwise(begins))
    assert all(begin < times.over for begin in begins[1:])


@given(starts, lengths)
def test_looking_again_whenever_it_says_comes_to_an_end_and_sees_each_moment_once(
    started_at: datetime, length: timedelta
) -> None:
    times = Timetable.between(started_at, started_at.date() + length)
    seen, now = [], started_at
    while look := times.next_after(now):
        assert look > now
        assert times.until(now) == look or times.at(now) is times.at(look) is START
        now = look
        assert times.at(now) is times.at(now + timedelta(seconds=1))
        seen.append(times.at(now))
    assert seen == list(times.begins)
    assert times.until(now) == times.over


@given(starts, lengths, st.integers(-2, 900))
def test_nobody_is_asked_before_a_day_has_passed_nor_after_the_last(
    started_at: datetime, length: timedelta, days: int
) -> None:
    times, now = Timetable.between(started_at, started_at.date() + length), started_at + timedelta(days=days)
    assert times.asks(now) == (days >= 1 and now < times.over)


def test_skills_come_in_the_order_of_wishes_and_then_by_name() -> None:
    given_ = [answer(CHESS, 3), answer(GO, 2, MIDDLE), answer(GO, 1), answer(UUID(int=14), 1, label="Algebra")]
    found = growth_of(WISHES, given_, learner=ME, seen_by=None)
    assert [(row.label, row.first, row.now) for row in found] == [
        ("SQL", None, None),
        ("Go", 1, 2),
        ("Algebra", 1, 1),
        ("Chess", 3, 3),
    ]
    assert [row.has_grown for row in found] == [False, True, False, False]


def test_what_the_mentor_says_is_told_only_where_it_may_be_seen() -> None:
    given_ = [answer(SQL, 2), answer(SQL, 4, rater=MENTOR), answer(SQL, 5, MIDDLE, rater=MENTOR)]
    alone, *_ = growth_of(WISHES, given_, learner=ME, seen_by=None)
    assert (alone.own, alone.seen, alone.seen_now) == ({START: 2}, {}, None)
    both, *_ = growth_of(WISHES, given_, learner=ME, seen_by=MENTOR)
    assert (both.own, both.seen, both.seen_now) == ({START: 2}, {START: 4, MIDDLE: 5}, 5)


def test_of_skills_that_were_merged_the_latest_answer_holds() -> None:
    early = answer(CHESS, 1, counts_as=SQL)
    late = answer(SQL, 4, at=MONDAY + timedelta(hours=1))
    for given_ in ([early, late], [late, early]):
        assert growth_of(WISHES, given_, learner=ME, seen_by=None)[0].own == {START: 4}


def test_where_both_were_given_at_once_the_name_that_stayed_holds() -> None:
    alias, own = answer(CHESS, 1, counts_as=SQL), answer(SQL, 4)
    for given_ in ([alias, own], [own, alias]):
        assert growth_of(WISHES, given_, learner=ME, seen_by=None)[0].own == {START: 4}


@given(st.permutations([answer(SQL, 2), answer(GO, 3), answer(CHESS, 1, END), answer(GO, 5, END, rater=MENTOR)]))
def test_the_order_in_which_answers_are_read_does_not_matter(given_: list[Answer]) -> None:
    usual = growth_of(WISHES, sorted(given_, key=repr), learner=ME, seen_by=MENTOR)
    assert growth_of(WISHES, given_, learner=ME, seen_by=MENTOR) == usual


@given(rows, moments)
def test_a_goal_is_suggested_for_the_lowest_answers_of_the_moment(
    found: list[Growth], moment: RatingMoment
) -> None:
    chosen = suggested(found, moment)
    now = [row.own[moment] for row in chosen]
    assert now == sorted(now)
    assert all(rating <= LOW for rating in now)
    others = [row for row in found if row not in chosen and row.own.get(moment, BEST) <= LOW]
    assert len(chosen) == MOST_SUGGESTED or not others
    assert all(row.own[moment] >= now[-1] for row in others)


@given(rows)
def test_a_chart_has_every_answer_it_shows(found: list[Growth]) -> None:
    shown, whole = compared(found)
    assert all(moment in row.own for row in whole for moment in shown)
    assert bool(shown) == bool(whole)
    assert len(shown) != 1
    assert list(shown) == [moment for moment in RatingMoment if moment in shown]


def test_a_moment_at_which_an_answer_is_missing_is_left_out_of_the_chart() -> None:
    whole = Growth(SQL, "SQL", {START: 1, MIDDLE: 2, END: 4})
    gap, late = Growth(GO, "Go", {START: 2, END: 3}), Growth(CHESS, "Chess", {MIDDLE: 2, END: 3})
    assert compared([whole, late]) == ((START, MIDDLE, END), (whole,))
    assert compared([whole, gap]) == ((START, END), (whole, gap))
    assert compared([gap]) == ((START, END), (gap,))
    assert compared([Growth(GO, "Go", {START: 2})]) == ((), ())


def test_a_goal_that_is_suggested_is_clear_and_tells_nobody_the_answer() -> None:
    goal = goal_for(Growth(SQL, "SQL", {START: 2}), date(2027, 1, 20))
    assert (goal.title, goal.due_on) == ("SQL: do it without help", date(2027, 1, 20))
    assert vague(goal, today=date(2027, 1, 1), milestones=0) == (Hint.NO_WHY,)
    for own in ({}, {START: 1}, {START: 3, END: 5}):
        assert goal_for(Growth(SQL, "SQL", own), goal.due_on) == goal


def test_a_goal_can_be_set_however_long_the_skill_is_called() -> None:
    goal = goal_for(Growth(SQL, "S" * 100), date(2027, 1, 20))
    assert goal.checked(date(2026, 12, 7)) == goal
    assert len(goal.title) <= LONGEST_TITLE
