"""What a pair needs next, one moment at a time. How the moments join is told in test_rhythm_of_a_pair."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.cadence import Slot
from bot.domain.cadence.off import DayOff, Days, Why
from bot.domain.nudges import (
    AskIfMet,
    CallTogether,
    Complete,
    Decision,
    LeaveUnknown,
    Offer,
    PlanMeeting,
    Prepare,
    SuggestAnew,
    decide,
    decide_at_rest,
)
from bot.domain.suggesting import offered, postponed
from bot.domain.terms import Cadence, Scheduling, Side
from tests.unit.domain.pairs import Pair, a_meeting, a_pulse
from tests.unit.domain.weeks import AUCKLAND, LONDON, NEW_YORK, T0, T, local

WEDNESDAY = T(days=2)
ASKED_AT = WEDNESDAY + timedelta(hours=2)
SUGGESTED = a_meeting(WEDNESDAY)
OFFERED = a_meeting(WEDNESDAY, offers=2, offered_at=T(days=-2))
CHOSEN = a_meeting(WEDNESDAY, confirmed=True)
PREPARED = replace(CHOSEN, prepared=True)
CALLED = replace(PREPARED, called=True)
ASKED = a_meeting(WEDNESDAY, offers=2, asked_at=(ASKED_AT,))
ASKED_TWICE = a_meeting(WEDNESDAY, offers=2, asked_at=(ASKED_AT, ASKED_AT + timedelta(days=3)))
LATER = {"meetings": 1, "first_day": T0.date(), "last_day": T0.date()}


def planned(decision: Decision) -> Slot:
    assert isinstance(decision.step, PlanMeeting)
    return decision.step.slot


def test_where_nobody_chooses_a_first_meeting_is_suggested_for_the_twelfth_day_or_soon_after() -> None:
    decision = decide(a_pulse(introduced_at=T0), T0)
    assert decision.step == PlanMeeting(1, planned(decision))
    assert planned(decision).starts_at == T(days=14)  # the twelfth day is a Saturday
    assert decision.look_again_at == T0


def test_a_first_suggestion_comes_earlier_where_it_would_lie_beyond_the_fourteenth_day() -> None:
    off = {T(days=14).date(): "Bank Holiday"}
    step = planned(decide(a_pulse(mentee=replace(LONDON, days_off=off)), T0))
    assert step.starts_at == T(days=11)


def test_a_first_suggestion_comes_earlier_where_the_cohort_would_be_over() -> None:
    assert planned(decide(a_pulse(ends_on=T(days=9).date()), T0)).starts_at == T(days=9)


def test_where_no_day_before_the_fourteenth_suits_the_first_meeting_is_later() -> None:
    away = replace(LONDON, leaves=(Days(T0.date(), T(days=20).date()),))
    assert planned(decide(a_pulse(mentor=away), T0)).starts_at == T(days=22)  # a day after both can read of it


def test_a_pair_formed_before_the_cohort_begins_counts_from_its_first_day() -> None:
    step = planned(decide(a_pulse(starts_on=T(weeks=3).date()), T0))
    assert local(LONDON, step.starts_at).date() == T(weeks=4, days=4).date()  # Friday: Monday is the fifteenth day


def test_the_first_day_begins_where_the_mentee_lives() -> None:
    step = planned(decide(a_pulse(starts_on=T(weeks=3).date(), mentee=NEW_YORK), T0))
    assert local(NEW_YORK, step.starts_at).date() == T(weeks=4, days=4).date()


@pytest.mark.parametrize(
    ("offers", "offered_at", "day", "attempt"),
    [pytest.param(0, None, 5, 1, id="the mentee alone"), pytest.param(1, T(days=5), 10, 2, id="both")],
)
def test_a_first_meeting_is_offered_on_the_fifth_and_the_tenth_day(
    offers: int, offered_at: datetime | None, day: int, attempt: int
) -> None:
    first = a_meeting(T(days=14), number=1, offers=offers, offered_at=offered_at)
    pulse = a_pulse(meetings=1, introduced_at=T0, open_meeting=first)
    assert decide(pulse, T(days=day, hours=-1)) == Decision(None, T(days=day))
    decision = decide(pulse, T(days=day))
    assert decision == Decision(Offer(first, attempt), T(days=day))
    assert isinstance(decision.step, Offer)
    assert set(decision.step.sides) == ({Side.MENTEE} if attempt == 1 else set(Side))


def test_nobody_is_offered_times_within_three_days_of_those_that_came_with_the_introduction() -> None:
    first = a_meeting(T(days=14), number=1)
    pulse = a_pulse(meetings=1, introduced_at=T(days=4), open_meeting=first)
    assert decide(pulse, T(days=5)) == Decision(None, T(days=7))


@pytest.mark.parametrize(
    ("cadence", "next_day"),
    [
        (Cadence.WEEKLY, date(2026, 3, 9)),
        (Cadence.BIWEEKLY, date(2026, 3, 16)),
        (Cadence.MONTHLY, date(2026, 4, 2)),
    ],
)
def test_after_a_meeting_the_next_beat_of_the_cadence_is_planned(cadence: Cadence, next_day: date) -> None:
    decision = decide(a_pulse(cadence=cadence, **LATER), T(hours=2))
    assert decision.step == PlanMeeting(2, planned(decision))
    assert local(LONDON, planned(decision).starts_at).date() == next_day


@pytest.mark.parametrize(
    ("cadence", "days_before"), [(Cadence.WEEKLY, 4), (Cadence.BIWEEKLY, 7), (Cadence.MONTHLY, 7)]
)
def test_the_mentee_is_offered_times_a_week_before_and_in_a_weekly_pair_at_least_four_days(
    cadence: Cadence, days_before: int
) -> None:
    friday = a_meeting(T(days=25))
    pulse = a_pulse(cadence=cadence, open_meeting=friday)
    assert decide(pulse, T(days=14)).look_again_at == T(days=25 - days_before)


def test_a_second_offer_goes_to_both_two_days_before_and_at_least_three_days_after_the_first() -> None:
    pulse = a_pulse(open_meeting=a_meeting(T(days=10), offers=1, offered_at=T(days=3)))
    assert decide(pulse, T(days=4)) == Decision(None, T(days=8))
    near = a_pulse(open_meeting=a_meeting(T(days=10), offers=1, offered_at=T(days=7)))
    # Three days after Monday is the meeting itself: too late to be of use.
    assert decide(near, T(days=8)).look_again_at == T(days=10, hours=1.5)


def test_a_suggestion_that_no_longer_fits_is_made_anew_and_a_chosen_time_stands() -> None:
    away = replace(LONDON, leaves=(Days(WEDNESDAY.date(), WEDNESDAY.date()),))
    step = decide(a_pulse(mentor=away, open_meeting=SUGGESTED, **LATER), T0).step
    assert isinstance(step, SuggestAnew)
    assert step.slot == Slot(starts_at=T(days=3), bends=step.slot.bends, because=DayOff(WEDNESDAY.date(), Why.AWAY))
    assert not isinstance(decide(a_pulse(mentor=away, open_meeting=CHOSEN), T0).step, SuggestAnew)


def test_a_suggestion_stands_where_nothing_else_would_fit_either() -> None:
    away = replace(LONDON, leaves=(Days(WEDNESDAY.date(), T(weeks=30).date()),))
    pulse = a_pulse(mentor=away, open_meeting=OFFERED)
    assert decide(pulse, T0) == Decision(None, T(days=2, hours=1.5))


def test_times_that_are_offered_lie_around_the_suggestion_and_before_the_end() -> None:
    pulse = a_pulse(ends_on=WEDNESDAY.date(), open_meeting=SUGGESTED)
    times = [slot.starts_at for slot in offered(pulse, SUGGESTED, T0)]
    assert times
    assert all(time.date() == WEDNESDAY.date() for time in times)
    assert offered(pulse, SUGGESTED, T(days=2, hours=7)) == ()


SERIES = {
    "scheduling": Scheduling.SERIES,
    "series_time": time(15, 30),
    "first_day": T0.date(),
    "last_day": T0.date(),
    "meetings": 1,
}


def test_the_next_meeting_of_a_series_is_agreed_at_the_same_time_by_the_mentees_clock() -> None:
    decision = decide(a_pulse(cadence=Cadence.MONTHLY, mentee=NEW_YORK, mentor=LONDON, **SERIES), T(hours=8))
    assert isinstance(decision.step, PlanMeeting)
    assert decision.step.agreed
    assert local(NEW_YORK, planned(decision).starts_at) == datetime(
        2026, 4, 2, 15, 30, tzinfo=ZoneInfo(NEW_YORK.zone)
    )


def test_a_meeting_of_a_series_moves_to_the_next_working_day_of_both_and_says_why() -> None:
    easter = replace(LONDON, days_off={date(2026, 3, 16): "Spring Day"})
    slot = planned(decide(a_pulse(cadence=Cadence.BIWEEKLY, mentor=easter, **SERIES), T(hours=8)))
    assert (slot.starts_at, slot.moved_for) == (T(days=15, hours=6.5), "Spring Day")


def test_a_series_of_two_who_are_never_both_free_stays_on_its_day() -> None:
    away = replace(LONDON, leaves=(Days(T(days=1).date(), T(weeks=30).date()),))
    slot = planned(decide(a_pulse(mentor=away, **SERIES), T(hours=8)))
    assert slot.starts_at == T(weeks=1, hours=6.5)


def test_a_beat_of_a_series_that_has_passed_unseen_is_left_out() -> None:
    assert planned(decide(a_pulse(**SERIES), T(days=7, hours=8))).starts_at == T(weeks=2, hours=6.5)


def test_a_series_goes_on_after_a_break_that_cancelled_all_so_far() -> None:
    pulse = a_pulse(**{**SERIES, "last_day": None})
    assert planned(decide(pulse, T0)).starts_at == T(hours=6.5)


def test_who_shares_no_hour_bends_by_turns() -> None:
    bends = []
    for meetings in (1, 2):
        pulse = a_pulse(mentee=AUCKLAND, meetings=meetings, first_day=T0.date(), last_day=T0.date())
        bends.append(planned(decide(pulse, T(hours=2))).bends)
    assert bends[0][0] != bends[1][0]


def test_after_a_break_nobody_is_called_to_a_meeting_within_the_hour() -> None:
    back = a_pulse(meetings=3, first_day=T0.date(), last_day=T0.date())
    step = decide(back, T(weeks=4, hours=1)).step
    assert isinstance(step, PlanMeeting)
    assert step.slot.starts_at >= T(weeks=4, days=1)


@pytest.mark.parametrize(
    ("meeting", "now", "decision"),
    [
        pytest.param(SUGGESTED, T(days=-9), Decision(None, T(days=-3)), id="too early to offer times"),
        pytest.param(SUGGESTED, T(days=-3), Decision(Offer(SUGGESTED, 1), T(days=-3)), id="times for the mentee"),
        pytest.param(SUGGESTED, T(days=1), Decision(Offer(SUGGESTED, 2), T(days=1)), id="late: both at once"),
        pytest.param(OFFERED, T(days=1), Decision(None, T(days=2, hours=1.5)), id="offered twice: it stands"),
        pytest.param(CHOSEN, T(days=-1), Decision(None, T(days=1)), id="chosen: no offers"),
        pytest.param(CHOSEN, T(days=1), Decision(Prepare(CHOSEN), T(days=1)), id="a morning before: prepare"),
        pytest.param(PREPARED, T(days=1), Decision(None, WEDNESDAY - timedelta(minutes=10)), id="prepared"),
        pytest.param(PREPARED, WEDNESDAY, Decision(CallTogether(PREPARED), WEDNESDAY), id="it begins"),
        pytest.param(CHOSEN, WEDNESDAY, Decision(CallTogether(CHOSEN), WEDNESDAY), id="begun: no need to prepare"),
        pytest.param(
            PREPARED, T(days=2, hours=1), Decision(None, T(days=2, hours=1.5)), id="over: no call any more"
        ),
        pytest.param(CALLED, WEDNESDAY, Decision(None, T(days=2, hours=1.5)), id="called: wait for its end"),
        pytest.param(SUGGESTED, WEDNESDAY, Decision(None, T(days=2, hours=1.5)), id="begun: too late to offer"),
        pytest.param(
            OFFERED, ASKED_AT, Decision(AskIfMet(OFFERED, 1), T(days=5, hours=2)), id="an hour after: did you meet?"
        ),
        pytest.param(ASKED, T(days=3), Decision(None, T(days=5, hours=2)), id="asked: three days of patience"),
        pytest.param(
            ASKED, T(days=5, hours=2), Decision(AskIfMet(ASKED, 2), T(days=10)), id="ask again; read on Monday"
        ),
        pytest.param(ASKED_TWICE, T(days=9), Decision(None, T(days=10)), id="asked twice: patience from Monday on"),
        pytest.param(
            ASKED_TWICE, T(days=10), Decision(LeaveUnknown(ASKED_TWICE), T(days=10)), id="silence is unknown"
        ),
    ],
)
def test_a_planned_meeting_is_agreed_on_prepared_asked_about_twice_and_left(
    meeting: object, now: datetime, decision: Decision
) -> None:
    assert decide(a_pulse(meetings=1, open_meeting=meeting), now) == decision


def test_a_meeting_on_monday_morning_is_prepared_on_friday() -> None:
    monday = a_meeting(T(weeks=1), confirmed=True)
    assert decide(a_pulse(open_meeting=monday), T(days=1)).look_again_at == T(days=4)


def test_a_holiday_before_a_meeting_brings_its_preparation_forward() -> None:
    friday_off = replace(LONDON, days_off={T(days=4).date(): "Good Friday"})
    monday = a_meeting(T(weeks=1), confirmed=True)
    assert decide(a_pulse(mentor=friday_off, open_meeting=monday), T(days=1)).look_again_at == T(days=3)


def test_once_the_cohort_is_over_the_pair_completes() -> None:
    ended = datetime(2026, 5, 25, 23, tzinfo=UTC)  # midnight of British summer time
    pulse = a_pulse(meetings=9, first_day=T0.date(), last_day=T(weeks=11).date())
    assert decide(pulse, ended) == Decision(Complete(), None)
    assert not isinstance(decide(pulse, ended - timedelta(seconds=1)).step, Complete)


def test_a_pair_on_a_break_waits_for_the_end_of_the_cohort_and_completes_then() -> None:
    ended = datetime(2026, 5, 25, 23, tzinfo=UTC)  # midnight of British summer time
    assert decide_at_rest(a_pulse(), T(weeks=1)) == Decision(None, ended)
    assert decide_at_rest(a_pulse(), ended) == Decision(Complete(), None)


def test_where_no_meeting_fits_any_more_we_wait_for_the_end() -> None:
    pulse = a_pulse(meetings=9, first_day=T0.date(), last_day=T(weeks=12).date())
    decision = decide(pulse, T(weeks=12, hours=1))
    assert decision.step is None
    assert decision.look_again_at == datetime(2026, 5, 25, 23, tzinfo=UTC)


def test_the_last_day_belongs_to_the_mentee() -> None:
    ends_on = T(weeks=1).date()
    late = datetime(2026, 3, 10, 2, tzinfo=UTC)  # the day after in London, still the last evening in New York
    in_london = a_pulse(ends_on=ends_on, mentor=NEW_YORK, mentee=LONDON)
    in_new_york = a_pulse(ends_on=ends_on, mentor=LONDON, mentee=NEW_YORK)
    assert isinstance(decide(in_london, late).step, Complete)
    assert decide(in_new_york, late) == Decision(None, datetime(2026, 3, 10, 4, tzinfo=UTC))


def test_a_meeting_that_is_still_open_at_the_end_is_asked_about_first() -> None:
    pulse = a_pulse(ends_on=WEDNESDAY.date(), meetings=1, open_meeting=OFFERED)
    assert decide(pulse, T(days=4)).step == AskIfMet(OFFERED, 1)


def test_not_yet_means_two_days_later() -> None:
    pulse = a_pulse(
        cadence=Cadence.BIWEEKLY, meetings=1, first_day=T0.date(), last_day=T0.date(), open_meeting=OFFERED
    )
    slot = postponed(pulse, T(hours=2))
    assert slot is not None
    assert slot.starts_at == T(days=2, hours=2)


@pytest.mark.parametrize(
    "pulse",
    [
        pytest.param(a_pulse(first_day=T0.date(), last_day=T0.date()), id="the next beat is near"),
        pytest.param(
            a_pulse(cadence=Cadence.MONTHLY, first_day=T0.date(), last_day=T0.date(), ends_on=T(days=6).date()),
            id="the cohort ends",
        ),
    ],
)
def test_not_yet_leaves_a_meeting_out_where_there_is_no_room_for_it(pulse: object) -> None:
    assert postponed(pulse, T(days=5)) is None  # type: ignore[arg-type]


def test_a_silent_pair_is_offered_times_and_asked_twice_each_time_and_completes() -> None:
    pair = Pair(cadence=Cadence.BIWEEKLY, mentor=LONDON, mentee=NEW_YORK, ends_on=T(weeks=5).date())
    steps, now = [], T0
    while pair.look_again_at is not None:
        now = max(now, pair.look_again_at)
        steps.append(type(pair.move_on(now).step))
    taken = [step for step in steps if step is not type(None)]
    assert taken == [PlanMeeting, Offer, Offer, AskIfMet, AskIfMet, LeaveUnknown] * 2 + [Complete]
