"""The first meeting of a pair: one press plans it, and the rhythm plans no second one."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from bot.domain.errors import MeetingOver, MentorshipOver, NotYours, WrongInput
from bot.domain.growth.errors import PairRests
from bot.domain.growth.kickoff_cards import Ending, FirstMeetingCard
from bot.domain.notices import Introduction, MeetingMoved, MeetingOffered
from bot.domain.people import Actor
from bot.domain.terms import CheckInAnswer, MeetingState, Role
from bot.store.codec import load_notice
from models import CheckInReply, Meeting, Mentorship, OutboxMessage, Participant
from tests.integration.office import T0, Office, T

TUESDAY, WEDNESDAY, THURSDAY = T(days=1), T(days=2), T(days=3)


class Pair:
    """Ada mentors Bob; they have just said yes, and their introduction has been sent."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.ada, self.bob = office.person("ada"), office.person("bob")
        self.cohort = office.cohort()
        self.id = office.pair(self.ada, self.bob, self.cohort)

    def choose(self, who: Actor, starts_at: datetime, *, ts: str | None = None) -> FirstMeetingCard:
        return self.office.services.kickoff.choose(who, self.id, starts_at, ts=ts)

    def another(self, who: Actor, starts_at: datetime | None, seen: datetime | None = None) -> FirstMeetingCard:
        return self.office.services.kickoff.choose_another(who, self.id, starts_at, seen=seen, ts=None)

    def told(self, who: Actor) -> list[MeetingMoved]:
        return [letter for letter in self.office.letters(who) if isinstance(letter, MeetingMoved)]

    def planned(self) -> list[datetime]:
        meetings = self.office.rows(Meeting, mentorship_id=self.id, state=MeetingState.PLANNED)
        return [meeting.starts_at for meeting in meetings]


@pytest.fixture
def pair(office: Office) -> Pair:
    return Pair(office)


def test_a_time_can_be_chosen_before_anything_is_planned_and_no_second_meeting_follows(pair: Pair) -> None:
    card = pair.choose(pair.bob, WEDNESDAY)
    assert (card.ending, card.starts_at, card.by_you) == (Ending.STANDS, WEDNESDAY, True)
    pair.office.plan()
    assert pair.planned() == [WEDNESDAY]
    ((told),) = pair.told(pair.ada)
    assert (told.starts_at, told.first, told.chosen, told.partner.name) == (WEDNESDAY, True, True, "Bob")
    assert pair.told(pair.bob) == []
    assert pair.office.row(Mentorship).first_day == WEDNESDAY.date()
    assert not pair.office.letters(pair.ada, MeetingOffered)


def test_a_time_moves_what_the_rhythm_has_planned_and_sets_the_beat(pair: Pair) -> None:
    pair.office.plan()
    assert pair.planned() == [T(days=14)]
    pair.choose(pair.ada, TUESDAY)
    pair.office.plan()
    assert pair.planned() == [TUESDAY]
    meeting = pair.office.meeting(pair.id)
    assert (meeting.revision, meeting.confirmed_at) == (1, T0)
    assert pair.office.row(Mentorship).first_day == TUESDAY.date()
    pair.office.clock.instant = meeting.ends_at + timedelta(hours=1)
    assert "check-in asked" in pair.office.plan()


def test_a_time_that_was_chosen_is_prepared_and_offered_no_more(pair: Pair) -> None:
    pair.choose(pair.bob, T(days=8))
    assert pair.office.plan_next() == []
    assert pair.office.plan_next() == ["meeting prepared"]
    assert pair.office.clock.instant == T(days=7)
    assert pair.office.mail(kind="MeetingOffered") == []


def test_the_other_side_may_choose_the_same_but_not_another(pair: Pair) -> None:
    pair.choose(pair.bob, WEDNESDAY)
    same, other = pair.choose(pair.ada, WEDNESDAY), pair.choose(pair.ada, TUESDAY)
    assert (same.ending, other.ending) == (Ending.STANDS, Ending.TAKEN)
    assert other.by is not None
    assert (other.by.name, other.by_you, other.starts_at) == ("Bob", False, WEDNESDAY)
    assert pair.planned() == [WEDNESDAY]
    assert pair.told(pair.bob) == []


