"""How pairs are doing: told anew with every sign of life, helped along, and shown to those who may help."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from bot.domain.cards import CohortCard
from bot.domain.care.health import Reason
from bot.domain.care.helping import Choice
from bot.domain.care.terms import Attempt, Health
from bot.domain.errors import AdminsOnly, NotYours, WrongInput
from bot.domain.feedback import MeetingFeedback
from bot.domain.growth.terms import AgreementState, OccasionKind
from bot.domain.notices import AgreementProposed, EasyOffer, PaceChanged, WaitingForYou
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import Cadence, MeetingState, MentorshipState
from bot.services.care.signals import SOON
from models import Agreement, Feedback, HelpAttempt, Meeting, Mentorship, Occasion, Person
from tests.integration.office import T0, Office, T
from tests.integration.queues import entries
from tests.integration.remembering import step
from tests.integration.test_agreements import proposed


@step
def a_pair(office: Office, **program: Any) -> tuple[Actor, Actor, CohortCard, UUID]:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort(**program)
    return ada, bob, cohort, office.pair(ada, bob, cohort)


def met(office: Office, pair: UUID, on: datetime, state: MeetingState = MeetingState.HELD) -> UUID:
    """A meeting of that day, settled so."""
    number = len(office.rows(Meeting, mentorship_id=pair)) + 1
    meeting = Meeting(
        id=office.ids.new(), workspace_id=office.workspace().id, mentorship_id=pair, number=number, revision=0,
        state=state, starts_at=on, ends_at=on + timedelta(minutes=30), shared_hours=True, asks=0, settled_at=on,
        version=1,
    )  # fmt: skip
    office.put(meeting)
    return meeting.id


def look(office: Office, pair: UUID, kind: OccasionKind = OccasionKind.HEALTH) -> Mentorship:
    """Look after the pair's health now, as if its time had come."""
    occasion = office.row(Occasion, mentorship_id=pair, kind=kind)
    office.services.occasions.come(office.workspace().id, occasion.id)
    return office.row(Mentorship, id=pair)


def due(office: Office, pair: UUID, kind: OccasionKind = OccasionKind.HEALTH) -> datetime | None:
    return office.row(Occasion, mentorship_id=pair, kind=kind).look_again_at


def tried(office: Office, pair: UUID) -> list[tuple[Attempt, str]]:
    rows = sorted(office.rows(HelpAttempt, mentorship_id=pair), key=lambda row: row.id)
    return [(row.what, row.answer) for row in rows]


def tasks_of(office: Office, admin: Actor) -> list[tuple[Urge, int]]:
    """Each pair in the queue, with how many there are in its cohort."""
    shown = entries(office, admin, Urge.HAND)
    return [(each.entry.urge, each.entry.task.number) for each in shown if each.entry.task]


def test_a_new_pair_is_looked_at_after_a_week_and_has_no_score(office: Office) -> None:
    _, _, _, pair = a_pair(office)
    assert due(office, pair) == T(days=7)
    office.clock.instant = T(days=7)
    found = look(office, pair)
    assert (found.health, found.health_score, found.health_reasons) == (Health.NEW, None, [])
    assert found.health_since == T(days=7)
    assert due(office, pair) == T(days=14)


def test_every_sign_of_life_has_the_pair_looked_at_anew(office: Office) -> None:
    ada, bob, _, pair = a_pair(office)
    office.services.agreements.confirm(ada, proposed(office, bob, pair))
    assert due(office, pair) == T0 + SOON
    office.wait(hours=1)
    found = look(office, pair)
    assert due(office, pair) is not None
    assert due(office, pair) > office.clock.instant  # type: ignore[operator]
    assert found.health is Health.NEW
    meeting = met(office, pair, T(days=-1))
    with office.session() as session:
        session.get_one(Meeting, meeting).state = MeetingState.PLANNED
        session.get_one(Meeting, meeting).asks = 1
    office.services.meetings.met(ada, meeting)
    assert due(office, pair) == office.clock.instant + SOON


def test_what_is_known_makes_the_score_and_what_is_missing_its_reasons(office: Office) -> None:
    ada, bob, _, pair = a_pair(office)
    office.services.agreements.confirm(ada, proposed(office, bob, pair))
    for day in (5, 19):
        met(office, pair, T(days=day))
    office.clock.instant = T(days=25)
    found = look(office, pair)
    assert (found.health, found.health_reasons) == (Health.ON_TRACK, [Reason.NO_GOALS])
    assert found.health_score == 88  # all but the goals: 75 of 85 and no feedback yet


def test_feedback_counts_once_both_have_said_something_and_never_as_a_reason(office: Office) -> None:
    ada, bob, cohort, pair = a_pair(office)
    meeting = met(office, pair, T(days=12))
    office.clock.instant = T(days=15)
    before = look(office, pair).health_score
    for person, rating in ((ada, 1), (bob, 4)):
        office.put(
            Feedback(
                id=office.ids.new(),
                workspace_id=office.workspace().id,
                meeting_id=meeting,
                participant_id=office.participant(person, cohort).id,
                rating=rating,
                moved_forward="",
                change="",
                worth=None if person is ada else 3,
                given_at=T(days=13),
                updated_at=T(days=13),
            )
        )
        found = look(office, pair)
        assert (found.health_score == before) is (person is ada)
        assert found.health_reasons == [Reason.NO_AGREEMENT]


