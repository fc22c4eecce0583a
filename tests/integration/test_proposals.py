"""Two answers, one outcome, and kindness towards silence."""

from uuid import UUID

import pytest

from bot.domain.answer_cards import AnswerCard
from bot.domain.errors import AllSeatsTaken, AlreadyAnswered, NoSeatLeft, NotYours, ProposalOver
from bot.domain.matching_terms import Outlook, ProposalState
from bot.domain.notices import Introduction, MatchProposed, Portrait, ProposalClosed, Reason
from bot.domain.people import Actor, Someone
from bot.domain.terms import Cadence, DeliveryState, MentorshipState, ParticipantState, Role, Side
from bot.store.codec import load_notice
from models import MatchProposal, Mentorship, Participant
from tests.integration.office import T0, Office, T

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")


def asked(office: Office) -> tuple[UUID, MatchProposal]:
    """Ada is asked to mentor Bob, who lives in New York; what was sent for it is out of the way."""
    ada, bob = office.person("ada"), office.person("bob", zone="America/New_York")
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE, time_zone="America/New_York")
    (proposal,) = office.matched(cohort)
    office.clear_mail()
    return proposal, office.row(MatchProposal, id=proposal)


def closed(office: Office, actor: Actor) -> list[tuple[Someone, Outlook]]:
    """Of which matches somebody is going to read that they did not come about, and what they read comes next."""
    letters = office.letters(actor)
    return [(letter.partner, letter.outlook) for letter in letters if isinstance(letter, ProposalClosed)]


def test_one_yes_waits_for_the_other(office: Office) -> None:
    proposal, _ = asked(office)
    card = office.services.proposals.accept(office.person("ada"), proposal)
    assert (card.partner, card.paired) == (BOB, False)
    found = office.row(MatchProposal)
    assert (found.state, found.mentor_accepted_at, found.mentee_accepted_at) == (ProposalState.PROPOSED, T0, None)
    assert office.rows(Mentorship) == []


@pytest.mark.parametrize("first", ["ada", "bob"])
def test_two_yes_make_a_pair_which_is_introduced_when_both_work(office: Office, first: str) -> None:
    proposal, _ = asked(office)
    people = {"ada": office.person("ada"), "bob": office.person("bob", zone="America/New_York")}
    office.services.proposals.accept(people.pop(first), proposal)
    office.wait(minutes=5)
    (second,) = people.values()
    assert office.services.proposals.accept(second, proposal).paired
    pair = office.row(Mentorship)
    assert (pair.state, pair.started_at, pair.look_again_at) == (MentorshipState.ACTIVE, T(minutes=5), T(minutes=5))
    found = office.row(MatchProposal)
    assert (found.state, found.settled_at, found.look_again_at) == (ProposalState.ACCEPTED, T(minutes=5), None)
    (message,) = office.mail(mentorship_id=pair.id)
    assert message.due_at == T(hours=5)
    assert load_notice(message.kind, message.payload) == Introduction(
        mentorship=pair.id,
        program="Skill exchange",
        mentor=ADA,
        mentee=BOB,
        mentor_offers=("SQL",),
        mentee_goals="Grow",
        reason=Reason(skills=("SQL",), common_hours=15.0),
        cadence=Cadence.BIWEEKLY,
        minutes=30,
        people=(Portrait(who=ADA, offers=("SQL",), goals="Grow"), Portrait(who=BOB, goals="Grow")),
        times=(T(days=1, hours=5), T(days=2, hours=5), T(days=3, hours=6)),
    )


