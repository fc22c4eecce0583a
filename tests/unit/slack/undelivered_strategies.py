"""Undelivered messages made up, as full and as odd as they can be."""

from hypothesis import strategies as st

from bot.domain.undelivered import (
    Chance,
    Deed,
    Obstacle,
    Reckoning,
    UndeliveredCard,
    UndeliveredMessage,
    UndeliveredPage,
    UndeliveredPile,
)
from tests.unit.slack.strategies import KINDS, counts, instants, texts, uuids

PEOPLE = ("U012345678", "U098765432")
piles = st.builds(
    UndeliveredPile,
    obstacle=st.sampled_from(Obstacle),
    count=counts.filter(bool),
    newest=instants,
    reasons=st.lists(texts, max_size=9).map(tuple),
)
cards = st.builds(UndeliveredCard, piles=st.lists(piles, max_size=10).map(tuple))
messages = st.one_of(
    st.builds(
        UndeliveredMessage,
        id=uuids,
        kind=st.sampled_from((*KINDS, "Horoscope")),
        readers=st.sampled_from((PEOPLE[:1], PEOPLE)),
        channel=st.none(),
        given_up_at=instants,
    ),
    st.builds(
        UndeliveredMessage,
        id=uuids,
        kind=st.sampled_from(KINDS),
        readers=st.just(()),
        channel=st.just("C012345678"),
        given_up_at=instants,
    ),
)
pages = st.builds(
    UndeliveredPage,
    obstacle=st.sampled_from(Obstacle),
    start=st.sampled_from((0, 15, 3000)),
    total=st.integers(0, 4000),
    on_a_page=st.just(15),
    messages=st.lists(messages, max_size=15).map(tuple),
)
reckonings = st.none() | st.builds(
    Reckoning,
    deed=st.sampled_from(Deed),
    moved=counts,
    left=st.dictionaries(st.sampled_from(sorted(set(Chance) - {Chance.GOES})), counts),
    mark=st.none() | instants,
)
