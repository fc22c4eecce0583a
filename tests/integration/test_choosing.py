"""Choosing when to meet: in one tap, any other time, called off and planned after all, in series, and as a file."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from uuid import UUID

import pytest

from bot.domain.errors import MeetingOver, NoPairUnderWay, NotYours, WrongInput
from bot.domain.meeting_cards import Became, TimeCard
from bot.domain.meeting_errors import CannotReturn, NothingToRepeat
from bot.domain.notices import CalendarFile, FeedbackAsked, MeetingCalledOff, MeetingMoved, MeetingOffered
from bot.domain.people import Actor
from bot.domain.terms import MeetingState, Scheduling
from models import CalendarCopy, Meeting, Mentorship
from tests.integration.groups import Circle
from tests.integration.office import Office, T
from tests.integration.test_kickoff_races import settled

SUGGESTED = T(days=17)
"""The second meeting, a Thursday, of which the mentee is asked a week before."""


class Pair:
    """Ada mentors Bob. They have met once; their second meeting is suggested, and Bob has been offered times."""

    def __init__(self, office: Office) -> None:
        self.office, self.choosing = office, office.services.choosing
        self.ada, self.bob = office.person("ada"), office.person("bob")
        self.cohort = office.cohort()
        self.id = office.pair(self.ada, self.bob, self.cohort)
        office.services.kickoff.choose(self.bob, self.id, T(days=3))
        office.clock.instant = T(days=4)
        office.services.meetings.met(self.bob, self.meeting.id)
        office.plan()
        office.clock.instant = T(days=10)
        office.plan()

    @property
    def meeting(self) -> Meeting:
        return self.office.meeting(self.id)

    def planned(self) -> list[datetime]:
        rows = self.office.rows(Meeting, mentorship_id=self.id, state=MeetingState.PLANNED)
        return [meeting.starts_at for meeting in rows]

    def moved(self, who: Actor) -> list[MeetingMoved]:
        return [each for each in self.office.letters(who, MeetingMoved) if isinstance(each, MeetingMoved)]

    def files(self, who: Actor) -> list[CalendarFile]:
        return [each for each in self.office.letters(who, CalendarFile) if isinstance(each, CalendarFile)]


@pytest.fixture
def pair(office: Office) -> Pair:
    return Pair(office)


def test_one_tap_confirms_a_time_tells_the_other_once_and_ends_the_offers(pair: Pair) -> None:
    (offer,) = pair.office.letters(pair.bob, MeetingOffered)
    assert isinstance(offer, MeetingOffered)
    chosen = offer.times[1].starts_at
    card = pair.choosing.choose(pair.bob, pair.meeting.id, chosen)
    assert (card.became, card.starts_at, card.by_you) == (Became.CHOSEN, chosen, True)
    assert pair.planned() == [chosen]
    assert pair.office.letters(pair.bob, MeetingOffered) == []
    (told,) = pair.moved(pair.ada)
    assert (told.starts_at, told.settled, told.chosen) == (chosen, True, True)
    pair.choosing.choose(pair.bob, pair.meeting.id, chosen)
    assert len(pair.moved(pair.ada)) == 1
    assert pair.office.plan() == []
    assert pair.office.plan_next() == ["meeting prepared"]


def test_the_suggestion_itself_can_be_chosen(pair: Pair) -> None:
    assert pair.choosing.choose(pair.ada, pair.meeting.id, SUGGESTED).became is Became.CHOSEN
    assert (pair.meeting.revision, pair.meeting.confirmed_at) == (0, T(days=10))
    assert len(pair.moved(pair.bob)) == 1


def test_what_the_other_has_chosen_stands_and_whoever_chose_may_choose_again(pair: Pair) -> None:
    meeting = pair.meeting.id
    pair.choosing.choose(pair.ada, meeting, T(days=18))
    taken = pair.choosing.choose(pair.bob, meeting, T(days=21))
    assert (taken.became, taken.starts_at, taken.by_you) == (Became.TAKEN, T(days=18), False)
    same = pair.choosing.choose(pair.bob, meeting, T(days=18))
    assert same.by is not None
    assert (same.became, same.by.name) == (Became.CHOSEN, "Ada")
    assert pair.choosing.choose(pair.ada, meeting, T(days=21)).became is Became.CHOSEN
    assert pair.planned() == [T(days=21)]


def test_a_time_that_has_passed_plans_nothing(pair: Pair) -> None:
    assert pair.choosing.choose(pair.bob, pair.meeting.id, T(days=9)).became is Became.PASSED
    assert pair.planned() == [SUGGESTED]


def test_any_other_time_moves_the_meeting_unless_the_other_was_quicker(pair: Pair) -> None:
    meeting = pair.meeting.id
    assert pair.choosing.to_move(pair.bob, meeting).suggested
    assert pair.choosing.move(pair.bob, meeting, T(days=20), seen=SUGGESTED).became is Became.CHOSEN
    late = pair.choosing.move(pair.ada, meeting, T(days=22), seen=SUGGESTED)
    assert (late.became, late.starts_at) == (Became.TAKEN, T(days=20))
    assert pair.choosing.move(pair.ada, meeting, T(days=22), seen=T(days=20)).became is Became.CHOSEN
    assert pair.choosing.move(pair.ada, meeting, T(days=22), seen=T(days=22)).became is Became.CHOSEN
    assert pair.planned() == [T(days=22)]
    assert len(pair.moved(pair.bob)) == 1
    for wrong in (None, T(days=1), T(days=120)):
        with pytest.raises(WrongInput):
            pair.choosing.move(pair.ada, meeting, wrong, seen=T(days=22))


def test_a_meeting_called_off_is_left_out_and_the_other_reads_it_once(pair: Pair) -> None:
    meeting = pair.meeting.id
    card = pair.choosing.call_off(pair.bob, meeting)
    assert (card.became, card.suggested) == (Became.CALLED_OFF, True)
    (told,) = pair.office.letters(pair.ada, MeetingCalledOff)
    assert isinstance(told, MeetingCalledOff)
    assert told.suggested
    with pytest.raises(MeetingOver):
        pair.choosing.call_off(pair.bob, meeting)
    with pytest.raises(MeetingOver):
        pair.choosing.choose(pair.ada, meeting, SUGGESTED)
    pair.office.plan()
    assert pair.planned() == [T(days=31)]
    page = pair.choosing.page(pair.ada, pair.id)
    assert page.called_off is not None
    assert page.called_off.meeting == meeting


def test_it_can_be_planned_after_all_in_place_of_the_one_suggested_since(pair: Pair) -> None:
    meeting = pair.meeting.id
    pair.choosing.choose(pair.bob, meeting, SUGGESTED)
    pair.choosing.call_off(pair.bob, meeting)
    pair.office.plan()
    assert pair.choosing.plan_after_all(pair.ada, meeting).became is Became.BACK_ON
    assert pair.planned() == [SUGGESTED]
    assert pair.office.row(Meeting, id=meeting).confirmed_at
    (told,) = [each for each in pair.moved(pair.bob) if each.after_all]
    assert told.starts_at == SUGGESTED
    assert pair.choosing.plan_after_all(pair.bob, meeting).became is Became.BACK_ON
    assert pair.office.letters(pair.ada, MeetingCalledOff) == []


def test_it_stays_off_once_its_time_has_passed_or_another_is_chosen(pair: Pair) -> None:
    meeting = pair.meeting.id
    pair.choosing.call_off(pair.bob, meeting)
    pair.office.plan()
    pair.choosing.choose(pair.bob, pair.meeting.id, T(days=31))
    with pytest.raises(CannotReturn):
        pair.choosing.plan_after_all(pair.bob, meeting)
    pair.choosing.call_off(pair.bob, pair.meeting.id)
    pair.office.clock.instant = T(days=18)
    with pytest.raises(CannotReturn):
        pair.choosing.plan_after_all(pair.bob, meeting)


def test_a_series_plans_itself_at_the_same_time_until_they_choose_each_time_again(pair: Pair) -> None:
    office, at = pair.office, T(days=18, hours=5)
    with pytest.raises(NothingToRepeat):
        pair.choosing.repeat(pair.bob, pair.id)
    pair.choosing.choose(pair.bob, pair.meeting.id, at)
    assert pair.choosing.repeat(pair.ada, pair.id).scheduling is Scheduling.SERIES
    assert pair.choosing.repeat(pair.bob, pair.id).scheduling is Scheduling.SERIES
    assert office.row(Mentorship).first_day == at.date()
    office.clock.instant = at + timedelta(hours=2)
    office.services.meetings.met(pair.bob, pair.meeting.id)
    office.plan()
    assert (pair.meeting.starts_at, pair.meeting.confirmed_by) == (at + timedelta(days=14), None)
    assert pair.meeting.confirmed_at
    page = pair.choosing.page(pair.ada, pair.id)
    assert page.planned is not None
    assert (page.planned.confirmed, page.planned.by, page.planned.times) == (True, None, ())
    assert pair.choosing.choose(pair.bob, pair.meeting.id, T(days=40)).became is Became.TAKEN
    pair.choosing.move(pair.bob, pair.meeting.id, at + timedelta(days=15), seen=pair.meeting.starts_at)
    office.clock.instant = at + timedelta(days=16)
    office.services.meetings.met(pair.bob, pair.meeting.id)
    office.plan()
    assert pair.meeting.starts_at == at + timedelta(days=28)
    assert pair.choosing.choose_each(pair.bob, pair.id).scheduling is Scheduling.ONE_BY_ONE
    pair.choosing.call_off(pair.bob, pair.meeting.id)
    office.plan()
    assert pair.meeting.confirmed_at is None


def test_we_met_anyway_settles_what_was_planned_for_those_days(pair: Pair) -> None:
    office, planned = pair.office, pair.meeting.id
    office.clear_mail()
    office.clock.instant = T(days=12)
    assert office.services.past_meetings.partner(pair.bob, pair.id)[0].name == "Ada"
    kept = office.services.past_meetings.log(pair.bob, pair.id, T(days=11))
    assert kept.id == planned
    row = office.row(Meeting, id=planned)
    assert (row.state, row.starts_at, row.logged) == (MeetingState.HELD, T(days=11), False)
    assert len(office.letters(pair.ada, FeedbackAsked)) == 1
    assert office.services.past_meetings.log(pair.ada, pair.id, T(days=11, hours=1)).id == planned
    assert len(office.rows(Meeting)) == 2
    office.plan()
    assert pair.meeting.number == 3


def test_we_met_anyway_adds_a_meeting_where_none_was_meant(pair: Pair) -> None:
    office = pair.office
    pair.choosing.choose(pair.bob, pair.meeting.id, T(days=30))
    kept = office.services.past_meetings.log(pair.ada, pair.id, T(days=8))
    row = office.row(Meeting, id=kept.id)
    assert (row.number, row.state, row.logged, row.minutes) == (3, MeetingState.HELD, True, 30)
    assert pair.planned() == [T(days=30)]
    for wrong in (None, T(days=11), T(days=-1)):
        with pytest.raises(WrongInput):
            office.services.past_meetings.log(pair.ada, pair.id, wrong)


def test_a_first_meeting_that_took_place_anyway_is_the_first_one(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.clock.instant = T(days=1)
    office.services.past_meetings.log(bob, pair, T(hours=3))
    assert office.row(Mentorship).first_day == T().date()
    office.plan()
    assert office.meeting(pair).starts_at == T(days=14)
    (first,) = office.rows(Meeting, state=MeetingState.HELD)
    assert first.logged


def test_a_suggested_first_meeting_gives_way_to_the_one_that_took_place(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.plan()
    office.clock.instant = T(days=1)
    office.services.past_meetings.log(bob, pair, T(hours=3))
    assert [meeting.state for meeting in office.rows(Meeting)] == [MeetingState.HELD]


def test_whoever_has_a_file_gets_every_change_of_the_meeting(pair: Pair) -> None:
    office, meeting, calendars = pair.office, pair.meeting.id, pair.office.services.calendars
    assert not calendars.of(pair.bob, meeting).has_file
    assert calendars.send(pair.bob, meeting).has_file
    assert calendars.send(pair.bob, meeting).has_file
    assert [(file.sequence, file.renewed) for file in pair.files(pair.bob)] == [(0, False)]
    office.clear_mail()
    pair.choosing.move(pair.ada, meeting, T(days=20), seen=SUGGESTED)
    assert [(file.sequence, file.starts_at) for file in pair.files(pair.bob)] == [(1, T(days=20))]
    assert pair.files(pair.ada) == []
    office.clear_mail()
    pair.choosing.call_off(pair.bob, meeting)
    assert [(file.sequence, file.called_off) for file in pair.files(pair.bob)] == [(2, True)]
    with pytest.raises(MeetingOver):
        calendars.of(pair.bob, meeting)
    office.clear_mail()
    pair.choosing.plan_after_all(pair.bob, meeting)
    assert [(file.sequence, file.called_off) for file in pair.files(pair.bob)] == [(3, False)]
    assert office.row(CalendarCopy).revision == 3


def test_a_meeting_that_a_break_cancels_leaves_the_calendar_at_once(pair: Pair) -> None:
    pair.office.services.calendars.send(pair.ada, pair.meeting.id)
    pair.office.clear_mail()
    pair.office.services.participation.pause(pair.bob, pair.office.participant(pair.bob, pair.cohort).id, None)
    assert [file.called_off for file in pair.files(pair.ada)] == [True]
    page = pair.choosing.page(pair.ada, pair.id)
    assert (page.resting, page.planned) == (True, None)


def test_nobody_whose_account_is_closed_gets_a_file(pair: Pair) -> None:
    for who in (pair.ada, pair.bob):
        pair.office.services.calendars.send(who, pair.meeting.id)
    pair.office.clear_mail()
    pair.office.learn("bob", active=False)
    assert [file.called_off for file in pair.files(pair.ada)] == [True]
    assert pair.files(pair.bob) == []


def test_nobody_else_decides_when_two_meet(pair: Pair) -> None:
    eve, meeting, services = pair.office.person("eve"), pair.meeting.id, pair.office.services
    deeds: list[Callable[[], object]] = [
        lambda: pair.choosing.page(eve, pair.id),
        lambda: pair.choosing.to_move(eve, meeting),
        lambda: pair.choosing.choose(eve, meeting, SUGGESTED),
        lambda: pair.choosing.move(eve, meeting, T(days=20), seen=SUGGESTED),
        lambda: pair.choosing.call_off(eve, meeting),
        lambda: pair.choosing.plan_after_all(eve, meeting),
        lambda: pair.choosing.repeat(eve, pair.id),
        lambda: pair.choosing.choose_each(eve, pair.id),
        lambda: services.past_meetings.log(eve, pair.id, T(days=9)),
        lambda: services.calendars.of(eve, meeting),
    ]
    for deed in deeds:
        with pytest.raises(NotYours):
            deed()
    with pytest.raises(MeetingOver):
        pair.choosing.choose(pair.bob, UUID(int=0), SUGGESTED)
    with pytest.raises(NoPairUnderWay):
        pair.choosing.mine(eve)
    assert [page.mentorship for page in pair.choosing.mine(pair.bob)] == [pair.id]


def at_once(*deeds: Callable[[], TimeCard]) -> list[TimeCard | type[MeetingOver]]:
    """Do all of this in one moment; who finds the meeting settled reads so."""
    ready = Barrier(len(deeds))

    def do(deed: Callable[[], TimeCard]) -> TimeCard | type[MeetingOver]:
        ready.wait()
        try:
            return settled(deed)
        except MeetingOver:
            return MeetingOver

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def test_of_two_who_choose_at_once_one_stands_and_the_other_reads_which(pair: Pair) -> None:
    meeting, choose = pair.meeting.id, pair.choosing.choose
    cards = at_once(lambda: choose(pair.ada, meeting, T(days=18)), lambda: choose(pair.bob, meeting, T(days=21)))
    became = {card.became: card for card in cards if isinstance(card, TimeCard)}
    assert set(became) == {Became.CHOSEN, Became.TAKEN}
    assert pair.planned() == [became[Became.CHOSEN].starts_at] == [became[Became.TAKEN].starts_at]
    assert len(pair.moved(pair.ada)) + len(pair.moved(pair.bob)) == 1


def test_of_a_choice_and_a_cancellation_at_once_the_meeting_ends_called_off_or_never_was_chosen(pair: Pair) -> None:
    meeting = pair.meeting.id
    chosen, off = at_once(
        lambda: pair.choosing.choose(pair.ada, meeting, T(days=18)),
        lambda: pair.choosing.call_off(pair.bob, meeting),
    )
    assert isinstance(off, TimeCard)
    assert chosen is MeetingOver or isinstance(chosen, TimeCard)
    assert pair.office.row(Meeting, id=meeting).state is MeetingState.SKIPPED
    assert pair.planned() == []
    assert len(pair.office.mail(kind="MeetingCalledOff")) == 1


class Group:
    """Ada mentors Bob, Cy and Dee as a group; they have met once, and all their next meetings are planned."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.learners = [office.person(name) for name in ("bob", "cy", "dee")]
        self.circle = Circle(office, self.learners)
        self.circle.says_yes(*self.learners)
        self.ids = [self.circle.pair(learner) for learner in self.learners]
        office.services.kickoff.choose(self.learners[0], self.ids[0], T(days=3))
        office.clock.instant = T(days=4)
        for learner, pair in zip(self.learners, self.ids, strict=True):
            office.services.meetings.met(learner, office.meeting(pair).id)
        office.plan()
        office.clear_mail()

    def times(self) -> set[datetime]:
        rows = self.office.rows(Meeting, state=MeetingState.PLANNED)
        return {meeting.starts_at for meeting in rows}