def test_a_proposal_that_was_not_read_yet_is_taken_back_once_it_is_settled(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    office.services.proposals.decline(ada, proposal, "")
    states = {message.state for message in office.mail(about_id=proposal)}
    assert states == {DeliveryState.EXPIRED}
    assert closed(office, bob) == []


def test_who_said_yes_at_home_before_reading_the_message_hears_how_it_ended(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    office.services.proposals.accept(bob, proposal)
    office.services.proposals.decline(ada, proposal, "")
    assert closed(office, bob) == [(ADA, Outlook.LOOKING)]


def test_what_a_yes_has_led_to_is_told_as_it_stands_now(office: Office) -> None:
    proposal, _ = asked(office)
    ada, bob = office.person("ada"), office.person("bob")
    yes_of = office.services.proposals.yes_of
    assert yes_of(ada, proposal) is None
    office.services.proposals.accept(ada, proposal)
    assert yes_of(ada, proposal) == AnswerCard(partner=BOB, paired=False)
    assert yes_of(bob, proposal) is None
    office.services.proposals.accept(bob, proposal)
    assert yes_of(ada, proposal) == AnswerCard(partner=BOB, paired=True)


def test_a_yes_to_what_came_to_nothing_has_led_to_nothing(office: Office) -> None:
    proposal, _ = asked(office)
    office.services.proposals.accept(office.person("bob"), proposal)
    office.services.proposals.decline(office.person("ada"), proposal, "")
    assert office.services.proposals.yes_of(office.person("bob"), proposal) is None


def test_yes_twice_is_said_once(office: Office) -> None:
    proposal, _ = asked(office)
    ada, bob = office.person("ada"), office.person("bob")
    office.services.proposals.accept(ada, proposal)
    with pytest.raises(AlreadyAnswered):
        office.services.proposals.accept(ada, proposal)
    office.services.proposals.accept(bob, proposal)
    with pytest.raises(AlreadyAnswered):
        office.services.proposals.accept(bob, proposal)
    assert len(office.rows(Mentorship)) == 1


def test_a_no_keeps_its_reason_to_itself(office: Office) -> None:
    proposal, _ = asked(office)
    bob = office.person("bob")
    assert office.services.proposals.partner(bob, proposal) == ADA
    assert office.services.proposals.decline(bob, proposal, "  We clash. " + "x" * 3000) == ADA
    found = office.row(MatchProposal)
    assert (found.state, found.declined_by, found.look_again_at) == (ProposalState.DECLINED, Side.MENTEE, None)
    assert found.private_reason.startswith("We clash.")
    assert len(found.private_reason) == 2000
    assert closed(office, office.person("ada")) == [(BOB, Outlook.LOOKING)]
    assert office.letters(bob) == []


def test_nothing_is_open_once_it_is_settled(office: Office) -> None:
    proposal, _ = asked(office)
    ada, bob = office.person("ada"), office.person("bob")
    office.services.proposals.decline(ada, proposal, "")
    with pytest.raises(ProposalOver):
        office.services.proposals.accept(bob, proposal)
    with pytest.raises(ProposalOver):
        office.services.proposals.decline(bob, proposal, "")
    with pytest.raises(ProposalOver):
        office.services.proposals.partner(bob, proposal)


def test_nobody_answers_for_others(office: Office) -> None:
    proposal, _ = asked(office)
    eve = office.person("eve")
    with pytest.raises(NotYours):
        office.services.proposals.accept(eve, proposal)
    with pytest.raises(NotYours):
        office.services.proposals.decline(eve, proposal, "")
    with pytest.raises(NotYours):
        office.services.proposals.partner(eve, proposal)
    with pytest.raises(ProposalOver):
        office.services.proposals.accept(eve, UUID(int=0))


def test_the_last_seat_is_given_once(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR, seats=2)
    office.join(bob, cohort, Role.MENTEE)
    office.join(cy, cohort, Role.MENTEE)
    office.matched(cohort)
    office.join(ada, cohort, Role.MENTOR, seats=1)  # Second thoughts, while both are being asked.
    mine = {
        person.user: next(
            proposal.id
            for proposal in office.rows(MatchProposal)
            if proposal.mentee_id == office.participant(person, cohort).id
        )
        for person in (bob, cy)
    }
    for person in (bob, cy):
        office.services.proposals.accept(person, mine[person.user])
    office.services.proposals.accept(ada, mine[bob.user])
    with pytest.raises(AllSeatsTaken):
        office.services.proposals.accept(ada, mine[cy.user])
    assert len(office.rows(Mentorship)) == 1
    office.plan()
    assert closed(office, cy) == [(ADA, Outlook.NO_MENTORS)]


def test_a_seat_that_was_taken_meanwhile_is_told_to_the_mentee_who_says_yes_and_to_the_mentor(
    office: Office,
) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR, seats=2)
    office.join(bob, cohort, Role.MENTEE)
    office.join(cy, cohort, Role.MENTEE)
    for proposal in office.matched(cohort):
        office.services.proposals.accept(ada, proposal)
    office.join(ada, cohort, Role.MENTOR, seats=1)
    proposals = {
        office.row(Participant, id=each.mentee_id).person_id: each.id for each in office.rows(MatchProposal)
    }
    office.services.proposals.accept(bob, proposals[office.known(bob).id])
    with pytest.raises(NoSeatLeft, match="I am looking for somebody else"):
        office.services.proposals.accept(cy, proposals[office.known(cy).id])
    assert office.row(MatchProposal, id=proposals[office.known(cy).id]).state is ProposalState.WITHDRAWN
    office.plan()
    assert closed(office, ada) == [(Someone("UCY", "Cy"), Outlook.OVER)]


def test_a_pair_formed_during_a_break_rests_until_the_break_is_over(office: Office) -> None:
    proposal, found = asked(office)
    ada, bob = office.person("ada"), office.person("bob")
    office.services.proposals.accept(ada, proposal)
    office.services.participation.pause(ada, found.mentor_id, None)
    office.services.proposals.accept(bob, proposal)
    office.wait(days=3)
    assert "meeting planned" not in office.plan()
    pair = office.row(Mentorship)
    assert pair.state is MentorshipState.PAUSED
    office.services.participation.resume(ada)
    assert office.row(Mentorship).state is MentorshipState.ACTIVE
    assert "meeting planned" in office.plan()


def test_silence_is_reminded_once_and_closed_kindly(office: Office) -> None:
    proposal, _ = asked(office)
    ada, bob = office.person("ada"), office.person("bob", zone="America/New_York")
    office.services.proposals.accept(ada, proposal)
    assert office.plan() == []
    office.wait(days=7)
    assert office.plan() == ["silence on a match answered"]
    (reminder,) = office.letters(bob)
    assert isinstance(reminder, MatchProposed)
    assert reminder.again
    assert office.letters(ada) == []
    office.clear_mail()
    office.wait(days=6)
    assert office.plan() == []
    office.wait(days=1)
    assert office.plan() == ["silence on a match answered", "digest sent"]
    assert office.row(MatchProposal).state is ProposalState.EXPIRED
    assert closed(office, ada) == [(BOB, Outlook.NO_MENTEES)]
    assert closed(office, bob) == [(ADA, Outlook.WHEN_READY)]


def test_listening_again_too_early_changes_nothing(office: Office) -> None:
    proposal, found = asked(office)
    assert office.services.proposals.hear_silence(found.workspace_id, proposal) == 0
    assert office.row(MatchProposal).look_again_at == T(days=7)
    office.services.proposals.decline(office.person("ada"), proposal, "")
    office.clear_mail()
    assert office.services.proposals.hear_silence(found.workspace_id, proposal) == 0
    assert office.row(MatchProposal).look_again_at is None
    assert office.letters(office.person("bob")) == []


def test_leaving_takes_back_what_was_asked(office: Office) -> None:
    proposal, found = asked(office)
    ada, bob = office.person("ada"), office.person("bob")
    office.services.participation.leave(ada, found.mentor_id)
    assert office.row(MatchProposal, id=proposal).state is ProposalState.WITHDRAWN
    assert closed(office, bob) == [(ADA, Outlook.LOOKING)]
    with pytest.raises(ProposalOver):
        office.services.proposals.accept(bob, proposal)
    assert office.row(Participant, id=found.mentor_id).state is ParticipantState.LEFT


def test_a_match_that_nobody_could_read_of_closes_without_a_word(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    office.proposal(ada, bob, office.cohort())
    office.wait(days=14)
    office.plan()
    assert {each.state for each in office.rows(MatchProposal)} == {ProposalState.EXPIRED, ProposalState.PROPOSED}
    assert closed(office, ada) == closed(office, bob) == []
    assert {each.silent_since for each in office.rows(Participant)} == {None}
