"""Whatever people answer, and however late we look: the rhythm of a pair keeps its promises until the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.cadence import LEAST_GAP, WorkingTime, next_permitted
from bot.domain.nudges import (
    ASK_AFTER,
    ASK_AGAIN_AFTER,
    MOST_ASKS,
    OFFERS_APART,
    AskIfMet,
    CallTogether,
    Complete,
    Decision,
    Offer,
    PlanMeeting,
    Prepare,
    SuggestAnew,
    decide,
)
from bot.domain.pulse import Pulse
from bot.domain.suggesting import postponed, suggestion
from bot.domain.terms import Cadence, MeetingState
from tests.unit.domain.pairs import Pair
from tests.unit.domain.weeks import T0, T, local, weeks

WEEKS = 10
MOST_LOOKS = 40 * WEEKS

# A story takes as many draws and as much time as its weeks; how long is no matter here.
as_long_as_it_takes = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

promptly = st.just(timedelta(0))
at_times_late = st.one_of(promptly, st.timedeltas(timedelta(0), timedelta(days=6)))


@dataclass(frozen=True)
class Moment:
    """One look at a pair: what was known, what was decided, and the pair with the step taken."""

    pulse: Pulse
    now: datetime
    decision: Decision
    pair: Pair


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    return Pair(
        cadence=draw(st.sampled_from(Cadence)),
        mentor=draw(weeks(near=T0)),
        mentee=draw(weeks(near=T0)),
        ends_on=T(weeks=draw(st.integers(2, WEEKS))).date(),
    )


def story(data: st.DataObject, lateness: st.SearchStrategy[timedelta]) -> Iterator[Moment]:
    """Look at a pair whenever it asked for it, and let people answer in between, until there is nothing to come."""
    pair, now = data.draw(pairs()), T0
    for _ in range(MOST_LOOKS):
        pulse = pair.pulse()
        decision = pair.move_on(now)
        yield Moment(pulse, now, decision, pair)
        if pair.look_again_at is None:
            return
        later = pair.look_again_at + data.draw(lateness)
        if later > now:
            answer(data, pair, now, later)
        now = max(now, pair.look_again_at, later if pair.look_again_at > now else now)
    raise AssertionError("the rhythm never ends")


def answer(data: st.DataObject, pair: Pair, now: datetime, later: datetime) -> None:
    meeting = pair.open_meeting
    said_at = now + (later - now) * data.draw(st.sampled_from([0.0, 0.25, 0.99]))
    match data.draw(st.sampled_from(["silence", "silence", "met", "not yet", "moved", "series", "away", "break"])):
        case "met" if meeting and meeting.asks:
            pair.say_met(said_at)
        case "not yet" if meeting and meeting.asks:
            pair.say_not_yet(said_at)
        case "moved" if meeting:
            pair.move(said_at + data.draw(st.timedeltas(timedelta(hours=1), timedelta(days=10))), said_at)
        case "series" if meeting and meeting.confirmed:
            pair.repeat(said_at)
        case "away":
            pair.goes_away(said_at)
        case "break":
            pair.rest(said_at, said_at + data.draw(st.timedeltas(timedelta(hours=1), timedelta(days=10))))


@as_long_as_it_takes
@given(st.data())
def test_every_story_ends_with_a_completed_pair_and_no_open_meeting(data: st.DataObject) -> None:
    *_, last = story(data, at_times_late)
    assert isinstance(last.decision.step, Complete)
    assert last.pair.completed
    assert all(meeting.state is not MeetingState.PLANNED for meeting in last.pair.meetings)
    assert local(last.pulse.mentee, last.now).date() > last.pulse.ends_on


@as_long_as_it_takes
@given(st.data())
def test_when_there_is_nothing_to_do_we_look_again_later_and_not_before(data: st.DataObject) -> None:
    for moment in story(data, at_times_late):
        look_again_at = moment.decision.look_again_at
        if moment.decision.step is None:
            assert look_again_at is not None
            assert look_again_at > moment.now
        if look_again_at is not None and look_again_at > moment.now:
            for part in (0.0, 0.5, 0.99):
                meanwhile = moment.now + (look_again_at - moment.now) * part
                assert decide(moment.pair.pulse(), meanwhile) == Decision(None, look_again_at)


@as_long_as_it_takes
@given(st.data())
def test_meetings_are_numbered_and_planned_ahead_within_the_cohort_and_apart(data: st.DataObject) -> None:
    for moment in story(data, at_times_late):
        match moment.decision.step:
            case PlanMeeting(number, slot):
                day = local(moment.pulse.mentee, slot.starts_at).date()
                assert number == moment.pulse.meetings + 1
                assert slot.starts_at > moment.now
                assert day <= moment.pulse.ends_on
                if moment.pulse.last_day and not moment.decision.step.agreed:
                    assert day - moment.pulse.last_day >= LEAST_GAP[moment.pulse.cadence]


@as_long_as_it_takes
@given(st.data())
def test_each_step_belongs_to_its_moment(data: st.DataObject) -> None:
    for moment in story(data, at_times_late):
        match moment.decision.step:
            case Offer(meeting, attempt):
                assert moment.now < meeting.starts_at
                assert not meeting.confirmed
                assert meeting.offers < attempt <= 2
            case SuggestAnew(meeting, slot):
                assert not meeting.confirmed
                assert moment.now < slot.starts_at != meeting.starts_at
            case Prepare(meeting) | CallTogether(meeting):
                assert meeting.confirmed
                assert moment.now < meeting.ends_at
            case AskIfMet(meeting, attempt):
                assert moment.now >= meeting.ends_at + ASK_AFTER
                assert attempt == meeting.asks + 1 <= MOST_ASKS


@as_long_as_it_takes
@given(st.data())
def test_nobody_reads_two_offers_for_one_meeting_within_three_days(data: st.DataObject) -> None:
    last: dict[tuple[object, object], datetime] = {}
    for moment in story(data, at_times_late):
        match moment.decision.step:
            case Offer(meeting) as offer:
                for side in offer.sides:
                    before, now = last.get((meeting.id, side)), read_at(moment.pulse.week_of(side), moment.now)
                    assert before is None or now - before >= OFFERS_APART
                    last[meeting.id, side] = now


def read_at(reader: WorkingTime, sent_at: datetime) -> datetime:
    return next_permitted(reader, sent_at)


@as_long_as_it_takes
@given(st.data())
def test_both_can_read_of_a_suggestion_at_least_a_day_before_it(data: st.DataObject) -> None:
    for moment in story(data, promptly):
        match moment.decision.step:
            case PlanMeeting(slot=slot, agreed=False) | SuggestAnew(slot=slot):
                for reader in (moment.pulse.mentor, moment.pulse.mentee):
                    assert read_at(reader, moment.now) <= slot.starts_at - timedelta(days=1)


@as_long_as_it_takes
@given(st.data())
def test_what_was_offered_can_be_read_before_the_time_that_is_suggested(data: st.DataObject) -> None:
    for moment in story(data, promptly):
        match moment.decision.step:
            case Offer(meeting) as offer:
                assert moment.pulse.read_by(moment.now, offer.sides) < meeting.starts_at


@as_long_as_it_takes
@given(st.data())
def test_nobody_reads_two_check_ins_about_one_time_within_three_days(data: st.DataObject) -> None:
    for moment in story(data, at_times_late):
        meeting = moment.pulse.open_meeting
        if isinstance(moment.decision.step, AskIfMet) and meeting and meeting.asked_at:
            for reader in (moment.pulse.mentor, moment.pulse.mentee):
                assert read_at(reader, moment.now) - read_at(reader, meeting.asked_at) >= ASK_AGAIN_AFTER


@as_long_as_it_takes
@given(st.data(), st.integers(0, 27))
def test_no_silence_costs_a_series_the_next_meeting_of_its_beat(data: st.DataObject, quarters: int) -> None:
    """Whoever is asked if they met, answers or not, on any day and at any hour of the week."""
    pair, now = data.draw(pairs()), T0
    planned: list[datetime] = []
    while pair.look_again_at is not None:
        now = max(now, pair.look_again_at)
        pulse, meeting = pair.pulse(), pair.open_meeting
        step = pair.move_on(now).step
        if isinstance(step, PlanMeeting) and planned:
            own = suggestion(pulse, planned[-1] + timedelta(minutes=pulse.minutes))
            assert not step.agreed or step.slot == own
        if isinstance(step, PlanMeeting) and not planned:
            pair.move(step.slot.starts_at + timedelta(days=quarters // 4, hours=quarters % 4 * 3), now)
            pair.repeat(now)
        if meeting and isinstance(step, AskIfMet):
            planned.append(meeting.starts_at)
            if data.draw(st.booleans()):
                pair.say_met(now)


@as_long_as_it_takes
@given(st.data())
def test_a_postponed_meeting_is_read_of_before_it_and_comes_before_the_next_one(data: st.DataObject) -> None:
    for moment in story(data, promptly):
        pulse, meeting = moment.pair.pulse(), moment.pair.open_meeting
        slot = postponed(pulse, moment.now) if meeting and meeting.asks else None
        if slot:
            assert slot.starts_at >= moment.now + timedelta(days=2)
            for reader in (pulse.mentor, pulse.mentee):
                assert read_at(reader, moment.now) <= slot.starts_at - timedelta(days=1)
            moment.pair.say_met(moment.now)
            following = decide(moment.pair.pulse(), moment.now).step
            if isinstance(following, PlanMeeting):
                day = local(pulse.mentee, slot.starts_at).date()
                assert day < local(pulse.mentee, following.slot.starts_at).date()
