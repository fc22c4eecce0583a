"""Cards around a pair's health as people could make them."""

from hypothesis import strategies as st

from bot.domain.care import helping, rest_cards, retrospectives
from bot.domain.care.health import Reason
from bot.domain.care.terms import Attempt, Health, RetroWish
from tests.unit.slack import strategies as some

quiets = st.builds(rest_cards.QuietCard, mentorship=some.uuids, program=some.texts, partner=some.people)
paces = st.builds(
    rest_cards.PaceCard,
    mentorship=some.uuids,
    program=some.texts,
    you_are=some.sides,
    partner=some.people,
    cadence=some.cadences,
    minutes=some.minutes | st.just(17),
    agreed=st.booleans(),
    changed=st.booleans(),
)
retros = st.builds(
    retrospectives.RetroCard,
    mentorship=some.uuids,
    program=some.texts,
    partner=some.people,
    answer=st.builds(
        retrospectives.LookBack,
        works=some.texts,
        change=some.texts,
        wishes=st.frozensets(st.sampled_from(RetroWish)),
        share=st.booleans(),
    ),
    before=some.texts,
)
offers = st.builds(
    helping.OfferCard,
    mentorship=some.uuids,
    partner=some.people,
    choice=st.sampled_from(helping.Choice),
)
tried = st.builds(
    helping.Tried,
    what=st.sampled_from([each for each in Attempt if each is not Attempt.ADMIN_TOLD]),
    made_at=some.instants,
    answered=st.booleans(),
)
pairs = st.builds(
    helping.PairInNeed,
    mentor=some.people,
    mentee=some.people,
    state=st.sampled_from(Health),
    since=some.instants,
    reasons=st.lists(st.sampled_from(Reason), unique=True).map(tuple),
    last_met=st.none() | some.instants,
    tried=st.lists(tried, max_size=4).map(tuple),
)
