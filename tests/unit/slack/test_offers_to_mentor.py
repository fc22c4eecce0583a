"""Where mentors are approved first: what they, and those who learn meanwhile, read of it everywhere."""

from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.models.views import View

from bot.domain.admin_cards import CohortPage
from bot.domain.approval_cards import ApprovalCard, ApprovalsCard, DeclinedCard, MentorKitCard
from bot.domain.approvals import CHECKS, mark_of
from bot.domain.cards import ProfileCard
from bot.domain.notices import GuestNow, MentorApproved, MentorDeclined, PlaceFree, Waitlisted, Welcome, WelcomeBack
from bot.domain.participation import INSIDE
from bot.domain.people import Someone
from bot.domain.signup import blank
from bot.domain.terms import ApprovalState, CohortState, MentorRule, ParticipantState, Role
from bot.slack.home import home_view
from bot.slack.inputs import LONGEST_OPTION
from bot.slack.messages import render
from bot.slack.metadata import KitRef, SightRef
from bot.slack.modals.joining.profile import leave_role_modal, profile_modal
from bot.slack.modals.programs.approvals import KitForm, kit_modal, queue_modal, saved_kit
from bot.slack.modals.programs.cohorts import cohort_page
from tests.unit.slack.examples import COHORT, DAY, HOME, ID, PLACE, T0, TALLY
from tests.unit.slack.reading import labels, on_the_wire, parts, words

KIT = MentorKitCard(cohort=COHORT, state=ApprovalState.WAITING, ticked=(), question="", answer="")
PROFILE = ProfileCard(
    participant=ID,
    cohort=COHORT,
    answers=replace(blank("Europe/London"), role=Role.BOTH),
    never=(),
    state=ParticipantState.ACTIVE,
    paused_until=None,
    pairs={Role.MENTOR: 0, Role.MENTEE: 0},
)
WELCOME = Welcome(cohort=ID, program="Orbit", role=Role.BOTH, starts_on=DAY, charter=COHORT.charter)


def home(state: ParticipantState, approval: ApprovalState | None, role: Role = Role.BOTH) -> str:
    place = 2 if state is ParticipantState.WAITLISTED else None
    card = replace(PLACE, role=role, state=state, approval=approval, place=place)
    return words(home_view(replace(HOME, participations=(card,))))


# -- Home ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [ParticipantState.ACTIVE, ParticipantState.PAUSED, ParticipantState.WAITLISTED])
def test_who_learns_meanwhile_sees_on_home_where_the_offer_stands(state: ParticipantState) -> None:
    assert "Your offer to mentor in *Orbit* is being looked at." in home(state, ApprovalState.WAITING)
    assert "There is a question about your offer to mentor in *Orbit*." in home(state, ApprovalState.ASKED)
    for decided in (ApprovalState.APPROVED, None):
        assert "offer to mentor" not in home(state, decided)


def test_a_question_on_home_has_a_button_to_answer() -> None:
    card = replace(PLACE, role=Role.MENTOR, state=ParticipantState.APPLIED, approval=ApprovalState.ASKED)
    view = home_view(replace(HOME, participations=(card,)))
    assert "Answer" in labels(view)
    assert "Starter kit" not in labels(view)
    assert "being looked at" not in words(view)


@pytest.mark.parametrize("state", sorted(INSIDE))
def test_home_says_what_the_program_says_of_itself_to_whoever_is_in(state: ParticipantState) -> None:
    said = home(state, ApprovalState.WAITING)
    assert "> Grow people who can lead a project." in said
    assert "*What counts here*\n> We listen." in said
    assert "*What is expected*\n> Meet." in said


# -- messages ------------------------------------------------------------------------------------------


def test_the_welcome_says_what_the_program_says_of_itself() -> None:
    for notice in (WELCOME, PlaceFree(cohort=ID, program="Orbit", role=Role.MENTOR, charter=COHORT.charter)):
        said = words(render(notice))
        assert "> Grow people who can lead a project." in said
        assert "*What counts here*\n> We listen." in said
        assert "*What is expected*\n> Meet." in said
    assert "> We listen." in words(render(MentorApproved(cohort=ID, program="Orbit", charter=COHORT.charter)))


