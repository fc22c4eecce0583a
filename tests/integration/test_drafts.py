"""From the door to the form: an introduction, a draft that is never lost, one reminder for whoever wished it."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.cards import CohortCard
from bot.domain.errors import CannotJoin, CohortClosed, WrongInput
from bot.domain.notices import LaterCome, Welcome
from bot.domain.people import Actor
from bot.domain.signup import CONSENT, STEPS, Answer, Signup, Step, blank
from bot.domain.terms import PersonKind, Role
from bot.services import make_services
from bot.services.almanac import Almanac
from bot.store import Store
from models import LaterReminder, SignupDraft
from tests.integration.office import TODAY, Office, T


def draft_of(office: Office, actor: Actor, cohort: CohortCard) -> Signup:
    return office.services.drafts.resume(actor, cohort.id).answers


def note(office: Office, actor: Actor, cohort: CohortCard, at: str = "1", **answers: Answer) -> None:
    office.services.drafts.note(actor, cohort.id, answers, heard=at)


def test_a_curious_person_sees_what_it_is_about_and_nothing_is_kept(office: Office) -> None:
    ada, cohort = office.person("ada", zone="Asia/Tokyo"), office.cohort()
    card = office.services.drafts.introduction(ada, cohort.id)
    assert (card.cohort, card.time_zone, card.joined, card.stopped_at) == (cohort, "Asia/Tokyo", False, None)
    assert office.rows(SignupDraft) == []


def test_a_form_is_taken_up_days_later_where_it_stopped(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.services.drafts.begin(ada, cohort.id, Role.MENTOR)
    note(office, ada, cohort, goals="To share", offers=("SQL", "Go"))
    office.services.drafts.turn(ada, cohort.id, sent={"seats": 3}, shown={"seats": 2}, to=Step.ABOUT)
    note(office, ada, cohort, at="2", topics="Databases")
    office.wait(days=3)

    card = office.services.drafts.introduction(ada, cohort.id)
    assert (card.stopped_at, card.stopped_on) == (Step.ABOUT, TODAY)
    page = office.services.drafts.resume(ada, cohort.id)
    assert (page.step, page.joined) == (Step.ABOUT, False)
    answers = page.answers
    assert (answers.role, answers.offers, answers.goals) == (Role.MENTOR, ("SQL", "Go"), "To share")
    assert (answers.seats, answers.topics) == (3, "Databases")


def test_a_form_is_begun_anew_on_request_only(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    note(office, ada, cohort, goals="To share")
    office.services.drafts.begin(ada, cohort.id, Role.BOTH)
    assert draft_of(office, ada, cohort).goals == "To share"
    assert office.services.drafts.begin_anew(ada, cohort.id).stopped_at is None
    assert draft_of(office, ada, cohort) == blank("Europe/London")
    assert office.services.drafts.begin_anew(ada, cohort.id).stopped_at is None


def test_a_late_keystroke_does_not_undo_a_newer_one(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    note(office, ada, cohort, at="1700000002.000", goals="To share")
    note(office, ada, cohort, at="1700000001.000", goals="To sh")
    note(office, ada, cohort, at="1700000001.000", topics="Go")
    assert (draft_of(office, ada, cohort).goals, draft_of(office, ada, cohort).topics) == ("To share", "Go")


def test_two_windows_of_one_draft_come_together(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    shown = blank("Europe/London").as_answers()
    note(office, ada, cohort, goals="From the other window")
    sent = {**shown, "wants": ("SQL",), "consent": CONSENT}
    office.services.signups.join(ada, cohort.id, sent, shown=shown)
    participant = office.participant(ada, cohort)
    assert participant.goals == "From the other window"
    assert office.rows(SignupDraft) == []


def test_what_is_typed_after_joining_in_another_window_leaves_no_draft(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    note(office, ada, cohort, goals="Too late")
    assert office.rows(SignupDraft) == []
    assert office.services.drafts.introduction(ada, cohort.id).joined


def test_a_form_finished_in_two_windows_joins_once_and_keeps_both(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    shown = blank("Europe/London").as_answers()
    first = {**shown, "wants": ("SQL",), "goals": "To grow", "consent": CONSENT}
    office.services.signups.join(ada, cohort.id, first, shown=shown)
    second = {**shown, "wants": ("Go",), "topics": "Teams", "consent": CONSENT}
    card = office.services.signups.join(ada, cohort.id, second, shown=shown)
    assert (card.joined, card.clashes) == (True, ())
    answers = office.services.signups.form(ada, cohort.id).answers
    assert (set(answers.wants), answers.goals, answers.topics) == ({"SQL", "Go"}, "To grow", "Teams")
    assert [type(letter) for letter in office.letters(ada)] == [Welcome]


def test_without_consent_nobody_joins_and_the_draft_stays(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    note(office, ada, cohort, goals="To share")
    with pytest.raises(WrongInput) as refusal:
        office.services.signups.join(ada, cohort.id, {"wants": ()}, shown={})
    assert set(refusal.value.fields) == {"consent", "wants"}
    assert draft_of(office, ada, cohort).goals == "To share"


def test_guests_and_closed_doors_keep_no_drafts(office: Office) -> None:
    guest, cohort = office.learn("guest", kind=PersonKind.GUEST), office.cohort()
    note(office, guest, cohort, goals="Hello")
    assert office.rows(SignupDraft) == []
    with pytest.raises(CannotJoin):
        office.services.drafts.begin(guest, cohort.id, Role.MENTEE)
    office.wait(weeks=20)
    with pytest.raises(CohortClosed):
        office.services.drafts.introduction(office.person("ada"), cohort.id)


def test_who_had_left_begins_with_earlier_answers_and_is_asked_for_consent_again(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.services.participation.leave(ada, office.join(ada, cohort, Role.MENTEE, goals="To grow"))
    page = office.services.drafts.begin(ada, cohort.id, Role.BOTH)
    assert (page.answers.goals, page.answers.role, page.answers.consent) == ("To grow", Role.BOTH, "")


# -- one reminder, then silence ------------------------------------------------------------------------


def test_one_reminder_comes_a_week_later_at_work_and_none_after_it(office: Office) -> None:
    ada, cohort = office.person("ada", zone="America/New_York"), office.cohort()
    card = office.services.drafts.later(ada, cohort.id)
    assert card.on == T(days=7).date()
    office.clear_mail()
    assert office.plan() == []
    office.clock.instant = T(days=7, hours=5)  # nine in the morning in New York
    assert office.plan() == ["reminder to join sent"]
    assert office.letters(ada) == [LaterCome(cohort=cohort.id, program="Skill exchange", starts_on=TODAY)]
    office.wait(days=30)
    assert "reminder to join sent" not in office.plan()
    assert office.services.drafts.later(ada, cohort.id).on is None
    assert len([letter for letter in office.letters(ada) if isinstance(letter, LaterCome)]) == 1


def test_asking_twice_still_means_one_reminder(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.services.drafts.later(ada, cohort.id)
    office.wait(days=2)
    assert office.services.drafts.later(ada, cohort.id).on == T(days=9).date()
    assert office.row(LaterReminder).look_again_at == T(days=9)


def test_whoever_joined_meanwhile_gets_no_reminder_not_even_one_on_its_way(office: Office) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    for person in (ada, bob):
        office.services.drafts.later(person, cohort.id)
    office.join(ada, cohort, Role.MENTEE)
    office.clock.instant = T(days=7)
    assert office.plan().count("reminder to join sent") == 1
    office.join(bob, cohort, Role.MENTEE)
    assert [type(letter) for letter in office.letters(ada)] == [Welcome]
    assert [type(letter) for letter in office.letters(bob)] == [Welcome]


def test_nobody_is_reminded_of_a_closed_door_or_after_becoming_a_guest(office: Office) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    for person in (ada, bob):
        office.services.drafts.later(person, cohort.id)
    office.learn("ada", kind=PersonKind.GUEST)
    office.clock.instant = T(weeks=14)
    assert "reminder to join sent" not in office.plan()


# -- a draft is never lost -----------------------------------------------------------------------------

names = st.sampled_from(("goals", "topics", "affinity", "transition"))
typed = st.tuples(st.just("type"), names, st.text("abc ", min_size=1, max_size=5))
turned = st.tuples(st.just("turn"), names, st.text("xyz", min_size=1, max_size=5))
closed = st.tuples(st.just("close"), st.just("goals"), st.just(""))
crashed = st.tuples(st.just("crash"), st.just("goals"), st.just(""))
deeds = st.lists(typed | turned | closed | crashed, max_size=12)
numbers = count()


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=deeds)
def test_a_draft_is_never_lost_whatever_the_order_of_pages_closes_and_restarts(
    office: Office, deeds: list[tuple[str, str, str]]
) -> None:
    ada, cohort = office.person(f"ada{next(numbers)}"), office.cohort()
    given_so_far: dict[str, Answer] = {}
    page = office.services.drafts.begin(ada, cohort.id, Role.MENTEE)
    moments = count(1_700_000_000)
    for deed, name, words in deeds:
        shown = page.answers.as_answers()
        if deed == "type":
            note(office, ada, cohort, at=str(next(moments)), **{name: words})
        elif deed == "turn":
            step = next(step for step, fields in STEPS.items() if name in fields)
            page = office.services.drafts.turn(ada, cohort.id, sent={name: words}, shown=shown, to=step)
        elif deed == "close":
            page = office.services.drafts.resume(ada, cohort.id)
        else:
            restart(office)
        if deed in {"type", "turn"} and words != (shown[name] if deed == "turn" else None):
            given_so_far[name] = words
    kept = draft_of(office, ada, cohort).as_answers()
    assert {name: kept[name] for name in given_so_far} == given_so_far
    assert kept["role"] == "mentee"


def restart(office: Office) -> None:
    """A new bot on the same database: nothing but the database is left."""
    store = Store(office.engine, clock=office.clock, ids=office.ids)
    office.services = make_services(store, Almanac(office.holidays))
