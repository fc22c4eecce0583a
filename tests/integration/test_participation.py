"""Taking a break, coming back, leaving: the other side is told neutrally and pending nudges stop."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bot.domain.errors import NotPaused, NotTakingPart, NotYours, StillWaiting, WrongInput
from bot.domain.growth.goals import GoalWish
from bot.domain.notices import GoalSet, MentorshipEnded, PartnerPaused, PartnerReturned, WelcomeBack
from bot.domain.people import Actor, Someone
from bot.domain.terms import DeliveryState, MeetingState, MentorshipState, ParticipantState, Role, Side
from models import Meeting, Mentorship, Participant
from tests.integration.office import TODAY, Office, T
from tests.integration.remembering import step

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")


@step
def a_pair(office: Office) -> tuple[Actor, Actor, Mentorship]:
    """Ada and Bob, their first meeting planned and announced."""
    ada, bob = office.person("ada"), office.person("bob")
    office.pair(ada, bob, office.cohort())
    office.plan()
    office.wait(days=1)
    office.plan()
    return ada, bob, office.row(Mentorship)


def test_a_break_rests_the_pair_and_takes_back_what_was_not_sent(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.clock.instant = T(days=5)
    office.plan()
    until = TODAY + timedelta(days=21)
    card = office.services.participation.pause(ada, pair.mentor_id, until)
    assert (card.state, card.paused_until) == (ParticipantState.PAUSED, until)
    found = office.row(Mentorship)
    assert found.state is MentorshipState.PAUSED
    meeting = office.row(Meeting)
    assert (meeting.state, meeting.settled_at) == (MeetingState.CANCELLED, T(days=5))
    (offered,) = office.mail(kind="MeetingOffered")
    assert offered.state is DeliveryState.EXPIRED
    assert office.letters(bob) == [PartnerPaused(partner=ADA, until=until)]
    assert office.letters(ada) == []
    office.wait(days=7)
    assert office.plan() == []


def test_a_break_with_a_last_day_ends_by_itself(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.participation.pause(ada, pair.mentor_id, date(2026, 12, 11))
    office.clear_mail()
    office.clock.instant = datetime(2026, 12, 11, 23, 59, tzinfo=UTC)
    assert office.plan() == []
    office.wait(minutes=1)
    assert office.plan()[:2] == ["break ended", "meeting planned"]
    assert office.row(Participant, id=pair.mentor_id).state is ParticipantState.ACTIVE
    assert office.row(Mentorship).state is MentorshipState.ACTIVE
    assert office.letters(ada)[0] == WelcomeBack(program="Skill exchange")
    assert office.letters(bob)[0] == PartnerReturned(partner=ADA)
    (welcome,) = office.mail(kind="WelcomeBack")
    assert welcome.due_at == datetime(2026, 12, 14, 9, tzinfo=UTC)  # Not in the night, and not on Saturday.


def test_a_break_without_a_last_day_ends_on_request(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.participation.pause(ada, pair.mentor_id, None)
    office.clear_mail()
    office.wait(days=60)
    assert office.plan() == []
    (card,) = office.services.participation.resume(ada)
    assert (card.state, card.paused_until) == (ParticipantState.ACTIVE, None)
    assert office.letters(bob) == [PartnerReturned(partner=ADA)]
    assert office.plan()[0] == "meeting planned"
    assert office.meeting(pair.id).number == 2


def test_news_of_a_break_is_not_lost_when_its_reader_takes_one_too(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.participation.pause(ada, pair.mentor_id, None)
    office.services.participation.pause(bob, pair.mentee_id, None)
    assert office.letters(bob) == [PartnerPaused(partner=ADA, until=None)]
    assert office.letters(ada) == [PartnerPaused(partner=BOB, until=None)]


def test_news_of_a_return_is_taken_back_when_its_reader_takes_a_break(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.participation.pause(ada, pair.mentor_id, None)
    office.clear_mail()
    office.services.participation.resume(ada)
    office.services.participation.pause(bob, pair.mentee_id, None)
    assert office.letters(bob) == []  # “Your meetings go on” is no longer true.


def test_of_several_changes_to_a_break_only_the_last_is_told(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.participation.pause(ada, pair.mentor_id, None)
    office.services.participation.pause(ada, pair.mentor_id, TODAY + timedelta(days=9))
    assert office.letters(bob) == [PartnerPaused(partner=ADA, until=TODAY + timedelta(days=9))]
    office.wait(minutes=1)
    office.services.participation.resume(ada)
    assert office.letters(bob) == [PartnerReturned(partner=ADA)]


def test_whoever_leaves_hears_no_more_of_the_partners_break_and_others_still_do(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort()
    office.pair(ada, bob, cohort)
    office.pair(ada, cy, cohort)
    office.services.participation.pause(ada, office.participant(ada, cohort).id, None)
    office.services.participation.leave(bob, office.participant(bob, cohort).id)
    assert office.letters(bob) == []
    assert office.letters(cy) == [PartnerPaused(partner=ADA, until=None)]


@pytest.mark.parametrize("farewell", ["pause", "leave"])
def test_a_farewell_takes_back_news_of_goals_that_nobody_has_read(office: Office, farewell: str) -> None:
    ada, bob, pair = a_pair(office)
    wish = GoalWish(title="Give a talk", measure="", due_on=TODAY + timedelta(days=30))
    office.services.goals.set(bob, pair.id, wish)
    if farewell == "pause":
        office.services.participation.pause(bob, pair.mentee_id, None)
    else:
        office.services.participation.leave(bob, pair.mentee_id)
    assert not [letter for letter in office.letters(ada) if isinstance(letter, GoalSet)]


def test_a_break_that_was_made_longer_meanwhile_goes_on(office: Office) -> None:
    ada, _, pair = a_pair(office)
    office.services.participation.pause(ada, pair.mentor_id, TODAY + timedelta(days=3))
    office.plan()
    office.clock.instant = datetime(2026, 12, 11, tzinfo=UTC)
    (errand,) = office.planner.claim()
    office.services.participation.pause(ada, pair.mentor_id, TODAY + timedelta(days=9))
    assert office.planner.carry_out(errand) is None
    participant = office.row(Participant, id=pair.mentor_id)
    assert participant.state is ParticipantState.PAUSED
    assert participant.look_again_at == datetime(2026, 12, 17, tzinfo=UTC)
    assert office.mail(kind="WelcomeBack") == []


def test_a_break_that_outlasts_the_cohort_ends_without_a_word(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    office.pair(ada, bob, office.cohort(ends_on=TODAY + timedelta(days=14)))
    pair = office.row(Mentorship)
    office.services.participation.pause(ada, pair.mentor_id, TODAY + timedelta(days=30))
    office.wait(days=32)
    assert set(office.plan()) == {"break ended", "mentorship completed", "cohort moved on: end, close"}
    assert office.row(Mentorship).state is MentorshipState.COMPLETED
    assert office.mail(kind="WelcomeBack") == []


def test_a_pair_goes_on_only_when_both_are_back(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.participation.pause(ada, pair.mentor_id, None)
    office.services.participation.pause(bob, pair.mentee_id, None)
    office.clear_mail()
    office.services.participation.resume(ada)
    assert office.row(Mentorship).state is MentorshipState.PAUSED
    assert office.letters(bob) == []
    office.services.participation.resume(bob)
    assert office.row(Mentorship).state is MentorshipState.ACTIVE
    assert office.letters(ada) == [PartnerReturned(partner=BOB)]


def test_a_break_may_be_changed_and_the_partner_hears(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.participation.pause(ada, pair.mentor_id, None)
    office.clear_mail()
    office.wait(hours=1)
    office.services.participation.pause(ada, pair.mentor_id, TODAY + timedelta(days=3))
    assert office.letters(bob) == [PartnerPaused(partner=ADA, until=TODAY + timedelta(days=3))]


def test_a_break_sent_again_as_it_stands_is_no_news(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    until = TODAY + timedelta(days=3)
    office.services.participation.pause(ada, pair.mentor_id, until)
    office.clear_mail()
    office.wait(hours=1)
    card = office.services.participation.pause(ada, pair.mentor_id, until)
    assert (card.paused_until, office.letters(bob)) == (until, [])


def test_a_break_is_for_who_is_in(office: Office) -> None:
    ada, first, second = office.person("ada"), office.cohort(name="First"), office.cohort(name="Second")
    participation = office.services.participation
    with pytest.raises(NotTakingPart):
        participation.breaks(ada)
    joined = office.join(ada, first, Role.MENTOR)
    with office.session() as session:
        session.get_one(Participant, joined).state = ParticipantState.APPLIED
    with pytest.raises(StillWaiting):
        participation.breaks(ada)
    office.join(ada, second, Role.MENTEE)
    assert [each.cohort.id for each in participation.breaks(ada)] == [second.id]
    with pytest.raises(StillWaiting):
        participation.breaks(ada, first.id)


def test_coming_back_needs_a_break(office: Office) -> None:
    ada, _, pair = a_pair(office)
    with pytest.raises(NotPaused):
        office.services.participation.resume(ada)
    workspace = office.workspace().id
    assert not office.services.participation.end_break(workspace, pair.mentor_id)
    assert office.mail(kind="WelcomeBack") == []


def test_a_break_may_end_today_but_not_yesterday(office: Office) -> None:
    ada, _, pair = a_pair(office)
    yesterday = TODAY
    with pytest.raises(WrongInput) as refusal:
        office.services.participation.pause(ada, pair.mentor_id, yesterday)
    assert set(refusal.value.fields) == {"until"}
    today = yesterday + timedelta(days=1)
    assert office.services.participation.pause(ada, pair.mentor_id, today).paused_until == today


def test_leaving_ends_the_pair_and_is_told_neutrally(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    card = office.services.participation.leave(bob, pair.mentee_id)
    assert card.state is ParticipantState.LEFT
    found = office.row(Mentorship)
    assert (found.state, found.ended_at, found.look_again_at) == (MentorshipState.ENDED, T(days=1), None)
    assert office.row(Meeting).state is MeetingState.CANCELLED
    assert office.letters(ada) == [MentorshipEnded(partner=BOB, program="Skill exchange", you_are=Side.MENTOR)]
    assert office.letters(bob) == []
    office.wait(days=30)
    assert office.plan() == []


def test_leaving_during_a_break_ends_it_for_good(office: Office) -> None:
    ada, _, pair = a_pair(office)
    office.services.participation.pause(ada, pair.mentor_id, TODAY + timedelta(days=3))
    office.services.participation.leave(ada, pair.mentor_id)
    office.wait(days=4)
    assert office.plan() == []
    with pytest.raises(NotPaused):
        office.services.participation.resume(ada)


def test_who_has_left_can_neither_pause_nor_leave(office: Office) -> None:
    ada, _, pair = a_pair(office)
    office.services.participation.leave(ada, pair.mentor_id)
    with pytest.raises(NotTakingPart):
        office.services.participation.of(ada)
    with pytest.raises(NotTakingPart):
        office.services.participation.pause(ada, pair.mentor_id, None)
    with pytest.raises(NotTakingPart):
        office.services.participation.leave(ada, pair.mentor_id)


def test_only_ones_own_place_can_be_given_up(office: Office) -> None:
    ada, _, pair = a_pair(office)
    with pytest.raises(NotYours):
        office.services.participation.pause(ada, pair.mentee_id, None)
    with pytest.raises(NotYours):
        office.services.participation.leave(ada, pair.mentee_id)
    with pytest.raises(NotYours):
        office.services.participation.leave(ada, UUID(int=0))
    assert office.row(Mentorship).state is MentorshipState.ACTIVE


def test_every_place_of_a_person_is_shown_the_newest_first(office: Office) -> None:
    ada = office.person("ada")
    first, second = office.cohort(name="First"), office.cohort(name="Second")
    office.join(ada, first, Role.MENTOR)
    office.wait(hours=1)
    office.join(ada, second, Role.MENTEE)
    cards = office.services.participation.of(ada)
    assert [(card.cohort.program, card.role) for card in cards] == [("Second", Role.MENTEE), ("First", Role.MENTOR)]


@pytest.mark.parametrize("paired", [True, False])
def test_a_welcome_back_speaks_of_meetings_only_where_there_is_a_pair(office: Office, paired: bool) -> None:
    ada, cohort = office.person("ada"), office.cohort()
    if paired:
        office.pair(ada, office.person("bob"), cohort)
    else:
        office.join(ada, cohort, Role.MENTOR)
        office.clear_mail()
    place = office.participant(ada, cohort).id
    office.services.participation.pause(ada, place, None)
    (card,) = office.services.participation.resume(ada)
    assert card.waiting is not paired
    office.services.participation.pause(ada, place, TODAY)
    office.wait(days=1)
    office.plan()
    assert WelcomeBack(program="Skill exchange", paired=paired) in office.letters(ada)
