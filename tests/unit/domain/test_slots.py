"""Times to meet: within everybody's hours and on nobody's day off, anywhere on Earth, and fair where none suits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cadence import (
    LEAST_GAP,
    Bend,
    DayOff,
    Days,
    Slot,
    Why,
    WorkingTime,
    next_beat,
    next_slot,
    still_fits,
    three_slots,
    times_for,
)
from bot.domain.terms import Cadence
from bot.domain.zones import beginning_of
from tests.unit.domain.weeks import (
    AUCKLAND,
    BERLIN,
    LONDON,
    NEW_YORK,
    QUARTER,
    T0,
    T,
    at_work,
    instants,
    local,
    runs_near,
    weeks,
)

MINUTES = st.sampled_from([15, 25, 30, 45, 60])
TURNS = st.integers(1, 4)
NOBODY = replace(LONDON, weekdays=frozenset())
SAN_FRANCISCO, SINGAPORE = WorkingTime(zone="America/Los_Angeles"), WorkingTime(zone="Asia/Singapore")


@st.composite
def couples(draw: st.DrawFn) -> tuple[datetime, WorkingTime, WorkingTime]:
    """Any instant in five years, with two weeks from anywhere that have something to dodge near it."""
    instant = draw(instants)
    return instant, draw(weeks(near=instant)), draw(weeks(near=instant))


def suits(working: WorkingTime, slot: Slot, minutes: int) -> bool:
    return at_work(working, slot.starts_at, minutes) and free(working, slot.starts_at)


def free(working: WorkingTime, instant: datetime) -> bool:
    """Whether nothing of what is marked in the person's calendar falls on their day of then."""
    day = local(working, instant).date()
    runs = (*working.leaves, *working.blackouts)
    return day not in working.days_off and not any(run.first <= day <= run.last for run in runs)


@given(couples(), MINUTES, TURNS)
def test_there_is_always_a_time_and_it_is_never_on_a_day_off_of_either(
    couple: tuple[datetime, WorkingTime, WorkingTime], minutes: int, turn: int
) -> None:
    not_before, mentor, mentee = couple
    slot = next_slot(mentor, mentee, not_before=not_before, minutes=minutes, turn=turn)
    assert slot.starts_at >= not_before
    assert local(mentee, slot.starts_at).minute % 15 == 0
    assert free(mentor, slot.starts_at)
    assert free(mentee, slot.starts_at)
    assert slot.shared == (suits(mentor, slot, minutes) and suits(mentee, slot, minutes))
    assert [bend is Bend.NONE for bend in slot.bends] == [suits(each, slot, minutes) for each in (mentor, mentee)]
    assert slot == next_slot(mentor, mentee, not_before=not_before, minutes=minutes, turn=turn)
    if slot.shared:
        again = next_slot(mentor, mentee, not_before=slot.starts_at, minutes=minutes, turn=turn)
        assert again.starts_at == slot.starts_at, "looked for from there on, it is found again"


