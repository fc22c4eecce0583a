"""Where people meet as equals, or juniors mentor: dry runs by hand, what a program says of itself, its leaders."""

from dataclasses import replace
from itertools import combinations
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.errors import MentorsAlready, NothingToMatch, WrongInput
from bot.domain.matching_terms import HandKind, Pairing
from bot.domain.notices import LeaderAsked, MentorApproved, Rehearsed
from bot.domain.people import Actor
from bot.domain.round_cards import DryRunCard
from bot.domain.samples import samples_for
from bot.domain.templates import TEMPLATES
from bot.domain.terms import MentorRule, ParticipantState, Role
from bot.services.matching.by_hand import LOCKED_WITH_ANOTHER
from bot.services.programs.settings import NOBODY_MENTORS
from models import HandChange, MatchProposal, Program
from tests.integration.office import Office
from tests.integration.test_settings_of_programs import change_program


def turns(office: Office, cohort: CohortCard, pairing: Pairing) -> None:
    """By the form of the matching rules."""
    rules = office.services.matching_rules
    card = rules.of(office.admin(), cohort.id)
    rules.change(office.admin(), cohort.id, card.version, replace(card.rules, pairing=pairing))


@pytest.fixture
def cohort(office: Office) -> CohortCard:
    found = office.cohort(office.admin())
    turns(office, found, Pairing.PEER)
    return found


class Four:
    """Four peers: Ada and Bob fit best, and so do Cy and Dee."""

    def __init__(self, office: Office, cohort: CohortCard) -> None:
        self.office, self.cohort, self.grace = office, cohort, office.admin()
        for name, offers, wants in (
            ("ada", "SQL", "Go"),
            ("bob", "Go", "SQL"),
            ("cy", "Chess", "Bridge"),
            ("dee", "Bridge", "Chess"),
        ):
            office.join(office.person(name), cohort, Role.BOTH, offers=(offers,), wants=(wants,))
        self.round = office.services.matching.dry_run(self.grace, cohort.id).round

    def place(self, name: str) -> UUID:
        return self.office.participant(self.office.person(name), self.cohort).id

    def pair(self, chosen: str, for_whom: str) -> None:
        self.office.services.by_hand.pair(
            self.grace, self.round, mentor=self.place(chosen), mentee=self.place(for_whom), why=""
        )

    def look(self) -> DryRunCard:
        return self.office.services.matching.look(self.grace, self.round)

    def pairs(self) -> set[frozenset[str]]:
        return {frozenset((pair.mentor.name, pair.mentee.name)) for pair in self.look().pairs}

    def proposal(self, one: str) -> UUID:
        place = self.place(one)
        (found,) = (each for each in self.office.rows(MatchProposal) if place in {each.mentor_id, each.mentee_id})
        return found.id


@pytest.fixture
def four(office: Office, cohort: CohortCard) -> Four:
    return Four(office, cohort)


def two(*names: str) -> frozenset[str]:
    return frozenset(names)


@pytest.mark.parametrize("who", ["ada", "bob"])
def test_partners_are_chosen_from_everybody_else_whichever_place_somebody_has(four: Four, who: str) -> None:
    other = {"ada": "Bob", "bob": "Ada"}[who]
    card = four.office.services.by_hand.choices(four.grace, four.round, four.place(who))
    assert card.pairing is Pairing.PEER
    assert card.now is not None
    assert card.now.name == other
    assert [(each.person.name, each.seat_free) for each in card.mentors] == [("Cy", False), ("Dee", False)]


def test_nobody_is_locked_with_two_partners(four: Four) -> None:
    assert four.pairs() == {two("Ada", "Bob"), two("Cy", "Dee")}
    four.pair("cy", for_whom="ada")
    assert four.pairs() == {two("Ada", "Cy"), two("Bob", "Dee")}
    four.pair("dee", for_whom="ada")
    assert four.pairs() == {two("Ada", "Dee"), two("Bob", "Cy")}
    (lock,) = four.office.rows(HandChange)
    assert {lock.mentor_id, lock.mentee_id} == {four.place("ada"), four.place("dee")}
    with pytest.raises(WrongInput) as refused:
        four.pair("dee", for_whom="bob")
    assert refused.value.fields == {"mentor": LOCKED_WITH_ANOTHER}


def test_the_same_two_are_one_pair_whoever_the_other_is_chosen_for(four: Four) -> None:
    by_hand = four.office.services.by_hand
    by_hand.decide(four.grace, four.round, four.proposal("ada"), HandKind.FORBIDDEN)
    assert len(four.look().forbidden) == 1
    for chosen, for_whom in (("ada", "bob"), ("bob", "ada")):
        four.pair(chosen, for_whom=for_whom)
        card = four.look()
        assert (card.spread.locked, card.forbidden, card.pairing) == (1, (), Pairing.PEER)
        assert two("Ada", "Bob") in four.pairs()
    by_hand.decide(four.grace, four.round, four.proposal("bob"), None)
    assert four.office.rows(HandChange) == []


