"""Undoing a published round while nobody has answered, and what more mentors would change."""

import pytest

from bot.domain.errors import AdminsOnly, NothingToPublish, RoundAnswered, RoundOutdated, WrongInput
from bot.domain.guests import Guests
from bot.domain.matching_terms import HandKind, ProposalState, RoundState
from bot.domain.notices import ProposalClosed
from bot.domain.people import Someone
from bot.domain.terms import DeliveryState, Role
from models import AuditEntry, MatchingRound, MatchProposal, OutboxMessage
from tests.integration.office import Office


def test_a_round_is_undone_and_can_be_published_again(office: Office) -> None:
    ada, bob, grace = office.person("ada"), office.person("bob"), office.admin()
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    office.clear_mail()
    dry_run = office.services.matching.dry_run(grace, cohort.id)
    office.services.matching.publish(grace, dry_run.round)
    assert office.services.cohorts.page(grace, cohort.id).undoable == dry_run.round
    assert office.services.matching.undo(grace, dry_run.round).matches == 1
    assert office.row(MatchProposal).state is ProposalState.WITHDRAWN
    assert office.row(MatchingRound).state is RoundState.UNDONE
    assert office.services.cohorts.page(grace, cohort.id).undoable is None
    assert office.letters(ada) == office.letters(bob) == []
    assert "round:undo" in {entry.action for entry in office.rows(AuditEntry)}
    again = office.services.matching.dry_run(grace, cohort.id)
    assert again.round != dry_run.round
    assert office.services.matching.publish(grace, again.round).matches == 1


def test_whoever_has_been_asked_already_hears_neutrally_that_it_is_taken_back(office: Office) -> None:
    ada, bob, grace = office.person("ada"), office.person("bob", zone="America/New_York"), office.admin()
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE, time_zone="America/New_York")
    office.clear_mail()
    dry_run = office.services.matching.dry_run(grace, cohort.id)
    office.services.matching.publish(grace, dry_run.round)
    (asked,) = office.mail(kind="MatchProposed", person_id=office.known(ada).id)
    with office.session() as session:
        session.get_one(OutboxMessage, asked.id).state = DeliveryState.SENT
    office.services.matching.undo(grace, dry_run.round)
    (told,) = [each for each in office.letters(ada) if isinstance(each, ProposalClosed)]
    assert told.partner == Someone("UBOB", "Bob")
    assert office.letters(bob) == []


def test_what_somebody_has_answered_is_not_undone(office: Office) -> None:
    ada, bob, grace = office.person("ada"), office.person("bob"), office.admin()
    cohort = office.cohort(grace)
    proposal = office.proposal(ada, bob, cohort)
    round_id = office.row(MatchProposal).round_id
    assert round_id is not None
    office.services.proposals.accept(ada, proposal)
    assert office.services.cohorts.page(grace, cohort.id).undoable is None
    with pytest.raises(RoundAnswered):
        office.services.matching.undo(grace, round_id)


def test_a_draft_has_nothing_to_undo_and_only_admins_undo(office: Office) -> None:
    ada, bob, grace = office.person("ada"), office.person("bob"), office.admin()
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    dry_run = office.services.matching.dry_run(grace, cohort.id)
    with pytest.raises(RoundOutdated):
        office.services.matching.undo(grace, dry_run.round)
    office.services.matching.publish(grace, dry_run.round)
    with pytest.raises(AdminsOnly):
        office.services.matching.undo(bob, dry_run.round)


def test_a_round_of_which_everything_is_left_out_is_not_published(office: Office) -> None:
    ada, bob, grace = office.person("ada"), office.person("bob"), office.admin()
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    dry_run = office.services.matching.dry_run(grace, cohort.id)
    ((pair),) = dry_run.pairs
    office.services.by_hand.decide(grace, dry_run.round, pair.proposal, HandKind.HELD_BACK)
    assert office.services.matching.before_publishing(grace, dry_run.round).messages == 0
    with pytest.raises(NothingToPublish):
        office.services.matching.publish(grace, dry_run.round)


def test_a_round_keeps_its_proof_its_weights_and_its_outcome(office: Office) -> None:
    ada, bob, grace = office.person("ada"), office.person("bob"), office.admin()
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    card = office.services.matching.dry_run(grace, cohort.id)
    kept = office.row(MatchingRound)
    assert card.proven
    assert kept.certificate is not None
    assert kept.certificate["primal"] == kept.certificate["dual"]
    assert sum(kept.weights.values()) == 1000
    assert kept.outcome is not None
    assert kept.outcome["left_over"] == []


def test_more_mentors_are_tried_out_and_nothing_of_it_is_kept(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    grace = office.admin()
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR, seats=1, offers=("Chess",))
    office.join(bob, cohort, Role.MENTEE, wants=("SQL",))
    office.join(cy, cohort, Role.MENTEE, wants=("Chess",))
    dry_run = office.services.matching.dry_run(grace, cohort.id)
    card = office.services.what_if.more_mentors(
        grace, dry_run.round, Guests(mentors=1, seats=1, skills=("sql", "Pottery"))
    )
    assert (card.pairs_before, card.pairs_after) == (1, 2)
    assert card.served == (Someone("UBOB", "Bob"),)
    assert len(office.rows(MatchProposal)) == 1
    assert office.services.matching.publish(grace, dry_run.round).matches == 1


def test_guests_within_reason(office: Office) -> None:
    bob, grace = office.person("bob"), office.admin()
    cohort = office.cohort(grace)
    office.join(bob, cohort, Role.MENTEE)
    dry_run = office.services.matching.dry_run(grace, cohort.id)
    too_few, too_many = Guests(mentors=0, seats=1, skills=()), Guests(mentors=1, seats=11, skills=())
    for guests, field in ((too_few, "mentors"), (too_many, "seats")):
        with pytest.raises(WrongInput) as refused:
            office.services.what_if.more_mentors(grace, dry_run.round, guests)
        assert set(refused.value.fields) == {field}
    alone = office.services.what_if.more_mentors(grace, dry_run.round, Guests(mentors=1, seats=1, skills=()))
    assert (alone.pairs_before, alone.points_before, alone.pairs_after) == (0, 0, 1)
