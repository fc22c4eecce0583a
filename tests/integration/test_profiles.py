"""One's own answers: all of them shown to their author alone, changed in two windows at once, one role left."""

import pytest

from bot.domain.cards import CohortCard
from bot.domain.errors import NotTakingPart, NotYours, OneRoleOnly, WrongInput
from bot.domain.matching_terms import ProposalState
from bot.domain.notices import MentorshipEnded, ProposalClosed
from bot.domain.people import Actor, Someone
from bot.domain.signup import CONSENT, MOST_NEVER, Answer, Step
from bot.domain.terms import MentorshipState, Role, Side
from models import ConfidentialWish, MatchProposal, Mentorship, NeverMatch, Participant
from tests.integration.office import T0, Office, T, signup


def save(office: Office, actor: Actor, cohort: CohortCard, **changes: Answer) -> None:
    """Open a page, change it, send it."""
    page = office.services.signups.form(actor, cohort.id)
    shown = page.answers.as_answers()
    sent = {name: shown[name] for name in changes} | changes
    office.services.signups.save(
        actor,
        cohort.id,
        sent=sent,
        shown={name: shown[name] for name in sent},
        seen=page.seen,
    )


def test_a_profile_holds_everything_that_was_told(office: Office) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    answers = signup(Role.BOTH, topics="Teams", languages=("English",), never=(bob.user,), affinity="A parent")
    office.sign_up(ada, cohort, answers)
    card = office.services.profiles.of(ada, cohort.id)
    assert card.answers == answers
    assert card.never == (Someone(bob.user, "Bob"),)
    assert card.pairs == {Role.MENTOR: 0, Role.MENTEE: 0}
    with pytest.raises(NotTakingPart):
        office.services.profiles.of(bob, cohort.id)