def test_whoever_chose_may_choose_again(pair: Pair) -> None:
    pair.choose(pair.bob, WEDNESDAY)
    assert pair.choose(pair.bob, TUESDAY).ending is Ending.STANDS
    assert pair.planned() == [TUESDAY]
    (told,) = pair.told(pair.ada)
    assert (told.starts_at, told.first) == (TUESDAY, False)


def test_pressing_again_what_stands_already_tells_nobody_anew(pair: Pair) -> None:
    pair.choose(pair.bob, WEDNESDAY)
    pair.another(pair.ada, WEDNESDAY, seen=WEDNESDAY)
    assert len(pair.told(pair.ada)) == 1
    assert pair.told(pair.bob) == []


def test_a_time_that_has_passed_plans_nothing(pair: Pair) -> None:
    pair.office.clock.instant = WEDNESDAY
    assert pair.choose(pair.bob, WEDNESDAY).ending is Ending.PASSED
    assert pair.planned() == []


def test_once_the_chosen_time_has_passed_either_may_choose(pair: Pair) -> None:
    pair.choose(pair.bob, TUESDAY)
    pair.office.clock.instant = WEDNESDAY
    assert pair.choose(pair.ada, THURSDAY).ending is Ending.STANDS
    assert pair.planned() == [THURSDAY]
    assert pair.choose(pair.bob, T(days=4)).ending is Ending.TAKEN


def test_after_the_first_meeting_a_press_changes_nothing(pair: Pair) -> None:
    pair.choose(pair.bob, TUESDAY)
    pair.office.clock.instant = WEDNESDAY
    pair.office.services.meetings.met(pair.bob, pair.office.meeting(pair.id).id)
    pair.office.plan()
    (following,) = pair.planned()
    assert pair.choose(pair.ada, THURSDAY).ending is Ending.MET
    assert pair.another(pair.ada, THURSDAY).starts_at == following
    assert pair.office.services.kickoff.first_meeting(pair.ada, pair.id).ending is Ending.MET


@pytest.mark.parametrize("starts_at", [None, T0, T(days=91)])
def test_a_time_that_cannot_be_is_refused_under_its_field(pair: Pair, starts_at: datetime | None) -> None:
    with pytest.raises(WrongInput) as refused:
        pair.another(pair.bob, starts_at)
    assert set(refused.value.fields) == {"starts_at"}


def test_a_form_that_did_not_show_the_newest_choice_does_not_overrule_it(pair: Pair) -> None:
    pair.choose(pair.bob, WEDNESDAY)
    assert pair.another(pair.ada, TUESDAY).ending is Ending.TAKEN
    assert pair.planned() == [WEDNESDAY]
    assert pair.another(pair.ada, TUESDAY, seen=WEDNESDAY).ending is Ending.STANDS
    assert pair.planned() == [TUESDAY]


def test_a_later_no_takes_the_choice_away(pair: Pair) -> None:
    pair.choose(pair.bob, TUESDAY)
    pair.office.clock.instant = TUESDAY + timedelta(hours=2)
    pair.office.plan()
    pair.office.services.meetings.not_yet(pair.ada, pair.office.meeting(pair.id).id)
    assert pair.office.services.kickoff.first_meeting(pair.bob, pair.id).by is None


def test_a_moved_meeting_counts_as_chosen(pair: Pair) -> None:
    pair.office.plan()
    pair.office.services.choosing.move(pair.ada, pair.office.meeting(pair.id).id, T(days=5), seen=T(days=14))
    assert pair.choose(pair.bob, TUESDAY).ending is Ending.TAKEN
    reply = pair.office.row(CheckInReply)
    assert reply.answer is CheckInAnswer.MOVED


def test_strangers_and_those_whose_time_together_is_over_choose_nothing(pair: Pair) -> None:
    cy = pair.office.person("cy")
    for deed in (pair.choose, pair.another):
        with pytest.raises(NotYours):
            deed(cy, TUESDAY)
    with pytest.raises(MentorshipOver):
        pair.office.services.kickoff.ideas(pair.bob, UUID(int=0))
    pair.office.services.participation.leave(pair.bob, pair.office.participant(pair.bob, pair.cohort).id)
    with pytest.raises(MentorshipOver):
        pair.choose(pair.ada, TUESDAY)


