"""Cards about when people meet, as they could be."""

from hypothesis import strategies as st

from bot.domain.meeting_cards import Became, CalendarCard, MeetingPage, PlannedCard, TimeCard
from bot.domain.meetings.gathering import GatheringCard, Seat
from bot.domain.terms import CheckInAnswer, MeetingState, Scheduling
from tests.unit.slack import strategies as some

times = st.builds(
    TimeCard,
    mentorship=some.uuids,
    meeting=some.uuids,
    partner=some.people,
    starts_at=some.instants,
    minutes=some.minutes,
    became=st.sampled_from(Became),
    by=st.none() | some.people,
    by_you=st.booleans(),
    group=st.booleans(),
    scheduling=st.sampled_from(Scheduling),
    suggested=st.booleans(),
)
planned = st.builds(
    PlannedCard,
    meeting=some.uuids,
    starts_at=some.instants,
    minutes=some.minutes,
    confirmed=st.booleans(),
    by=st.none() | some.people,
    by_you=st.booleans(),
    times=st.lists(some.offered_times, max_size=3).map(tuple),
    moved_for=st.none() | some.texts,
)
pages = st.builds(
    MeetingPage,
    mentorship=some.uuids,
    partner=some.people,
    program=some.texts,
    cadence=some.cadences,
    minutes=some.minutes,
    scheduling=st.sampled_from(Scheduling),
    as_of=some.instants,
    planned=st.none() | planned,
    called_off=st.none() | planned,
    group=st.booleans(),
    resting=st.booleans(),
    over=st.booleans(),
    team=st.just("T012345678"),
    channel=st.none() | st.just("G012345678"),
)
calendars = st.builds(
    CalendarCard,
    meeting=some.uuids,
    partner=some.people,
    program=some.texts,
    starts_at=some.instants,
    minutes=some.minutes,
    has_file=st.booleans(),
)
seats = st.builds(
    Seat,
    meeting=some.uuids,
    who=some.people,
    state=st.sampled_from(MeetingState),
    own=st.none() | st.sampled_from(CheckInAnswer),
)
gatherings = st.builds(
    GatheringCard,
    meeting=some.uuids,
    asked_of=some.instants,
    seats=st.lists(seats, min_size=1, max_size=20, unique_by=lambda seat: seat.meeting).map(tuple),
    new_time=st.none() | some.instants,
    rating=st.none() | st.integers(1, 4),
)
