"""Cards of requests for help as people could have them: ordinary, empty, enormous and hostile."""

from hypothesis import strategies as st

from bot.domain.care import concern_cards as cards
from bot.domain.care.concerns import Origin
from bot.domain.care.terms import ConcernKind, ConcernState
from tests.unit.slack import strategies as some

kinds, states = st.sampled_from(ConcernKind), st.sampled_from(ConcernState)
pairs = st.builds(
    cards.HelpPlace,
    participant=some.uuids,
    program=some.texts,
    mentorship=some.uuids,
    partner=some.people,
    you_are=some.sides,
    pairing=some.pairings,
    running=st.booleans(),
)
programs = st.builds(cards.HelpPlace, participant=some.uuids, program=some.texts)
places = pairs | programs
readings = some.crowds(st.builds(cards.Reading, by=some.people, at=some.instants))
lines = st.builds(
    cards.RequestLine,
    id=some.uuids,
    kind=kinds,
    state=states,
    sent_at=some.instants,
    partner=st.none() | some.people,
)
helps = st.builds(cards.HelpCard, places=some.crowds(places), requests=st.lists(lines, max_size=10).map(tuple))
asks = st.builds(
    cards.AskCard,
    kind=kinds,
    place=places,
    readers=some.crowds(st.tuples(some.uuids, some.people)),
    origin=st.sampled_from(Origin),
    answer_by=some.days,
)
words = some.texts | st.sampled_from(some.EVIL).map(lambda piece: (piece * 12_000)[:12_000])
requests = st.builds(
    cards.RequestCard,
    id=some.uuids,
    kind=kinds,
    state=states,
    program=some.texts,
    words=words,
    sent_at=some.instants,
    answer_by=some.days,
    place=places,
    readers=some.crowds(some.people),
    others=some.crowds(some.people),
    handler=st.none() | some.people,
    readings=readings,
    reply=words,
    keep_apart=st.booleans(),
    may_invite=st.booleans(),
)
desks = st.builds(
    cards.DeskPage,
    cohort=some.uuids,
    program=some.texts,
    lines=some.crowds(
        st.builds(
            cards.DeskLine,
            id=some.uuids,
            kind=kinds,
            state=states,
            sender=some.people,
            sent_at=some.instants,
            answer_by=some.days,
            yours=st.booleans(),
        )
    ),
)
read = st.builds(
    cards.DeskCard,
    id=some.uuids,
    version=st.integers(1, 10_000),
    kind=kinds,
    state=states,
    program=some.texts,
    sender=some.people,
    partner=st.none() | some.people,
    words=words,
    sent_at=some.instants,
    answer_by=some.days,
    readers=some.crowds(some.people),
    yours=st.booleans(),
    readings=readings,
    reply=words,
    keep_apart=st.booleans(),
    may_offer_talk=st.booleans(),
)