def test_feedback_of_one_side_has_the_pair_looked_at(office: Office) -> None:
    ada, _, _, pair = a_pair(office)
    meeting = met(office, pair, T0)
    said = MeetingFeedback(rating=3)
    office.services.feedback.give(ada, meeting, said)
    assert due(office, pair) == T0 + SOON


# -- help --------------------------------------------------------------------------------------------


def at_risk(office: Office) -> tuple[Actor, Actor, CohortCard, UUID]:
    """A pair that met once and then stopped; nobody says anything of its meetings."""
    ada, bob, cohort, pair = a_pair(office)
    met(office, pair, T(days=2))
    for day in (16, 30):
        met(office, pair, T(days=day), MeetingState.UNKNOWN)
    office.clock.instant = T(days=43)
    assert look(office, pair).health is Health.AT_RISK
    return ada, bob, cohort, pair


def test_a_pair_at_risk_is_offered_help_once_each_side_by_itself_in_the_same_words(office: Office) -> None:
    ada, bob, _, pair = at_risk(office)
    ((to_ada,), (to_bob,)) = office.letters(ada, EasyOffer), office.letters(bob, EasyOffer)
    assert isinstance(to_ada, EasyOffer)
    assert isinstance(to_bob, EasyOffer)
    assert (to_ada.partner.name, to_bob.partner.name) == ("Bob", "Ada")
    assert tried(office, pair) == [(Attempt.EASY_OFFER, "")]
    look(office, pair)
    assert len(office.letters(ada, EasyOffer)) == 1
    assert tasks_of(office, office.admin()) == []


@pytest.mark.parametrize("choice", Choice)
def test_what_one_takes_is_kept_and_a_second_answer_stands_beside_it(office: Office, choice: Choice) -> None:
    ada, bob, _, pair = at_risk(office)
    card = office.services.offers.take(ada, pair, choice)
    assert (card.choice, card.partner.name) == (choice, "Bob")
    office.services.offers.take(bob, pair, Choice.WELL)
    assert tried(office, pair) == [(Attempt.EASY_OFFER, choice), (Attempt.EASY_OFFER, Choice.WELL)]
    assert due(office, pair) == office.clock.instant + SOON


def test_an_answer_without_an_offer_is_no_attempt(office: Office) -> None:
    ada, _, _, pair = a_pair(office)
    office.services.offers.take(ada, pair, Choice.WELL)
    assert tried(office, pair) == []


def test_where_nothing_changes_in_two_weeks_those_who_run_it_see_the_pair_until_it_recovers(office: Office) -> None:
    _, _, _, pair = at_risk(office)
    grace, helen = office.admin(), office.person("helen")
    office.clock.instant = T(days=56)
    look(office, pair)
    assert tasks_of(office, grace) == []
    office.clock.instant = T(days=57)
    look(office, pair)
    look(office, pair)
    assert tasks_of(office, grace) == [(Urge.HAND, 1)]
    (entry,) = entries(office, grace, Urge.HAND)
    found = entry.pair
    assert found
    assert (found.mentor.name, found.mentee.name, found.state) == ("Ada", "Bob", Health.AT_RISK)
    assert Reason.NO_MEETING_LATELY in found.reasons
    assert found.last_met == T(days=2)
    assert [(each.what, each.answered) for each in found.tried] == [(Attempt.EASY_OFFER, False)]
    with pytest.raises(AdminsOnly):
        office.services.desk.look(helen)

    for day in (45, 50, 56):
        met(office, pair, T(days=day))
    look(office, pair)
    assert tasks_of(office, grace) == []
    assert tried(office, pair)[-1] == (Attempt.ADMIN_TOLD, "recovered")


def test_whoever_says_that_all_is_well_is_taken_at_their_word_for_four_weeks(office: Office) -> None:
    ada, _, _, pair = at_risk(office)
    office.services.offers.take(ada, pair, Choice.WELL)
    for day, told in ((57, False), (70, False), (71, True)):
        office.clock.instant = T(days=day)
        look(office, pair)
        assert bool(tasks_of(office, office.admin())) is told, day


def test_a_pair_that_has_not_met_by_day_21_is_on_the_list_though_it_does_well_otherwise(office: Office) -> None:
    ada, bob, _, pair = a_pair(office)
    office.services.agreements.confirm(ada, proposed(office, bob, pair))
    office.clock.instant = T(days=20)
    look(office, pair)
    assert tasks_of(office, office.admin()) == []
    assert due(office, pair) == T(days=21)
    office.clock.instant = T(days=21)
    found = look(office, pair)
    assert found.health is not Health.AT_RISK
    assert tasks_of(office, office.admin()) == [(Urge.HAND, 1)]


