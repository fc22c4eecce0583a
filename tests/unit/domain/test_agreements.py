"""Agreements: proposed, confirmed, countered and taken back, version by version; and what forms begin with."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.domain.errors import WrongInput
from bot.domain.growth.agreements import (
    CONFIDENTIALITY,
    LONGEST,
    Terms,
    Version,
    Versions,
    first_terms,
)
from bot.domain.growth.comparing import Difference, Topic, differences
from bot.domain.growth.errors import AgreementMoved, OwnProposal
from bot.domain.growth.terms import AgendaOwner, AgreementState, MeetBy
from bot.domain.matching_terms import Pairing
from bot.domain.signup import Signup, blank
from bot.domain.terms import (
    Cadence,
    Communication,
    LearningPreference,
    MentoringStyle,
    Personality,
    Role,
    Side,
)

PROPOSED, IN_FORCE = AgreementState.PROPOSED, AgreementState.IN_FORCE
REPLACED, WITHDRAWN = AgreementState.REPLACED, AgreementState.WITHDRAWN
ANSWERED = {PROPOSED: {IN_FORCE, REPLACED, WITHDRAWN}, IN_FORCE: {REPLACED}, REPLACED: set(), WITHDRAWN: set()}
"""What a version may become."""
TERMS = Terms(
    mentor_expects="",
    mentee_expects="To grow",
    roles="We take turns.",
    cadence=Cadence.BIWEEKLY,
    minutes=30,
    meet_by=MeetBy.VIDEO,
    agenda_owner=AgendaOwner.MENTEE,
    cancelling="Early.",
    confidentiality="Ours.",
    feedback_ways="Kindly.",
    if_it_fails="We say so.",
)
sides, numbers = st.sampled_from(Side), st.integers(0, 12)


class TwoPeopleAgree(RuleBasedStateMachine):
    """Whatever two people do in whatever order, with buttons as old as they like."""

    def __init__(self) -> None:
        super().__init__()
        self.versions = Versions()

    def becomes(self, after: Versions) -> None:
        for before, now in zip(self.versions.all, after.all, strict=False):
            assert (before.number, before.by) == (now.number, now.by)
            assert now.state is before.state or now.state in ANSWERED[before.state]
        assert len(after.all) >= len(self.versions.all)
        self.versions = after

    @rule(by=sides)
    def propose(self, by: Side) -> None:
        before = self.versions.in_force
        self.becomes(self.versions.proposing(by))
        assert self.versions.all[-1] == self.versions.proposed == Version(len(self.versions.all), by, PROPOSED)
        assert self.versions.in_force == before

    @rule(number=numbers, by=sides)
    def confirm(self, number: int, by: Side) -> None:
        proposed = self.versions.proposed
        with suppress(AgreementMoved, OwnProposal):
            self.becomes(self.versions.confirming(number, by))
            assert proposed
            assert (proposed.number, proposed.by) == (number, by.other)
            assert self.versions.in_force == replace(proposed, state=IN_FORCE)
            assert self.versions.proposed is None
            event("confirmed")

    @rule(by=sides)
    def confirm_the_newest(self, by: Side) -> None:
        self.confirm(len(self.versions.all), by)

    @rule(number=numbers, by=sides)
    def withdraw(self, number: int, by: Side) -> None:
        before = self.versions
        with suppress(AgreementMoved):
            self.becomes(self.versions.withdrawing(number, by))
            assert before.proposed == Version(number, by, PROPOSED)
            assert self.versions.in_force == before.in_force
            event("withdrawn")

    @invariant()
    def at_most_one_is_proposed_and_one_in_force(self) -> None:
        states = [version.state for version in self.versions.all]
        assert states.count(PROPOSED) <= 1
        assert states.count(IN_FORCE) <= 1

    @invariant()
    def numbers_follow_one_another(self) -> None:
        assert [version.number for version in self.versions.all] == list(range(1, len(self.versions.all) + 1))

    @invariant()
    def only_the_newest_is_proposed(self) -> None:
        assert self.versions.proposed in {None, *self.versions.all[-1:]}


TestTwoPeopleAgree = TwoPeopleAgree.TestCase


def test_who_proposed_cannot_confirm_it() -> None:
    versions = Versions().proposing(Side.MENTOR)
    with pytest.raises(OwnProposal):
        versions.confirming(1, Side.MENTOR)
    with pytest.raises(AgreementMoved):
        versions.withdrawing(1, Side.MENTEE)


def test_another_version_of_the_partner_replaces_and_one_of_your_own_takes_back() -> None:
    first = Versions().proposing(Side.MENTOR)
    assert [each.state for each in first.proposing(Side.MENTEE).all] == [REPLACED, PROPOSED]
    assert [each.state for each in first.proposing(Side.MENTOR).all] == [WITHDRAWN, PROPOSED]
    for gone in (first.proposing(Side.MENTEE), first.confirming(1, Side.MENTEE)):
        with pytest.raises(AgreementMoved):
            gone.confirming(1, Side.MENTEE)


def test_terms_lose_their_blank_edges_and_may_leave_expectations_open() -> None:
    assert replace(TERMS, roles="  We take turns.\n").checked() == TERMS


@pytest.mark.parametrize(
    ("wrong", "changes"),
    [
        ({"roles"}, {"roles": " \n"}),
        ({"cancelling", "if_it_fails"}, {"cancelling": "", "if_it_fails": ""}),
        ({"mentor_expects"}, {"mentor_expects": "x" * (LONGEST + 1)}),
        ({"minutes"}, {"minutes": 4}),
        ({"minutes"}, {"minutes": 241}),
    ],
)
def test_what_needs_another_look_is_named(wrong: set[str], changes: dict[str, str]) -> None:
    with pytest.raises(WrongInput) as refusal:
        replace(TERMS, **changes).checked()  # type: ignore[arg-type]
    assert set(refusal.value.fields) == wrong


def test_what_differs_is_named() -> None:
    assert TERMS.differing_from(TERMS) == frozenset()
    assert replace(TERMS, minutes=45, roles="Mine").differing_from(TERMS) == {"minutes", "roles"}


@given(st.sampled_from(Pairing), st.text(max_size=3000), st.text(max_size=3000), st.text(max_size=2000))
def test_what_a_form_begins_with_could_be_sent_as_it_is(
    pairing: Pairing, mentor: str, mentee: str, confidentiality: str
) -> None:
    terms = first_terms(
        pairing,
        mentor_goals=mentor,
        mentee_goals=mentee,
        cadence=Cadence.WEEKLY,
        minutes=25,
        confidentiality=confidentiality,
    )
    assert terms.checked().roles == terms.roles
    assert (terms.cadence, terms.minutes) == (Cadence.WEEKLY, 25)
    assert terms.confidentiality == confidentiality.strip()[:LONGEST] or terms.confidentiality == CONFIDENTIALITY


def test_among_equals_nobody_alone_owns_the_agenda_and_nobody_is_called_mentee() -> None:
    peers = first_terms(
        Pairing.PEER, mentor_goals="", mentee_goals="", cadence=Cadence.WEEKLY, minutes=25, confidentiality=""
    )
    assert peers.agenda_owner is AgendaOwner.IN_TURN
    assert "mentee" not in " ".join(str(getattr(peers, name)) for name in ("roles", "cancelling", "if_it_fails"))


def an_answer(**said: object) -> Signup:
    return replace(blank("Europe/London", Role.BOTH), **said)  # type: ignore[arg-type]


def test_what_both_said_differently_stands_side_by_side_and_nothing_else() -> None:
    mentor = an_answer(
        goals=" To pass it on ",
        communication=Communication.DIRECT,
        mentoring_style=MentoringStyle.DIRECTIVE,
        hours=2,
        personality=Personality.QUIET,
        languages=("English", "Yoruba"),
        never=("UEVE",),
        affinity="A parent",
    )
    mentee = an_answer(
        goals="To grow",
        communication=Communication.DIRECT,
        learning_preference=LearningPreference.EXPLORING,
        hours=6,
        languages=("english",),
        never=("UMAX",),
        affinity="First in the family",
    )
    assert differences(mentor, mentee, Pairing.TRADITIONAL) == (
        Difference(Topic.GOALS, "To pass it on", "To grow"),
        Difference(Topic.HOURS, "2", "6"),
        Difference(Topic.HELPING, "directive", "exploring"),
        Difference(Topic.LANGUAGES, "English, Yoruba", "english"),
    )


def test_ways_that_suit_each_other_need_no_word_and_peers_are_compared_both_ways() -> None:
    one = an_answer(mentoring_style=MentoringStyle.DIRECTIVE, learning_preference=LearningPreference.EXPLORING)
    other = an_answer(mentoring_style=MentoringStyle.SITUATIONAL, learning_preference=LearningPreference.GUIDED)
    assert differences(one, other, Pairing.REVERSE) == ()
    assert differences(one, other, Pairing.PEER) == (Difference(Topic.LEARNING, "exploring", "situational"),)
    assert differences(other, one, Pairing.PEER) == (Difference(Topic.HELPING, "situational", "exploring"),)


def test_what_is_equal_is_left_out() -> None:
    same = an_answer(goals="To grow", hours=3, languages=("English",), personality=Personality.QUIET)
    assert differences(same, same, Pairing.TRADITIONAL) == ()
