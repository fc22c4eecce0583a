"""Agreements as people could make them: ordinary, empty, enormous and hostile."""

from dataclasses import replace

from hypothesis import strategies as st

from bot.domain.growth.agreement_cards import (
    AgreementAnswer,
    AgreementForm,
    AgreementPage,
    PairCard,
    PastVersion,
    VersionCard,
)
from bot.domain.growth.comparing import Difference, Topic
from bot.domain.growth.terms import AgreementState
from bot.domain.terms import Communication, LearningPreference, MentoringStyle, Personality
from tests.unit.slack import strategies as some

TOLD = {
    Topic.GOALS: some.texts,
    Topic.COMMUNICATION: st.sampled_from(Communication),
    Topic.HELPING: st.sampled_from((*MentoringStyle, *LearningPreference)),
    Topic.LEARNING: st.sampled_from((*MentoringStyle, *LearningPreference)),
    Topic.HOURS: st.sampled_from(("1", "20")),
    Topic.PERSONALITY: st.sampled_from(Personality),
    Topic.LANGUAGES: some.texts,
}

pairs = st.builds(
    PairCard,
    mentorship=some.uuids,
    program=some.texts,
    pairing=some.pairings,
    you_are=some.sides,
    partner=some.people,
    over=st.booleans(),
)
versions = st.builds(
    VersionCard,
    id=some.uuids,
    number=st.sampled_from((1, 2, 999)),
    state=st.sampled_from(AgreementState),
    yours=st.booleans(),
    proposed_at=some.instants,
    answered_at=st.none() | some.instants,
    terms=some.agreed_terms,
)
pages = st.builds(
    AgreementPage,
    pair=pairs,
    in_force=st.none() | versions.map(lambda card: replace(card, state=AgreementState.IN_FORCE)),
    proposed=st.none() | versions.map(lambda card: replace(card, state=AgreementState.PROPOSED)),
    versions=st.sampled_from((0, 1, 2, 999)),
)
differences = st.tuples(
    *(st.none() | st.builds(Difference, st.just(topic), told, told) for topic, told in TOLD.items())
).map(lambda found: tuple(filter(None, found)))
forms = st.builds(
    AgreementForm,
    pair=pairs,
    terms=some.agreed_terms,
    seen=st.integers(0, 999),
    in_force=st.none() | versions,
    proposed=st.none() | versions,
    differences=differences,
    meanwhile=st.none() | versions,
)
answers = st.builds(AgreementAnswer, version=versions, page=pages)
past_versions = st.builds(PastVersion, pair=pairs, version=versions, versions=st.just(999))
