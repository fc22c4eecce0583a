"""What each side says of a meeting: kept for its author, steps out of it, and help where it is asked for."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest

from bot.domain.care.concern_errors import NobodyToTell
from bot.domain.care.concerns import MOST_WORDS
from bot.domain.care.terms import ConcernState
from bot.domain.errors import FeedbackClosed, MeetingOver, NotYours, WrongInput
from bot.domain.feedback import LONGEST_NOTE, FeedbackCard, FeedbackDue, HelpState, MeetingFeedback
from bot.domain.growth.steps import StepWish, Whose
from bot.domain.growth.terms import StepKind
from bot.domain.insight.terms import Sharing
from bot.domain.notices import HelpWanted
from bot.domain.people import Actor, Someone
from bot.domain.terms import MeetingState, MentorshipState
from bot.services.meetings.feedback import feedback_due
from models import ActionStep, AuditEntry, Concern, Feedback, Meeting, Mentorship
from tests.integration.office import T0, TODAY, Office, T

ADA, BOB, GRACE = Someone("UADA", "Ada"), Someone("UBOB", "Bob"), Someone("UGRACE", "Grace")
CANARY = "the canary sings & <!channel> *loudly* שלום 🐤"
GOOD = MeetingFeedback(rating=3)


class Desk:
    """A mentor Ada and a mentee Bob, whose meetings take place a day before they are spoken of."""

    def __init__(self, office: Office, by: Actor | None = None) -> None:
        self.office = office
        self.ada, self.bob = by or office.person("ada"), office.person("bob")
        self.cohort = office.cohort(by)
        self.pair = office.pair(self.ada, self.bob, self.cohort)
        self.number = 0

    def meeting(self, at: datetime, state: MeetingState = MeetingState.HELD) -> UUID:
        """A meeting of theirs, straight into the database."""
        self.number += 1
        pair, meeting = self.office.row(Mentorship, id=self.pair), self.office.ids.new()
        self.office.put(
            Meeting(
                id=meeting,
                workspace_id=pair.workspace_id,
                mentorship_id=pair.id,
                number=self.number,
                revision=0,
                state=state,
                starts_at=at,
                ends_at=at + timedelta(minutes=30),
                shared_hours=True,
                asks=0,
            )
        )
        return meeting

    def gives(self, who: Actor, meeting: UUID, feedback: MeetingFeedback = GOOD) -> FeedbackCard:
        return self.office.services.feedback.give(who, meeting, feedback)

    def changes_pair(self, **columns: object) -> None:
        with self.office.session() as session:
            pair = session.get_one(Mentorship, self.pair)
            for name, value in columns.items():
                setattr(pair, name, value)

    def steps(self) -> dict[str, ActionStep]:
        """What is to be done, by its words."""
        return {each.title: each for each in self.office.rows(ActionStep) if not each.dropped_at}


def planning(*steps: str) -> MeetingFeedback:
    return MeetingFeedback(rating=3, next_steps="\n".join(steps))


def test_feedback_is_kept_for_its_author_alone_and_may_be_said_again(office: Office) -> None:
    desk = Desk(office)
    meeting = desk.meeting(T0)
    said = MeetingFeedback(rating=2, worth=1, moved_forward=f" {CANARY} ", challenges="Time", change="Fewer topics")
    desk.gives(desk.bob, meeting, said)
    office.wait(minutes=1)
    card = desk.gives(desk.bob, meeting, MeetingFeedback(rating=4, challenges=""))
    assert card.given == MeetingFeedback(
        rating=4, worth=1, moved_forward=CANARY, next_steps="", successes="", challenges="", change="Fewer topics",
        gap="", help_wanted=False, sharing=Sharing.PRIVATE,
    )  # fmt: skip
    given = office.row(Feedback)
    assert (given.given_at, given.updated_at) == (T0, T(minutes=1))
    assert office.services.feedback.form(desk.bob, meeting) == card
    assert office.services.feedback.form(desk.ada, meeting).given is None
    with pytest.raises(NotYours):
        office.services.feedback.form(office.person("eve"), meeting)


def test_what_was_said_is_nowhere_but_in_its_own_row(office: Office) -> None:
    desk = Desk(office)
    meeting = desk.meeting(T0)
    desk.gives(desk.bob, meeting, MeetingFeedback(rating=1, moved_forward=CANARY, gap=CANARY, successes=CANARY))
    assert not [each for each in office.mail() if CANARY in str(each.payload) or "canary" in str(each.payload)]
    assert not [each for each in office.rows(AuditEntry) if "canary" in str((each.detail, each.subject))]


def test_two_sides_speak_at_once_and_neither_undoes_the_other(office: Office) -> None:
    desk = Desk(office)
    meeting = desk.meeting(T0)
    deeds = [(desk.ada, 4, "Read"), (desk.bob, 2, "Write"), (desk.ada, 4, "Read"), (desk.bob, 2, "Write")]
    start = Barrier(len(deeds))

    def speak(who: Actor, rating: int, step: str) -> None:
        start.wait()
        desk.gives(who, meeting, MeetingFeedback(rating=rating, next_steps=step))

    with ThreadPoolExecutor(len(deeds)) as pool:
        for done in [pool.submit(speak, *deed) for deed in deeds]:
            done.result()
    assert sorted(each.rating for each in office.rows(Feedback)) == [2, 4]
    assert sorted(each.title for each in office.rows(ActionStep)) == ["Read", "Write"]


def test_each_line_becomes_a_step_of_the_author_that_the_partner_sees(office: Office) -> None:
    desk = Desk(office)
    desk.changes_pair(first_day=TODAY)
    card = desk.gives(
        desk.bob, desk.meeting(T0), planning("- Write to Kim", "", "2) Read  the book", "read the book")
    )
    assert card.steps == 2
    shown = office.services.steps.of(desk.ada, 0).steps
    assert {(each.title, each.yours, each.due_on) for each in shown} == {
        ("Write to Kim", False, TODAY + timedelta(days=13)),
        ("Read  the book", False, TODAY + timedelta(days=13)),
    }
    assert office.mail(kind="StepGiven") == []


def test_sending_again_writes_nothing_down_twice_and_takes_back_only_what_nobody_touched(office: Office) -> None:
    desk = Desk(office)
    meeting = desk.meeting(T0)
    desk.gives(desk.bob, meeting, planning("Write", "Read", "Ask", "Draw"))
    steps = desk.steps()
    wish = StepWish(title="Read", kind=StepKind.STEP, whose=Whose.MINE, goal=None, due_on=TODAY + timedelta(days=3))
    office.services.steps.edit(desk.bob, steps["Read"].id, 1, wish)
    office.services.steps.done(desk.bob, steps["Ask"].id)
    office.wait(minutes=1)
    assert desk.gives(desk.bob, meeting, planning("Write", "Read", "Ask", "Draw")).steps == 0
    assert len(desk.steps()) == 4
    assert desk.gives(desk.bob, meeting, planning("write", "Call")).steps == 1
    assert set(desk.steps()) == {"Write", "Read", "Ask", "Call"}
    assert office.row(ActionStep, title="Draw").dropped_at == T(minutes=1)
    assert desk.gives(desk.bob, meeting).steps == 0
    assert set(desk.steps()) == {"Write", "Read", "Ask", "Call"}


def test_a_step_that_was_only_reminded_of_goes_with_its_line(office: Office) -> None:
    desk = Desk(office)
    desk.changes_pair(first_day=TODAY - timedelta(days=12))
    meeting = desk.meeting(T(days=-1))
    desk.gives(desk.bob, meeting, planning("Write"))
    step = desk.steps()["Write"]
    assert (step.due_on, step.reminded_at, step.version) == (TODAY + timedelta(days=15), None, 1)
    office.wait(days=15)
    with office.session() as session:
        session.get_one(ActionStep, step.id).reminded_at = office.clock.now()
    desk.gives(desk.bob, meeting, planning())
    assert desk.steps() == {}


@pytest.mark.parametrize(
    ("first_day", "planned_in", "due_on"),
    [
        (None, None, None),
        (TODAY, None, TODAY + timedelta(days=13)),
        (TODAY, 4, TODAY + timedelta(days=3)),
        (TODAY, 1, TODAY),
        (TODAY, -1, TODAY + timedelta(days=13)),
        (TODAY - timedelta(days=14), None, TODAY + timedelta(days=13)),
        (TODAY, 92, TODAY + timedelta(weeks=13)),
    ],
)
def test_steps_are_due_before_the_next_meeting(
    office: Office, first_day: date | None, planned_in: int | None, due_on: date | None
) -> None:
    desk = Desk(office)
    desk.changes_pair(first_day=first_day)
    meeting = desk.meeting(T(days=-2))
    if planned_in is not None:
        desk.meeting(T(days=planned_in), MeetingState.PLANNED)
    desk.gives(desk.bob, meeting, planning("Write"))
    assert desk.steps()["Write"].due_on == due_on


def test_a_pair_that_is_over_can_still_say_how_it_was_but_plans_nothing(office: Office) -> None:
    desk = Desk(office)
    meeting = desk.meeting(T0)
    desk.changes_pair(state=MentorshipState.COMPLETED, ended_at=T0)
    card = desk.gives(desk.bob, meeting, planning("Write"))
    assert (card.may_plan, card.steps, desk.steps()) == (False, 0, {})


def test_steps_that_cannot_be_are_refused_and_nothing_is_kept(office: Office) -> None:
    desk = Desk(office)
    meeting = desk.meeting(T0)
    for steps in (["x" * 301], [f"Step {number}" for number in range(11)]):
        with pytest.raises(WrongInput) as refusal:
            desk.gives(desk.bob, meeting, planning(*steps))
        assert set(refusal.value.fields) == {"next_steps"}
    assert office.rows(Feedback) == []


def test_after_every_third_meeting_the_private_question_is_added(office: Office) -> None:
    desk = Desk(office)
    desk.meeting(T(days=-4), MeetingState.SKIPPED)
    asked = {}
    for days in range(-3, 1):
        meeting = desk.meeting(T(days=days))
        asked[meeting] = office.services.feedback.form(desk.bob, meeting).asks_gap
        desk.gives(desk.bob, meeting, MeetingFeedback(rating=3, gap=CANARY))
    assert list(asked.values()) == [False, False, True, False]
    assert {each.meeting_id: each.gap_asked for each in office.rows(Feedback)} == asked


def test_once_the_two_have_met_again_feedback_stays_as_it_is(office: Office) -> None:
    desk = Desk(office)
    first = desk.meeting(T(days=-1))
    planned = desk.meeting(T(days=1), MeetingState.PLANNED)
    desk.gives(desk.bob, first)
    with office.session() as session:
        session.get_one(Meeting, planned).state = MeetingState.HELD
    for refused in (desk.gives, office.services.feedback.form):
        with pytest.raises(FeedbackClosed):
            refused(desk.bob, first)
    assert office.services.feedback.offer(desk.bob, first) is None
    desk.gives(desk.bob, planned)
    assert office.services.feedback.offer(desk.bob, planned) == office.services.feedback.form(desk.bob, planned)


def test_what_did_not_take_place_asks_for_nothing(office: Office) -> None:
    desk = Desk(office)
    for state in (MeetingState.SKIPPED, MeetingState.CANCELLED):
        meeting = desk.meeting(T0, state)
        with pytest.raises(MeetingOver):
            office.services.feedback.form(desk.bob, meeting)


def test_what_waits_to_be_said_is_known_of_many_pairs_together(office: Office) -> None:
    desk = Desk(office)
    with office.store.reading(desk.bob) as work:
        pairs = [work.mentorships.get(desk.pair)]
        assert feedback_due(work, pairs) == {}
    desk.meeting(T(days=-2))
    last = desk.meeting(T(days=-1))
    desk.gives(desk.ada, last)
    for who, given in ((desk.ada, True), (desk.bob, False)):
        with office.store.reading(who) as work:
            due = feedback_due(work, [work.mentorships.get(desk.pair)])
        assert due == {desk.pair: FeedbackDue(meeting=last, held_on=TODAY - timedelta(days=1), given=given)}


# -- help --------------------------------------------------------------------------------------------


def helped(desk: Desk, meeting: UUID, **said: Any) -> FeedbackCard:
    return desk.gives(desk.bob, meeting, MeetingFeedback(rating=1, help_wanted=True, **said))


def test_only_where_help_is_asked_for_those_who_run_the_program_read_the_answers(office: Office) -> None:
    desk = Desk(office)
    meeting = desk.meeting(T0)
    assert desk.gives(desk.bob, meeting, MeetingFeedback(rating=1, gap=CANARY)).helpers == (GRACE,)
    assert office.rows(Concern) == []
    card = helped(desk, meeting)
    assert card.help is HelpState.ON_ITS_WAY
    concern = office.row(Concern)
    assert concern.words == (
        "After meeting 1 on 7 December 2026.\nHow was it? Not helpful\n\n"
        f"What did you hope for that has not come yet?\n{CANARY}"
    )
    assert office.letters(office.admin()) == [HelpWanted(concern=concern.id, again=False)]
    assert office.letters(desk.ada) == []
    helped(desk, meeting, moved_forward="Nothing", worth=2)
    words = office.row(Concern).words
    assert "Was it worth the time? Partly" in words
    assert "What moved forward?\nNothing" in words


def test_until_it_is_read_asking_for_help_can_be_taken_back_and_asked_anew(office: Office) -> None:
    desk = Desk(office)
    meeting = desk.meeting(T0)
    helped(desk, meeting, gap=CANARY)
    card = desk.gives(desk.bob, meeting, MeetingFeedback(rating=1, help_wanted=False))
    assert (card.help, office.row(Feedback).help_wanted) == (HelpState.NOT_ASKED, False)
    concern = office.row(Concern)
    assert (concern.state, concern.words) == (ConcernState.WITHDRAWN, "")
    assert office.letters(office.admin()) == []
    again = desk.gives(desk.bob, meeting, MeetingFeedback(rating=2, help_wanted=False))
    assert (again.help, office.row(Feedback).help_wanted) == (HelpState.NOT_ASKED, False)
    assert office.row(Concern).state is ConcernState.WITHDRAWN
    assert helped(desk, meeting).help is HelpState.ON_ITS_WAY
    assert len(office.rows(Concern)) == 2


def test_what_was_read_stays_with_its_readers(office: Office) -> None:
    desk = Desk(office)
    meeting = desk.meeting(T0)
    helped(desk, meeting, gap=CANARY)
    with office.session() as session:
        session.get_one(Concern, office.row(Concern).id).state = ConcernState.SEEN
    card = desk.gives(desk.bob, meeting, MeetingFeedback(rating=4, gap="All is well", help_wanted=False))
    assert (card.help, card.given and card.given.help_wanted) == (HelpState.DELIVERED, True)
    assert CANARY in office.row(Concern).words
    assert desk.gives(desk.bob, meeting, MeetingFeedback(rating=4, help_wanted=True)).help is HelpState.DELIVERED
    assert "All is well" not in office.row(Concern).words


def test_a_partner_who_runs_the_program_is_no_helper(office: Office) -> None:
    desk = Desk(office, by=office.admin("ada"))
    meeting = desk.meeting(T0)
    assert desk.gives(desk.bob, meeting).helpers == (GRACE,)
    office.learn("grace", is_admin=False)
    assert desk.gives(desk.bob, meeting).helpers == ()
    with pytest.raises(NobodyToTell):
        helped(desk, meeting)
    assert office.row(Feedback).help_wanted is False


def test_more_than_one_request_holds_is_refused(office: Office) -> None:
    desk = Desk(office)
    meeting = desk.meeting(T0)
    long = dict.fromkeys(("moved_forward", "successes", "challenges", "change"), "x" * LONGEST_NOTE)
    assert sum(map(len, long.values())) >= MOST_WORDS
    with pytest.raises(WrongInput) as refusal:
        helped(desk, meeting, **long)
    assert set(refusal.value.fields) == {"help_wanted"}
