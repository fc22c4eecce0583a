"""No report, and no number of them together, tells what fewer than five people said."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.insight.floor import (
    Day,
    Stretch,
    blocks,
    closed_within,
    large_enough,
    rounded,
    rounded_down,
    told,
    unclear,
    with_names,
)

FIRST = date(2026, 12, 7)
Answer = tuple[int, int, int]
"""The cohort, the day and the person."""

answers = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(0, 11)), max_size=120)
spans = st.tuples(st.integers(0, 31), st.integers(0, 31)).map(sorted)
reports = st.tuples(st.sets(st.integers(0, 2), min_size=1), spans, st.integers(0, 33), st.sampled_from([0, 14]))
"""Whose answers, of which days, asked on which day, and after how many days they count."""


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


def person(number: int) -> UUID:
    return UUID(int=number)


def days_of(some: Iterable[Answer], cohort: int, *, until: int, heaps: int = 64) -> list[Day]:
    """What the store finds: people as a lower bound, and who they were where that is asked for."""
    who: dict[int, list[int]] = defaultdict(list)
    for of, day, by in some:
        if of == cohort and day <= until:
            who[day].append(by)
    days = [
        Day(on(day), at_least=len({by % heaps for by in people}), answers=len(people))
        for day, people in sorted(who.items())
    ]
    asked = unclear(days)
    known = {on(day): frozenset(map(person, people)) for day, people in who.items()}
    return [replace(each, who=known[each.day]) if each.day in asked else each for each in days]


def told_in(some: Sequence[Answer], report: tuple[set[int], list[int], int, int]) -> frozenset[int]:
    """The numbers of the answers that stand behind a report."""
    cohorts, (first, last), today, lag = report
    found = set()
    for cohort in cohorts:
        days = days_of(some, cohort, until=today - 1)
        stretch = told(days, Stretch(on(first), on(min(last, today - 1))), lag=lag)
        found |= {
            number
            for number, (of, day, _) in enumerate(some)
            if stretch and of == cohort and stretch.covers(on(day))
        }
    return frozenset(found)


@given(answers, st.lists(reports, min_size=1, max_size=8))
def test_whatever_reports_are_taken_apart_each_part_is_of_five_people(
    some: list[Answer], asked: list[tuple[set[int], list[int], int, int]]
) -> None:
    behind = [told_in(some, report) for report in asked]
    parts: dict[tuple[bool, ...], set[tuple[int, int]]] = defaultdict(set)
    for number, (cohort, _, by) in enumerate(some):
        parts[tuple(number in each for each in behind)].add((cohort, by))
    for in_which, people in parts.items():
        assert not any(in_which) or len(people) >= REPORT_FLOOR


@given(answers, st.integers(5, 64))
def test_blocks_are_the_same_however_people_are_counted(some: list[Answer], heaps: int) -> None:
    """The slow way: gather everybody until they are five."""
    expected, gathered, begun = [], set(), None
    for day in sorted({day for cohort, day, _ in some if cohort == 0}):
        begun = on(day) if begun is None else begun
        gathered |= {by for cohort, there, by in some if (cohort, there) == (0, day)}
        if len(gathered) >= REPORT_FLOOR:
            expected.append(Stretch(begun, on(day)))
            begun, gathered = None, set()
    assert list(blocks(days_of(some, 0, until=40, heaps=heaps))) == expected


@given(answers, st.integers(0, 30), st.integers(0, 10))
def test_what_is_closed_stays_closed_whatever_comes_later(some: list[Answer], today: int, later: int) -> None:
    before = list(blocks(days_of(some, 0, until=today)))
    assert list(blocks(days_of(some, 0, until=today + later)))[: len(before)] == before


def test_five_people_in_two_weeks_are_told_in_the_week_in_which_they_are_five() -> None:
    some = [(0, day, day) for day in (1, 2, 8, 9, 10)]
    days = days_of(some, 0, until=30)
    assert told(days, Stretch(on(0), on(6))) is None
    assert told(days, Stretch(on(7), on(13))) == Stretch(on(1), on(10))
    assert told(days, Stretch(on(14), on(24)), lag=14) == Stretch(on(1), on(10))
    assert closed_within(days, Stretch(on(0), on(30))) == [Stretch(on(1), on(10))]


def test_the_same_person_every_day_is_one_person() -> None:
    assert list(blocks(days_of([(0, day, 1) for day in range(20)], 0, until=30))) == []


@pytest.mark.parametrize(
    ("others", "named"),
    [({}, True), ({1: 0}, True), ({1: 1}, False), ({1: 4, 2: 4}, False), ({1: 5, 2: 1}, True), ({9: 1}, True)],
)
def test_people_are_named_where_the_rest_of_their_block_is_nobodys_or_enough(
    others: Mapping[int, int], named: bool
) -> None:
    block = Stretch(on(1), on(3))
    assert with_names([block], {on(day): number for day, number in others.items()}) == [block] * named


def test_numbers_are_told_in_steps_of_five() -> None:
    assert [rounded_down(number) for number in (0, 4, 5, 9, 10, 14)] == [0, 0, 5, 5, 10, 10]
    assert [rounded(number) for number in (0, 1, 4, 5, 7, 8, 12, 13)] == [0, None, None, 5, 5, 10, 10, 15]
    assert (large_enough(4), large_enough(5)) == (False, True)
