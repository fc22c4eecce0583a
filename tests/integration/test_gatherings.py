"""Meetings of groups: the mentor is asked once, one press settles them all, and each mentee speaks for themself."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from uuid import UUID

import pytest

from bot.domain.errors import FeedbackClosed, MeetingOver, NotYours, WrongInput
from bot.domain.feedback import MeetingFeedback
from bot.domain.meetings.gathering import Course, GatheringCard
from bot.domain.notices import CheckIn, FeedbackAsked, MeetingMoved
from bot.domain.people import Actor
from bot.domain.terms import CheckInAnswer, MeetingState
from bot.services.meetings.feedback import feedback_due
from models import CheckInReply, Feedback, Meeting, Mentorship, OutboxMessage
from tests.integration.groups import Circle
from tests.integration.office import Office, T
from tests.integration.test_kickoff_races import settled

FIRST = T(days=3)
HELD, SKIPPED, PLANNED, UNKNOWN = (
    MeetingState.HELD,
    MeetingState.SKIPPED,
    MeetingState.PLANNED,
    MeetingState.UNKNOWN,
)
GOOD = MeetingFeedback(rating=3)


class Group:
    """Ada mentors Bob, Cy and Dee as a group. Their first meeting was at FIRST, and all are about to be asked."""

    def __init__(self, office: Office, *names: str) -> None:
        self.office, self.meetings = office, office.services.group_meetings
        self.learners = [office.person(name) for name in names or ("bob", "cy", "dee")]
        self.circle = Circle(office, self.learners)
        self.circle.says_yes(*self.learners)
        self.ada = self.circle.ada
        self.pairs = [self.circle.pair(learner) for learner in self.learners]
        office.services.kickoff.choose(self.learners[0], self.pairs[0], FIRST)
        self.ids = [office.meeting(pair).id for pair in self.pairs]
        office.plan()
        office.clock.instant = T(days=3, hours=2)
        office.clear_mail()

    def asked(self) -> "Group":
        """The question is there, and has been read."""
        self.office.plan()
        self.office.clear_mail()
        return self

    def states(self) -> list[MeetingState]:
        return [self.office.row(Meeting, id=each).state for each in self.ids]

    def questions(self) -> list[CheckIn]:
        return [each for each in self.office.letters(self.ada, CheckIn) if isinstance(each, CheckIn)]

    def named(self) -> list[list[str]]:
        """Of whom each question to the mentor speaks."""
        return [[member.who.name for member in each.members] or [each.partner.name] for each in self.questions()]

    def all_met(self) -> GatheringCard:
        return self.meetings.all_met(self.ada, self.ids[0], FIRST)

    def some_met(self, *present: int) -> GatheringCard:
        return self.meetings.some_met(self.ada, self.ids[0], FIRST, [self.ids[each] for each in present])

    def not_yet(self) -> GatheringCard:
        return self.meetings.not_yet(self.ada, self.ids[0], FIRST)

    def yes(self, number: int) -> None:
        self.office.services.meetings.met(self.learners[number], self.ids[number])

    def no(self, number: int) -> Course | None:
        return self.office.services.meetings.not_yet(self.learners[number], self.ids[number]).course

    def asked_how_it_was(self, who: Actor) -> list[FeedbackAsked]:
        return [each for each in self.office.letters(who, FeedbackAsked) if isinstance(each, FeedbackAsked)]


@pytest.fixture
def group(office: Office) -> Group:
    return Group(office)


# -- the question ----------------------------------------------------------------------------------


def test_the_mentor_is_asked_once_of_all_and_each_mentee_of_themself(group: Group) -> None:
    group.office.plan()
    assert group.named() == [["Bob", "Cy", "Dee"]]
    (asked,) = group.questions()
    assert (asked.meeting, asked.partner.name, asked.starts_at, asked.attempt) == (group.ids[0], "Bob", FIRST, 1)
    for learner, meeting in zip(group.learners, group.ids, strict=True):
        (own,) = group.office.letters(learner, CheckIn)
        assert isinstance(own, CheckIn)
        assert (own.meeting, own.partner.name, own.members) == (meeting, "Ada", ())


def test_the_mentor_is_asked_once_more_of_those_who_are_still_open(group: Group) -> None:
    group.asked().yes(0)
    group.office.clear_mail()
    while not group.questions():
        group.office.plan_next()
    assert group.named() == [["Cy", "Dee"]]
    assert group.questions()[0].attempt == 2
    group.office.clear_mail()
    while PLANNED in group.states():
        group.office.plan_next()
    assert group.states() == [HELD, UNKNOWN, UNKNOWN]
    assert group.named() == []


def test_a_question_that_nobody_has_read_leaves_out_who_has_spoken_and_goes_once_all_have(group: Group) -> None:
    group.office.plan()
    group.yes(0)
    assert group.named() == [["Cy", "Dee"]]
    group.yes(1)
    (asked,) = group.questions()
    assert (asked.members, asked.partner.name, asked.meeting) == ((), "Dee", group.ids[2])
    group.yes(2)
    assert group.questions() == []


def test_where_one_is_left_the_question_is_the_one_between_two_and_settles_that_one(group: Group) -> None:
    group.asked()
    for number in (0, 1):
        group.yes(number)
    group.office.services.meetings.met(group.ada, group.ids[2])
    assert group.states() == [HELD] * 3
    assert len(group.asked_how_it_was(group.learners[2])) == 1
    assert group.asked_how_it_was(group.ada) == []


def test_questions_of_older_versions_to_the_mentor_still_settle_their_own_pair(group: Group) -> None:
    group.asked()
    group.office.services.meetings.met(group.ada, group.ids[1])
    assert group.states() == [PLANNED, HELD, PLANNED]


# -- one press -------------------------------------------------------------------------------------


def test_everybody_met_settles_all_once_and_asks_each_mentee_how_it_was(group: Group) -> None:
    card = group.asked().all_met()
    assert [each.name for each in card.present] == ["Bob", "Cy", "Dee"]
    assert (card.absent, card.open, card.rating, card.meeting) == ((), (), None, group.ids[0])
    assert group.states() == [HELD] * 3
    assert {row.look_again_at for row in group.office.rows(Mentorship)} == {T(days=3, hours=2)}
    assert [len(group.asked_how_it_was(learner)) for learner in group.learners] == [1, 1, 1]
    assert group.asked_how_it_was(group.ada) == []
    versions = {row.id: row.version for row in group.office.rows(Meeting)}
    assert group.all_met() == card
    assert {row.id: row.version for row in group.office.rows(Meeting)} == versions
    assert len(group.office.mail(kind="FeedbackAsked")) == 3
    assert len(group.office.rows(CheckInReply, answer=CheckInAnswer.MET)) == 3


def test_not_everybody_leaves_out_who_was_not_ticked_and_the_next_meeting_is_for_all(group: Group) -> None:
    group.asked()
    shown = group.meetings.of(group.ada, group.ids[0], FIRST)
    assert [(seat.who.name, seat.open, seat.said_no) for seat in shown.seats] == [
        ("Bob", True, False),
        ("Cy", True, False),
        ("Dee", True, False),
    ]
    card = group.some_met(0, 2)
    assert group.states() == [HELD, SKIPPED, HELD]
    assert ([each.name for each in card.present], [each.name for each in card.absent]) == (["Bob", "Dee"], ["Cy"])
    assert group.asked_how_it_was(group.learners[1]) == []
    assert group.some_met(1) == card, "who was said to be there stays so"
    group.office.plan()
    following = group.office.rows(Meeting, state=PLANNED)
    assert len(following) == 3
    assert len({meeting.starts_at for meeting in following}) == 1


def test_somebody_has_to_have_been_there(group: Group) -> None:
    group.asked()
    with pytest.raises(WrongInput) as refusal:
        group.some_met()
    assert set(refusal.value.fields) == {"present"}
    assert group.states() == [PLANNED] * 3
    group.yes(0)
    assert [each.name for each in group.some_met().absent] == ["Cy", "Dee"]


def test_not_yet_finds_one_new_time_for_all_and_tells_each_mentee_once(group: Group) -> None:
    card = group.asked().not_yet()
    assert card.new_time is not None
    assert {(row.state, row.starts_at, row.asks) for row in group.office.rows(Meeting)} == {
        (PLANNED, card.new_time, 0)
    }
    for learner in group.learners:
        (told,) = group.office.letters(learner, MeetingMoved)
        assert isinstance(told, MeetingMoved)
        assert (told.partner.name, told.starts_at, told.chosen) == ("Ada", card.new_time, False)
    assert group.office.letters(group.ada, MeetingMoved) == []
    with pytest.raises(MeetingOver):
        group.not_yet()
    stands = group.meetings.came_of(group.ada, group.ids[0], FIRST)
    assert (stands.new_time, stands.present, stands.open) == (card.new_time, (), ())
    group.office.clock.instant = card.new_time + timedelta(hours=2)
    group.office.plan()
    assert group.named()[-1] == ["Bob", "Cy", "Dee"]


def test_not_yet_is_let_go_for_all_when_the_next_meeting_is_due_anyway(group: Group) -> None:
    group.asked()
    group.office.wait(days=13)
    card = group.not_yet()
    assert card.new_time is None
    assert [each.name for each in card.absent] == ["Bob", "Cy", "Dee"]
    assert group.states() == [SKIPPED] * 3


def test_a_move_takes_the_whole_group_along(group: Group) -> None:
    group.asked()
    choosing = group.office.services.choosing
    card = group.meetings.to_move(group.ada, group.ids[0], FIRST)
    choosing.move(group.ada, card.meeting, T(days=5), seen=card.starts_at)
    assert {row.starts_at for row in group.office.rows(Meeting)} == {T(days=5)}
    assert [len(group.office.letters(learner, MeetingMoved)) for learner in group.learners] == [1, 1, 1]
    with pytest.raises(MeetingOver):
        group.meetings.to_move(group.ada, group.ids[0], FIRST)


def test_a_late_yes_wins_over_silence_for_all(group: Group) -> None:
    group.asked()
    while PLANNED in group.states():
        group.office.plan_next()
    assert group.states() == [UNKNOWN] * 3
    with pytest.raises(MeetingOver):
        group.not_yet()
    assert len(group.all_met().present) == 3


# -- mentees speak for themselves ------------------------------------------------------------------


def test_a_mentee_who_said_no_was_not_there_whatever_everybody_means(group: Group) -> None:
    assert group.asked().no(1) is Course.WAIT
    assert group.states() == [PLANNED] * 3
    assert [seat.said_no for seat in group.meetings.of(group.ada, group.ids[0], FIRST).seats] == [
        False,
        True,
        False,
    ]
    card = group.all_met()
    assert [each.name for each in card.absent] == ["Cy"]
    assert group.states() == [HELD, SKIPPED, HELD]


def test_a_tick_names_somebody_and_so_wins_over_their_no(group: Group) -> None:
    group.asked().no(1)
    group.some_met(0, 1)
    assert group.states() == [HELD, HELD, SKIPPED]


def test_a_mentees_yes_stands_though_the_mentor_did_not_tick_them(group: Group) -> None:
    group.asked().yes(2)
    group.some_met(0)
    assert group.states() == [HELD, SKIPPED, HELD]
    group.yes(1)
    assert group.states() == [HELD] * 3
    assert group.asked_how_it_was(group.ada) == []


def test_what_did_not_take_place_for_anybody_stays_so(group: Group) -> None:
    group.asked()
    group.office.wait(days=13)
    group.not_yet()
    with pytest.raises(MeetingOver):
        group.yes(0)
    with pytest.raises(MeetingOver):
        group.all_met()


def test_who_says_no_before_another_says_yes_is_left_out_and_so_is_who_says_it_after(group: Group) -> None:
    group.asked().no(1)
    group.yes(0)
    assert group.states() == [HELD, SKIPPED, PLANNED]
    assert group.no(2) is Course.LEFT_OUT
    assert group.states() == [HELD, SKIPPED, SKIPPED]


def test_where_all_mentees_say_no_there_is_one_new_time_and_the_mentor_hears_of_it_once(group: Group) -> None:
    group.asked()
    assert (group.no(0), group.no(1), group.no(2)) == (Course.WAIT, Course.WAIT, None)
    (moved,) = {row.starts_at for row in group.office.rows(Meeting)}
    assert moved > FIRST
    assert [len(group.office.letters(who, MeetingMoved)) for who in (group.ada, *group.learners)] == [1, 1, 1, 0]
    (told,) = group.office.letters(group.ada, MeetingMoved)
    assert isinstance(told, MeetingMoved)
    assert told.partner.name == "Dee"
    group.office.clock.instant = moved + timedelta(hours=2)
    group.office.plan()
    assert all(len(group.office.letters(learner, CheckIn)) == 1 for learner in group.learners)
    group.office.clear_mail()
    while PLANNED in group.states():
        group.office.plan_next()
    assert group.states() == [UNKNOWN] * 3, "an answer about an earlier time says nothing of this one"


def test_who_said_no_is_not_asked_again_and_was_not_there_where_the_mentor_is_silent(group: Group) -> None:
    group.asked().no(1)
    group.office.clear_mail()
    group.office.plan_next()
    assert [len(group.office.letters(learner, CheckIn)) for learner in group.learners] == [1, 0, 1]
    while PLANNED in group.states():
        group.office.plan_next()
    assert group.states() == [UNKNOWN, SKIPPED, UNKNOWN]


# -- how it was ------------------------------------------------------------------------------------


def test_the_mentor_is_asked_how_it_was_once_all_mentees_have_said_yes(group: Group) -> None:
    group.asked().yes(0)
    group.yes(1)
    assert group.asked_how_it_was(group.ada) == []
    group.yes(2)
    (asked,) = group.asked_how_it_was(group.ada)
    assert [each.name for each in asked.members] == ["Bob", "Cy", "Dee"]
    assert len(group.all_met().present) == 3
    assert group.asked_how_it_was(group.ada) == []


def due(group: Group) -> list[tuple[UUID, bool]]:
    with group.office.store.reading(group.ada) as work:
        pairs = work.mentorships.running_of([group.office.participant(group.ada, group.circle.cohort).id])
        return [(each.meeting, each.given) for each in feedback_due(work, pairs).values()]


def test_the_mentor_says_once_how_it_was_for_the_whole_group(group: Group) -> None:
    desk = group.office.services.feedback
    group.asked().all_met()
    form = desk.form(group.ada, group.ids[2])
    assert ([each.name for each in form.members], form.may_plan, form.given) == (["Bob", "Cy", "Dee"], False, None)
    assert due(group) == [(group.ids[0], False)]
    desk.give(group.ada, group.ids[2], MeetingFeedback(rating=2, moved_forward="A lot"))
    desk.give(group.ada, group.ids[1], MeetingFeedback(rating=4))
    kept = group.office.row(Feedback)
    assert (kept.rating, kept.moved_forward) == (4, "A lot")
    assert all(desk.form(group.ada, each).given == kept.as_feedback() for each in group.ids)
    assert due(group) == [(group.ids[0], True)]
    assert group.all_met().rating == 4
    assert group.office.services.meetings.of(group.ada, group.ids[1]).rating == 4
    own = desk.form(group.learners[0], group.ids[0])
    assert (own.members, own.may_plan, own.given, own.partner.name) == ((), True, None, "Ada")


def test_what_the_mentor_felt_counts_for_every_pair_that_was_there(group: Group) -> None:
    group.asked().some_met(0, 1)
    group.office.services.feedback.give(group.ada, group.ids[0], MeetingFeedback(rating=1, worth=1))
    with group.office.store.inside(group.office.workspace().id) as work:
        mentor = work.mentorships.get(group.pairs[0]).mentor_id
        felt = [work.gatherings.felt(pair, mentor) for pair in group.pairs]
    assert felt == [[(1, 1)], [(1, 1)], []]


def test_feedback_of_the_mentor_closes_once_the_group_has_met_again(group: Group) -> None:
    group.asked().all_met()
    group.office.plan()
    second = group.office.meeting(group.pairs[1])
    group.office.clock.instant = second.starts_at + timedelta(hours=2)
    group.office.plan()
    group.office.services.meetings.met(group.learners[1], second.id)
    with pytest.raises(FeedbackClosed):
        group.office.services.feedback.give(group.ada, group.ids[0], GOOD)
    group.office.services.feedback.give(group.learners[0], group.ids[0], GOOD)


def test_help_that_the_mentor_asks_for_tells_that_it_is_about_the_group(group: Group) -> None:
    group.asked().all_met()
    group.office.services.feedback.give(group.ada, group.ids[0], MeetingFeedback(rating=1, help_wanted=True))
    with group.office.store.inside(group.office.workspace().id) as work:
        (concern,) = work.concerns.waiting()
        assert "The whole group met: Bob, Cy, Dee." in concern.words


# -- who may, and at the same time -----------------------------------------------------------------


def test_only_the_mentor_speaks_for_a_group(group: Group) -> None:
    group.asked()
    deeds: list[Callable[[Actor], object]] = [
        lambda who: group.meetings.of(who, group.ids[0], FIRST),
        lambda who: group.meetings.came_of(who, group.ids[0], FIRST),
        lambda who: group.meetings.to_move(who, group.ids[0], FIRST),
        lambda who: group.meetings.all_met(who, group.ids[0], FIRST),
        lambda who: group.meetings.some_met(who, group.ids[0], FIRST, group.ids),
        lambda who: group.meetings.not_yet(who, group.ids[0], FIRST),
    ]
    for deed in deeds:
        for who in (group.learners[0], group.office.person("eve")):
            with pytest.raises(NotYours):
                deed(who)
    assert group.states() == [PLANNED] * 3


def test_outside_of_groups_there_is_no_gathering(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.services.kickoff.choose(bob, pair, FIRST)
    with pytest.raises(MeetingOver):
        office.services.group_meetings.all_met(ada, office.meeting(pair).id, FIRST)


def test_nothing_is_open_any_more_once_all_have_spoken(group: Group) -> None:
    group.asked().all_met()
    with pytest.raises(MeetingOver):
        group.meetings.of(group.ada, group.ids[0], FIRST)
    assert group.meetings.came_of(group.ada, group.ids[0], FIRST) == group.all_met()


def at_once(*deeds: Callable[[], object]) -> None:
    """All of these, each in a thread of its own; who comes too late reads what stands."""
    ready = Barrier(len(deeds))

    def done(deed: Callable[[], object]) -> None:
        ready.wait()
        try:
            settled(deed)
        except MeetingOver:
            return

    with ThreadPoolExecutor(len(deeds)) as pool:
        list(pool.map(done, deeds))


def told(office: Office, kind: str) -> list[OutboxMessage]:
    return office.mail(kind=kind)


def test_two_presses_at_once_settle_a_large_group_once(office: Office) -> None:
    group = Group(office, *(f"mentee{number}" for number in range(8))).asked()
    at_once(group.all_met, group.all_met)
    assert group.states() == [HELD] * 8
    assert len(told(office, "FeedbackAsked")) == 8
    assert len(office.rows(CheckInReply, answer=CheckInAnswer.MET)) == 8


def test_mentees_who_answer_at_once_with_the_mentor_keep_their_own_word(office: Office) -> None:
    group = Group(office, *(f"mentee{number}" for number in range(8))).asked()
    at_once(
        group.all_met,
        *(lambda number=number: group.yes(number) for number in (1, 2)),
        lambda: group.no(3),
    )
    states = group.states()
    assert [*states[:3], *states[4:]] == [HELD] * 7
    answered = office.rows(CheckInReply, meeting_id=group.ids[3], answer=CheckInAnswer.NOT_YET)
    assert states[3] is (SKIPPED if answered else HELD)
    asked = [row.key for row in told(office, "FeedbackAsked")]
    assert len(asked) == len(set(asked))


def test_of_yes_and_not_yet_at_once_one_stands_for_all(office: Office) -> None:
    group = Group(office).asked()
    at_once(group.all_met, group.not_yet)
    rows = {(row.state, row.starts_at) for row in office.rows(Meeting)}
    assert len(rows) == 1


def test_all_mentees_who_say_no_at_once_get_one_new_time(office: Office) -> None:
    group = Group(office).asked()
    at_once(*(lambda number=number: group.no(number) for number in range(3)))
    (moved,) = {row.starts_at for row in office.rows(Meeting)}
    assert isinstance(moved, datetime)
    assert moved > FIRST
    assert len(office.letters(group.ada, MeetingMoved)) == 1
