"""Cards of a first meeting, with any words in them."""

from hypothesis import strategies as st

from bot.domain import notices
from bot.domain.growth.kickoff_cards import Ending, FirstMeetingCard, IdeasCard
from bot.domain.terms import ProgramKind
from tests.unit.slack import strategies as some

ideas = st.builds(
    IdeasCard,
    mentorship=some.uuids,
    program=some.texts,
    kind=st.sampled_from(ProgramKind),
    pairing=some.pairings,
    minutes=st.integers(5, 240),
    turn=st.integers(0, 1_000),
)
first_meetings = st.builds(
    FirstMeetingCard,
    mentorship=some.uuids,
    ending=st.sampled_from(Ending),
    minutes=some.minutes,
    as_of=some.instants,
    meeting=st.none() | some.uuids,
    starts_at=st.none() | some.instants,
    by=st.none() | some.people,
    by_you=st.booleans(),
    group=st.booleans(),
    introduction=st.none() | some.NOTICES[notices.Introduction] | some.NOTICES[notices.GroupIntroduction],
)
