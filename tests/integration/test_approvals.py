"""Mentors who are approved first: a kit and a self-check, a queue for admins, and always a word where it stands."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.domain.approval_cards import ApprovalsCard
from bot.domain.approvals import mark_of
from bot.domain.cards import CohortCard
from bot.domain.errors import AdminsOnly, DecidedAlready, NoLongerWaiting, NotTakingPart, StillWaiting, WrongInput
from bot.domain.notices import (
    MentorApplied,
    MentorApproved,
    MentorAsked,
    MentorDeclined,
    PlaceFree,
    Waitlisted,
    Welcome,
)
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import ApprovalState, MentorRule, ParticipantState, Role
from models import Cohort, MentorApproval, Program
from tests.integration.office import Office
from tests.integration.queues import tasks


def picky(office: Office) -> CohortCard:
    """A cohort of a program that approves its mentors."""
    cohort = office.cohort()
    rule(office, MentorRule.APPROVED)
    return cohort


def rule(office: Office, mentor_rule: MentorRule) -> None:
    with office.session() as session:
        for program in session.query(Program):
            program.mentor_rule = mentor_rule


def offer(office: Office, cohort: CohortCard, name: str = "mary", role: Role = Role.MENTOR) -> Actor:
    person = office.person(name)
    office.join(person, cohort, role)
    return person


def approval(office: Office, actor: Actor, cohort: CohortCard) -> MentorApproval:
    return office.row(MentorApproval, participant_id=office.participant(actor, cohort).id)


def sights(page: ApprovalsCard) -> list[str]:
    """What "Approve all" on this page carries."""
    return [each.sight for each in page.waiting if each.at_once]


def letters(office: Office, actor: Actor) -> list[type]:
    return [type(letter) for letter in office.letters(actor)]


def test_who_offers_to_mentor_waits_and_hears_where_it_stands(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    assert office.participant(mary, cohort).state is ParticipantState.APPLIED
    assert office.letters(mary) == [
        MentorApplied(cohort=cohort.id, program="Skill exchange", meanwhile_mentee=False)
    ]
    assert office.services.profiles.of(mary, cohort.id).approval is ApprovalState.WAITING
    with pytest.raises(StillWaiting):
        office.services.participation.pause(mary, office.participant(mary, cohort).id, None)
    office.join(mary, cohort, Role.MENTOR, goals="To share")
    assert len(office.rows(MentorApproval)) == 1
    assert len(office.letters(mary)) == 1


def test_matching_leaves_out_who_is_not_approved_and_says_so(office: Office) -> None:
    cohort = picky(office)
    mary, grace = offer(office, cohort), offer(office, cohort, "grace", Role.MENTEE)
    run = office.services.matching.dry_run(office.admin(), cohort.id)
    assert run.pairs == ()
    assert {(left.person.name, left.why) for left in run.left_over if left.person.name == "Mary"} == {
        ("Mary", "They wait to be approved as a mentor. The cohort's page has the list.")
    }
    office.services.approvals.approve(office.admin(), approval(office, mary, cohort).id)
    assert letters(office, mary)[-1] is MentorApproved
    run = office.services.matching.dry_run(office.admin(), cohort.id)
    assert [(pair.mentor.name, pair.mentee.name) for pair in run.pairs] == [("Mary", "Grace")]
    assert letters(office, grace) == [Welcome]


def test_who_does_both_learns_meanwhile_and_mentors_once_approved(office: Office) -> None:
    cohort = picky(office)
    ada = offer(office, cohort, "ada", Role.BOTH)
    offer(office, cohort, "grace", Role.MENTEE)
    assert office.participant(ada, cohort).state is ParticipantState.ACTIVE
    assert letters(office, ada) == [Welcome]
    assert office.services.matching.dry_run(office.admin(), cohort.id).pairs == ()
    office.services.approvals.approve(office.admin(), approval(office, ada, cohort).id)
    (pair,) = office.services.matching.dry_run(office.admin(), cohort.id).pairs
    assert pair.mentor.name == "Ada"


def test_a_no_is_kind_and_leaves_who_learns_in_place(office: Office) -> None:
    cohort = picky(office)
    mary, ada = offer(office, cohort), offer(office, cohort, "ada", Role.BOTH)
    office.clear_mail()
    for person in (mary, ada):
        office.services.approvals.decline(office.admin(), approval(office, person, cohort).id)
    assert office.participant(mary, cohort).state is ParticipantState.DECLINED
    assert (office.participant(ada, cohort).role, office.participant(ada, cohort).state) == (
        Role.MENTEE,
        ParticipantState.ACTIVE,
    )
    said_to_ada = MentorDeclined(program="Skill exchange", stays_mentee=True, cohort=cohort.id)
    assert office.letters(ada) == [said_to_ada]
    assert office.letters(mary) == [replace(said_to_ada, stays_mentee=False)]
    assert [card.id for card in office.services.home.of(mary).open_cohorts] == [cohort.id]
    with pytest.raises(NotTakingPart):
        office.services.approvals.kit(mary, cohort.id)

    office.join(mary, cohort, Role.MENTOR)
    assert approval(office, mary, cohort).state is ApprovalState.WAITING
    office.services.approvals.approve(office.admin(), approval(office, mary, cohort).id)
    assert office.participant(mary, cohort).state is ParticipantState.ACTIVE


def test_a_question_and_its_answer_pass_through_the_queue(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    office.clear_mail()
    request = approval(office, mary, cohort).id
    admin = office.admin()
    with pytest.raises(WrongInput):
        office.services.approvals.ask(admin, request, " ")
    (waiting,) = office.services.approvals.ask(admin, request, "Why?").waiting
    assert (waiting.state, waiting.question) == (ApprovalState.ASKED, "Why?")
    (question,) = office.letters(mary)
    assert isinstance(question, MentorAsked)
    assert (question.question, question.by.name) == ("Why?", "Grace")
    assert office.services.approvals.kit(mary, cohort.id).question == "Why?"
    card = office.services.approvals.keep(
        mary, cohort.id, ticked=("time", "odd"), answer=" To share ", asked=mark_of("Why?")
    )
    assert (card.state, card.ticked, card.answer) == (ApprovalState.WAITING, ("time",), "To share")
    (waiting,) = office.services.approvals.queue(admin, cohort.id).waiting
    assert (waiting.answer, waiting.ticked, waiting.days) == ("To share", 1, 0)
    office.services.approvals.keep(mary, cohort.id, ticked=(), answer=None, asked="")
    assert approval(office, mary, cohort).answer == "To share"


def test_all_who_wait_are_approved_at_once_longest_first(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    office.wait(days=2)
    ada = offer(office, cohort, "ada")
    card = office.services.approvals.queue(office.admin(), cohort.id)
    assert [(each.person.name, each.days) for each in card.waiting] == [("Mary", 2), ("Ada", 0)]
    assert [(task.urge, task.number) for task in tasks(office, office.admin())] == [(Urge.APPROVAL, 2)]
    assert office.services.approvals.approve_all(office.admin(), cohort.id, sights(card)).waiting == ()
    for person in (mary, ada):
        assert office.participant(person, cohort).state is ParticipantState.ACTIVE


def test_two_admins_at_once_decide_once(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    request = approval(office, mary, cohort).id
    office.services.approvals.approve(office.admin(), request)
    for deed in (office.services.approvals.approve, office.services.approvals.decline):
        with pytest.raises(DecidedAlready):
            deed(office.admin("linus"), request)
    assert letters(office, mary).count(MentorApproved) == 1


def test_approval_of_somebody_who_has_left_meanwhile_says_so(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    request = approval(office, mary, cohort).id
    office.services.participation.leave(mary, office.participant(mary, cohort).id)
    with pytest.raises(NoLongerWaiting):
        office.services.approvals.approve(office.admin(), request)
    assert office.services.approvals.queue(office.admin(), cohort.id).waiting == ()
    assert office.letters(mary) == []


def test_the_queue_is_found_by_an_offer_that_stood_in_it(office: Office) -> None:
    cohort = picky(office)
    mary, linus = offer(office, cohort), offer(office, cohort, "linus")
    request = approval(office, mary, cohort).id
    office.services.participation.leave(mary, office.participant(mary, cohort).id)
    (waits,) = office.services.approvals.queue_with(office.admin(), request).waiting
    assert waits.person.slack_id == linus.user
    with pytest.raises(AdminsOnly):
        office.services.approvals.queue_with(linus, request)


def test_an_approved_mentor_of_a_full_cohort_waits_in_order(office: Office) -> None:
    cohort = picky(office)
    grace = offer(office, cohort, "grace2", Role.MENTEE)
    with office.session() as session:
        session.get_one(Cohort, cohort.id).size_limit = 1
    mary = offer(office, cohort)
    office.services.approvals.approve(office.admin(), approval(office, mary, cohort).id)
    assert letters(office, mary)[-2:] == [MentorApproved, Waitlisted]
    office.services.participation.leave(grace, office.participant(grace, cohort).id)
    assert office.participant(mary, cohort).state is ParticipantState.ACTIVE
    assert letters(office, mary)[-1] is PlaceFree


def test_who_mentored_before_the_rule_came_goes_on(office: Office) -> None:
    cohort = office.cohort()
    mary, grace = offer(office, cohort), offer(office, cohort, "grace2", Role.MENTEE)
    rule(office, MentorRule.APPROVED)
    office.join(mary, cohort, Role.MENTOR, goals="To share")
    assert office.rows(MentorApproval) == []
    assert len(office.services.matching.dry_run(office.admin(), cohort.id).pairs) == 1
    office.join(grace, cohort, Role.BOTH)
    assert office.row(MentorApproval).participant_id == office.participant(grace, cohort).id


def test_who_would_rather_learn_after_all_is_in_at_once(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    office.join(mary, cohort, Role.MENTEE)
    assert office.participant(mary, cohort).state is ParticipantState.ACTIVE
    assert letters(office, mary) == [Welcome]
    assert office.services.approvals.queue(office.admin(), cohort.id).waiting == ()
    office.join(mary, cohort, Role.BOTH)
    (waiting,) = office.services.approvals.queue(office.admin(), cohort.id).waiting
    assert waiting.person.name == "Mary"
    assert letters(office, mary) == [Welcome, MentorApplied]


def test_only_those_who_run_the_program_decide(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    request = approval(office, mary, cohort).id
    approvals = office.services.approvals
    deeds: tuple[Callable[[], object], ...] = (
        lambda: approvals.queue(mary, cohort.id),
        lambda: approvals.approve(mary, request),
        lambda: approvals.approve_all(mary, cohort.id, []),
        lambda: approvals.let_in_after_all(mary, request),
        lambda: approvals.decline(mary, request),
        lambda: approvals.ask(mary, request, "Why?"),
    )
    for deed in deeds:
        with pytest.raises(AdminsOnly):
            deed()
    assert approval(office, mary, cohort).state is ApprovalState.WAITING