def test_a_page_changes_its_own_answers_and_no_other(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    save(office, ada, cohort, topics="Teams", hours=4)
    answers = office.services.profiles.of(ada, cohort.id).answers
    assert (answers.topics, answers.hours, answers.wants) == ("Teams", 4, ("SQL",))


def test_two_windows_that_change_different_things_both_count(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    page = office.services.signups.form(ada, cohort.id)
    shown: dict[str, Answer] = {"goals": page.answers.goals, "wants": page.answers.wants}
    office.wait(minutes=1)
    save(office, ada, cohort, goals="From the other window", wants=("SQL", "Go"))
    office.wait(minutes=1)
    card = office.services.signups.save(
        ada, cohort.id, sent={**shown, "wants": ("SQL", "Rust")}, shown=shown, seen=page.seen
    )
    assert card.clashes == ()
    answers = office.services.profiles.of(ada, cohort.id).answers
    assert answers.goals == "From the other window"
    assert set(answers.wants) == {"SQL", "Go", "Rust"}


def test_where_two_windows_contradict_each_other_the_second_sees_it_before_it_counts(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE, goals="Grow")
    page = office.services.signups.form(ada, cohort.id)
    office.wait(minutes=1)
    save(office, ada, cohort, goals="To lead")
    mine = {"goals": "To rest"}
    card = office.services.signups.save(ada, cohort.id, sent=mine, shown={"goals": "Grow"}, seen=page.seen)
    assert (card.clashes, card.answers.goals, card.step) == ((("goals", "To lead"),), "To rest", Step.ESSENTIALS)
    assert office.participant(ada, cohort).goals == "To lead"
    again = office.services.signups.save(ada, cohort.id, sent=mine, shown=mine, seen=card.seen)
    assert again.clashes == ()
    assert office.participant(ada, cohort).goals == "To rest"


def test_whoever_left_changes_nothing(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.services.participation.leave(ada, office.join(ada, cohort, Role.MENTEE))
    with pytest.raises(NotTakingPart):
        office.services.signups.save(ada, cohort.id, sent={"goals": "x"}, shown={}, seen="")


def test_what_is_said_in_confidence_can_be_taken_back(office: Office) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    office.sign_up(ada, cohort, signup(Role.MENTEE, never=(bob.user, ada.user), affinity="A parent"))
    assert office.row(NeverMatch).person_id == office.known(bob).id
    save(office, ada, cohort, affinity="Being a parent")
    assert office.row(ConfidentialWish).affinity == "Being a parent"
    save(office, ada, cohort, never=(), affinity="")
    assert office.rows(NeverMatch) == []
    assert office.rows(ConfidentialWish) == []


def test_people_whom_we_have_not_met_are_named(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    assert office.services.signups.unknown(ada, (bob.user, "UNEW")) == ("UNEW",)


# -- one role of two -----------------------------------------------------------------------------------


def test_leaving_one_role_ends_its_pairs_kindly_and_keeps_the_other(office: Office) -> None:
    ada, mentor, mentee, cohort = (
        office.person("ada"),
        office.person("mary"),
        office.person("grace"),
        office.cohort(),
    )
    office.join(ada, cohort, Role.BOTH, offers=("Go",), wants=("SQL",))
    office.join(mentor, cohort, Role.MENTOR)
    office.join(mentee, cohort, Role.MENTEE, wants=("Go",))
    for proposal in office.matched(cohort):
        for each in (ada, mentor, mentee):
            row = office.row(MatchProposal, id=proposal)
            members = {office.participant(each, cohort).id}
            if members & {row.mentor_id, row.mentee_id}:
                office.services.proposals.accept(each, proposal)
    office.clear_mail()
    assert office.services.profiles.of(ada, cohort.id).pairs == {Role.MENTOR: 1, Role.MENTEE: 1}

    place = office.participant(ada, cohort).id
    assert office.services.participation.leave_role(ada, place, Role.MENTOR).role is Role.MENTEE
    states = {pair.mentor_id: pair.state for pair in office.rows(Mentorship)}
    assert states == {
        place: MentorshipState.ENDED,
        office.participant(mentor, cohort).id: MentorshipState.ACTIVE,
    }
    (news,) = [letter for letter in office.letters(mentee) if isinstance(letter, MentorshipEnded)]
    assert (news.left_as, news.you_are) == (Side.MENTOR, Side.MENTEE)
    assert not any(isinstance(letter, MentorshipEnded) for letter in office.letters(mentor))
    with pytest.raises(OneRoleOnly):
        office.services.participation.leave_role(ada, place, Role.MENTEE)


def test_leaving_one_role_closes_its_open_matches_only(office: Office) -> None:
    ada, mentor, mentee, cohort = (
        office.person("ada"),
        office.person("mary"),
        office.person("grace"),
        office.cohort(),
    )
    office.join(ada, cohort, Role.BOTH, offers=("Go",), wants=("SQL",))
    office.join(mentor, cohort, Role.MENTOR)
    office.join(mentee, cohort, Role.MENTEE, wants=("Go",))
    office.matched(cohort)
    office.clear_mail()
    place = office.participant(ada, cohort).id
    with pytest.raises(NotYours):
        office.services.participation.leave_role(mentor, place, Role.MENTEE)
    assert office.services.participation.leave_role(ada, place, Role.MENTEE).role is Role.MENTOR
    assert {row.mentor_id == place: row.state for row in office.rows(MatchProposal)} == {
        True: ProposalState.PROPOSED,
        False: ProposalState.WITHDRAWN,
    }
    assert any(isinstance(letter, ProposalClosed) for letter in office.letters(mentor))


# -- never together ------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_people_kept_apart_are_never_proposed_and_no_word_names_them(office: Office, who: str) -> None:
    mentor, mentee, other = office.person("mary"), office.person("grace"), office.person("linus")
    cohort = office.cohort()
    office.sign_up(mentor, cohort, signup(Role.MENTOR, never=(mentee.user,) if who == "mentor" else ()))
    office.sign_up(mentee, cohort, signup(Role.MENTEE, never=(mentor.user,) if who == "mentee" else ()))
    office.join(other, cohort, Role.MENTEE)
    run = office.services.matching.dry_run(office.admin(), cohort.id)
    assert [(pair.mentor.name, pair.mentee.name) for pair in run.pairs] == [("Mary", "Linus")]
    (left,) = run.left_over
    assert left.person.name == "Grace"
    assert "Mary" not in left.why
    assert "apart" not in left.why
    office.services.matching.publish(office.admin(), run.round)
    assert not any("Mary" in str(letter) for letter in office.letters(mentee))
    assert not any("Grace" in str(letter) for letter in office.letters(mentor))


def test_an_open_match_with_somebody_named_now_closes_neutrally(office: Office) -> None:
    mentor, mentee, cohort = office.person("mary"), office.person("grace"), office.cohort()
    proposal = office.proposal(mentor, mentee, cohort)
    office.clear_mail()
    save(office, mentee, cohort, never=(mentor.user,))
    assert office.row(MatchProposal, id=proposal).state is ProposalState.WITHDRAWN
    assert [type(letter) for letter in office.letters(mentor)] == [ProposalClosed]
    assert office.letters(mentee) == []
    save(office, mentee, cohort, never=())
    assert office.rows(NeverMatch) == []


def test_naming_somebody_leaves_an_open_match_with_another_as_it_is(office: Office) -> None:
    mentor, mentee, cohort = office.person("mary"), office.person("grace"), office.cohort()
    proposal = office.proposal(mentor, mentee, cohort)
    save(office, mentee, cohort, never=(office.person("linus").user,))
    assert office.row(MatchProposal, id=proposal).state is ProposalState.PROPOSED


def test_people_are_kept_apart_in_every_program_and_every_form_shows_the_list(office: Office) -> None:
    mentor, mentee, alpha = office.person("mary"), office.person("grace"), office.cohort(name="Alpha")
    office.sign_up(mentee, alpha, signup(Role.MENTEE, never=(mentor.user,)))
    beta = office.cohort(name="Beta")
    office.join(mentor, beta, Role.MENTOR)
    page = office.services.drafts.begin(mentee, beta.id, Role.MENTEE)
    assert page.answers.never == (mentor.user,)
    office.services.signups.join(mentee, beta.id, {"consent": CONSENT}, shown={"consent": ""})
    assert office.services.matching.dry_run(office.admin(), beta.id).pairs == ()
    save(office, mentee, alpha, never=())
    assert office.services.profiles.of(mentee, beta.id).never == ()
    assert len(office.services.matching.dry_run(office.admin(), beta.id).pairs) == 1


def test_naming_somebody_closes_open_matches_with_them_in_all_programs(office: Office) -> None:
    mentor, mentee, alpha = office.person("mary"), office.person("grace"), office.cohort(name="Alpha")
    office.join(mentee, alpha, Role.MENTEE)
    proposal = office.proposal(mentor, mentee, office.cohort(name="Beta"))
    save(office, mentee, alpha, never=(mentor.user,))
    assert office.row(MatchProposal, id=proposal).state is ProposalState.WITHDRAWN


def test_the_list_can_be_changed_after_leaving_and_after_the_end(office: Office) -> None:
    ada, bob, eve, cohort = office.person("ada"), office.person("bob"), office.person("eve"), office.cohort()
    place = office.join(ada, cohort, Role.MENTEE, never=(bob.user,), affinity="A parent")
    office.services.participation.leave(ada, place)
    assert office.rows(ConfidentialWish) == []
    assert office.services.profiles.places(ada) == ()
    assert office.services.confidences.mine(ada).never == (Someone(bob.user, "Bob"),)

    office.clock.instant = T(weeks=20)
    office.plan()
    changed = office.services.confidences.keep_apart(ada, sent=(eve.user, ada.user), shown=(bob.user,))
    assert changed.never == (Someone(eve.user, "Eve"),)


def test_two_windows_of_the_list_come_together(office: Office) -> None:
    ada, bob, eve, dee = (office.person(name) for name in ("ada", "bob", "eve", "dee"))
    office.services.confidences.keep_apart(ada, sent=(bob.user, eve.user), shown=())
    changed = office.services.confidences.keep_apart(ada, sent=(bob.user, dee.user), shown=(bob.user,))
    assert {person.name for person in changed.never} == {"Bob", "Eve", "Dee"}


def test_after_the_end_answers_are_shown_and_the_list_alone_can_be_changed(office: Office) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    assert office.services.profiles.of(ada, cohort.id).open
    office.clock.instant = T(weeks=20)
    office.plan()
    assert not office.services.profiles.of(ada, cohort.id).open
    office.services.confidences.keep_apart(ada, sent=(bob.user,), shown=())
    assert office.services.profiles.of(ada, cohort.id).never == (Someone(bob.user, "Bob"),)


def test_a_list_is_not_endless_and_not_for_whoever_never_came(office: Office) -> None:
    ada = office.person("ada")
    with pytest.raises(NotTakingPart):
        office.services.confidences.mine(ada)
    crowd = [office.person(f"p{number}").user for number in range(MOST_NEVER + 1)]
    with pytest.raises(WrongInput) as refusal:
        office.services.confidences.keep_apart(ada, sent=crowd, shown=())
    assert str(MOST_NEVER) in refusal.value.fields["never"]


def test_a_new_text_is_agreed_to_anew_at_its_own_time(office: Office) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTEE)
    with office.session() as session:
        session.get_one(Participant, office.participant(ada, cohort).id).consent_version = "2026-11"
    office.wait(days=1)
    save(office, ada, cohort, topics="Teams")
    participant = office.participant(ada, cohort)
    assert (participant.consent_version, participant.consented_at) == ("2026-11", T0)
    save(office, ada, cohort, consent=CONSENT)
    participant = office.participant(ada, cohort)
    assert (participant.consent_version, participant.consented_at) == (CONSENT, T(days=1))
