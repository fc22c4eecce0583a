"""What a pair agrees on: proposed, confirmed, answered with another version, taken back; and what time brings."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.errors import Collision, MentorshipOver, NoPairUnderWay, NotYours, WrongInput
from bot.domain.growth.agreement_cards import AgreementForm, AgreementGlance, AgreementPage
from bot.domain.growth.agreements import Terms
from bot.domain.growth.comparing import Difference, Topic
from bot.domain.growth.errors import AgreementMoved, NothingProposed, OwnProposal
from bot.domain.growth.terms import AgreementState, MeetBy, OccasionKind
from bot.domain.matching_terms import Pairing
from bot.domain.notices import AgreementOffered, AgreementProposed, AgreementSettled
from bot.domain.people import Actor, Someone
from bot.domain.terms import Cadence, Communication, MentorshipState, Role, Side
from bot.services.growth.agreement_pages import agreements_of
from models import Agreement, AuditEntry, Mentorship, Participant, Program
from tests.integration.office import T0, Office, T
from tests.integration.remembering import step

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
PROPOSED, IN_FORCE = AgreementState.PROPOSED, AgreementState.IN_FORCE
REPLACED, WITHDRAWN = AgreementState.REPLACED, AgreementState.WITHDRAWN


@step
def a_pair(office: Office) -> tuple[Actor, Actor, UUID]:
    ada, bob = office.person("ada"), office.person("bob")
    return ada, bob, office.pair(ada, bob, office.cohort())


def who_said(
    office: Office, cohort: CohortCard, mentor: Mapping[str, object], mentee: Mapping[str, object]
) -> UUID:
    """A pair of Ada and Bob with these answers at signup."""
    ada, bob = office.person("ada"), office.person("bob")
    office.join(ada, cohort, Role.MENTOR, **mentor)
    office.join(bob, cohort, Role.MENTEE, **mentee)
    (proposal,) = office.matched(cohort)
    for person in (ada, bob):
        office.services.proposals.accept(person, proposal)
    return office.row(Mentorship).id


def proposed(office: Office, actor: Actor, pair: UUID, **changes: object) -> UUID:
    """Propose what the form begins with, but for some changes; return the version."""
    form = office.services.agreements.form(actor, pair)
    terms = replace(form.terms, **changes)  # type: ignore[arg-type]
    page = office.services.agreements.propose(actor, pair, seen=form.seen, terms=terms)
    assert isinstance(page, AgreementPage)
    assert page.proposed
    return page.proposed.id


def states(office: Office) -> list[AgreementState]:
    return [row.state for row in sorted(office.rows(Agreement), key=lambda row: row.number)]


def glance(office: Office, actor: Actor) -> AgreementGlance:
    with office.store.reading(actor) as work:
        places = [each.id for each in work.participants.of_person(work.me.id)]
        (found,) = agreements_of(work, work.mentorships.running_of(places)).values()
        return found


def of_kind(office: Office, actor: Actor, kind: type[object]) -> list[object]:
    return [letter for letter in office.letters(actor) if isinstance(letter, kind)]


def test_a_form_begins_with_the_program_and_both_signups(office: Office) -> None:
    bob, cohort = office.person("bob"), office.cohort(minutes=45, cadence=Cadence.WEEKLY)
    with office.session() as session:
        session.get_one(Program, cohort.program_id).confidentiality = "Between us."
    pair = who_said(
        office,
        cohort,
        {"goals": "Pass it on", "communication": Communication.DIRECT, "hours": 2},
        {"goals": "Grow", "communication": Communication.GENTLE, "affinity": "A parent"},
    )
    form = office.services.agreements.form(bob, pair)
    assert (form.seen, form.in_force, form.proposed) == (0, None, None)
    assert (form.pair.partner, form.pair.you_are) == (ADA, Side.MENTEE)
    said = (form.terms.mentor_expects, form.terms.mentee_expects, form.terms.confidentiality)
    assert said == ("Pass it on", "Grow", "Between us.")
    assert (form.terms.cadence, form.terms.minutes) == (Cadence.WEEKLY, 45)
    assert form.differences == (
        Difference(Topic.GOALS, "Pass it on", "Grow"),
        Difference(Topic.COMMUNICATION, "direct", "gentle"),
    )


def test_who_has_not_agreed_to_be_read_by_a_partner_is_compared_by_goals_alone(office: Office) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    pair = who_said(
        office,
        cohort,
        {"goals": "Pass it on", "communication": Communication.DIRECT},
        {"communication": Communication.GENTLE},
    )
    with office.session() as session:
        session.get_one(Participant, office.participant(ada, cohort).id).consent_version = "2026-11-24"
    found = office.services.agreements.form(bob, pair).differences
    assert found == (Difference(Topic.GOALS, "Pass it on", "Grow"),)


def test_what_one_proposes_is_in_force_once_the_other_confirms(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    version = proposed(office, bob, pair, minutes=45, cadence=Cadence.MONTHLY)
    (asked,) = office.letters(ada)
    assert isinstance(asked, AgreementProposed)
    assert (asked.agreement, asked.partner, asked.you_are, asked.before) == (version, BOB, Side.MENTOR, None)
    assert glance(office, bob) == AgreementGlance(proposed=1, yours=True)
    assert glance(office, ada) == AgreementGlance(proposed=1)
    assert office.row(Mentorship).cadence is None

    answer = office.services.agreements.confirm(ada, version)
    assert (answer.version.state, answer.page.in_force) == (IN_FORCE, answer.version)
    assert glance(office, ada) == AgreementGlance(in_force=1, since=T0)
    found = office.row(Mentorship)
    assert (found.cadence, found.minutes) == (Cadence.MONTHLY, 45)
    (told,) = office.mail(kind="AgreementSettled")
    assert (told.mentorship_id, told.person_id, told.about_id) == (pair, None, pair)
    assert office.letters(ada) == []  # the question has not been sent yet, and is answered

    again = office.services.agreements.confirm(ada, version)
    assert again.version.state is IN_FORCE
    assert len(office.mail(kind="AgreementSettled")) == 1


def test_a_change_is_shown_against_what_is_in_force_and_replaces_it(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.agreements.confirm(ada, proposed(office, bob, pair))
    office.clear_mail()
    before = office.services.agreements.of(ada, pair).in_force
    assert before
    version = proposed(office, ada, pair, meet_by=MeetBy.WALK)
    assert states(office) == [IN_FORCE, PROPOSED]
    (asked,) = office.letters(bob)
    assert isinstance(asked, AgreementProposed)
    assert (asked.before, asked.counter) == (before.terms, False)
    assert office.services.agreements.form(bob, pair).differences == ()

    office.services.agreements.confirm(bob, version)
    assert states(office) == [REPLACED, IN_FORCE]
    (first, _) = sorted(office.mail(kind="AgreementSettled"), key=lambda message: message.payload["changed"])
    assert first.payload["changed"] is False
    past = office.services.agreements.version(bob, pair, 1)
    assert (past.version.state, past.version.terms, past.versions) == (REPLACED, before.terms, 2)


def test_another_version_answers_one_and_is_shown_against_it(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    first = proposed(office, bob, pair, minutes=60)
    form = office.services.agreements.form(ada, pair)
    assert form.proposed
    assert (form.terms.minutes, form.proposed.yours) == (60, False)
    second = proposed(office, ada, pair, minutes=30)
    assert states(office) == [REPLACED, PROPOSED]
    assert office.letters(ada) == []
    (asked,) = office.letters(bob)
    assert isinstance(asked, AgreementProposed)
    assert asked.before
    assert (asked.counter, asked.before.minutes, asked.terms.minutes) == (True, 60, 30)

    outdated = office.services.agreements.confirm(ada, first)
    assert (outdated.version.state, outdated.page.in_force) == (REPLACED, None)
    office.services.agreements.confirm(bob, second)
    assert states(office) == [REPLACED, IN_FORCE]


def test_who_proposed_words_it_anew_or_takes_it_back(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    proposed(office, bob, pair, minutes=60)
    second = proposed(office, bob, pair, minutes=45)
    assert states(office) == [WITHDRAWN, PROPOSED]
    assert [letter.terms.minutes for letter in office.letters(ada) if isinstance(letter, AgreementProposed)] == [45]
    with pytest.raises(OwnProposal):
        office.services.agreements.confirm(bob, second)
    with pytest.raises(AgreementMoved):
        office.services.agreements.withdraw(ada, second)

    taken = office.services.agreements.withdraw(bob, second)
    assert (taken.version.state, taken.page.proposed) == (WITHDRAWN, None)
    assert office.letters(ada) == []
    assert office.services.agreements.withdraw(bob, second).version.state is WITHDRAWN
    assert office.services.agreements.confirm(ada, second).version.state is WITHDRAWN
    assert office.services.agreements.form(bob, pair).terms.minutes == 45  # nothing typed is lost
    proposed(office, ada, pair)
    assert states(office) == [WITHDRAWN, WITHDRAWN, PROPOSED]


def test_a_draft_that_knows_nothing_of_a_newer_version_is_kept_beside_it(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    form = office.services.agreements.form(bob, pair)
    draft = replace(form.terms, roles="Mine")
    version = proposed(office, ada, pair, roles="Hers")
    card = office.services.agreements.propose(bob, pair, seen=form.seen, terms=draft)
    assert isinstance(card, AgreementForm)
    assert card.meanwhile
    assert (card.terms, card.meanwhile.terms.roles, card.seen) == (draft, "Hers", 1)
    assert states(office) == [PROPOSED]

    answer = office.services.agreements.propose(bob, pair, seen=card.seen, terms=draft)
    assert isinstance(answer, AgreementPage)
    assert states(office) == [REPLACED, PROPOSED]
    assert office.services.agreements.confirm(bob, version).version.state is REPLACED


def test_a_draft_that_was_sent_twice_is_proposed_once(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    form = office.services.agreements.form(bob, pair)
    for _ in range(2):
        page = office.services.agreements.propose(bob, pair, seen=0, terms=form.terms)
        assert isinstance(page, AgreementPage)
    assert states(office) == [PROPOSED]
    assert len(office.letters(ada)) == 1


def test_the_very_same_is_nothing_to_propose(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    version = proposed(office, bob, pair)
    terms = office.services.agreements.form(ada, pair).terms
    with pytest.raises(NothingProposed):
        office.services.agreements.propose(ada, pair, seen=1, terms=terms)
    office.services.agreements.confirm(ada, version)
    with pytest.raises(NothingProposed):
        office.services.agreements.propose(bob, pair, seen=1, terms=terms)
    with pytest.raises(WrongInput):
        office.services.agreements.propose(bob, pair, seen=1, terms=replace(terms, roles=" "))


def test_nobody_but_the_two_reads_or_answers_it(office: Office) -> None:
    _, bob, pair = a_pair(office)
    version, eve = proposed(office, bob, pair), office.person("eve")
    terms = office.services.agreements.form(bob, pair).terms
    agreements = office.services.agreements
    deeds: list[Callable[[Actor], object]] = [
        lambda who: agreements.of(who, pair),
        lambda who: agreements.form(who, pair),
        lambda who: agreements.version(who, pair, 1),
        lambda who: agreements.propose(who, pair, seen=1, terms=terms),
        lambda who: agreements.confirm(who, version),
        lambda who: agreements.withdraw(who, version),
    ]
    for deed in deeds:
        for stranger in (eve, office.admin()):
            with pytest.raises(NotYours):
                deed(stranger)
    with pytest.raises(NoPairUnderWay):
        agreements.mine(eve)
    with pytest.raises(NotYours):
        agreements.confirm(bob, UUID(int=0))


def test_the_log_names_versions_and_no_words(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.agreements.withdraw(bob, proposed(office, bob, pair, roles="Secret"))
    office.services.agreements.confirm(ada, proposed(office, bob, pair, roles="Secret"))
    entries = [entry for entry in office.rows(AuditEntry) if entry.action.startswith("agreement:")]
    done = ["agreement:proposed", "agreement:withdrawn", "agreement:proposed", "agreement:confirmed"]
    assert [entry.action for entry in sorted(entries, key=lambda entry: entry.id)] == done
    assert all(entry.detail == {} for entry in entries)
    assert {entry.subject for entry in entries} == {str(row.id) for row in office.rows(Agreement)}


def test_a_pair_without_an_agreement_is_offered_one_once(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.wait(days=3)
    office.plan()
    assert of_kind(office, ada, AgreementOffered) == []
    office.wait(days=1)
    office.plan()
    assert of_kind(office, ada, AgreementOffered) == [AgreementOffered(mentorship=pair, partner=BOB)]
    assert of_kind(office, bob, AgreementOffered) == [AgreementOffered(mentorship=pair, partner=ADA)]
    office.wait(days=20)
    office.plan()
    assert len(office.mail(kind="AgreementOffered")) == 2

    proposed(office, bob, pair)
    assert of_kind(office, ada, AgreementOffered) == []  # not sent yet, and no longer needed


def test_an_offer_comes_no_sooner_than_its_day_whatever_brings_the_look_forward(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    with office.store.inside(office.workspace().id) as work:
        work.occasions.look_by(pair, OccasionKind.AGREEMENT, T(days=1))
    office.wait(days=2)
    office.plan()
    assert of_kind(office, ada, AgreementOffered) == []
    office.wait(days=2)
    office.plan()
    assert len(of_kind(office, bob, AgreementOffered)) == 1


def test_a_version_that_waits_is_reminded_of_once(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.wait(days=2)
    version = proposed(office, bob, pair)
    office.clear_mail()
    office.wait(days=2)
    office.plan()  # the day on which an offer would have come
    assert of_kind(office, ada, AgreementProposed) == []
    office.wait(days=1)
    office.plan()
    (reminder,) = of_kind(office, ada, AgreementProposed)
    assert isinstance(reminder, AgreementProposed)
    assert (reminder.agreement, reminder.again, reminder.counter) == (version, True, False)
    office.wait(days=20)
    office.plan()
    assert [row.payload["again"] for row in office.mail(kind="AgreementProposed")] == [False, True]
    assert office.mail(kind="AgreementOffered") == []

    office.services.agreements.confirm(ada, version)
    assert of_kind(office, ada, AgreementProposed) == []


def test_what_is_settled_or_taken_back_is_not_spoken_of(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.agreements.withdraw(bob, proposed(office, bob, pair))
    office.wait(days=5)
    office.plan()
    assert of_kind(office, ada, AgreementOffered) == []
    office.services.agreements.confirm(ada, proposed(office, bob, pair))
    office.wait(days=5)
    office.plan()
    assert of_kind(office, ada, AgreementProposed) == []


def test_nothing_is_sent_of_a_pair_that_has_ended(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    version = proposed(office, bob, pair)
    office.services.participation.leave(bob, office.row(Mentorship).mentee_id)
    assert of_kind(office, ada, AgreementProposed) == []
    for deed in (office.services.agreements.confirm, office.services.agreements.withdraw):
        with pytest.raises(MentorshipOver):
            deed(ada, version)
    with pytest.raises(MentorshipOver):
        office.services.agreements.form(ada, pair)
    office.wait(days=10)
    office.plan()
    assert of_kind(office, ada, AgreementProposed) == []
    page = office.services.agreements.of(ada, pair)
    assert page.pair.over
    assert page.proposed  # it stays to be read as it was left


def test_there_is_nothing_to_read_of_versions_that_never_were(office: Office) -> None:
    ada, _, pair = a_pair(office)
    with pytest.raises(MentorshipOver):
        office.services.agreements.version(ada, pair, 1)
    (page,) = office.services.agreements.mine(ada)
    assert (page.versions, page.proposed, page.in_force) == (0, None, None)


def test_the_rhythm_follows_what_was_agreed_and_leaves_what_is_planned(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.plan()
    first = office.meeting(pair)
    office.services.agreements.confirm(ada, proposed(office, bob, pair, minutes=60, cadence=Cadence.WEEKLY))
    office.plan()
    same = office.meeting(pair)
    assert (same.number, same.starts_at, same.minutes) == (1, first.starts_at, 30)

    office.clock.instant = first.ends_at + timedelta(hours=1)
    office.services.meetings.met(ada, first.id)
    office.plan()
    second = office.meeting(pair)
    assert (second.number, second.minutes) == (2, 60)
    assert timedelta(days=4) <= second.starts_at - first.starts_at <= timedelta(days=8)

    office.services.agreements.confirm(bob, proposed(office, ada, pair, minutes=25, cadence=Cadence.MONTHLY))
    office.clock.instant = second.ends_at + timedelta(hours=1)
    office.services.meetings.met(bob, second.id)
    office.plan()
    third = office.meeting(pair)
    assert (third.number, third.minutes) == (3, 25)
    assert third.starts_at - second.starts_at > timedelta(days=13)


def test_in_a_group_only_who_proposed_hears_that_it_is_settled(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    with office.session() as session:
        session.get_one(Program, office.row(Program).id).pairing = Pairing.GROUP
    office.services.agreements.confirm(ada, proposed(office, bob, pair))
    assert len(of_kind(office, bob, AgreementSettled)) == 1
    assert of_kind(office, ada, AgreementSettled) == []
    assert office.open_mail(mentorship_id=pair) == []


def test_a_partner_about_to_hear_of_the_end_is_not_told_of_a_version_before(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.rematches.ask(bob, pair, "")
    proposed(office, bob, pair)
    office.wait(hours=2)
    office.plan()
    assert office.row(Mentorship).state is MentorshipState.ENDED
    assert of_kind(office, ada, AgreementProposed) == []


def test_two_who_propose_at_the_same_moment_get_one_version_and_one_draft(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    form = office.services.agreements.form(ada, pair)

    def sends(who: Actor, roles: str) -> AgreementPage | AgreementForm:
        terms: Terms = replace(form.terms, roles=roles)
        for _ in range(5):
            with suppress(Collision):
                return office.services.agreements.propose(who, pair, seen=0, terms=terms)
        raise AssertionError("never got a turn")

    with ThreadPoolExecutor(2) as pool:
        cards = list(pool.map(sends, (ada, bob), ("Hers", "His")))
    assert {type(card) for card in cards} == {AgreementPage, AgreementForm}
    (draft,) = (card for card in cards if isinstance(card, AgreementForm))
    assert draft.meanwhile
    assert {draft.terms.roles, draft.meanwhile.terms.roles} == {"Hers", "His"}
    assert states(office) == [PROPOSED]