def test_a_welcome_of_an_earlier_version_reads_as_it_did() -> None:
    said = words(render(Welcome(cohort=ID, program="Orbit", role=Role.BOTH, starts_on=DAY)))
    assert "Welcome to *Orbit*. You are in as a mentor and a mentee." in said
    assert "What counts here" not in said


def test_a_program_that_runs_already_began_on_its_first_day() -> None:
    assert "The program starts on 7 December 2026" in words(render(WELCOME))
    assert "The program began on 7 December 2026" in words(render(replace(WELCOME, begun=True)))


@pytest.mark.parametrize(
    "notice",
    [replace(WELCOME, offer_waits=True), PlaceFree(cohort=ID, program="Orbit", role=Role.BOTH, offer_waits=True)],
)
def test_who_is_not_approved_yet_is_promised_a_mentor_and_nobody_to_support(notice: Welcome | PlaceFree) -> None:
    shown = render(notice)
    assert "You are in as a mentee." in words(shown)
    assert "I will look for a mentor who can share" in words(shown)
    assert "look at each offer to mentor first, also at yours" in words(shown)
    assert "somebody you can support" not in words(shown)
    assert "Starter kit" in labels(shown)


def test_who_waits_for_a_place_and_for_an_answer_reads_both_in_one_message() -> None:
    waits = Waitlisted(cohort=ID, program="Orbit", place=3)
    assert "offer to mentor" not in words(render(waits))
    assert "look at each offer to mentor first" in words(render(replace(waits, offer_waits=True)))


def test_a_no_says_nothing_about_the_person_and_has_a_door() -> None:
    no = render(MentorDeclined(program="Orbit", stays_mentee=False, cohort=ID))
    assert "as a person" not in words(no)
    assert labels(no) == ["Join"]
    assert labels(render(MentorDeclined(program="Orbit", stays_mentee=False))) == []
    assert labels(render(MentorDeclined(program="Orbit", stays_mentee=True, cohort=ID))) == []


def test_a_yes_after_a_no_is_thankful_and_says_the_same() -> None:
    yes = MentorApproved(cohort=ID, program="Orbit")
    assert "You are approved as a mentor in *Orbit*. Thank you. As soon as" in words(render(yes))
    assert "Your offer to mentor in *Orbit* is taken up after all" in words(render(replace(yes, after_all=True)))


# -- where it is over ----------------------------------------------------------------------------------


@pytest.mark.parametrize("over", [CohortState.CLOSING, CohortState.CLOSED])
@pytest.mark.parametrize("state", [ParticipantState.APPLIED, ParticipantState.WAITLISTED])
def test_nobody_reads_of_a_cohort_that_is_over_that_news_will_come(
    state: ParticipantState, over: CohortState
) -> None:
    cohort = replace(COHORT, state=over)
    card = replace(PLACE, role=Role.MENTOR, cohort=cohort, state=state, place=3)
    profile = replace(PROFILE, cohort=cohort, state=state, place=3, open=False)
    for said in (words(home_view(replace(HOME, participations=(card,)))), words(profile_modal(profile))):
        assert "You had asked to take part in *Orbit*, which is over now." in said
        assert "looked at" not in said
        assert "waitlist" not in said


# -- the queue -----------------------------------------------------------------------------------------


def offered(name: str, **facts: Any) -> ApprovalCard:
    usual = ApprovalCard(
        id=ID,
        person=Someone("U000000009", name),
        offers=("SQL",),
        goals="",
        ticked=5,
        days=2,
        state=ApprovalState.WAITING,
        question="",
        answer="",
        sight=mark_of(name),
    )
    return replace(usual, **facts)


def buttons(view: View) -> dict[str, dict[str, Any]]:
    return {each["text"]["text"]: each for each in parts(on_the_wire(view), "button")}