def test_a_round_of_peers_begins_with_two_of_them(office: Office, cohort: CohortCard) -> None:
    with pytest.raises(NothingToMatch, match=r"at least two people who wait for a partner\.$"):
        office.services.matching.dry_run(office.admin(), cohort.id)


def said(office: Office) -> tuple[str, str]:
    program = office.row(Program)
    return program.values_text, program.expectations


def test_what_a_program_says_of_itself_follows_its_kind_as_long_as_nobody_changed_it(office: Office) -> None:
    cohort = office.cohort(office.admin())
    template = TEMPLATES[office.row(Program).kind]
    assert said(office) == (template.values, template.expectations)
    turns(office, cohort, Pairing.PEER)
    assert said(office) == (template.values_among_peers, template.expectations_among_peers)
    change_program(office, cohort, values="We are kind.")
    turns(office, cohort, Pairing.REVERSE)
    assert said(office) == ("We are kind.", template.expectations)
    change_program(office, cohort, expectations="Meet.")
    turns(office, cohort, Pairing.PEER)
    assert said(office) == ("We are kind.", "Meet.")


def test_whoever_waits_to_be_approved_is_in_once_nobody_mentors(office: Office) -> None:
    grace, ada, cohort = office.admin(), office.person("ada"), office.cohort(office.admin())
    change_program(office, cohort, mentor_rule=MentorRule.APPROVED)
    office.join(ada, cohort, Role.MENTOR)
    office.clear_mail()
    assert office.participant(ada, cohort).state is ParticipantState.APPLIED
    card = office.services.matching_rules.of(grace, cohort.id)
    for pairing, number in ((Pairing.REVERSE, 0), (Pairing.PEER, 1)):
        rules = replace(card.rules, pairing=pairing)
        assert office.services.matching_rules.preview(grace, cohort.id, card.version, rules).let_in == number
    assert office.participant(ada, cohort).state is ParticipantState.APPLIED
    turns(office, cohort, Pairing.PEER)
    assert office.participant(ada, cohort).state is ParticipantState.ACTIVE
    assert office.row(Program).mentor_rule is MentorRule.OPEN
    (told,) = [letter for letter in office.letters(ada) if isinstance(letter, MentorApproved)]
    assert told.pairing is Pairing.PEER
    with pytest.raises(WrongInput) as refused:
        change_program(office, cohort, mentor_rule=MentorRule.APPROVED)
    assert refused.value.fields == {"mentor_rule": NOBODY_MENTORS}


@pytest.mark.parametrize(
    ("pairing", "role", "there"),
    [
        (Pairing.TRADITIONAL, Role.MENTEE, False),
        (Pairing.TRADITIONAL, Role.BOTH, True),
        (Pairing.GROUP, Role.MENTOR, True),
        (Pairing.REVERSE, Role.MENTEE, True),
        (Pairing.REVERSE, Role.MENTOR, False),
        (Pairing.PEER, Role.BOTH, True),
    ],
)
def test_a_leader_is_asked_for_what_leaders_do_in_such_a_program(
    office: Office, pairing: Pairing, role: Role, there: bool
) -> None:
    grace, lena, cohort = office.admin(), office.person("lena"), office.cohort(office.admin())
    turns(office, cohort, pairing)
    (line,) = office.services.leaders.flag(grace, cohort.id, [lena.user]).leaders
    office.join(lena, cohort, role)
    card = office.services.leaders.of(grace, cohort.id)
    assert (card.pairing, card.leaders[0].mentors, card.leaders[0].to_ask is None) == (pairing, there, there)
    if there:
        with pytest.raises(MentorsAlready):
            office.services.leaders.ask(grace, line.id, cohort.id)
        return
    office.services.leaders.ask(grace, line.id, cohort.id)
    (asked,) = [letter for letter in office.letters(lena) if isinstance(letter, LeaderAsked)]
    assert asked.pairing is pairing


def test_an_admin_tests_the_messages_that_peers_would_read(office: Office, cohort: CohortCard) -> None:
    grace: Actor = office.admin()
    office.clear_mail()
    number = office.services.rehearsals.send(grace, cohort.id, None)
    letters = [letter for letter in office.letters(grace) if isinstance(letter, Rehearsed)]
    assert {letter.pairing for letter in letters} == {Pairing.PEER}
    assert len({letter.sample for letter in letters}) == number == len(tuple(samples_for(letters[0])))


def test_a_profile_shows_a_peer_what_they_share_and_learn_whatever_they_joined_as(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort(office.admin())
    office.join(ada, cohort, Role.MENTEE)
    turns(office, cohort, Pairing.PEER)
    assert office.services.profiles.of(ada, cohort.id).answers.role is Role.BOTH


def test_every_template_says_something_of_its_own_to_peers() -> None:
    for one, other in combinations(TEMPLATES.values(), 2):
        assert one.expectations_among_peers != other.expectations_among_peers
    for template in TEMPLATES.values():
        for words in template.words(Pairing.PEER).values():
            assert "mentor" not in words.lower()
            assert "mentee" not in words.lower()
        assert template.words(Pairing.REVERSE) == {"values": template.values, "expectations": template.expectations}
