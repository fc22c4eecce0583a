"""What a pair needs next, one moment at a time. How the moments join is told in test_rhythm_of_a_pair."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.nudges import (
    AskIfMet,
    Complete,
    Decision,
    LeaveUnknown,
    PlanMeeting,
    Remind,
    decide,
    decide_at_rest,
    postponed,
)
from bot.domain.terms import Cadence
from tests.unit.domain.pairs import Pair, a_meeting, a_pulse
from tests.unit.domain.weeks import LONDON, NEW_YORK, T0, T, local

WEDNESDAY = T(days=2)
ASKED_AT = WEDNESDAY + timedelta(hours=2)
UNSEEN = a_meeting(WEDNESDAY)
SEEN = a_meeting(WEDNESDAY, reminded=True)
ASKED = a_meeting(WEDNESDAY, reminded=True, asked_at=(ASKED_AT,))
ASKED_TWICE = a_meeting(WEDNESDAY, reminded=True, asked_at=(ASKED_AT, ASKED_AT + timedelta(days=3)))


def test_a_new_pair_meets_for_the_first_time_three_days_later() -> None:
    decision = decide(a_pulse(), T0)
    assert isinstance(decision.step, PlanMeeting)
    assert (decision.step.number, decision.step.slot.starts_at) == (1, T(days=3))
    assert decision.look_again_at == T0


def test_a_pair_formed_before_the_cohort_begins_meets_once_it_has_begun() -> None:
    step = decide(a_pulse(starts_on=T(weeks=3).date()), T0).step
    assert isinstance(step, PlanMeeting)
    assert step.slot.starts_at == T(weeks=3)


def test_a_meeting_cancelled_before_the_cohort_begins_brings_none_forward() -> None:
    pulse = a_pulse(starts_on=T(weeks=3).date(), meetings=1, first_day=T(weeks=3).date())
    step = decide(pulse, T(days=4)).step
    assert isinstance(step, PlanMeeting)
    assert step.slot.starts_at == T(weeks=3)


def test_the_first_day_begins_where_the_mentee_lives() -> None:
    pulse = a_pulse(starts_on=T(weeks=3).date(), mentee=NEW_YORK)
    step = decide(pulse, T0).step
    assert isinstance(step, PlanMeeting)
    assert local(NEW_YORK, step.slot.starts_at).date() == T(weeks=3).date()


@pytest.mark.parametrize(
    ("cadence", "next_day"),
    [
        (Cadence.WEEKLY, date(2026, 3, 9)),
        (Cadence.BIWEEKLY, date(2026, 3, 16)),
        (Cadence.MONTHLY, date(2026, 4, 2)),
    ],
)
def test_after_a_meeting_the_next_beat_of_the_cadence_is_planned(cadence: Cadence, next_day: date) -> None:
    step = decide(a_pulse(cadence=cadence, meetings=1, first_day=T0.date(), last_day=T0.date()), T(hours=2)).step
    assert isinstance(step, PlanMeeting)
    assert step.number == 2
    assert local(LONDON, step.slot.starts_at).date() == next_day


def test_after_a_break_nobody_is_called_to_a_meeting_within_the_hour() -> None:
    back = a_pulse(meetings=3, first_day=T0.date(), last_day=T0.date())
    step = decide(back, T(weeks=4, hours=1)).step
    assert isinstance(step, PlanMeeting)
    assert step.slot.starts_at >= T(weeks=4, days=1)


@pytest.mark.parametrize(
    ("meeting", "now", "decision"),
    [
        pytest.param(UNSEEN, T(days=-4), Decision(None, T0), id="too early to announce"),
        pytest.param(UNSEEN, T0, Decision(Remind(UNSEEN), T(days=2, hours=1.5)), id="two days before: announce"),
        pytest.param(SEEN, T(days=1), Decision(None, T(days=2, hours=1.5)), id="announced: wait for its end"),
        pytest.param(UNSEEN, WEDNESDAY, Decision(None, T(days=2, hours=1.5)), id="begun: too late to announce"),
        pytest.param(
            SEEN, ASKED_AT, Decision(AskIfMet(SEEN, 1), T(days=5, hours=2)), id="an hour after it: did you meet?"
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
def test_a_planned_meeting_is_announced_asked_about_twice_and_left(
    meeting: object, now: datetime, decision: Decision
) -> None:
    assert decide(a_pulse(meetings=1, open_meeting=meeting), now) == decision


def test_a_meeting_on_monday_morning_is_announced_on_friday_so_that_it_can_be_read() -> None:
    monday = a_meeting(T(weeks=1))
    assert decide(a_pulse(open_meeting=monday), T(days=1)).look_again_at == T(days=4)


def test_a_holiday_before_a_meeting_brings_its_announcement_forward() -> None:
    friday_off = replace(LONDON, days_off={T(days=4).date(): "Good Friday"})
    monday = a_meeting(T(weeks=1))
    assert decide(a_pulse(mentor=friday_off, open_meeting=monday), T(days=1)).look_again_at == T(days=3)


def test_people_who_never_work_hear_two_days_before_by_the_clock() -> None:
    never = replace(LONDON, weekdays=frozenset())
    assert decide(a_pulse(mentor=never, mentee=never, open_meeting=UNSEEN), T(days=-1)) == Decision(None, T0)


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
    pulse = a_pulse(ends_on=WEDNESDAY.date(), meetings=1, open_meeting=SEEN)
    assert decide(pulse, T(days=4)).step == AskIfMet(SEEN, 1)


def test_not_yet_means_two_days_later() -> None:
    pulse = a_pulse(
        cadence=Cadence.BIWEEKLY, meetings=1, first_day=T0.date(), last_day=T0.date(), open_meeting=SEEN
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


def test_a_silent_pair_is_announced_to_and_asked_twice_each_time_and_completes() -> None:
    pair = Pair(cadence=Cadence.BIWEEKLY, mentor=LONDON, mentee=NEW_YORK, ends_on=T(weeks=4).date())
    steps, now = [], T0
    while pair.look_again_at is not None:
        now = max(now, pair.look_again_at)
        steps.append(type(pair.move_on(now).step))
    taken = [step for step in steps if step is not type(None)]
    assert taken == [PlanMeeting, Remind, AskIfMet, AskIfMet, LeaveUnknown] * 2 + [Complete]