def test_an_admin_reads_nothing_of_a_pair_of_their_own(office: Office) -> None:
    ada, _, _, pair = at_risk(office)
    office.learn("ada", is_admin=True)
    office.clock.instant = T(days=57)
    look(office, pair)
    assert tasks_of(office, ada) == []


def test_a_digest_is_sent_for_a_new_pair_in_need_once_and_not_every_week(office: Office) -> None:
    _, _, _, pair = at_risk(office)
    grace = office.admin()
    office.clock.instant = T(days=57)
    look(office, pair)
    sent = []
    for day in range(57, 85):
        office.clock.instant = T(days=day)
        with office.session() as session:
            for occasion in session.scalars(select(Occasion)):
                occasion.look_again_at = None
            for row in session.scalars(select(Mentorship)):
                row.look_again_at = None
        if "digest sent" in office.plan():
            sent.append(day)
    assert len(sent) == 1
    (digest,) = office.letters(grace, WaitingForYou)
    assert isinstance(digest, WaitingForYou)
    assert {task.urge for task in digest.tasks} == {Urge.HAND, Urge.QUIET}, "nothing is ever sent in this office"


# -- breaks ------------------------------------------------------------------------------------------


def test_after_a_break_time_counts_anew(office: Office) -> None:
    ada, _, cohort, pair = at_risk(office)
    office.services.participation.pause(ada, office.participant(ada, cohort).id, None)
    assert look(office, pair).health is Health.AT_RISK  # as it was: a break is no time to judge
    assert office.row(Mentorship).state is MentorshipState.PAUSED
    office.clock.instant = T(days=80)
    office.services.participation.resume(ada)
    assert (due(office, pair) or T0) <= office.clock.instant
    found = look(office, pair)
    assert (found.health, found.health_score) == (Health.NEW, None)


# -- pace --------------------------------------------------------------------------------------------


def test_another_pace_holds_at_once_and_the_partner_hears_and_may_change_it_back(office: Office) -> None:
    ada, bob, _, pair = a_pair(office)
    card = office.services.paces.of(ada, pair)
    assert (card.cadence, card.minutes, card.agreed) == (Cadence.BIWEEKLY, 30, False)
    assert office.services.paces.change(ada, pair, Cadence.MONTHLY, 45).changed
    assert not office.services.paces.change(
        ada, pair, Cadence.MONTHLY, 45
    ).changed  # the second time it was so already
    found = office.row(Mentorship)
    assert (found.cadence, found.minutes, found.look_again_at) == (Cadence.MONTHLY, 45, T0)
    (told,) = office.letters(bob)
    assert isinstance(told, PaceChanged)
    assert (told.cadence_before, told.minutes_before) == (Cadence.BIWEEKLY, 30)
    office.services.paces.change(bob, pair, told.cadence_before, told.minutes_before)
    assert office.row(Mentorship).cadence is Cadence.BIWEEKLY
    with pytest.raises(WrongInput):
        office.services.paces.change(bob, pair, Cadence.WEEKLY, 4)
    with pytest.raises(NotYours):
        office.services.paces.change(office.person("eve"), pair, Cadence.WEEKLY, 30)


def test_where_the_two_have_an_agreement_another_pace_is_proposed_as_a_new_version(office: Office) -> None:
    ada, bob, _, pair = a_pair(office)
    office.services.agreements.confirm(ada, proposed(office, bob, pair))
    office.clear_mail()
    card = office.services.paces.change(bob, pair, Cadence.WEEKLY, 30)
    assert (card.changed, card.agreed) == (True, True)
    assert office.row(Mentorship).cadence is Cadence.BIWEEKLY
    (asked,) = office.letters(ada)
    assert isinstance(asked, AgreementProposed)
    office.services.agreements.confirm(ada, office.row(Agreement, state=AgreementState.PROPOSED).id)
    assert office.row(Mentorship).cadence is Cadence.WEEKLY


# -- who was heard -----------------------------------------------------------------------------------


def test_whoever_does_something_is_heard_of_once_an_hour(office: Office) -> None:
    ada, _, _, pair = a_pair(office)
    assert office.known(ada).heard_at == T0
    office.wait(minutes=59)
    office.services.offers.take(ada, pair, Choice.WELL)
    assert office.known(ada).heard_at == T0
    office.wait(minutes=1)
    office.services.offers.take(ada, pair, Choice.WELL)
    assert office.known(ada).heard_at == T(hours=1)


def test_whoever_is_written_of_meanwhile_is_not_waited_for(postgres_office: Office) -> None:
    office = postgres_office
    ada, _, _, pair = a_pair(office)
    office.wait(hours=2)
    with office.session() as session:
        session.scalars(select(Person).filter_by(id=office.known(ada).id).with_for_update()).one()
        office.services.offers.take(ada, pair, Choice.WELL)
    assert office.known(ada).heard_at == T0