def test_a_group_meets_at_one_time_whoever_chooses_and_everybody_else_hears_once(office: Office) -> None:
    group = Group(office)
    assert group.times() == {SUGGESTED}
    bob, cy, dee = group.learners
    mine = office.meeting(group.ids[0])
    assert office.services.choosing.choose(group.circle.ada, mine.id, T(days=18)).group
    assert group.times() == {T(days=18)}
    assert [len(office.letters(who, MeetingMoved)) for who in group.learners] == [1, 1, 1]
    office.clear_mail()
    office.services.choosing.move(cy, office.meeting(group.ids[1]).id, T(days=19), seen=T(days=18))
    assert group.times() == {T(days=19)}
    assert [len(office.letters(who, MeetingMoved)) for who in (bob, cy, dee, group.circle.ada)] == [1, 0, 1, 1]


def test_a_mentor_calls_a_meeting_off_for_the_whole_group_and_back_and_a_mentee_for_themself(
    office: Office,
) -> None:
    group = Group(office)
    ada, first = group.circle.ada, office.meeting(group.ids[0]).id
    office.services.choosing.call_off(ada, first)
    assert group.times() == set()
    assert all(len(office.letters(who, MeetingCalledOff)) == 1 for who in group.learners)
    office.plan()
    assert office.services.choosing.plan_after_all(ada, first).became is Became.BACK_ON
    assert group.times() == {SUGGESTED}
    office.services.choosing.call_off(group.learners[0], first)
    assert len(office.rows(Meeting, state=MeetingState.PLANNED)) == 2
    assert len(office.letters(ada, MeetingCalledOff)) == 1


