"""Asking a mentor: limits, notes, answers, silence, and what two of anything at once come to."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.errors import (
    AllSeatsTaken,
    AskedAlready,
    CannotBeAsked,
    Collision,
    EnoughAsked,
    HasMentor,
    NotYours,
    ProposalOver,
    Refused,
    RequestOver,
    WrongInput,
)
from bot.domain.finding_cards import AskedCard, RequestCard, Wanted
from bot.domain.matching_terms import AskedFirst, ProposalOrigin, ProposalState
from bot.domain.notices import (
    Introduction,
    MatchProposed,
    MentorRequested,
    Notice,
    ProposalClosed,
    Reason,
    RequestClosed,
    RequestNoteChanged,
    RequestWithdrawn,
)
from bot.domain.people import Actor, Someone
from bot.domain.proposals import Later
from bot.domain.terms import Cadence, Role
from models import AuditEntry, MatchProposal, Mentorship, Program
from tests.integration.office import T0, TODAY, Office, T

NOTE = "To give a talk."
BOB, ADA = Someone("UBOB", "Bob"), Someone("UADA", "Ada")
PROGRAM = "Skill exchange"


@pytest.fixture
def cohort(office: Office) -> CohortCard:
    return office.cohort()


def join(office: Office, cohort: CohortCard, role: Role, *names: str, **answers: object) -> list[Actor]:
    people = [office.person(name) for name in names]
    for person in people:
        office.join(person, cohort, role, **answers)
    return people


def ask(office: Office, mentee: Actor, mentor: Actor, cohort: CohortCard, note: str = NOTE) -> UUID:
    office.services.asking.ask(mentee, office.participant(mentor, cohort).id, note)
    both = office.participant(mentor, cohort).id, office.participant(mentee, cohort).id
    return office.row(MatchProposal, mentor_id=both[0], mentee_id=both[1], state=ProposalState.PROPOSED).id


def read(office: Office, actor: Actor) -> list[type[Notice]]:
    return [type(letter) for letter in office.letters(actor)]


def state_of(office: Office, request: UUID) -> ProposalState:
    return office.row(MatchProposal, id=request).state


# -- the request itself --------------------------------------------------------------------------------


def test_a_request_is_a_proposal_whose_mentee_has_said_yes(office: Office, cohort: CohortCard) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    place = office.participant(ada, cohort).id
    card = office.services.asking.ask(bob, place, f"  {NOTE} ")
    assert card == AskedCard(mentor=ADA, answer_by=T(days=14).date(), open=1)
    found = office.row(MatchProposal)
    assert (found.origin, found.round_id, found.asked_first) == (ProposalOrigin.REQUEST, None, AskedFirst.MENTEE)
    assert (found.state, found.proposed_at, found.mentee_accepted_at) == (ProposalState.PROPOSED, T0, T0)
    assert (found.note, found.look_again_at, found.mentor_accepted_at) == (NOTE, T(days=7), None)


def test_the_mentor_reads_it_in_their_working_hours_with_the_reasons_and_what_it_takes(
    office: Office, cohort: CohortCard
) -> None:
    far = office.person("far", zone="America/New_York")
    office.join(far, cohort, Role.MENTOR, time_zone="America/New_York")
    (bob,) = join(office, cohort, Role.MENTEE, "bob", goals="Grow")
    request = ask(office, bob, far, cohort)
    (message,) = office.mail(about_id=request)
    assert message.due_at == T(hours=5)
    assert office.letters(far)[-1] == MentorRequested(
        proposal=request,
        program=PROGRAM,
        mentee=BOB,
        note=NOTE,
        mentee_goals="Grow",
        reason=Reason(skills=("SQL",), common_hours=15.0),
        cadence=Cadence.BIWEEKLY,
        minutes=30,
        months=None,
        ends_on=cohort.ends_on,
        answer_by=T(days=14).date(),
    )


@pytest.mark.parametrize("note", ["", "   ", "x" * 601])
def test_a_note_says_something_and_not_too_much(office: Office, cohort: CohortCard, note: str) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    with pytest.raises(WrongInput) as wrong:
        office.services.asking.ask(bob, office.participant(ada, cohort).id, note)
    assert set(wrong.value.fields) == {"note"}
    assert office.rows(MatchProposal) == []


def test_three_requests_are_open_at_most_in_all_programs_together(office: Office, cohort: CohortCard) -> None:
    mentors = join(office, cohort, Role.MENTOR, "ada", "eve", "fay")
    second = office.cohort(name="Second")
    (guy,) = join(office, second, Role.MENTOR, "guy")
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    office.join(bob, second, Role.MENTEE)
    first = ask(office, bob, guy, second)
    for mentor in mentors[:2]:
        ask(office, bob, mentor, cohort)
    with pytest.raises(EnoughAsked):
        ask(office, bob, mentors[2], cohort)
    card = office.services.finding.look(bob, Wanted(cohort=cohort.id))
    assert (len(card.requests), card.may_ask) == (3, False)
    office.services.asking.withdraw(bob, first)
    ask(office, bob, mentors[2], cohort)


def test_nobody_is_asked_twice_while_the_first_request_is_open(office: Office, cohort: CohortCard) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    ask(office, bob, ada, cohort)
    with pytest.raises(AskedAlready, match="Ada"):
        ask(office, bob, ada, cohort)
    assert len(office.rows(MatchProposal)) == 1


def test_what_has_changed_since_the_list_was_shown_stands_in_the_way(office: Office, cohort: CohortCard) -> None:
    ada, eve = join(office, cohort, Role.MENTOR, "ada", "eve", seats=1)
    bob, cy = join(office, cohort, Role.MENTEE, "bob", "cy")
    office.services.proposals.accept(ada, ask(office, cy, ada, cohort))
    office.services.participation.pause(eve, office.participant(eve, cohort).id, None)
    for mentor in (ada, eve):
        with pytest.raises(CannotBeAsked):
            ask(office, bob, mentor, cohort)
    with pytest.raises(HasMentor):
        ask(office, cy, eve, cohort)


# -- answers -------------------------------------------------------------------------------------------


def test_a_yes_makes_the_pair_at_once_and_closes_whatever_else_the_mentee_had_open(
    office: Office, cohort: CohortCard
) -> None:
    ada, eve, fay, gil = join(office, cohort, Role.MENTOR, "ada", "eve", "fay", "gil", seats=1)
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    office.clear_mail()
    (suggested,) = office.matched(cohort)
    named = {office.participant(mentor, cohort).id: mentor for mentor in (ada, eve, fay, gil)}
    matched = named.pop(office.row(MatchProposal).mentor_id)
    won, lost, unread = named.values()
    first, second = ask(office, bob, won, cohort), ask(office, bob, lost, cohort)
    office.clear_mail()
    third = ask(office, bob, unread, cohort)
    card = office.services.proposals.accept(won, first)
    assert (card.partner, card.paired) == (BOB, True)
    assert [pair.proposal_id for pair in office.rows(Mentorship)] == [first]
    assert [state_of(office, each) for each in (suggested, second, third)] == [ProposalState.WITHDRAWN] * 3
    assert office.letters(lost) == [RequestWithdrawn(program=PROGRAM, mentee=BOB, found=True)]
    assert read(office, matched) == [ProposalClosed]
    assert office.letters(unread) == []
    assert read(office, bob) == []
    assert [message.kind for message in office.mail(mentorship_id=office.row(Mentorship).id)] == [
        Introduction.__name__
    ]


def test_a_yes_to_a_suggestion_closes_the_requests_as_well(office: Office, cohort: CohortCard) -> None:
    ada, eve = join(office, cohort, Role.MENTOR, "ada", "eve")
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    request = ask(office, bob, ada, cohort)
    (suggested,) = office.matched(cohort)
    assert office.row(MatchProposal, id=suggested).mentor_id == office.participant(eve, cohort).id
    office.clear_mail()
    office.services.proposals.accept(eve, suggested)
    assert state_of(office, request) is ProposalState.PROPOSED
    office.services.proposals.accept(bob, suggested)
    assert state_of(office, request) is ProposalState.WITHDRAWN
    assert office.letters(ada) == [RequestWithdrawn(program=PROGRAM, mentee=BOB, found=True)]
    with pytest.raises(ProposalOver):
        office.services.proposals.accept(ada, request)


def test_the_last_seat_closes_the_other_requests_for_it_and_their_mentees_may_look_on(
    office: Office, cohort: CohortCard
) -> None:
    (ada,) = join(office, cohort, Role.MENTOR, "ada", seats=1)
    bob, cy = join(office, cohort, Role.MENTEE, "bob", "cy")
    first, second = ask(office, bob, ada, cohort), ask(office, cy, ada, cohort)
    office.clear_mail()
    office.services.proposals.accept(ada, first)
    assert state_of(office, second) is ProposalState.WITHDRAWN
    assert office.letters(cy) == [RequestClosed(cohort=cohort.id, program=PROGRAM, mentor=ADA)]
    with pytest.raises(ProposalOver):
        office.services.proposals.accept(ada, second)


def test_who_is_in_both_roles_keeps_what_is_open_in_the_other_one(office: Office, cohort: CohortCard) -> None:
    ada, bob = join(office, cohort, Role.BOTH, "ada", "bob", seats=1)
    (cy,), (dee,) = join(office, cohort, Role.MENTEE, "cy"), join(office, cohort, Role.MENTOR, "dee", seats=1)
    to_ada, to_bob, to_dee = (
        ask(office, bob, ada, cohort),
        ask(office, cy, bob, cohort),
        ask(office, ada, dee, cohort),
    )
    office.services.proposals.accept(ada, to_ada)
    assert state_of(office, to_bob) is ProposalState.PROPOSED  # Bob still mentors,
    assert state_of(office, to_dee) is ProposalState.PROPOSED  # and Ada still learns.


def test_with_a_seat_left_the_other_requests_stay(office: Office, cohort: CohortCard) -> None:
    (ada,) = join(office, cohort, Role.MENTOR, "ada", seats=2)
    bob, cy = join(office, cohort, Role.MENTEE, "bob", "cy")
    first, second = ask(office, bob, ada, cohort), ask(office, cy, ada, cohort)
    office.services.proposals.accept(ada, first)
    assert state_of(office, second) is ProposalState.PROPOSED


def test_a_seat_given_up_meanwhile_lets_no_yes_through(office: Office, cohort: CohortCard) -> None:
    (ada,) = join(office, cohort, Role.MENTOR, "ada", seats=2)
    bob, cy = join(office, cohort, Role.MENTEE, "bob", "cy")
    first, second = ask(office, bob, ada, cohort), ask(office, cy, ada, cohort)
    office.services.proposals.accept(ada, first)
    office.join(ada, cohort, Role.MENTOR, seats=1)
    office.clear_mail()
    with pytest.raises(AllSeatsTaken):
        office.services.proposals.accept(ada, second)
    assert read(office, cy) == [RequestClosed]


def decline(office: Office, mentor: Actor, request: UUID) -> None:
    office.services.proposals.decline(mentor, request, "I know him too well.")


def not_now(office: Office, mentor: Actor, request: UUID) -> None:
    office.services.proposals.not_now(mentor, request, Later.TWO_WEEKS)


def say_nothing(office: Office, mentor: Actor, request: UUID) -> None:
    office.wait(days=14)
    office.plan()


def leave(office: Office, mentor: Actor, request: UUID) -> None:
    office.services.participation.leave(mentor, office.row(MatchProposal, id=request).mentor_id)


def keep_apart(office: Office, mentor: Actor, request: UUID) -> None:
    office.services.confidences.keep_apart(mentor, sent=("UBOB",), shown=())


@pytest.mark.parametrize("happens", [decline, not_now, say_nothing, leave, keep_apart])
def test_the_mentee_reads_the_same_words_whatever_the_mentor_did(
    office: Office, cohort: CohortCard, happens: Callable[[Office, Actor, UUID], None]
) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    request = ask(office, bob, ada, cohort)
    office.clear_mail()
    happens(office, ada, request)
    assert office.letters(bob) == [RequestClosed(cohort=cohort.id, program=PROGRAM, mentor=ADA)]
    assert state_of(office, request) is not ProposalState.PROPOSED
    assert office.services.home.of(bob).may_look


# -- silence -------------------------------------------------------------------------------------------


def test_silence_is_reminded_of_once_and_then_closed_kindly(office: Office, cohort: CohortCard) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    request = ask(office, bob, ada, cohort)
    office.services.asking.change_note(bob, request, "To give two talks.")
    office.clear_mail()
    office.wait(days=7)
    office.plan()
    (reminder,) = office.letters(ada)
    assert isinstance(reminder, MentorRequested)
    assert (reminder.again, reminder.note) == (True, "To give two talks.")
    assert office.letters(bob) == []
    office.clear_mail()
    office.wait(days=7)
    office.plan()
    assert state_of(office, request) is ProposalState.EXPIRED
    assert read(office, ada) == [RequestWithdrawn]
    assert read(office, bob) == [RequestClosed]


def test_after_a_stop_of_all_messages_the_mentor_reads_the_request_and_not_its_reminder(
    office: Office, cohort: CohortCard
) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    office.clear_mail()
    office.services.holding.stop(office.admin(), "")
    request = ask(office, bob, ada, cohort)
    office.wait(days=7)
    office.plan()
    office.services.asking.change_note(bob, request, "To give two talks.")
    assert read(office, ada) == [MentorRequested, MentorRequested]
    office.services.holding.release(office.admin())
    (asked,) = office.letters(ada)
    assert isinstance(asked, MentorRequested)
    assert (asked.again, asked.note) == (False, "To give two talks.")


def test_a_break_of_the_mentor_stops_the_clock_and_they_read_the_newest_note_after_it(
    office: Office, cohort: CohortCard
) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    office.clear_mail()
    request = ask(office, bob, ada, cohort)
    office.services.participation.pause(ada, office.participant(ada, cohort).id, None)
    assert office.letters(ada) == []
    office.services.asking.change_note(bob, request, "To give two talks.")
    office.wait(days=10)
    office.plan()
    office.services.participation.resume(ada)
    (asked,) = office.letters(ada)
    assert isinstance(asked, MentorRequested)
    assert (asked.note, asked.answer_by) == ("To give two talks.", T(days=24).date())


# -- the note, and taking it back ----------------------------------------------------------------------


def test_a_note_that_was_not_read_yet_is_changed_in_place(office: Office, cohort: CohortCard) -> None:
    ada, eve = join(office, cohort, Role.MENTOR, "ada", "eve")
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    office.clear_mail()
    request = ask(office, bob, ada, cohort)
    ask(office, bob, eve, cohort)
    card = office.services.asking.change_note(bob, request, " To give two talks. ")
    assert card == RequestCard(
        proposal=request, mentor=ADA, program=PROGRAM, note="To give two talks.", answer_by=T(days=14).date()
    )
    assert office.services.asking.mine(bob, request) == card
    (letter,) = office.letters(ada)
    assert isinstance(letter, MentorRequested)
    assert letter.note == "To give two talks."
    (other,) = office.letters(eve)
    assert isinstance(other, MentorRequested)
    assert other.note == NOTE


def test_a_note_that_was_read_is_told_anew_once_a_day_at_most(office: Office, cohort: CohortCard) -> None:
    ada, eve = join(office, cohort, Role.MENTOR, "ada", "eve")
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    request, other = ask(office, bob, ada, cohort), ask(office, bob, eve, cohort)
    office.clear_mail()
    change = office.services.asking.change_note
    change(bob, request, NOTE)
    assert office.letters(ada) == []
    for words in ("Two.", "Three."):
        change(bob, request, words)
        change(bob, other, "For Eve.")
    told = RequestNoteChanged(
        proposal=request, program=PROGRAM, mentee=BOB, note="Three.", answer_by=T(days=14).date()
    )
    assert office.letters(ada) == [told]
    (pending,) = office.open_mail(about_id=request)
    assert pending.due_at == T(minutes=10)
    office.clear_mail()
    office.wait(hours=1)
    change(bob, request, "Four.")
    (pending,) = office.open_mail(about_id=request)
    assert pending.due_at == T(days=1, minutes=10)


def test_withdrawing_tells_only_who_has_read_it(office: Office, cohort: CohortCard) -> None:
    ada, eve = join(office, cohort, Role.MENTOR, "ada", "eve")
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    was_read = ask(office, bob, ada, cohort)
    office.clear_mail()
    unread = ask(office, bob, eve, cohort)
    for request in (was_read, unread):
        office.services.asking.withdraw(bob, request)
        assert state_of(office, request) is ProposalState.WITHDRAWN
    assert office.letters(ada) == [RequestWithdrawn(program=PROGRAM, mentee=BOB)]
    assert office.letters(eve) == []
    assert office.letters(bob) == []


def test_the_log_that_admins_read_says_nothing_of_requests(office: Office, cohort: CohortCard) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    before = len(office.rows(AuditEntry))
    request = ask(office, bob, ada, cohort)
    office.services.asking.change_note(bob, request, "To give two talks.")
    office.services.asking.withdraw(bob, request)
    again = ask(office, bob, ada, cohort)
    office.services.proposals.decline(ada, again, "No.")
    assert len(office.rows(AuditEntry)) == before


def test_only_who_asked_changes_or_withdraws_and_only_while_it_is_open(office: Office, cohort: CohortCard) -> None:
    ada, eve = join(office, cohort, Role.MENTOR, "ada", "eve")
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    request = ask(office, bob, ada, cohort)
    (suggested,) = office.matched(cohort)
    asking = office.services.asking
    deeds: Sequence[Callable[[Actor, UUID], object]] = (
        asking.mine,
        asking.withdraw,
        lambda actor, proposal: asking.change_note(actor, proposal, "x"),
    )
    for deed in deeds:
        with pytest.raises(NotYours):
            deed(eve, request)
        with pytest.raises(RequestOver):
            deed(ada, request)
        with pytest.raises(RequestOver):
            deed(bob, suggested)
    office.services.proposals.decline(ada, request, "")
    for deed in deeds:
        with pytest.raises(RequestOver):
            deed(bob, request)


# -- rounds --------------------------------------------------------------------------------------------


def test_a_round_goes_on_beside_requests_but_does_not_suggest_the_same_two(
    office: Office, cohort: CohortCard
) -> None:
    (ada,) = join(office, cohort, Role.MENTOR, "ada", seats=1)
    bob, cy = join(office, cohort, Role.MENTEE, "bob", "cy")
    ask(office, bob, ada, cohort)
    (suggested,) = office.matched(cohort)
    found = office.row(MatchProposal, id=suggested)
    assert found.mentee_id == office.participant(cy, cohort).id
    assert MatchProposed in read(office, cy)


def test_asking_while_a_suggestion_waits_is_fine_but_not_the_same_mentor(
    office: Office, cohort: CohortCard
) -> None:
    ada, eve = join(office, cohort, Role.MENTOR, "ada", "eve")
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    office.matched(cohort)
    named = {office.participant(mentor, cohort).id: mentor for mentor in (ada, eve)}
    matched = named.pop(office.row(MatchProposal).mentor_id)
    with pytest.raises(CannotBeAsked):
        ask(office, bob, matched, cohort)
    (other,) = named.values()
    ask(office, bob, other, cohort)


def test_home_shows_requests_to_both_sides(office: Office, cohort: CohortCard) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    ask(office, bob, ada, cohort)
    (mine,), (theirs,) = office.services.home.of(bob).proposals, office.services.home.of(ada).proposals
    assert (mine.note, mine.accepted_by_you, theirs.note, theirs.accepted_by_you) == (NOTE, True, NOTE, False)
    (place,) = office.services.home.of(bob).participations
    assert place.waiting


def test_admins_see_how_many_are_open_and_that_the_mentee_still_waits(office: Office, cohort: CohortCard) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    ask(office, bob, ada, cohort)
    tally = office.services.cohorts.page(office.admin(), cohort.id).tally
    assert (tally.proposals_open, tally.waiting) == (1, 1)


def test_whoever_is_asked_twice_for_the_same_pair_answers_once(office: Office, cohort: CohortCard) -> None:
    """An admin may lock two people together of whom one has asked the other already."""
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    request = office.row(MatchProposal, id=ask(office, bob, ada, cohort))
    twin = MatchProposal(
        **{
            name: getattr(request, name)
            for name in ("workspace_id", "cohort_id", "mentor_id", "mentee_id", "state", "score", "reason")
        },
        id=office.ids.new(),
        proposed_at=T0,
        mentee_accepted_at=T0,
    )
    office.put(twin)
    office.clear_mail()
    office.services.proposals.accept(ada, twin.id)
    assert state_of(office, request.id) is ProposalState.WITHDRAWN
    assert office.letters(ada) == []
    assert len(office.rows(Mentorship)) == 1


def test_asking_shows_that_somebody_is_there_again(office: Office, cohort: CohortCard) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    with office.session() as session:
        session.get_one(type(office.participant(bob, cohort)), office.participant(bob, cohort).id).silent_since = T0
    ask(office, bob, ada, cohort)
    assert office.participant(bob, cohort).silent_since is None


# -- at the same moment --------------------------------------------------------------------------------


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do everything at the same moment; what collides is tried again, as the router does."""
    start = Barrier(len(deeds))

    def done(deed: Callable[[], object]) -> object:
        start.wait()
        for _ in range(5):
            try:
                return deed()
            except Collision:
                continue
            except Refused as refusal:
                return refusal
        raise AssertionError("collided every time")

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [future.result() for future in [pool.submit(done, deed) for deed in deeds]]