@given(couples(), MINUTES)
def test_a_shared_time_is_the_first_quarter_of_an_hour_that_suits_both(
    couple: tuple[datetime, WorkingTime, WorkingTime], minutes: int
) -> None:
    not_before, mentor, mentee = couple
    slot = next_slot(mentor, mentee, not_before=not_before, minutes=minutes)
    first = not_before + (datetime.min.replace(tzinfo=UTC) - not_before) % QUARTER
    span = min(slot.starts_at - first, timedelta(days=28))
    earlier = (Slot(starts_at=first + QUARTER * step) for step in range(span // QUARTER))
    assert not any(suits(mentor, start, minutes) and suits(mentee, start, minutes) for start in earlier)


@given(couples(), MINUTES)
def test_a_moved_time_names_what_it_was_moved_for(
    couple: tuple[datetime, WorkingTime, WorkingTime], minutes: int
) -> None:
    not_before, mentor, mentee = couple
    slot = next_slot(mentor, mentee, not_before=not_before, minutes=minutes)
    tireless = [replace(each, days_off={}, leaves=(), blackouts=()) for each in (mentor, mentee)]
    usual = next_slot(*tireless, not_before=not_before, minutes=minutes)
    if slot.shared and usual.shared:
        assert (slot.because is not None) == (slot.starts_at > usual.starts_at)
        if slot.because:
            days = {local(each, usual.starts_at).date() for each in (mentor, mentee)}
            assert slot.because.day in days


@given(couples(), MINUTES, TURNS, st.integers(0, 40))
def test_three_times_suit_both_lie_apart_and_begin_with_the_one_we_would_suggest(
    couple: tuple[datetime, WorkingTime, WorkingTime], minutes: int, turn: int, days: int
) -> None:
    not_before, mentor, mentee = couple
    before = not_before + timedelta(days=days)
    offered = three_slots(mentor, mentee, not_before=not_before, before=before, minutes=minutes, turn=turn)
    best = next_slot(mentor, mentee, not_before=not_before, minutes=minutes, turn=turn)
    assert len(offered) <= 3
    for slot in offered:
        assert not_before <= slot.starts_at < before
        assert free(mentor, slot.starts_at)
        assert free(mentee, slot.starts_at)
        assert slot.shared == offered[0].shared
    starts = [slot.starts_at for slot in offered]
    assert all(later - earlier >= timedelta(hours=2) for earlier, later in pairwise(starts))
    if best.starts_at < before:
        assert offered
        assert not best.shared or offered[0] == best


@given(couples(), MINUTES, TURNS)
def test_where_no_hour_is_shared_whoever_bent_last_time_does_not_bend_next_time(
    couple: tuple[datetime, WorkingTime, WorkingTime], minutes: int, turn: int
) -> None:
    not_before, *both = couple
    # A day shorter than a meeting bends always, and where two never work on one day, one gives a free day.
    mentor, mentee = (
        replace(each, weekdays=frozenset(range(6)), leaves=(), blackouts=(), days_off={}) for each in both
    )
    for now, then in ((turn, turn + 1), (turn + 1, turn + 2)):
        first = next_slot(mentor, mentee, not_before=not_before, minutes=minutes, turn=now)
        second = next_slot(mentor, mentee, not_before=first.starts_at, minutes=minutes, turn=then)
        if not first.shared and not second.shared:
            bent_twice = [Bend.NONE not in pair for pair in zip(first.bends, second.bends, strict=True)]
            assert not any(bent_twice)


@given(st.data(), st.sampled_from(Cadence), couples(), MINUTES)
def test_a_pair_never_meets_twice_within_the_least_gap(
    data: st.DataObject,
    cadence: Cadence,
    couple: tuple[datetime, WorkingTime, WorkingTime],
    minutes: int,
) -> None:
    not_before, mentor, mentee = couple
    first = last = next_slot(mentor, mentee, not_before=not_before, minutes=minutes)
    for turn in range(2, 7):
        day = local(mentee, last.starts_at).date()
        beat = next_beat(cadence, local(mentee, first.starts_at).date(), after=day)
        late = data.draw(st.sampled_from((0, 0, 3)))
        target = beginning_of(beat, mentee.zone).astimezone(UTC) + timedelta(days=late)
        slot = next_slot(mentor, mentee, not_before=target, minutes=minutes, turn=turn)
        assert local(mentee, slot.starts_at).date() - day >= LEAST_GAP[cadence]
        last = slot


# -- particular people -------------------------------------------------------------------------------------


def pacific(turns: int = 4) -> Iterator[Slot]:
    """The meetings of a pair that shares no hour, one a week."""
    for turn in range(1, turns + 1):
        yield next_slot(SAN_FRANCISCO, SINGAPORE, not_before=T(weeks=turn), minutes=30, turn=turn)


def test_two_an_ocean_apart_bend_by_turns_and_it_is_said_who() -> None:
    assert [slot.bends for slot in pacific()] == [
        (Bend.LATE, Bend.NONE),
        (Bend.NONE, Bend.EARLY),
        (Bend.LATE, Bend.NONE),
        (Bend.NONE, Bend.EARLY),
    ]
    assert not any(slot.shared for slot in pacific())


def test_whoever_bends_is_spared_the_night_if_there_is_a_way() -> None:
    for turn in (1, 2):
        slot = next_slot(AUCKLAND, BERLIN, not_before=T0, minutes=30, turn=turn)
        assert all(6 <= local(each, slot.starts_at).hour < 22 for each in (AUCKLAND, BERLIN))


def test_a_time_to_which_somebody_bends_also_dodges_days_off_and_says_so() -> None:
    usual = next_slot(AUCKLAND, BERLIN, not_before=T0, minutes=30)
    day = local(AUCKLAND, usual.starts_at).date()
    dodged = next_slot(replace(AUCKLAND, days_off={day: "Regatta"}), BERLIN, not_before=T0, minutes=30)
    assert dodged.starts_at > usual.starts_at
    assert dodged.moved_for == "Regatta"


@pytest.mark.parametrize(
    ("mentor", "said"),
    [
        (replace(LONDON, days_off={T0.date(): "Madaraka Day"}, place="Kenya"), "Madaraka Day in Kenya"),
        (replace(LONDON, days_off={T0.date(): "Founders’ Day"}), "Founders’ Day"),
        (replace(LONDON, leaves=(Days(T0.date(), T0.date()),)), "one of you being away"),
        (replace(LONDON, blackouts=(Days(T0.date(), T0.date(), "Quiet week"),)), "Quiet week"),
    ],
)
def test_of_a_holiday_the_name_is_said_of_an_absence_nothing(mentor: WorkingTime, said: str) -> None:
    slot = next_slot(mentor, LONDON, not_before=T0, minutes=30)
    assert (slot.starts_at, slot.moved_for) == (T(days=1), said)


def test_what_moved_a_time_can_be_said_in_a_sentence() -> None:
    assert DayOff(T0.date(), Why.BLACKOUT, "Quiet week").sentence == (
        "your program does not meet on Monday (Quiet week)"
    )
    assert DayOff(T0.date(), Why.HOLIDAY, "Regatta").sentence == "Monday is a holiday (Regatta)"


def test_a_holiday_is_looked_up_on_the_calendar_of_whom_it_is_for() -> None:
    thanksgiving = replace(NEW_YORK, days_off={date(2026, 11, 26): "Thanksgiving"})
    early = replace(AUCKLAND, starts=AUCKLAND.starts.replace(hour=6))
    before_it = next_slot(thanksgiving, early, not_before=datetime(2026, 11, 25, 12, tzinfo=UTC), minutes=30)
    assert local(NEW_YORK, before_it.starts_at).date() == date(2026, 11, 25)
    assert before_it.because is None
    after_it = next_slot(thanksgiving, early, not_before=datetime(2026, 11, 26, 12, tzinfo=UTC), minutes=30)
    assert after_it.moved_for == "Thanksgiving"


def test_a_holiday_on_a_weekend_moves_nothing() -> None:
    boxing_day = replace(LONDON, days_off={date(2026, 3, 7): "Boxing Day"})
    assert next_slot(boxing_day, LONDON, not_before=T(days=5), minutes=30).because is None


def test_somebody_who_works_on_no_day_is_asked_for_a_free_one() -> None:
    slot = next_slot(LONDON, NOBODY, not_before=T0, minutes=30)
    assert (slot.starts_at, slot.bends) == (T0, (Bend.NONE, Bend.FREE_DAY))


def test_two_who_never_work_on_the_same_day_still_meet() -> None:
    early, late = replace(LONDON, weekdays=frozenset({0, 1})), replace(LONDON, weekdays=frozenset({3, 4}))
    slots = [next_slot(early, late, not_before=T0, minutes=30, turn=turn) for turn in (1, 2)]
    assert [slot.bends for slot in slots] == [(Bend.FREE_DAY, Bend.NONE), (Bend.NONE, Bend.FREE_DAY)]


def test_a_day_shorter_than_the_meeting_is_overrun_rather_than_never() -> None:
    brief = replace(LONDON, ends=LONDON.starts.replace(minute=30))
    assert next_slot(brief, brief, not_before=T0, minutes=60).bends == (Bend.LATE, Bend.LATE)


def test_a_year_away_is_waited_for_and_a_life_without_a_free_day_ends_in_a_time_all_the_same() -> None:
    year = Days(T0.date(), T(days=363).date())
    assert next_slot(replace(LONDON, leaves=(year,)), LONDON, not_before=T0, minutes=30).starts_at == T(days=364)
    ever = replace(LONDON, leaves=(Days(date.min, date.max),))
    assert next_slot(ever, LONDON, not_before=T(minutes=1), minutes=30).starts_at == T(minutes=15)
    assert three_slots(ever, LONDON, not_before=T0, before=T(days=99), minutes=30, turn=1) == ()


def starts(slots: tuple[Slot, ...]) -> list[datetime]:
    return [slot.starts_at for slot in slots]


def test_three_times_are_on_three_days_at_three_parts_of_the_day_and_take_turns() -> None:
    odd, even = (
        starts(three_slots(LONDON, LONDON, not_before=T0, before=T(days=14), minutes=30, turn=turn))
        for turn in (1, 2)
    )
    assert odd == [T0, T(days=1, hours=1), T(days=2, hours=5)]
    assert even == [T0, T(days=1, hours=5), T(days=2, hours=1)]


def test_where_days_are_few_there_are_several_times_on_one() -> None:
    offered = three_slots(LONDON, LONDON, not_before=T0, before=T(hours=9), minutes=30, turn=1)
    assert starts(offered) == [T0, T(hours=5)], "not closer than two hours"
    mondays = replace(LONDON, weekdays=frozenset({0}))
    offered = three_slots(mondays, LONDON, not_before=T0, before=T(days=8), minutes=30, turn=1)
    assert starts(offered) == [T0, T(hours=5), T(days=7, hours=1)]


def test_a_group_meets_when_all_of_it_works() -> None:
    group = (NEW_YORK, BERLIN, LONDON)
    offered = times_for(group, not_before=T0, before=T(days=14), minutes=30, turn=1)
    assert len(offered) == 3
    assert all(at_work(each, start, 30) for each in group for start in starts(offered))


@pytest.mark.parametrize(("days", "times"), [(0, 0), (1, 1), (2, 2), (3, 3)])
def test_nothing_is_offered_beyond_the_end(days: int, times: int) -> None:
    offered = times_for((AUCKLAND, LONDON), not_before=T0, before=T(days=days), minutes=30, turn=2)
    assert len(offered) == times


# -- whether a suggestion still suits ----------------------------------------------------------------------


@given(couples(), MINUTES)
def test_what_we_have_just_suggested_still_fits(
    couple: tuple[datetime, WorkingTime, WorkingTime], minutes: int
) -> None:
    not_before, mentor, mentee = couple
    slot = next_slot(mentor, mentee, not_before=not_before, minutes=minutes)
    ends_at = slot.starts_at + timedelta(minutes=minutes)
    if Bend.NONE in slot.bends:
        assert still_fits(slot.starts_at, ends_at, mentor, mentee)


@given(instants.flatmap(lambda near: st.tuples(st.just(near), runs_near(near, "Quiet"))))
def test_a_suggestion_on_a_day_that_became_off_fits_no_more(drawn: tuple[datetime, tuple[Days, ...]]) -> None:
    near, runs = drawn
    slot = next_slot(LONDON, BERLIN, not_before=near, minutes=30)
    off = any(local(LONDON, slot.starts_at).date() in run for run in runs)
    for changed in (replace(LONDON, leaves=runs), replace(LONDON, blackouts=runs)):
        assert still_fits(slot.starts_at, slot.starts_at + QUARTER * 2, changed, BERLIN) is not off


def test_a_suggestion_outside_of_new_hours_fits_no_more_unless_there_are_none_to_share() -> None:
    afternoons = replace(LONDON, starts=LONDON.starts.replace(hour=13))
    assert not still_fits(T0, T(minutes=30), afternoons, LONDON)
    bent = next_slot(SAN_FRANCISCO, SINGAPORE, not_before=T0, minutes=30).starts_at
    assert still_fits(bent, bent + QUARTER * 2, SAN_FRANCISCO, SINGAPORE)
    assert not still_fits(bent, bent + QUARTER * 2, SAN_FRANCISCO, replace(SINGAPORE, zone="America/Denver"))
    nobodys = bent + timedelta(hours=6)
    assert not still_fits(nobodys, nobodys + QUARTER * 2, SAN_FRANCISCO, AUCKLAND)