def test_all_at_once_asks_first_names_the_number_and_carries_who_was_shown() -> None:
    asked = offered("Cy", state=ApprovalState.ASKED, question="Why?")
    waiting = (offered("Ada"), asked, offered("Bob"), offered("Me", own=True))
    all_of_them = buttons(queue_modal(ApprovalsCard(cohort=COHORT, waiting=waiting)))["Approve all"]
    assert "approves the 2 people on this page" in all_of_them["confirm"]["text"]["text"]
    assert all_of_them["confirm"]["confirm"]["text"] == "Approve 2"
    assert all_of_them["confirm"]["style"] == "primary"
    assert SightRef.parse(all_of_them["value"]) == SightRef(ID, f"{mark_of('Ada')} {mark_of('Bob')}")
    assert "Approve all" not in buttons(queue_modal(ApprovalsCard(cohort=COHORT, waiting=waiting[1:])))


@pytest.mark.parametrize(("ticked", "words_of_it"), [(0, "not done yet"), (1, "1 of 5"), (5, "5 of 5")])
def test_a_self_check_that_nobody_has_begun_does_not_read_as_failed(ticked: int, words_of_it: str) -> None:
    card = ApprovalsCard(cohort=COHORT, waiting=(offered("Ada", ticked=ticked),))
    assert f"Self-check: {words_of_it}." in words(queue_modal(card))


def test_who_was_asked_and_has_answered_is_told_apart_from_who_has_not() -> None:
    card = ApprovalsCard(cohort=COHORT, waiting=(offered("Ada", question="Why?", answer="To share"),))
    assert "waits for 2 days and has answered. Self-check" in words(queue_modal(card))
    silent = replace(card, waiting=(offered("Ada", question="Why?", state=ApprovalState.ASKED),))
    assert "has answered" not in words(queue_modal(silent))
    assert "No answer yet." in words(queue_modal(silent))


def test_declining_is_asked_twice_and_ones_own_offer_has_no_buttons() -> None:
    no = buttons(queue_modal(ApprovalsCard(cohort=COHORT, waiting=(offered("Ada" * 99),))))["Decline"]
    assert no["confirm"]["title"]["text"].startswith("Decline AdaAda")
    assert no["confirm"]["text"]["text"].endswith("For 30 days you can still let them in.")
    own = queue_modal(ApprovalsCard(cohort=COHORT, waiting=(offered("Me", own=True),)))
    assert labels(own) == []
    assert "Your own offer: somebody else who runs the program decides about it." in words(own)


def test_who_was_declined_lately_stands_below_with_a_way_back() -> None:
    gone = DeclinedCard(id=ID, person=Someone("U000000009", "Mary"), at=T0)
    card = ApprovalsCard(cohort=COHORT, waiting=(), declined=(gone, replace(gone, own=True)))
    assert labels(queue_modal(card)) == ["Let in after all"]
    said = words(queue_modal(card))
    assert "*Declined lately*" in said
    assert said.count("<@U000000009>, <!date") == 2
    assert labels(queue_modal(replace(card, waiting=(offered("Ada"),))))[-1] == "Let in after all"


def test_a_long_queue_says_how_many_come_after_this_page() -> None:
    said = words(queue_modal(ApprovalsCard(cohort=COHORT, waiting=(offered("Ada"),), more=2)))
    assert "3 people would like to mentor in *Orbit*." in said
    assert "And 2 more people, once these are answered." in said


@pytest.mark.parametrize("rule", MentorRule)
@pytest.mark.parametrize("number", [0, 1])
def test_a_cohorts_page_leads_to_the_queue_wherever_somebody_waits(rule: MentorRule, number: int) -> None:
    tally = replace(TALLY, cohort=replace(COHORT, mentor_rule=rule))
    view = cohort_page(CohortPage(tally=tally, steps=frozenset(), admins=(), offers=number))
    assert ("Mentors to approve" in labels(view)) is (number > 0 or rule is MentorRule.APPROVED)


# -- the starter kit -----------------------------------------------------------------------------------


