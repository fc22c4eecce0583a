"""From the door to the form: an introduction, a draft that is never lost, one reminder for whoever wished it."""

from collections.abc import Callable
from itertools import count
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.cards import CohortCard, SignupCard, Unsaved
from bot.domain.cohorts import Step as Turn
from bot.domain.errors import CannotJoin, CohortClosed, WrongInput
from bot.domain.notices import LaterCome, Welcome
from bot.domain.people import Actor
from bot.domain.signup import CONSENT, STEPS, Answer, Signup, Step, blank
from bot.domain.terms import PersonKind, Role
from bot.services import make_services
from bot.services.almanac import Almanac
from bot.store import Store
from models import ConfidentialDraft, LaterReminder, Participant, SignupDraft
from tests.integration.office import TODAY, Office, T, signup

NOW = "1800000000.000"
"""When a word was typed, in Slack's own words: after everything in these stories."""


def draft_of(office: Office, actor: Actor, cohort: CohortCard) -> Signup:
    return office.services.drafts.resume(actor, cohort.id).answers


def note(office: Office, actor: Actor, cohort: CohortCard, at: str = NOW, **answers: Answer) -> None:
    office.services.drafts.note(actor, cohort.id, answers, shown={}, heard=at, seen="")


def turn(
    office: Office, actor: Actor, cohort: CohortCard, page: SignupCard, to: Step, **sent: Answer
) -> SignupCard:
    """Change these answers on a page and go on to another one."""
    shown = {name: page.answers.as_answers()[name] for name in STEPS[page.step]}
    return office.services.drafts.turn(actor, cohort.id, sent={**shown, **sent}, shown=shown, to=to)


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
    note(office, ada, cohort, at=f"{NOW}2", topics="Databases")
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


def test_a_word_of_a_form_that_arrives_after_the_form_itself_is_no_change(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE, goals="To lead")
    in_time, late = T(seconds=60).timestamp(), T(seconds=-1).timestamp()
    note(office, ada, cohort, at=f"{late:.6f}", goals="To le")
    assert office.services.profiles.of(ada, cohort.id).unsaved is None
    page = office.services.signups.form(ada, cohort.id)
    typed: dict[str, Answer] = {"goals": "To rest"}
    office.services.drafts.note(ada, cohort.id, typed, shown={}, heard=f"{in_time:.6f}", seen=page.seen)
    assert office.services.signups.form(ada, cohort.id).answers.goals == "To rest"