def test_two_clicks_ask_once(office: Office, cohort: CohortCard) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    place = office.participant(ada, cohort).id
    outcomes = at_once(*[lambda: office.services.asking.ask(bob, place, NOTE)] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AskedAlready", "AskedCard"]
    assert len(office.rows(MatchProposal)) == 1


def test_five_phones_make_three_requests(office: Office, cohort: CohortCard) -> None:
    second = office.cohort(name="Second")
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    office.join(bob, second, Role.MENTEE)
    places = [
        office.participant(mentor, where).id
        for number, where in enumerate((cohort, second, cohort, second, cohort))
        for mentor in join(office, where, Role.MENTOR, f"m{number}")
    ]
    outcomes = at_once(*(lambda place=place: office.services.asking.ask(bob, place, NOTE) for place in places))
    assert sum(isinstance(outcome, AskedCard) for outcome in outcomes) == 3
    assert sum(isinstance(outcome, EnoughAsked) for outcome in outcomes) == 2
    assert len(office.rows(MatchProposal)) == 3


def test_two_mentors_who_say_yes_at_the_same_moment_make_one_pair(office: Office, cohort: CohortCard) -> None:
    ada, eve = join(office, cohort, Role.MENTOR, "ada", "eve")
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    asked = {mentor.user: ask(office, bob, mentor, cohort) for mentor in (ada, eve)}
    accept = office.services.proposals.accept
    outcomes = at_once(lambda: accept(ada, asked[ada.user]), lambda: accept(eve, asked[eve.user]))
    assert sum(isinstance(outcome, ProposalOver) for outcome in outcomes) == 1
    assert len(office.rows(Mentorship)) == 1
    assert {row.state for row in office.rows(MatchProposal)} == {ProposalState.ACCEPTED, ProposalState.WITHDRAWN}


def test_a_yes_and_another_request_at_the_same_moment_leave_nothing_open(
    office: Office, cohort: CohortCard
) -> None:
    ada, eve = join(office, cohort, Role.MENTOR, "ada", "eve")
    (bob,) = join(office, cohort, Role.MENTEE, "bob")
    request, place = ask(office, bob, ada, cohort), office.participant(eve, cohort).id
    at_once(
        lambda: office.services.proposals.accept(ada, request),
        lambda: office.services.asking.ask(bob, place, NOTE),
    )
    assert len(office.rows(Mentorship)) == 1
    assert office.rows(MatchProposal, state=ProposalState.PROPOSED) == []


def test_a_yes_and_a_withdrawal_at_the_same_moment_are_one_of_the_two(office: Office, cohort: CohortCard) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    request = ask(office, bob, ada, cohort)
    at_once(
        lambda: office.services.proposals.accept(ada, request),
        lambda: office.services.asking.withdraw(bob, request),
    )
    paired = state_of(office, request) is ProposalState.ACCEPTED
    assert len(office.rows(Mentorship)) == paired


def test_a_break_at_the_moment_of_a_request_holds_it_back(office: Office, cohort: CohortCard) -> None:
    (ada,), (bob,) = join(office, cohort, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    office.clear_mail()
    place = office.participant(ada, cohort).id
    at_once(
        lambda: office.services.asking.ask(bob, place, NOTE),
        lambda: office.services.participation.pause(ada, place, None),
    )
    assert office.letters(ada) == []
    assert all(request.rests_since for request in office.rows(MatchProposal))


def test_two_who_ask_each_other_at_the_same_moment_ask_in_one_direction(office: Office, cohort: CohortCard) -> None:
    ada, bob = join(office, cohort, Role.BOTH, "ada", "bob")
    places = {person.user: office.participant(person, cohort).id for person in (ada, bob)}
    outcomes = at_once(
        lambda: office.services.asking.ask(ada, places[bob.user], NOTE),
        lambda: office.services.asking.ask(bob, places[ada.user], NOTE),
    )
    assert sum(isinstance(outcome, AskedCard) for outcome in outcomes) == 1
    assert len(office.rows(MatchProposal)) == 1


def test_the_program_of_a_request_is_the_mentors_own(office: Office, cohort: CohortCard) -> None:
    """A mentor in a program that the mentee is not in cannot be asked at all."""
    other = office.cohort(name="Elsewhere", starts_on=TODAY)
    (ada,), (bob,) = join(office, other, Role.MENTOR, "ada"), join(office, cohort, Role.MENTEE, "bob")
    with pytest.raises(Refused):
        office.services.asking.ask(bob, office.participant(ada, other).id, NOTE)
    assert {row.name for row in office.rows(Program)} == {PROGRAM, "Elsewhere"}
    assert office.rows(MatchProposal) == []