def test_during_a_break_nothing_is_planned(pair: Pair) -> None:
    pair.office.services.participation.pause(pair.bob, pair.office.participant(pair.bob, pair.cohort).id, None)
    for who in (pair.ada, pair.bob):
        with pytest.raises(PairRests):
            pair.choose(who, TUESDAY)
    assert pair.planned() == []


def test_the_message_with_the_times_is_found_by_where_it_stands(pair: Pair) -> None:
    with pair.office.session() as session:
        row = session.get_one(OutboxMessage, pair.office.row(OutboxMessage, kind="Introduction").id)
        row.sent_ts = "17.000001"
    shown = pair.choose(pair.bob, WEDNESDAY, ts="17.000001").introduction
    assert isinstance(shown, Introduction)
    assert TUESDAY in shown.times
    assert pair.choose(pair.bob, WEDNESDAY, ts="18.000001").introduction is None


def test_ideas_are_for_the_minutes_of_the_pair(pair: Pair) -> None:
    card = pair.office.services.kickoff.ideas(pair.bob, pair.id, 3)
    assert (card.minutes, card.turn, card.program) == (30, 3, "Skill exchange")


def test_a_reply_to_a_meeting_that_is_gone_stays_refused(pair: Pair) -> None:
    pair.choose(pair.bob, TUESDAY)
    pair.office.services.participation.pause(pair.bob, pair.office.participant(pair.bob, pair.cohort).id, None)
    with pytest.raises(MeetingOver):
        pair.office.services.choosing.move(pair.ada, pair.office.meeting(pair.id).id, WEDNESDAY, seen=TUESDAY)


def the_introduction(office: Office) -> Introduction:
    (row,) = office.mail(kind="Introduction")
    notice = load_notice(row.kind, row.payload)
    assert isinstance(notice, Introduction)
    return notice


def test_whoever_agreed_to_an_older_text_is_introduced_as_that_text_says(office: Office) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    told = {"topics": "Databases", "interests": ("Chess",)}
    office.join(ada, cohort, Role.MENTOR, **told)
    office.join(bob, cohort, Role.MENTEE, **told)
    with office.session() as session:
        session.get_one(Participant, office.participant(ada, cohort).id).consent_version = "2026-11-24"
    (proposal,) = office.matched(cohort)
    for who in (ada, bob):
        office.services.proposals.accept(who, proposal)
    older, newer = the_introduction(office).people
    assert (older.topics, older.interests, older.goals) == ("", (), "Grow")
    assert (newer.topics, newer.interests, newer.goals) == ("Databases", ("Chess",), "Grow")


def test_an_introduction_that_a_break_held_back_offers_times_to_come(office: Office) -> None:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    proposal = office.proposal(ada, bob, cohort)
    for who in (ada, bob):
        office.services.proposals.accept(who, proposal)
    office.services.participation.pause(bob, office.participant(bob, cohort).id, None)
    office.wait(days=7)
    office.services.participation.resume(bob)
    assert the_introduction(office).times == (T(days=8), T(days=9, hours=1), T(days=10, hours=5))


def test_a_pair_formed_before_the_first_day_is_offered_times_after_it(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    office.pair(ada, bob, office.cohort(starts_on=T(days=14).date()))
    assert the_introduction(office).times == (T(days=14), T(days=15, hours=1), T(days=16, hours=5))


def test_a_suggestion_never_comes_on_top_of_the_times_that_are_offered(office: Office) -> None:
    """Said yes on a Friday evening: introduced on Monday, offered others not before Thursday."""
    friday, monday = T(days=4, hours=10), T(days=7)
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    proposal = office.proposal(ada, bob, cohort)
    office.clock.instant = friday
    for who in (ada, bob):
        office.services.proposals.accept(who, proposal)
    assert office.row(OutboxMessage, kind="Introduction").due_at == monday
    office.plan()
    office.clock.instant = T(days=9, hours=11)  # The fifth day, two after the introduction.
    office.plan()
    assert office.mail(kind="MeetingOffered") == []
    office.plan_next()
    assert office.clock.instant == monday + timedelta(days=3)
    assert len(office.mail(kind="MeetingOffered")) == 1
