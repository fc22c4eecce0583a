"""A program may ask one side first: the other one hears of a match once the first said yes, as if asked alone."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bot.domain.errors import ProposalOver
from bot.domain.matching_terms import AskedFirst, Outlook, ProposalState
from bot.domain.notices import MatchProposed, Notice, ProposalClosed
from bot.domain.people import Actor, Someone
from bot.domain.proposals import Later
from bot.domain.terms import MentorshipState, Role, Side
from models import MatchProposal, Mentorship, Participant, Program
from tests.integration.office import T0, TODAY, Office, T

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
ORDERS = [AskedFirst.MENTEE, AskedFirst.MENTOR]


def ask_first(office: Office, first: AskedFirst) -> None:
    with office.session() as session:
        session.query(Program).update({"asked_first": first})


def asked(office: Office, first: AskedFirst) -> tuple[Actor, Actor, UUID]:
    """Ada, who mentors, and Bob are matched where one of them is asked first: the first, and then the other one."""
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    ask_first(office, first)
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    office.clear_mail()
    (proposal,) = office.matched(cohort)
    return (bob, ada, proposal) if first is AskedFirst.MENTEE else (ada, bob, proposal)


def news(office: Office, actor: Actor) -> list[Notice]:
    """What somebody is going to read, which they then have."""
    letters = office.letters(actor)
    office.clear_mail()
    return letters


@pytest.mark.parametrize("first", ORDERS)
def test_only_the_first_is_asked_until_they_say_yes(office: Office, first: AskedFirst) -> None:
    one, other, proposal = asked(office, first)
    assert [type(letter) for letter in office.letters(one)] == [MatchProposed]
    assert office.letters(other) == []
    office.clear_mail()
    office.wait(days=5)
    card = office.services.proposals.accept(one, proposal)
    assert (card.paired, card.hear_by) == (False, TODAY + timedelta(days=5 + 14))
    (question,) = office.letters(other)
    assert isinstance(question, MatchProposed)
    assert (question.again, question.answer_by) == (False, TODAY + timedelta(days=5 + 14))
    found = office.row(MatchProposal)
    assert (found.second_asked_at, found.look_again_at) == (T(days=5), T(days=5 + 7))
    assert office.services.proposals.accept(other, proposal).paired
    assert office.row(Mentorship).state is MentorshipState.ACTIVE


@pytest.mark.parametrize("first", ORDERS)
def test_who_is_asked_second_reads_what_they_would_read_as_the_first(office: Office, first: AskedFirst) -> None:
    one, other, proposal = asked(office, first)
    office.services.proposals.accept(one, proposal)
    (as_second,) = office.letters(other)
    office.services.proposals.decline(other, proposal, "")
    with office.session() as session:
        session.query(MatchProposal).delete()
    ask_first(office, AskedFirst.BOTH)
    office.clear_mail()
    cohort = office.services.participation.of(one)[0].cohort
    (again,) = office.matched(cohort)
    (as_both,) = office.letters(other)
    assert isinstance(as_second, MatchProposed)
    assert isinstance(as_both, MatchProposed)
    assert str(as_both).replace(str(again), "") == str(as_second).replace(str(proposal), "")


@pytest.mark.parametrize("first", ORDERS)
def test_who_was_not_asked_knows_nothing_and_cannot_answer(office: Office, first: AskedFirst) -> None:
    _, other, proposal = asked(office, first)
    services = office.services
    home = services.home.of(other)
    assert home.proposals == ()
    assert home.participations[0].waiting
    with pytest.raises(ProposalOver):
        services.proposals.partner(other, proposal)
    with pytest.raises(ProposalOver):
        services.proposals.accept(other, proposal)
    with pytest.raises(ProposalOver):
        services.proposals.decline(other, proposal, "")
    with pytest.raises(ProposalOver):
        services.proposals.not_now(other, proposal, Later.A_MONTH)
    assert office.row(MatchProposal).state is ProposalState.PROPOSED


@pytest.mark.parametrize("answer", ["decline", "not now", "silence", "leave"])
def test_whatever_the_first_does_but_say_yes_the_other_never_hears_of_it(office: Office, answer: str) -> None:
    one, other, proposal = asked(office, AskedFirst.MENTEE)
    office.clear_mail()
    match answer:
        case "decline":
            office.services.proposals.decline(one, proposal, "")
        case "not now":
            office.services.proposals.not_now(one, proposal, Later.TWO_WEEKS)
        case "leave":
            office.services.participation.leave(one, office.row(MatchProposal).mentee_id)
        case _:
            for _ in range(2):
                office.wait(days=7)
                office.plan()
    assert office.row(MatchProposal).state is not ProposalState.PROPOSED
    assert office.letters(other) == []
    assert office.mail(person_id=office.known(other).id, kind="ProposalClosed") == []


def test_reminders_go_to_who_was_asked_and_each_has_their_own(office: Office) -> None:
    one, other, proposal = asked(office, AskedFirst.MENTEE)
    office.clear_mail()
    office.wait(days=7)
    office.plan()
    assert [letter.again for letter in news(office, one) if isinstance(letter, MatchProposed)] == [True]
    assert office.letters(other) == []
    office.services.proposals.accept(one, proposal)
    assert [letter.again for letter in news(office, other) if isinstance(letter, MatchProposed)] == [False]
    office.wait(days=7)
    office.plan()
    assert [letter.again for letter in news(office, other) if isinstance(letter, MatchProposed)] == [True]
    assert office.services.home.of(one).proposals[0].answer_by == TODAY + timedelta(days=7 + 14)
    office.wait(days=7)
    office.plan()
    (silent,), (waited,) = office.letters(other), office.letters(one)
    assert isinstance(silent, ProposalClosed)
    assert isinstance(waited, ProposalClosed)
    assert (silent.outlook, waited.outlook) == (Outlook.WHEN_READY, Outlook.NO_MENTORS)
    assert (waited.place, waited.waiting) == (1, 1)


def test_who_is_on_a_break_is_asked_after_it(office: Office) -> None:
    one, other, proposal = asked(office, AskedFirst.MENTEE)
    place = office.row(MatchProposal).mentor_id
    office.clear_mail()
    office.wait(days=1)
    office.services.participation.pause(other, place, None)
    office.wait(days=2)
    card = office.services.proposals.accept(one, proposal)
    assert card.hear_by == TODAY + timedelta(days=3 + 14 + 14)
    assert office.letters(other) == []
    office.wait(days=4)
    office.plan()
    office.services.participation.resume(other)
    (question,) = office.letters(other)
    assert isinstance(question, MatchProposed)
    assert question.answer_by == date(2026, 12, 7) + timedelta(days=3 + 14 + 4)
    office.plan()
    assert office.row(MatchProposal).look_again_at == T(days=3 + 7 + 4)


def test_what_was_asked_before_keeps_its_order_when_the_program_changes_it(office: Office) -> None:
    one, other, proposal = asked(office, AskedFirst.MENTOR)
    ask_first(office, AskedFirst.BOTH)
    assert office.row(MatchProposal).asked_first is AskedFirst.MENTOR
    assert office.services.home.of(other).proposals == ()
    office.services.proposals.accept(one, proposal)
    assert office.services.home.of(other).proposals[0].you_are is Side.MENTEE


def test_who_asks_for_time_is_not_asked_about_what_waits_for_the_first(office: Office) -> None:
    """Two mentees are asked first; their mentor says "Not now" to one, so the other one is told before a yes."""
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort()
    ask_first(office, AskedFirst.MENTEE)
    office.join(ada, cohort, Role.MENTOR, seats=2)
    for person in (bob, cy):
        office.join(person, cohort, Role.MENTEE)
    office.matched(cohort)
    office.clear_mail()
    mine = {each.mentee_id: each.id for each in office.rows(MatchProposal)}
    first = mine[office.participant(bob, cohort).id]
    office.services.proposals.accept(bob, first)
    office.clear_mail()
    office.services.proposals.not_now(ada, first, Later.TWO_WEEKS)
    assert {each.state for each in office.rows(MatchProposal)} == {ProposalState.NOT_NOW, ProposalState.WITHDRAWN}
    assert [type(letter) for person in (bob, cy) for letter in office.letters(person)] == [ProposalClosed] * 2
    assert office.row(Participant, person_id=office.known(ada).id).quiet_until == T0.date() + timedelta(days=14)
