"""A break holds for open matches too: nobody is reminded and the clock rests, but nobody waits for ever."""

from datetime import timedelta
from uuid import UUID

from bot.domain.matching_terms import Outlook, ProposalState
from bot.domain.notices import MatchProposed, ProposalClosed
from bot.domain.people import Actor, Someone
from bot.domain.terms import ParticipantState
from models import MatchProposal, Participant
from tests.integration.office import TODAY, Office, T

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")


def asked(office: Office) -> tuple[Actor, Actor, MatchProposal]:
    """Ada is asked to mentor Bob; both have read it."""
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    office.clear_mail()
    return ada, bob, office.row(MatchProposal, id=proposal)


def rest(office: Office, actor: Actor, place: UUID, days: int | None = None) -> None:
    until = None if days is None else office.clock.now().date() + timedelta(days=days)
    office.services.participation.pause(actor, place, until)


def letters(office: Office, *people: Actor) -> list[object]:
    return [letter for person in people for letter in office.letters(person)]


def test_nobody_is_reminded_in_a_break_and_the_match_waits_for_its_end(office: Office) -> None:
    ada, bob, match = asked(office)
    office.wait(days=5)
    rest(office, bob, match.mentee_id)
    office.wait(days=9)
    office.plan()
    assert letters(office, bob) == []
    assert office.row(MatchProposal).state is ProposalState.PROPOSED
    office.services.participation.resume(bob)
    office.plan()
    assert office.row(MatchProposal).look_again_at == T(days=7 + 9)
    assert office.row(MatchProposal).answer_by == TODAY + timedelta(days=14 + 9)
    office.wait(days=2)
    office.plan()
    (reminder,) = letters(office, bob)
    assert isinstance(reminder, MatchProposed)
    assert (reminder.again, reminder.answer_by) == (True, TODAY + timedelta(days=14 + 9))
    assert office.services.proposals.accept(ada, match.id).partner == BOB


def test_a_break_with_a_last_day_lets_the_clock_go_on_by_itself(office: Office) -> None:
    _, bob, match = asked(office)
    rest(office, bob, match.mentee_id, days=3)
    office.wait(days=4)
    office.plan()
    office.plan()
    assert office.row(Participant, id=match.mentee_id).state is ParticipantState.ACTIVE
    found = office.row(MatchProposal)
    assert (found.rests_since, found.rested_seconds) == (None, 4 * 24 * 3600)


def test_after_two_weeks_of_rest_a_match_closes_kindly_for_who_waits(office: Office) -> None:
    ada, bob, match = asked(office)
    office.services.proposals.accept(ada, match.id)
    rest(office, bob, match.mentee_id)
    latest = office.services.home.of(ada).proposals[0].answer_by
    assert latest == TODAY + timedelta(days=28)
    office.wait(days=13)
    office.plan()
    assert office.row(MatchProposal).state is ProposalState.PROPOSED
    office.wait(days=1)
    office.plan()
    assert office.row(MatchProposal).state is ProposalState.EXPIRED
    (closed,) = office.letters(ada)
    assert isinstance(closed, ProposalClosed)
    assert (closed.partner, closed.outlook) == (BOB, Outlook.NO_MENTEES)
    (resting,) = office.letters(bob)
    assert isinstance(resting, ProposalClosed)
    assert resting.outlook is Outlook.AFTER_BREAK
    assert office.row(Participant, id=match.mentee_id).silent_since is None


def test_several_breaks_together_hold_a_match_open_for_two_weeks(office: Office) -> None:
    _, bob, match = asked(office)
    rest(office, bob, match.mentee_id)
    office.wait(days=10)
    office.services.participation.resume(bob)
    rest(office, bob, match.mentee_id)
    office.wait(days=4)
    office.plan()
    assert office.row(MatchProposal).state is ProposalState.EXPIRED


def test_the_clock_rests_until_both_are_back(office: Office) -> None:
    ada, bob, match = asked(office)
    rest(office, bob, match.mentee_id)
    office.wait(days=2)
    rest(office, ada, match.mentor_id)
    office.wait(days=1)
    office.services.participation.resume(bob)
    assert office.row(MatchProposal).rests_since == T()
    office.wait(days=1)
    office.services.participation.resume(ada)
    found = office.row(MatchProposal)
    assert (found.rests_since, found.rested_seconds) == (None, 4 * 24 * 3600)


def test_what_a_break_holds_back_is_read_after_it_with_its_new_date(office: Office) -> None:
    ada, bob, match = asked(office)
    office.wait(days=7)
    office.plan()
    assert len(letters(office, ada, bob)) == 2
    rest(office, bob, match.mentee_id)
    assert letters(office, bob) == []
    assert len(letters(office, ada)) == 1
    office.wait(days=5)
    office.services.participation.resume(bob)
    (reminder,) = letters(office, bob)
    assert isinstance(reminder, MatchProposed)
    assert (reminder.again, reminder.answer_by) == (True, TODAY + timedelta(days=14 + 5))


def test_who_said_yes_in_a_break_is_not_asked_after_it(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    match = office.row(MatchProposal, id=proposal)
    rest(office, bob, match.mentee_id)
    office.services.proposals.accept(bob, proposal)
    office.services.participation.resume(bob)
    assert [letter for letter in letters(office, bob) if isinstance(letter, MatchProposed)] == []
