"""What a kind of pairing changes in matching, joining and saying yes."""

import pytest

from bot.domain.cards import CohortCard
from bot.domain.errors import RoundOutdated
from bot.domain.matching import LeftOverReason
from bot.domain.matching_terms import Outlook, Pairing
from bot.domain.notices import MatchProposed, ProposalClosed
from bot.domain.terms import Role, Side
from models import MatchingRound, MatchProposal, Program
from tests.integration.office import Office


def turns(
    office: Office, cohort: CohortCard, pairing: Pairing, *, least: int | None = None, most: int | None = None
) -> None:
    with office.session() as session:
        program = session.get_one(Program, cohort.program_id)
        program.pairing, program.group_min, program.group_max = pairing, least, most


def test_whoever_joins_peers_shares_and_learns_with_one_partner(office: Office) -> None:
    cohort, ada = office.cohort(), office.person("ada")
    turns(office, cohort, Pairing.PEER)
    office.join(ada, cohort, Role.MENTEE, offers=("SQL",), wants=("Go",), seats=5)
    place = office.participant(ada, cohort)
    assert (place.role, place.seats) == (Role.BOTH, 1)


def test_peers_of_any_former_role_are_matched_and_introduced_with_what_both_share(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTEE, wants=("Go",), goals="Ship")
    office.join(bob, cohort, Role.MENTEE, wants=("SQL",), goals="Report")
    turns(office, cohort, Pairing.PEER)
    (proposal,) = office.matched(cohort)
    asked = [letter for who in (ada, bob) for letter in office.letters(who) if isinstance(letter, MatchProposed)]
    assert {letter.pairing for letter in asked} == {Pairing.PEER}
    for who in (ada, bob):
        office.services.proposals.accept(who, proposal)
    (told,) = office.mail(kind="Introduction")
    assert told.payload["pairing"] == Pairing.PEER
    assert {told.payload["mentor_goals"], told.payload["mentee_goals"]} == {"Ship", "Report"}


def test_whoever_has_a_partner_is_not_matched_again_in_either_place(office: Office) -> None:
    people = [office.person(name) for name in ("ada", "bob", "cy")]
    cohort = office.cohort()
    turns(office, cohort, Pairing.PEER)
    for person in people[:2]:
        office.join(person, cohort, Role.BOTH)
    office.matched(cohort)
    office.join(people[2], cohort, Role.BOTH)
    card = office.services.matching.dry_run(office.admin(), cohort.id)
    assert card.pairs == ()
    assert [left.why for left in card.left_over] == [LeftOverReason.NOBODY_ELSE.sentence]
    assert {left.pairing for left in card.left_over} == {Pairing.PEER}


def test_in_a_group_the_program_decides_how_many_a_mentor_has(office: Office) -> None:
    ada, *learners = (office.person(name) for name in ("ada", "bob", "cy", "dee"))
    cohort = office.cohort()
    turns(office, cohort, Pairing.GROUP, least=2, most=3)
    office.join(ada, cohort, Role.MENTOR, seats=1)
    for person in learners:
        office.join(person, cohort, Role.MENTEE)
    for proposal in office.matched(cohort):
        row = office.row(MatchProposal, id=proposal)
        office.services.proposals.accept(ada, proposal)
        (learner,) = (each for each in learners if office.participant(each, cohort).id == row.mentee_id)
        assert office.services.proposals.accept(learner, proposal).paired


def test_a_change_of_the_kind_makes_a_dry_run_outdated(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    office.join(ada, cohort, Role.BOTH)
    office.join(bob, cohort, Role.BOTH)
    draft = office.services.matching.dry_run(office.admin(), cohort.id)
    turns(office, cohort, Pairing.PEER)
    with pytest.raises(RoundOutdated):
        office.services.matching.publish(office.admin(), draft.round)


def test_groups_have_a_usual_size_where_the_program_names_none(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    turns(office, cohort, Pairing.GROUP)
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    card = office.services.matching.dry_run(office.admin(), cohort.id)
    assert {left.why for left in card.left_over} == {LeftOverReason.GROUP_TOO_SMALL.sentence}


def test_a_plan_that_is_not_proven_is_not_called_so(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    draft = office.services.matching.dry_run(office.admin(), cohort.id)
    assert draft.proven
    with office.session() as session:
        session.get_one(MatchingRound, draft.round).certificate = {"primal": 1, "dual": 2, "rounds": 1}
    assert not office.services.matching.look(office.admin(), draft.round).proven


def test_a_peer_whose_match_came_to_nothing_hears_of_others_in_whichever_place(office: Office) -> None:
    """Three peers, of whom one says no: the other two are matched, and nobody reads that nobody was found."""
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort()
    turns(office, cohort, Pairing.PEER)
    office.join(ada, cohort, Role.BOTH, offers=("SQL",), wants=("Go",))
    office.join(bob, cohort, Role.BOTH, offers=("Go",), wants=("SQL",))
    office.join(cy, cohort, Role.BOTH, offers=("Go",), wants=("Chess",))
    (proposal,) = office.matched(cohort)
    office.clear_mail()
    office.services.proposals.decline(bob, proposal, "")
    office.plan()
    (again,) = (each for each in office.rows(MatchProposal) if each.id != proposal)
    assert {again.mentor_id, again.mentee_id} == {office.participant(each, cohort).id for each in (ada, cy)}
    (closed,) = [letter for letter in office.letters(ada) if isinstance(letter, ProposalClosed)]
    assert (closed.pairing, closed.outlook) == (Pairing.PEER, Outlook.LOOKING)


def test_a_peer_for_whom_nobody_else_is_free_waits_in_line(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    turns(office, cohort, Pairing.PEER)
    office.join(ada, cohort, Role.BOTH)
    office.join(bob, cohort, Role.BOTH)
    (proposal,) = office.matched(cohort)
    office.clear_mail()
    office.services.proposals.decline(ada, proposal, "")
    office.plan()
    (closed,) = [letter for letter in office.letters(bob) if isinstance(letter, ProposalClosed)]
    assert closed.outlook in {Outlook.NO_MENTORS, Outlook.SEATS_TAKEN}


@pytest.mark.parametrize("side", Side)
def test_whoever_lost_a_partner_goes_first_in_whichever_place_they_were(office: Office, side: Side) -> None:
    """Two are free for the third, who joined first, and would do as well; one of them has lost a partner."""
    people = [office.person(name) for name in ("ada", "bob", "cy", "dee")]
    cohort = office.cohort()
    turns(office, cohort, Pairing.PEER)
    for person in people[:2]:
        office.join(person, cohort, Role.BOTH)
    (proposal,) = office.matched(cohort)
    for person in people[:2]:
        office.services.proposals.accept(person, proposal)
    places = {office.participant(person, cohort).id: person for person in people[:2]}
    row = office.row(MatchProposal, id=proposal)
    stays, leaves = ({Side.MENTOR: row.mentor_id, Side.MENTEE: row.mentee_id}[each] for each in (side, side.other))
    for person in people[2:]:
        office.join(person, cohort, Role.BOTH)
    office.services.participation.leave(places[leaves], leaves)
    (pair,) = office.services.matching.dry_run(office.admin(), cohort.id).pairs
    assert office.known(places[stays]).slack_user_id in {pair.mentor.slack_id, pair.mentee.slack_id}