def test_what_is_typed_after_joining_in_another_window_is_a_change_not_saved_yet(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    note(office, ada, cohort, goals="Too late")
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


def test_what_a_second_window_holds_on_its_other_pages_is_not_lost_by_joining_in_the_first(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    second = office.services.drafts.begin(ada, cohort.id, Role.MENTEE)
    second = turn(office, ada, cohort, second, Step.ABOUT, wants=("SQL",))
    office.join(ada, cohort, Role.MENTEE)
    second = turn(office, ada, cohort, second, Step.CONFIDENTIAL, topics="Teams", languages=("Dansk",))
    assert (second.joined, second.answers.topics) == (True, "Teams")
    for send in (office.services.signups.join, save_seen(office, second.seen)):
        send(ada, cohort.id, {"never": (), "affinity": "A parent"}, shown={"never": (), "affinity": ""})
        answers = office.services.profiles.of(ada, cohort.id).answers
        assert (answers.topics, answers.languages, answers.affinity) == ("Teams", ("Dansk",), "A parent")
        assert office.rows(SignupDraft) == []


def save_seen(office: Office, seen: str) -> Callable[..., SignupCard]:
    def send(actor: Actor, cohort: UUID, sent: dict[str, Answer], *, shown: dict[str, Answer]) -> SignupCard:
        return office.services.signups.save(actor, cohort, sent=sent, shown=shown, seen=seen)

    return send


def test_a_stale_introduction_leads_to_the_answers_of_whoever_joined_meanwhile(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    page = office.services.drafts.begin(ada, cohort.id, Role.MENTOR)
    assert (page.joined, page.answers.role) == (True, Role.MENTEE)
    assert page.seen
    assert office.rows(SignupDraft) == []


# -- changing one's answers ----------------------------------------------------------------------------


def test_a_form_closed_while_changing_answers_is_as_it_was_left(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    note(office, ada, cohort, goals="x" * 3000, affinity="A parent")
    office.wait(days=2)
    page = office.services.signups.form(ada, cohort.id)
    assert (page.answers.goals, page.answers.affinity) == ("x" * 3000, "A parent")
    assert page.unsaved == Unsaved(names=("goals", "affinity"), on=TODAY)
    profile = office.services.profiles.of(ada, cohort.id)
    assert (profile.answers.goals, profile.unsaved) == ("Grow", page.unsaved)

    shown = page.answers.as_answers()
    sent = {"topics": "Teams"}
    office.services.signups.save(ada, cohort.id, sent=sent, shown={"topics": shown["topics"]}, seen=page.seen)
    profile = office.services.profiles.of(ada, cohort.id)
    answers = profile.answers
    assert (answers.goals, answers.affinity, answers.topics) == ("x" * 3000, "A parent", "Teams")
    assert profile.unsaved is None


def test_a_change_that_was_not_saved_can_be_forgotten(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    note(office, ada, cohort, goals="To lead")
    office.services.drafts.discard(ada, cohort.id)
    page = office.services.signups.form(ada, cohort.id)
    assert (page.answers.goals, page.unsaved) == ("Grow", None)


def test_what_another_window_saved_since_is_seen_when_the_form_is_opened_again(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    stale = {"goals": "Grow"}
    office.wait(minutes=1)
    page = office.services.signups.form(ada, cohort.id)
    office.services.signups.save(ada, cohort.id, sent={"goals": "To rest"}, shown=stale, seen=page.seen)
    office.services.drafts.note(ada, cohort.id, {"goals": "To lead"}, shown=stale, heard=NOW, seen="")
    page = office.services.signups.form(ada, cohort.id)
    assert (page.answers.goals, page.clashes) == ("To lead", (("goals", "To rest"),))
    shown = {"goals": "To lead"}
    card = office.services.signups.save(ada, cohort.id, sent=shown, shown=shown, seen=page.seen)
    assert card.clashes == ()
    assert office.participant(ada, cohort).goals == "To lead"


def test_a_clash_on_another_page_is_shown_there_and_keeps_what_was_sent(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    page = office.services.signups.form(ada, cohort.id)
    note(office, ada, cohort, goals="To lead")
    office.wait(minutes=1)
    with office.session() as session:
        participant = session.get_one(Participant, office.participant(ada, cohort).id)
        participant.goals, participant.updated_at = "To rest", T(minutes=1)
    sent, shown = {"topics": "Teams"}, {"topics": ""}
    card = office.services.signups.save(ada, cohort.id, sent=sent, shown=shown, seen=page.seen)
    assert (card.step, card.clashes) == (Step.ESSENTIALS, (("goals", "To rest"),))
    assert (card.answers.goals, card.answers.topics) == ("To lead", "Teams")
    office.services.signups.save(ada, cohort.id, sent={}, shown={}, seen=card.seen)
    answers = office.services.profiles.of(ada, cohort.id).answers
    assert (answers.goals, answers.topics) == ("To lead", "Teams")


# -- where a draft ends, and where it stands -----------------------------------------------------------


def test_what_is_said_in_confidence_stands_apart_from_the_rest_of_a_draft(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    note(office, ada, cohort, goals="To share", affinity="A parent", never=("UBOB",))
    note(office, ada, cohort, at=f"{NOW}2", affinity="A carer")
    assert "carer" not in str(office.row(SignupDraft).answers)
    assert "UBOB" not in str(office.row(SignupDraft).answers)
    assert office.row(ConfidentialDraft).answers["given"] == {"never": ["UBOB"], "affinity": "A carer"}
    answers = draft_of(office, ada, cohort)
    assert (answers.goals, answers.affinity, answers.never) == ("To share", "A carer", ("UBOB",))


def leaves(office: Office, ada: Actor, cohort: CohortCard) -> None:
    place = office.join(ada, cohort, Role.MENTEE)
    note(office, ada, cohort, at=f"{NOW}9", affinity="A carer")
    office.services.participation.leave(ada, place)


def is_deactivated(office: Office, ada: Actor, cohort: CohortCard) -> None:
    office.learn("ada", active=False)


def sees_the_end(office: Office, ada: Actor, cohort: CohortCard) -> None:
    office.clock.instant = T(weeks=14)
    office.plan()


def sees_it_cancelled(office: Office, ada: Actor, cohort: CohortCard) -> None:
    office.services.cohorts.finish(office.admin(), cohort.id, Turn.CANCEL)


@pytest.mark.parametrize("ends", [leaves, is_deactivated, sees_the_end, sees_it_cancelled])
def test_no_draft_outlives_its_purpose(office: Office, ends: Callable[[Office, Actor, CohortCard], None]) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    note(office, ada, cohort, goals="To share", affinity="A parent")
    assert len(office.rows(ConfidentialDraft)) == 1
    ends(office, ada, cohort)
    assert office.rows(SignupDraft) == []
    assert office.rows(ConfidentialDraft) == []


def test_nothing_is_kept_behind_a_closed_door(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.wait(weeks=14)
    note(office, ada, cohort, goals="Hello")
    assert office.rows(SignupDraft) == []


# -- what is filled in already -------------------------------------------------------------------------


def test_a_second_program_begins_with_what_was_told_last_but_not_in_confidence(office: Office) -> None:
    ada, bob, alpha = office.person("ada"), office.person("bob"), office.cohort(name="Alpha")
    answers = signup(Role.BOTH, goals="To lead", topics="Teams", affinity="A parent", never=(bob.user,))
    office.sign_up(ada, alpha, answers)
    office.learn("ada", time_zone="Asia/Tokyo")
    beta = office.cohort(name="Beta")
    page = office.services.drafts.begin(ada, beta.id, Role.MENTEE)
    told = page.answers
    assert (page.joined, page.told_in, told.role) == (False, "Alpha", Role.MENTEE)
    assert (told.goals, told.topics, told.wants, told.time_zone) == ("To lead", "Teams", ("SQL",), "Asia/Tokyo")
    assert (told.consent, told.affinity, told.never) == ("", "", (bob.user,))
    note(office, ada, beta, goals="To rest")
    assert office.services.drafts.resume(ada, beta.id).told_in == ""


def test_home_knows_which_forms_were_begun(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    assert office.services.home.of(ada).begun == frozenset()
    office.services.drafts.begin(ada, cohort.id, Role.MENTEE)
    assert office.services.home.of(ada).begun == {cohort.id}


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
    assert office.plan() == ["reminder to join sent", "digest sent"]
    reminder = LaterCome(cohort=cohort.id, program="Skill exchange", starts_on=TODAY, begun=True)
    assert office.letters(ada) == [reminder]
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


def test_who_had_left_is_reminded_as_was_promised(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.services.participation.leave(ada, office.join(ada, cohort, Role.MENTEE))
    assert office.services.drafts.later(ada, cohort.id).on == T(days=7).date()
    office.clear_mail()
    office.clock.instant = T(days=7)
    assert "reminder to join sent" in office.plan()
    assert [type(letter) for letter in office.letters(ada)] == [LaterCome]


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
closed, crashed, joined = (st.just((deed, "goals", "")) for deed in ("close", "crash", "join elsewhere"))
deeds = st.lists(typed | turned | closed | crashed | joined, max_size=12)
numbers = count()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=deeds)
def test_a_draft_is_never_lost_whatever_the_order_of_pages_closes_restarts_and_other_windows(
    office: Office, deeds: list[tuple[str, str, str]]
) -> None:
    ada, cohort = office.person(f"ada{next(numbers)}"), office.cohort()
    given_so_far: dict[str, Answer] = {}
    page = office.services.drafts.begin(ada, cohort.id, Role.MENTEE)
    moments = count(1_800_000_000)
    for deed, name, words in deeds:
        shown = page.answers.as_answers()
        if deed == "type":
            note(office, ada, cohort, at=str(next(moments)), **{name: words})
        elif deed == "turn":
            step = next(step for step, fields in STEPS.items() if name in fields)
            page = office.services.drafts.turn(ada, cohort.id, sent={name: words}, shown=shown, to=step)
        elif deed == "close":
            page = office.services.drafts.resume(ada, cohort.id)
        elif deed == "join elsewhere":
            essentials: dict[str, Answer] = {"wants": ("SQL",), "consent": CONSENT}
            office.services.signups.join(ada, cohort.id, essentials, shown={"wants": (), "consent": ""})
        else:
            restart(office)
        if deed == "type" or (deed == "turn" and words != shown[name]):
            given_so_far[name] = words
    seen = office.services.signups.form(ada, cohort.id)
    kept = seen.answers.as_answers()
    # Blank edges go once an answer is saved.
    assert {name: str(kept[name]).strip() for name in given_so_far} == {
        name: str(words).strip() for name, words in given_so_far.items()
    }
    assert kept["role"] == "mentee"


def restart(office: Office) -> None:
    """A new bot on the same database: nothing but the database is left."""
    store = Store(office.engine, clock=office.clock, ids=office.ids)
    office.services = make_services(store, Almanac(office.holidays))
