"""Strategies for what is said after a meeting, and for surveys."""

from hypothesis import strategies as st

from bot.domain.care.pulses import SCALE, Item, PulseCard, Voice, items_for
from bot.domain.care.terms import PulseKind
from bot.domain.feedback import RATINGS, WORTHS, FeedbackCard, HelpState, MeetingFeedback
from tests.unit.slack.strategies import crowds, instants, people, texts, uuids

feedback = st.builds(
    MeetingFeedback,
    rating=st.sampled_from(tuple(RATINGS)),
    worth=st.none() | st.sampled_from(tuple(WORTHS)),
    moved_forward=texts,
    next_steps=texts,
    successes=texts,
    challenges=texts,
    change=texts,
    gap=texts,
    help_wanted=st.booleans(),
)
cards = st.builds(
    FeedbackCard,
    meeting=uuids,
    partner=people,
    starts_at=instants,
    given=st.none() | feedback,
    asks_gap=st.booleans(),
    may_plan=st.booleans(),
    helpers=st.lists(people, max_size=5).map(tuple),
    help=st.sampled_from(HelpState),
    steps=st.integers(0, 10),
    members=st.just(()) | crowds(people),
)


@st.composite
def _pulses(draw: st.DrawFn) -> PulseCard:
    kind, voice = draw(st.sampled_from(PulseKind)), draw(st.sampled_from(Voice))
    items = items_for(voice, kind)
    ratings: dict[Item, int] = draw(st.dictionaries(st.sampled_from(items), st.sampled_from(SCALE)))
    return PulseCard(
        pulse=draw(uuids),
        partner=draw(people),
        kind=kind,
        voice=voice,
        items=items,
        ratings=ratings,
        comment=draw(texts),
        until=draw(st.none() | instants),
        group=draw(st.booleans()),
    )


pulses = _pulses()
