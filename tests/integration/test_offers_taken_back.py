"""An offer to mentor ends with the wish to mentor; whoever offers again is asked, told and answered anew."""

import pytest

from bot.domain.approvals import mark_of
from bot.domain.errors import NoLongerWaiting, NotMentoring, NotTakingPart, WrongInput
from bot.domain.notices import MentorApplied, MentorApproved, MentorAsked, PlaceFree, Waitlisted, Welcome
from bot.domain.terms import ApprovalState, MentorRule, ParticipantState, Role
from models import AuditEntry, Cohort, Participant
from tests.integration.office import TODAY, Office, T
from tests.integration.test_approvals import approval, letters, offer, picky, rule


def test_whoever_leaves_takes_the_offer_back_and_hears_anew_when_they_offer_again(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    first = approval(office, mary, cohort)
    office.services.approvals.ask(office.admin(), first.id, "Why?")
    office.clear_mail()
    office.services.participation.leave(mary, first.participant_id)
    assert approval(office, mary, cohort).state is ApprovalState.WITHDRAWN
    with pytest.raises(NotTakingPart):
        office.services.approvals.kit(mary, cohort.id)
    office.wait(days=3)
    office.join(mary, cohort, Role.MENTOR)
    anew = approval(office, mary, cohort)
    assert (anew.id, anew.state, anew.question, anew.created_at) == (
        first.id, ApprovalState.WAITING, "", T(days=3),
    )  # fmt: skip
    assert letters(office, mary) == [MentorApplied]


def test_taking_an_offer_back_is_in_the_log(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    office.services.participation.leave(mary, office.participant(mary, cohort).id)
    (entry,) = office.rows(AuditEntry, action="mentor:withdrawn")
    assert entry.subject == str(office.participant(mary, cohort).id)
    assert entry.program_id == cohort.program_id


@pytest.mark.parametrize("way", ["leave", "leave the role", "choose to learn only"])
def test_nothing_about_an_offer_is_sent_once_it_is_taken_back(office: Office, way: str) -> None:
    cohort = picky(office)
    ada = offer(office, cohort, "ada", Role.BOTH)
    request = approval(office, ada, cohort)
    office.clear_mail()
    office.services.approvals.ask(office.admin(), request.id, "Why?")
    assert letters(office, ada) == [MentorAsked]
    if way == "leave":
        office.services.participation.leave(ada, request.participant_id)
    elif way == "leave the role":
        office.services.participation.leave_role(ada, request.participant_id, Role.MENTOR)
    else:
        office.join(ada, cohort, Role.MENTEE)
    assert letters(office, ada) == []
    assert approval(office, ada, cohort).state is ApprovalState.WITHDRAWN
    with pytest.raises(NoLongerWaiting):
        office.services.approvals.approve(office.admin(), request.id)


def test_a_yes_that_nobody_has_read_yet_is_taken_back_with_the_offer_and_still_counts(office: Office) -> None:
    cohort = picky(office)
    ada = offer(office, cohort, "ada", Role.BOTH)
    request = approval(office, ada, cohort)
    office.clear_mail()
    office.services.approvals.approve(office.admin(), request.id)
    assert letters(office, ada) == [MentorApproved]
    office.services.participation.leave_role(ada, request.participant_id, Role.MENTOR)
    assert letters(office, ada) == []
    assert approval(office, ada, cohort).state is ApprovalState.APPROVED


def test_there_is_no_starter_kit_for_whoever_does_not_mentor(office: Office) -> None:
    cohort = picky(office)
    ada = offer(office, cohort, "ada", Role.BOTH)
    bob = offer(office, cohort, "bob", Role.MENTEE)
    office.services.participation.leave_role(ada, office.participant(ada, cohort).id, Role.MENTOR)
    for person in (ada, bob):
        with pytest.raises(NotMentoring):
            office.services.approvals.kit(person, cohort.id)


def test_whoever_stops_learning_while_they_wait_hears_where_it_stands(office: Office) -> None:
    cohort = picky(office)
    ada = offer(office, cohort, "ada", Role.BOTH)
    office.clear_mail()
    office.services.participation.leave_role(ada, office.participant(ada, cohort).id, Role.MENTEE)
    assert office.participant(ada, cohort).state is ParticipantState.APPLIED
    applied = MentorApplied(cohort=cohort.id, program="Skill exchange", meanwhile_mentee=False)
    assert office.letters(ada) == [applied]


# -- one message, and true ones ------------------------------------------------------------------------


def test_who_does_both_reads_one_message_that_promises_nobody_yet(office: Office) -> None:
    cohort = picky(office)
    ada = offer(office, cohort, "ada", Role.BOTH)
    (welcome,) = office.letters(ada)
    assert isinstance(welcome, Welcome)
    assert welcome.offer_waits
    bob = offer(office, cohort, "bob", Role.MENTEE)
    (welcome,) = office.letters(bob)
    assert isinstance(welcome, Welcome)
    assert not welcome.offer_waits
    office.clear_mail()
    office.join(bob, cohort, Role.BOTH)
    assert office.letters(bob) == [MentorApplied(cohort=cohort.id, program="Skill exchange", meanwhile_mentee=True)]


def test_who_does_both_and_waits_for_a_place_reads_one_message_each_time(office: Office) -> None:
    cohort = picky(office)
    bob = offer(office, cohort, "bob", Role.MENTEE)
    with office.session() as session:
        session.get_one(Cohort, cohort.id).size_limit = 1
    ada = offer(office, cohort, "ada", Role.BOTH)
    (waits,) = office.letters(ada)
    assert isinstance(waits, Waitlisted)
    assert waits.offer_waits
    office.clear_mail()
    office.services.participation.leave(bob, office.participant(bob, cohort).id)
    (free,) = office.letters(ada)
    assert isinstance(free, PlaceFree)
    assert free.offer_waits


# -- where it stands -----------------------------------------------------------------------------------


def test_home_and_profile_say_where_an_offer_stands(office: Office) -> None:
    cohort = picky(office)
    ada = offer(office, cohort, "ada", Role.BOTH)

    def stands() -> ApprovalState | None:
        (place,) = office.services.home.of(ada).participations
        assert place.approval is office.services.profiles.of(ada, cohort.id).approval
        return place.approval

    assert stands() is ApprovalState.WAITING
    office.services.approvals.ask(office.admin(), approval(office, ada, cohort).id, "Why?")
    assert stands() is ApprovalState.ASKED
    rule(office, MentorRule.OPEN)
    assert stands() is None
    rule(office, MentorRule.APPROVED)
    office.services.approvals.approve(office.admin(), approval(office, ada, cohort).id)
    assert stands() is ApprovalState.APPROVED
    office.services.participation.leave_role(ada, office.participant(ada, cohort).id, Role.MENTOR)
    assert stands() is None


def test_who_waits_outside_still_reads_so_when_the_rule_is_gone(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    rule(office, MentorRule.OPEN)
    (place,) = office.services.home.of(mary).participations
    assert (place.state, place.approval) == (ParticipantState.APPLIED, ApprovalState.WAITING)
    office.join(mary, cohort, Role.MENTOR, goals="To share")
    (place,) = office.services.home.of(mary).participations
    assert (place.state, place.approval) == (ParticipantState.ACTIVE, None)


# -- one's own answer ----------------------------------------------------------------------------------


def test_an_answer_can_be_changed_and_taken_back_until_somebody_decides(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    request = approval(office, mary, cohort).id
    office.services.approvals.ask(office.admin(), request, "Why?")
    kept = []
    for answer in ("To share", "To learn", ""):
        card = office.services.approvals.keep(mary, cohort.id, ticked=(), answer=answer, asked=mark_of("Why?"))
        kept.append((card.state, card.answer))
    assert kept == [
        (ApprovalState.WAITING, "To share"), (ApprovalState.WAITING, "To learn"), (ApprovalState.ASKED, ""),
    ]  # fmt: skip
    office.services.approvals.approve(office.admin(), request)
    card = office.services.approvals.keep(mary, cohort.id, ticked=("time",), answer="Late", asked=mark_of("Why?"))
    assert (card.state, card.answer, card.ticked) == (ApprovalState.APPROVED, "", ("time",))


def test_an_answer_never_lands_under_a_newer_question(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    request = approval(office, mary, cohort).id
    keep = office.services.approvals.keep
    office.services.approvals.ask(office.admin(), request, "Why?")
    office.services.approvals.ask(office.admin(), request, "Since when?")
    with pytest.raises(WrongInput) as refused:
        keep(mary, cohort.id, ticked=(), answer="To share", asked=mark_of("Why?"))
    assert "asked something else" in refused.value.fields["answer"]
    keep(mary, cohort.id, ticked=(), answer="2020", asked=mark_of("Since when?"))
    keep(mary, cohort.id, ticked=(), answer="", asked=mark_of("Why?"))
    assert approval(office, mary, cohort).answer == "2020"


# -- what would be given up ----------------------------------------------------------------------------


@pytest.mark.parametrize("before", [Role.BOTH, Role.MENTEE])
def test_a_place_on_the_waitlist_is_not_given_up_unsaid(office: Office, before: Role) -> None:
    cohort = picky(office)
    offer(office, cohort, "bob", Role.MENTEE)
    with office.session() as session:
        session.get_one(Cohort, cohort.id).size_limit = 1
    ada = offer(office, cohort, "ada", before)
    with pytest.raises(WrongInput) as refused:
        office.join(ada, cohort, Role.MENTOR)
    assert "your place on the waitlist" in refused.value.fields["role"]
    assert office.participant(ada, cohort).state is ParticipantState.WAITLISTED


def test_a_break_is_not_given_up_unsaid(office: Office) -> None:
    cohort = picky(office)
    ada = offer(office, cohort, "ada", Role.BOTH)
    place = office.participant(ada, cohort).id
    office.services.participation.pause(ada, place, TODAY)
    with pytest.raises(WrongInput) as refused:
        office.join(ada, cohort, Role.MENTOR)
    assert "your break" in refused.value.fields["role"]
    assert office.row(Participant, id=place).paused_until == TODAY


def test_an_approved_mentor_gives_nothing_up(office: Office) -> None:
    cohort = picky(office)
    ada = offer(office, cohort, "ada", Role.BOTH)
    office.services.approvals.approve(office.admin(), approval(office, ada, cohort).id)
    office.services.participation.pause(ada, office.participant(ada, cohort).id, TODAY)
    office.join(ada, cohort, Role.MENTOR)
    assert office.participant(ada, cohort).state is ParticipantState.PAUSED


@pytest.mark.parametrize(("mine", "other"), [(Role.MENTOR, Role.MENTEE), (Role.MENTEE, Role.MENTOR)])
def test_a_role_in_which_there_is_a_mentorship_is_not_given_up_unsaid(
    office: Office, mine: Role, other: Role
) -> None:
    cohort = office.cohort()
    ada, bob = office.person("ada"), office.person("bob")
    office.join(ada, cohort, mine)
    office.join(bob, cohort, other)
    office.matched(cohort)
    with pytest.raises(WrongInput) as refused:
        office.join(ada, cohort, other)
    assert "You have a mentorship or a match in the other role." in refused.value.fields["role"]