def test_every_sentence_of_the_self_check_stands_whole_beside_its_box() -> None:
    (boxes,) = parts(on_the_wire(kit_modal(KIT)), "checkboxes")
    assert [option["text"]["text"] for option in boxes["options"]] == list(CHECKS.values())
    assert all("description" not in option for option in boxes["options"])
    assert max(map(len, CHECKS.values())) <= LONGEST_OPTION


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (ApprovalState.WAITING, "Saved. I will write as soon as there is news."),
        (ApprovalState.ASKED, "Saved. The question is still there for whenever you have an answer."),
        (ApprovalState.APPROVED, "Saved."),
    ],
)
def test_what_is_said_after_saving_fits_where_the_offer_stands(state: ApprovalState, sentence: str) -> None:
    (first, *_) = on_the_wire(saved_kit(replace(KIT, state=state)))["blocks"]
    assert first["text"]["text"] == sentence


def test_an_answer_is_there_to_see_and_to_change_until_it_is_decided() -> None:
    answered = replace(KIT, question="Why?", answer="To share")
    view = on_the_wire(kit_modal(answered))
    (field,) = parts(view, "plain_text_input")
    assert field["initial_value"] == "To share"
    assert KitRef.parse(view["private_metadata"]) == KitRef(ID, mark_of("Why?"))
    decided = kit_modal(replace(answered, state=ApprovalState.APPROVED))
    assert list(parts(on_the_wire(decided), "plain_text_input")) == []
    assert "*You were asked:*\n> Why?" in words(decided)
    assert "*Your answer:*\n> To share" in words(decided)
    silent = kit_modal(replace(answered, state=ApprovalState.APPROVED, answer=""))
    assert "Your answer" not in words(silent)


def test_a_kit_reads_back_which_question_it_showed() -> None:
    view = on_the_wire(kit_modal(replace(KIT, question="Why?")))
    assert KitForm.read({**view, "state": {"values": {}}}).asked == mark_of("Why?")


# -- leaving one of two roles --------------------------------------------------------------------------


def test_where_nothing_ends_it_says_so() -> None:
    said = words(leave_role_modal(PROFILE))
    assert "*If you stop mentoring:* Nothing ends. Your place as a mentee stays as it is." in said
    assert "*If you stop being mentored:* Nothing ends. Your place as a mentor stays as it is." in said


@pytest.mark.parametrize(
    ("facts", "given_up"),
    [
        ({}, "You give up your place and wait for an answer"),
        ({"state": ParticipantState.WAITLISTED, "place": 3}, "You give up your place on the waitlist and wait"),
        (
            {"state": ParticipantState.PAUSED, "paused_until": DAY},
            "You give up your place and your break until 7 December 2026, and wait",
        ),
        ({"state": ParticipantState.PAUSED}, "You give up your place and your break, and wait"),
    ],
)
def test_what_is_given_up_while_an_offer_waits_is_told_first(facts: dict[str, Any], given_up: str) -> None:
    said = words(leave_role_modal(replace(PROFILE, approval=ApprovalState.WAITING, **facts)))
    assert f"*If you stop being mentored:* {given_up}" in said
    assert "*If you stop mentoring:* Your offer to mentor is taken back." in said
    assert "Nothing ends" not in said


def test_a_mentorship_that_ends_is_told_before_what_is_given_up() -> None:
    pairs = {Role.MENTOR: 0, Role.MENTEE: 1}
    said = words(leave_role_modal(replace(PROFILE, approval=ApprovalState.ASKED, pairs=pairs)))
    assert "1 mentorship of yours as a mentee ends. You give up your place" in said


def test_a_guest_reads_what_has_ended_and_what_could_be_done() -> None:
    said = words(render(GuestNow(programs=("Orbit", "Skill exchange"))))
    assert "you no longer take part in *Orbit* and *Skill exchange*" in said
    assert "A workspace admin can make you a full member again" in said


def test_a_welcome_back_without_a_pair_promises_no_meetings() -> None:
    assert "your meetings go on" in words(render(WelcomeBack(program="Orbit")))
    alone = words(render(WelcomeBack(program="Orbit", paired=False)))
    assert "meetings" not in alone
    assert "I will write as soon as there is news of a match." in alone
