"""Not now, never again, and ready again: what somebody answers besides yes and no, and what becomes of it."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.errors import CohortClosed, NotPaused, NotTakingPart, NotYours, WrongInput
from bot.domain.matching_terms import Outlook, ProposalState
from bot.domain.notices import MatchProposed, ProposalClosed
from bot.domain.people import Actor, Someone
from bot.domain.proposals import Again, Later
from bot.domain.signup import MOST_NEVER
from bot.domain.terms import CohortState, Role
from models import AuditEntry, Cohort, MatchProposal, NeverMatch, NextSearch, Participant
from tests.integration.office import T0, TODAY, Office, T

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")


def asked(office: Office) -> tuple[Actor, Actor, UUID]:
    """Ada is asked to mentor Bob; both have read it."""
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    office.clear_mail()
    return ada, bob, proposal


def place(office: Office, actor: Actor) -> Participant:
    return office.row(Participant, person_id=office.known(actor).id)


def kinds(office: Office, actor: Actor) -> list[type]:
    return [type(letter) for letter in office.letters(actor)]


def test_not_now_closes_the_match_without_blame_and_keeps_the_place(office: Office) -> None:
    ada, bob, proposal = asked(office)
    card = office.services.proposals.not_now(bob, proposal, Later.TWO_WEEKS)
    assert (card.partner, card.until) == (ADA, TODAY + timedelta(days=14))
    found = office.row(MatchProposal)
    assert (found.state, found.declined_by, found.settled_at) == (ProposalState.NOT_NOW, None, T0)
    assert place(office, bob).quiet_until == TODAY + timedelta(days=14)
    (neutral,) = office.letters(ada)
    assert isinstance(neutral, ProposalClosed)
    assert (neutral.partner, neutral.outlook, neutral.until) == (BOB, Outlook.LOOKING, None)
    home = office.services.home.of(bob)
    assert (home.participations[0].quiet_until, home.proposals) == (TODAY + timedelta(days=14), ())


@pytest.mark.parametrize("reader", ["ada", "bob"])
def test_the_other_side_reads_the_same_whatever_happened(office: Office, reader: str) -> None:
    """A no, a no for good, not now, a farewell and silence look alike, also in what is said to come next."""
    read = []
    for number in range(5):
        office.team = f"T{number}"
        ada, bob, proposal = asked(office)
        one, other = (ada, bob) if reader == "ada" else (bob, ada)
        office.services.proposals.accept(one, proposal)
        match number:
            case 0:
                office.services.proposals.decline(other, proposal, "Rather not.")
            case 1:
                office.services.proposals.decline(other, proposal, "", Again.NEVER)
            case 2:
                office.services.proposals.not_now(other, proposal, Later.A_MONTH)
            case 3:
                office.services.participation.leave(other, place(office, other).id)
            case _:
                office.wait(days=14)
        office.plan()
        (closed,) = office.letters(one)
        assert isinstance(closed, ProposalClosed)
        read.append((closed.partner, closed.outlook, closed.until, closed.place, closed.waiting))
    assert len(set(read)) == 1


def test_nothing_is_suggested_until_the_day_and_then_it_is_without_anybody_pressing_anything(
    office: Office,
) -> None:
    ada, bob, proposal = asked(office)
    office.services.proposals.not_now(bob, proposal, TODAY + timedelta(days=3))
    office.plan()
    assert MatchProposed not in kinds(office, bob)
    office.wait(days=2, hours=14)
    assert office.plan() == []
    assert office.row(NextSearch).look_again_at == T(days=2, hours=15)
    office.wait(hours=1)
    assert office.plan() == ["next matches suggested"]
    assert kinds(office, bob) == [MatchProposed]
    assert kinds(office, ada)[-1] is MatchProposed
    assert office.services.home.of(bob).participations[0].quiet_until is None
    assert office.row(NextSearch).look_again_at is None


@pytest.mark.parametrize("way", ["the button", "the command"])
def test_whoever_is_ready_again_earlier_has_somebody_looked_for_at_once(office: Office, way: str) -> None:
    _, bob, proposal = asked(office)
    card = office.services.proposals.not_now(bob, proposal, Later.A_MONTH)
    office.plan()
    if way == "the button":
        assert office.services.proposals.ready(bob, card.participant).id == card.participant
        office.services.proposals.ready(bob, card.participant)  # Pressed once more: nothing changes.
    else:
        (back,) = office.services.participation.resume(bob)
        assert (back.id, back.waiting) == (card.participant, True)
        with pytest.raises(NotPaused):
            office.services.participation.resume(bob)
    assert office.plan() == ["next matches suggested"]
    assert kinds(office, bob) == [MatchProposed]


def test_a_day_that_is_not_to_come_is_refused_and_the_match_stays(office: Office) -> None:
    _, bob, proposal = asked(office)
    with pytest.raises(WrongInput) as wrong:
        office.services.proposals.not_now(bob, proposal, TODAY)
    assert list(wrong.value.fields) == ["until"]
    assert office.row(MatchProposal).state is ProposalState.PROPOSED


def test_only_who_takes_part_in_an_open_cohort_is_ready_and_only_for_themselves(office: Office) -> None:
    ada, bob, proposal = asked(office)
    card = office.services.proposals.not_now(bob, proposal, Later.A_MONTH)
    with pytest.raises(NotYours):
        office.services.proposals.ready(ada, card.participant)
    with office.session() as session:
        session.query(Cohort).update({"state": CohortState.CLOSED})
    with pytest.raises(CohortClosed):
        office.services.proposals.ready(bob, card.participant)
    office.services.participation.leave(bob, card.participant)
    with pytest.raises(NotTakingPart):
        office.services.proposals.ready(bob, card.participant)


def test_who_leaves_and_comes_again_has_nothing_to_wait_for(office: Office) -> None:
    _, bob, proposal = asked(office)
    card = office.services.proposals.not_now(bob, proposal, Later.A_MONTH)
    office.services.participation.leave(bob, card.participant)
    office.join(bob, office.services.home.of(bob).open_cohorts[0], Role.MENTEE)
    assert place(office, bob).quiet_until is None


def test_never_again_is_kept_on_the_persons_own_list_wherever_they_take_part(office: Office) -> None:
    ada, bob, proposal = asked(office)
    elsewhere = office.cohort(name="Another")
    office.join(ada, elsewhere, Role.MENTOR)
    office.join(bob, elsewhere, Role.MENTEE)
    (other,) = office.matched(elsewhere)
    office.clear_mail()
    assert office.services.proposals.decline(bob, proposal, "", Again.NEVER) == ADA
    assert office.services.confidences.mine(bob).never == (ADA,)
    assert office.row(MatchProposal, id=other).state is ProposalState.WITHDRAWN
    assert kinds(office, ada) == [ProposalClosed] * 2
    office.services.confidences.keep_apart(bob, sent=(), shown=(ADA.slack_id,))
    assert office.services.confidences.mine(bob).never == ()


def test_never_again_leaves_no_trace_that_a_plain_no_does_not_leave(office: Office) -> None:
    seen = []
    for team, again in (("T1", Again.PERHAPS), ("T2", Again.NEVER)):
        office.team = team
        ada, bob, proposal = asked(office)
        office.services.proposals.decline(bob, proposal, "", again)
        office.plan()
        mine = {"workspace_id": office.workspace().id}
        log = [entry.action for entry in sorted(office.rows(AuditEntry, **mine), key=lambda entry: entry.id)]
        letters = [(type(letter), getattr(letter, "outlook", None)) for letter in office.letters(ada)]
        cohort = office.row(Cohort, **mine)
        dry_run = office.services.matching.dry_run(office.admin(), cohort.id)
        seen.append((log, letters, dry_run.pairs, [left.why for left in dry_run.left_over]))
    assert seen[0] == seen[1]
    assert len(office.rows(NeverMatch)) == 1


def test_a_list_that_is_full_takes_nobody_more_and_the_match_stays_open(office: Office) -> None:
    _, bob, proposal = asked(office)
    crowd = [office.person(f"p{number}").user for number in range(MOST_NEVER)]
    office.services.confidences.keep_apart(bob, sent=crowd, shown=())
    with pytest.raises(WrongInput) as wrong:
        office.services.proposals.decline(bob, proposal, "", Again.NEVER)
    assert list(wrong.value.fields) == ["never"]
    assert office.row(MatchProposal).state is ProposalState.PROPOSED
    office.services.confidences.keep_apart(bob, sent=crowd[1:], shown=crowd)
    office.services.proposals.decline(bob, proposal, "", Again.NEVER)
    assert ADA in office.services.confidences.mine(bob).never


def test_somebody_who_is_on_the_list_already_stays_on_it(office: Office) -> None:
    """A list of another window may have closed the match meanwhile; here it was made before they were matched."""
    ada, bob, proposal = asked(office)
    with office.session() as session:
        session.add(
            NeverMatch(
                id=office.ids.new(),
                workspace_id=office.workspace().id,
                author_id=office.known(bob).id,
                person_id=office.known(ada).id,
            )
        )
    office.services.proposals.decline(bob, proposal, "", Again.NEVER)
    assert office.services.confidences.mine(bob).never == (ADA,)
