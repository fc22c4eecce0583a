"""Whose turn it is: the budget holds whatever waits, the most valuable goes first, and nothing waits for ever."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cadence import WorkingTime, next_permitted
from bot.domain.post.budget import (
    MOST_A_WEEK,
    MOST_TOGETHER,
    SAME_THING_AFTER,
    THE_LAST_IS_FOR,
    WAITS_AT_MOST,
    Box,
    Decision,
    Dropped,
    Letter,
    Wishes,
    decide,
)
from bot.domain.post.worth import Topic
from bot.domain.terms import NudgePace
from bot.domain.zones import beginning_of

MONDAY = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
A_DAY = timedelta(days=1)
LONDON = WorkingTime(zone="Europe/London")
WEEKS = (LONDON, WorkingTime(zone="Asia/Kolkata"), WorkingTime(zone="America/Los_Angeles"))


def letter(number: int, **facts: object) -> Letter:
    usual = Letter(
        id=UUID(int=number), topic=Topic.GOALS, thing=f"goals:{number}", worth=50, due_at=MONDAY, expires_at=None
    )
    return replace(usual, **facts)  # type: ignore[arg-type]


def box(*letters: Letter, **facts: object) -> Box:
    usual = Box(letters=letters, posted=(), spoken_of={}, working=LONDON, wishes=Wishes())
    return replace(usual, **facts)  # type: ignore[arg-type]


def carried_out(before: Box, decision: Decision, now: datetime) -> Box:
    """What the store keeps once a decision was carried out."""
    gone = {each.id for each in decision.post} | set(decision.dropped)
    return replace(
        before,
        letters=[each for each in before.letters if each.id not in gone],
        posted=[*before.posted, *([now] if decision.post else [])],
        worthy=[*before.worthy, *([now] if any(each.worth >= THE_LAST_IS_FOR for each in decision.post) else [])],
        spoken_of={**before.spoken_of, **{each.thing: now for each in decision.post}},
    )


def lived_through(start: Box) -> Sequence[tuple[datetime, Decision]]:
    """Every look that it takes until nothing is left."""
    looks: list[tuple[datetime, Decision]] = []
    now = MONDAY
    while len(looks) < 500:
        decision = decide(start, now)
        looks.append((now, decision))
        start = carried_out(start, decision, now)
        if decision.look_again_at is None:
            return looks
        assert decision.look_again_at > now
        now = decision.look_again_at
    raise AssertionError("It never comes to rest")


moments = st.integers(-20 * 24, 20 * 24).map(lambda hours: MONDAY + timedelta(hours=hours))
letters = st.builds(
    Letter,
    id=st.uuids(),
    topic=st.sampled_from(Topic),
    thing=st.sampled_from(("a", "b", "c", "d", "e", "f", "g", "h")),
    worth=st.integers(0, 100),
    due_at=moments,
    expires_at=st.none() | moments,
)
wishes = st.builds(
    Wishes,
    pace=st.sampled_from(NudgePace),
    rests_until=st.none() | st.dates(date(2026, 12, 1), date(2027, 1, 15)),
    muted=st.frozensets(st.sampled_from(Topic), max_size=4),
)
past = st.integers(0, 8 * 24).map(lambda hours: MONDAY - timedelta(hours=hours))
boxes = st.builds(
    Box,
    letters=st.lists(letters, max_size=14, unique_by=lambda each: each.id),
    posted=st.lists(past, max_size=3),
    spoken_of=st.dictionaries(st.sampled_from(("a", "b", "c")), past),
    working=st.sampled_from(WEEKS),
    wishes=wishes,
)


@given(boxes)
def test_nothing_waits_for_ever_and_what_is_dropped_is_dropped_for_a_reason(start: Box) -> None:
    looks = lived_through(start)
    posted = [each.id for _, decision in looks for each in decision.post]
    dropped = [each for _, decision in looks for each in decision.dropped]
    assert sorted([*posted, *dropped]) == sorted(each.id for each in start.letters)
    assert all(isinstance(why, Dropped) for _, decision in looks for why in decision.dropped.values())


@given(boxes)
def test_the_budget_is_never_exceeded_whatever_waits(start: Box) -> None:
    zone = ZoneInfo(start.working.zone)
    days = list({each.astimezone(zone).date() for each in start.posted})  # of one day there may have been more
    for now, decision in lived_through(start):
        if not decision.post:
            continue
        today = now.astimezone(zone).date()
        assert today not in days
        assert sum(day > today - timedelta(days=7) for day in days) < MOST_A_WEEK[start.wishes.pace]
        assert start.working.at_work(now)
        assert start.wishes.rests_until is None or today >= start.wishes.rests_until
        assert len(decision.post) <= MOST_TOGETHER
        days.append(today)


@given(boxes)
def test_no_thing_is_brought_up_twice_within_three_days_and_nothing_that_was_stopped_at_all(start: Box) -> None:
    told: dict[str, list[datetime]] = {thing: [at] for thing, at in start.spoken_of.items()}
    for now, decision in lived_through(start):
        for each in decision.post:
            told.setdefault(each.thing, []).append(now)
            assert each.topic not in start.wishes.muted
            assert each.expires_at is None or each.expires_at > now
    for times in told.values():
        assert all(later - earlier >= SAME_THING_AFTER for earlier, later in pairwise(times))


@given(boxes)
def test_asked_again_it_has_nothing_more_to_post_before_the_moment_it_named(start: Box) -> None:
    first = decide(start, MONDAY)
    again = decide(carried_out(start, first, MONDAY), MONDAY)
    assert (again.post, dict(again.dropped), again.look_again_at) == ((), {}, first.look_again_at)


@given(boxes)
def test_what_stays_behind_though_it_could_go_is_worth_no_more_than_what_goes(start: Box) -> None:
    for now, decision in lived_through(start):
        if len(decision.post) == MOST_TOGETHER:
            things = {each.thing for each in decision.post}
            behind = [
                each
                for each in start.letters
                if each.id not in {told.id for told in decision.post} | set(decision.dropped)
                and each.thing not in things
                and each.topic not in start.wishes.muted
                and each.due_at <= now
                and now - start.spoken_of.get(each.thing, now - SAME_THING_AFTER) >= SAME_THING_AFTER
            ]
            assert all(each.worth <= decision.post[-1].worth for each in behind)
        worths = [each.worth for each in decision.post]
        assert worths == sorted(worths, reverse=True)
        start = carried_out(start, decision, now)


def test_what_is_due_later_on_the_same_day_comes_along_and_what_is_due_tomorrow_does_not() -> None:
    evening, tomorrow = MONDAY + timedelta(hours=7), MONDAY + A_DAY
    decision = decide(box(letter(1), letter(2, due_at=evening, worth=60), letter(3, due_at=tomorrow)), MONDAY)
    assert [each.id.int for each in decision.post] == [2, 1]
    assert decision.look_again_at == tomorrow


def test_what_was_spoken_of_less_than_three_days_ago_does_not_come_along_either() -> None:
    friday_evening = MONDAY - timedelta(hours=64)
    start = box(letter(1, thing="a"), letter(2, thing="b"), spoken_of={"a": friday_evening})
    decision = decide(start, MONDAY)
    assert [each.id.int for each in decision.post] == [2]
    assert decision.look_again_at == MONDAY + A_DAY


def test_what_is_only_due_later_does_not_come_ahead_of_its_time() -> None:
    noon = MONDAY + timedelta(hours=3)
    decision = decide(box(letter(1, due_at=noon)), MONDAY)
    assert (decision.post, decision.look_again_at) == ((), noon)


def test_the_fifth_waits_for_the_next_working_day() -> None:
    friday = MONDAY + 4 * A_DAY
    decision = decide(box(*(letter(number, worth=number, due_at=friday) for number in range(1, 6))), friday)
    assert [each.id.int for each in decision.post] == [5, 4, 3, 2]
    assert decision.look_again_at == MONDAY + 7 * A_DAY


def test_after_three_in_a_week_the_next_comes_when_the_first_of_them_is_a_week_ago() -> None:
    posted = [MONDAY, MONDAY + A_DAY, MONDAY + 2 * A_DAY]
    now = MONDAY + 3 * A_DAY
    assert decide(box(letter(1), posted=posted, worthy=posted[2:]), now).look_again_at == MONDAY + 7 * A_DAY


def test_the_last_of_a_week_is_kept_for_the_question_whether_two_have_met() -> None:
    posted, now = [MONDAY, MONDAY + A_DAY], MONDAY + 2 * A_DAY
    assert decide(box(letter(1), posted=posted), now).look_again_at == MONDAY + 7 * A_DAY
    asked = letter(2, worth=THE_LAST_IS_FOR)
    assert [each.id.int for each in decide(box(letter(1), asked, posted=posted), now).post] == [2, 1]
    assert [each.id.int for each in decide(box(letter(1), posted=posted, worthy=posted[1:]), now).post] == [1]


@given(
    st.lists(letters.map(lambda each: replace(each, worth=each.worth % THE_LAST_IS_FOR)), max_size=14),
    moments,
    st.sampled_from(WEEKS),
)
def test_nothing_that_is_worth_less_keeps_a_check_in_waiting_for_more_than_a_working_day(
    others: list[Letter], due_at: datetime, week: WorkingTime
) -> None:
    asked = letter(1, worth=THE_LAST_IS_FOR, thing="did you meet", due_at=max(due_at, MONDAY))
    looks = lived_through(box(asked, *others, working=week))
    (posted_at,) = [now for now, decision in looks if asked in decision.post]
    tomorrow = beginning_of(week.day_of(next_permitted(week, asked.due_at)) + A_DAY, week.zone)
    assert posted_at <= next_permitted(week, tomorrow)


def test_somebody_who_wants_fewer_hears_once_a_week() -> None:
    decision = decide(box(letter(1), posted=[MONDAY], wishes=Wishes(pace=NudgePace.FEWER)), MONDAY + A_DAY)
    assert (decision.post, decision.look_again_at) == ((), MONDAY + 7 * A_DAY)


@pytest.mark.parametrize(
    ("facts", "wishes", "why"),
    [
        ({"expires_at": MONDAY}, Wishes(), Dropped.EXPIRED),
        ({}, Wishes(muted=frozenset({Topic.GOALS})), Dropped.STOPPED),
        ({}, Wishes(pace=NudgePace.NONE), Dropped.UNWANTED),
        ({"due_at": MONDAY - WAITS_AT_MOST - A_DAY}, Wishes(), Dropped.STALE),
    ],
)
def test_what_is_dropped_says_why(facts: dict[str, object], wishes: Wishes, why: Dropped) -> None:
    decision = decide(box(letter(1, **facts), wishes=wishes), MONDAY)
    assert (decision.post, dict(decision.dropped), decision.look_again_at) == ((), {UUID(int=1): why}, None)


def test_a_wish_that_is_taken_back_before_something_is_due_costs_nothing() -> None:
    tomorrow = MONDAY + A_DAY
    for wish in (Wishes(muted=frozenset({Topic.GOALS})), Wishes(pace=NudgePace.NONE)):
        decision = decide(box(letter(1, due_at=tomorrow), wishes=wish), MONDAY)
        assert (decision.post, dict(decision.dropped), decision.look_again_at) == ((), {}, tomorrow)


def test_a_pause_ends_by_itself_on_its_day() -> None:
    resting = box(letter(1), wishes=Wishes(rests_until=date(2026, 12, 10)))
    assert decide(resting, MONDAY).look_again_at == MONDAY + 3 * A_DAY
    assert [each.id.int for each in decide(resting, MONDAY + 3 * A_DAY).post] == [1]


def test_nothing_comes_outside_working_hours() -> None:
    decision = decide(box(letter(1)), MONDAY + timedelta(hours=9))
    assert (decision.post, decision.look_again_at) == ((), MONDAY + A_DAY)