def test_who_comes_back_alone_leaves_the_calendars_of_the_others_as_they_are(office: Office) -> None:
    group = Group(office)
    bob, cy, _ = group.learners
    mine, theirs = (office.meeting(pair).id for pair in group.ids[:2])
    office.services.calendars.send(cy, theirs)
    office.clear_mail()
    office.services.choosing.call_off(bob, mine)
    assert office.services.choosing.plan_after_all(bob, mine).became is Became.BACK_ON
    assert len(office.rows(Meeting, state=MeetingState.PLANNED)) == len(group.learners)
    assert office.letters(cy, CalendarFile) == []


def test_who_takes_a_break_meanwhile_is_left_out_when_the_mentor_plans_it_after_all(office: Office) -> None:
    group = Group(office)
    ada, first = group.circle.ada, office.meeting(group.ids[0]).id
    cy, theirs = group.learners[1], office.meeting(group.ids[1]).id
    office.services.choosing.call_off(ada, first)
    office.services.participation.pause(cy, office.participant(cy, group.circle.cohort).id, None)
    office.services.choosing.plan_after_all(ada, first)
    assert office.row(Meeting, id=theirs).state is MeetingState.SKIPPED
    assert len(office.rows(Meeting, state=MeetingState.PLANNED)) == len(group.learners) - 1


def test_a_mentor_of_a_group_is_offered_times_once(office: Office) -> None:
    group = Group(office)
    for day in (10, 15):
        office.clock.instant = T(days=day)
        office.plan()
    offers = [
        [type(offer) for offer in office.letters(who, MeetingOffered)]
        for who in (group.circle.ada, *group.learners)
    ]
    assert offers == [[MeetingOffered], *([[MeetingOffered] * 2] * 3)]
