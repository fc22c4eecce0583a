"""Action steps of a pair: written down, given, due, done, dropped; who sees and who hears of them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bot.domain.errors import ChangedMeanwhile, Collision, MentorshipOver, NotYours, WrongInput
from bot.domain.growth.errors import NoPairForSteps, StepSettled
from bot.domain.growth.step_cards import StepCard
from bot.domain.growth.steps import LATELY, ON_A_PAGE, StepState, StepWish, Whose
from bot.domain.growth.terms import GoalScope, GoalVisibility, OccasionKind, StepKind
from bot.domain.notices import Notice, StepDone, StepGiven, StepsDue
from bot.domain.people import Actor, Someone
from bot.domain.terms import GoalState, Role
from bot.services.growth.steps import steps_of, steps_of_goal
from models import ActionStep, Goal, Mentorship, Occasion, Participant
from tests.integration.office import T0, TODAY, Office, T

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
SOON = TODAY + timedelta(days=2)
SECRET, OPEN = "Change jobs", "Give a talk"


class Desk:
    """A mentor Ada and a mentee Bob, and what they do with steps."""

    def __init__(self, office: Office, zone: str = "Europe/London") -> None:
        self.office = office
        self.ada, self.bob = office.person("ada"), office.person("bob", zone=zone)
        self.pair = office.pair(self.ada, self.bob, office.cohort())
        with office.session() as session:
            session.get_one(Participant, office.row(Mentorship, id=self.pair).mentee_id).time_zone = zone
        self.steps = office.services.steps

    def add(self, by: Actor, title: str = "Write", **other: object) -> StepCard:
        return self.steps.add(by, self.pair, wish(title, **other))

    def row(self, step: StepCard) -> ActionStep:
        return self.office.row(ActionStep, id=step.id)

    def goal(
        self, owner: Actor, title: str, visibility: GoalVisibility = GoalVisibility.PAIR, **other: object
    ) -> UUID:
        """A goal of one of the two, straight into the database."""
        pair = self.office.row(Mentorship, id=self.pair)
        goal = self.office.ids.new()
        columns: dict[str, object] = {"state": GoalState.OPEN, "scope": GoalScope.PERSONAL} | other
        self.office.put(
            Goal(
                id=goal,
                workspace_id=pair.workspace_id,
                mentorship_id=pair.id,
                owner_id=pair.mentor_id if owner == self.ada else pair.mentee_id,
                title=title,
                measure="",
                visibility=visibility,
                due_on=SOON,
                percent=0,
                created_at=T0,
                **columns,
            )
        )
        return goal

    def news(self, reader: Actor) -> list[Notice]:
        """What the reader has to read since the last time."""
        letters = self.office.letters(reader)
        self.office.clear_mail()
        return letters

    def listed(self, reader: Actor) -> list[tuple[str, StepState]]:
        return [(step.title, step.state) for step in self.steps.of(reader, 0).steps]

    def seen(self, reader: Actor) -> list[str]:
        return [title for title, _ in self.listed(reader)]

    def until(self, moment: datetime) -> None:
        """Let time pass, with every look at steps on the way."""
        while looks := [each for each in self.looks() if each <= moment]:
            self.office.clock.instant = max(self.office.clock.instant, min(looks))
            self.office.plan()
        self.office.clock.instant = moment
        self.office.plan()

    def looks(self) -> list[datetime]:
        found = self.office.rows(Occasion, kind=OccasionKind.STEPS)
        return [each.look_again_at for each in found if each.look_again_at]

    def reminders(self, reader: Actor) -> list[StepsDue]:
        return [letter for letter in self.news(reader) if isinstance(letter, StepsDue)]


def wish(title: str = "Write", **other: object) -> StepWish:
    usual: dict[str, object] = {"kind": StepKind.STEP, "whose": Whose.MINE, "goal": None, "due_on": None}
    return StepWish(title=title, **(usual | other))  # type: ignore[arg-type]


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


# -- writing down ----------------------------------------------------------------------------------


def test_a_step_of_ones_own_is_seen_by_both_and_told_to_nobody(desk: Desk) -> None:
    card = desk.add(desk.bob, "  Write the outline ", kind=StepKind.STRETCH, due_on=SOON)
    assert (card.title, card.kind, card.due_on, card.yours) == ("Write the outline", StepKind.STRETCH, SOON, True)
    assert (card.given, card.editable, card.past, card.partner) == (False, True, False, ADA)
    (theirs,) = desk.steps.of(desk.ada, 0).steps
    assert (theirs.yours, theirs.editable, theirs.partner) == (False, False, BOB)
    assert desk.news(desk.ada) == desk.news(desk.bob) == []


def test_a_step_for_the_other_is_told_once_in_the_newest_words(desk: Desk) -> None:
    card = desk.add(desk.ada, "Ask", whose=Whose.THEIRS, kind=StepKind.PRACTICE, due_on=SOON)
    desk.steps.edit(desk.ada, card.id, 1, wish("Ask twice", whose=Whose.THEIRS))
    (letter,) = desk.news(desk.bob)
    assert letter == StepGiven(step=card.id, partner=ADA, title="Ask twice", kind=StepKind.STEP, due_on=None)
    desk.steps.edit(desk.ada, card.id, 2, wish("Ask thrice", whose=Whose.THEIRS))
    assert desk.news(desk.bob) == desk.news(desk.ada) == []
    (mine,) = desk.steps.of(desk.bob, 0).steps
    assert (mine.title, mine.yours, mine.given) == ("Ask thrice", True, True)


def test_a_step_handed_on_is_told_to_whoever_does_it_now(desk: Desk) -> None:
    card = desk.add(desk.bob, "Ask Cy")
    desk.steps.edit(desk.bob, card.id, 1, wish("Ask Cy", whose=Whose.THEIRS))
    desk.steps.edit(desk.bob, card.id, 2, wish("Ask Cy", whose=Whose.MINE))
    assert desk.news(desk.ada) == []
    desk.steps.edit(desk.bob, card.id, 3, wish("Ask Dee", whose=Whose.THEIRS))
    assert [letter.title for letter in desk.news(desk.ada) if isinstance(letter, StepGiven)] == ["Ask Dee"]


def test_what_cannot_be_is_named_under_its_field_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(WrongInput) as refusal:
        desk.add(desk.bob, "x" * 301, due_on=TODAY - timedelta(days=1), goal=UUID(int=0))
    assert set(refusal.value.fields) == {"title", "due_on", "goal"}
    assert desk.office.rows(ActionStep) == []


def test_the_form_offers_the_open_goals_that_the_person_may_read(desk: Desk) -> None:
    with pytest.raises(NoPairForSteps):
        desk.steps.begin(desk.office.person("eve"))
    shared, secret = desk.goal(desk.ada, OPEN), desk.goal(desk.ada, SECRET, GoalVisibility.MINE)
    reached = desk.goal(desk.ada, "Sleep", state=GoalState.REACHED)
    assert [choice.goal for choice in desk.steps.begin(desk.bob).goals] == [shared]
    form = desk.steps.blank(desk.ada, desk.pair, secret)
    assert {choice.goal for choice in form.goals} == {shared, secret}
    assert (form.toward, form.wish, form.step) == (secret, None, None)
    with pytest.raises(WrongInput):
        desk.add(desk.bob, goal=secret)
    with pytest.raises(WrongInput):
        desk.add(desk.ada, goal=reached)


def test_with_several_pairs_the_form_asks_which(desk: Desk) -> None:
    office, cy = desk.office, desk.office.person("cy")
    other = office.pair(desk.ada, cy, office.cohort(name="Another"))
    form = desk.steps.begin(desk.ada)
    assert {pair.mentorship for pair in form.pairs} == {desk.pair, other}
    assert form.goals == ()


def test_a_goal_of_ones_own_takes_steps_of_ones_own_only(desk: Desk) -> None:
    secret = desk.goal(desk.ada, SECRET, GoalVisibility.MINE)
    with pytest.raises(WrongInput) as refusal:
        desk.add(desk.ada, goal=secret, whose=Whose.THEIRS)
    assert set(refusal.value.fields) == {"goal"}
    card = desk.add(desk.ada, "Update the CV", goal=secret)
    assert (card.goal, desk.seen(desk.ada), desk.seen(desk.bob)) == (SECRET, ["Update the CV"], [])
    for deed in (desk.steps.form, desk.steps.done, desk.steps.drop, desk.steps.take_up, desk.steps.to_move):
        with pytest.raises(NotYours):
            deed(desk.bob, card.id)


def test_a_goal_hidden_later_hides_its_steps_from_all_but_who_does_them(desk: Desk) -> None:
    goal = desk.goal(desk.ada, SECRET)
    mine, given = desk.add(desk.ada, "Mine", goal=goal), desk.add(desk.ada, "Given", goal=goal, whose=Whose.THEIRS)
    with desk.office.session() as session:
        session.get_one(Goal, goal).visibility = GoalVisibility.MINE
    (left,) = desk.steps.of(desk.bob, 0).steps
    assert (left.id, left.goal) == (given.id, "")
    desk.steps.edit(desk.bob, given.id, 1, wish("Given, reworded"))
    assert (desk.row(given).goal_id, desk.row(mine).goal_id) == (goal, goal)


# -- changing --------------------------------------------------------------------------------------


def test_the_second_of_two_editors_sees_what_the_first_wrote_and_keeps_their_own_words(desk: Desk) -> None:
    card = desk.add(desk.ada, "Ask", whose=Whose.THEIRS)
    first, second = desk.steps.form(desk.ada, card.id), desk.steps.form(desk.bob, card.id)
    assert (first.wish, second.wish) == (wish("Ask", whose=Whose.THEIRS), wish("Ask"))
    desk.steps.edit(desk.bob, card.id, second.version, wish("Ask Cy"))
    draft = wish("Ask Dee", whose=Whose.THEIRS)
    with pytest.raises(ChangedMeanwhile):
        desk.steps.edit(desk.ada, card.id, first.version, draft)
    again = desk.steps.compare(desk.ada, card.id, draft)
    assert (again.wish, again.changed) == (draft, wish("Ask Cy", whose=Whose.THEIRS))
    assert desk.row(card).title == "Ask Cy"
    assert desk.steps.edit(desk.ada, card.id, again.version, draft).title == "Ask Dee"


def test_only_who_does_a_step_and_who_gave_it_may_change_it(desk: Desk) -> None:
    card = desk.add(desk.bob)
    for deed in (desk.steps.form, desk.steps.drop, desk.steps.to_move, desk.steps.done):
        with pytest.raises(NotYours):
            deed(desk.ada, card.id)
    given = desk.add(desk.ada, whose=Whose.THEIRS)
    with pytest.raises(NotYours):
        desk.steps.done(desk.ada, given.id)
    assert desk.steps.drop(desk.ada, given.id)[0].state is StepState.DROPPED


@pytest.mark.parametrize("name", ["eve", "bob"])
def test_ids_that_are_not_ones_own_lead_nowhere(desk: Desk, name: str) -> None:
    card = desk.add(desk.ada)
    stranger = desk.office.person(name)
    foreign = card.id if name == "eve" else UUID(int=0)
    for deed in (desk.steps.form, desk.steps.done, desk.steps.drop, desk.steps.take_up, desk.steps.to_move):
        with pytest.raises(NotYours):
            deed(stranger, foreign)
    with pytest.raises(NotYours):
        desk.steps.edit(stranger, foreign, 1, wish())
    with pytest.raises(NotYours):
        desk.steps.move(stranger, foreign, SOON)
    with pytest.raises((NotYours, MentorshipOver)):
        desk.steps.add(stranger, desk.pair if name == "eve" else UUID(int=0), wish())
    assert desk.row(card).version == 1


# -- done, dropped, taken up again -----------------------------------------------------------------


def test_who_gave_a_step_hears_once_that_it_is_done(desk: Desk) -> None:
    card = desk.add(desk.ada, "Ask", whose=Whose.THEIRS)
    desk.office.clear_mail()
    for _ in range(2):
        (done,) = desk.steps.done(desk.bob, card.id)
        assert (done.state, done.settled_on) == (StepState.DONE, TODAY)
    assert desk.news(desk.ada) == [StepDone(step=card.id, partner=BOB, title="Ask")]
    assert desk.steps.take_up(desk.bob, card.id)[0].state is StepState.OPEN
    desk.steps.done(desk.bob, card.id)
    assert desk.news(desk.ada) == desk.news(desk.bob) == []


def test_two_presses_at_once_do_a_step_once(desk: Desk) -> None:
    card = desk.add(desk.ada, whose=Whose.THEIRS)
    desk.office.clear_mail()

    def press() -> StepState:
        try:
            return desk.steps.done(desk.bob, card.id)[0].state
        except Collision:  # the router tries again
            return desk.steps.done(desk.bob, card.id)[0].state

    with ThreadPoolExecutor(4) as pool:
        assert [pressed.result() for pressed in [pool.submit(press) for _ in range(4)]] == [StepState.DONE] * 4
    assert [type(letter) for letter in desk.news(desk.ada)] == [StepDone]


def test_what_is_taken_back_before_it_was_read_is_not_told_until_it_is_done_again(desk: Desk) -> None:
    card = desk.add(desk.ada, "Ask", whose=Whose.THEIRS)
    desk.office.clear_mail()
    desk.office.clock.instant = T(hours=12)
    desk.steps.done(desk.bob, card.id)
    desk.steps.take_up(desk.bob, card.id)
    assert desk.office.letters(desk.ada) == []
    desk.steps.done(desk.bob, card.id)
    assert [type(letter) for letter in desk.news(desk.ada)] == [StepDone]


def test_a_step_of_ones_own_that_is_done_is_told_to_nobody(desk: Desk) -> None:
    card = desk.add(desk.bob)
    desk.steps.done(desk.bob, card.id)
    assert desk.news(desk.ada) == desk.news(desk.bob) == []


def test_who_may_no_longer_read_a_step_does_not_hear_of_it(desk: Desk) -> None:
    goal = desk.goal(desk.bob, SECRET)
    card = desk.add(desk.ada, goal=goal, whose=Whose.THEIRS)
    with desk.office.session() as session:
        session.get_one(Goal, goal).visibility = GoalVisibility.MINE
    desk.office.clear_mail()
    desk.steps.done(desk.bob, card.id)
    assert desk.news(desk.ada) == []


def test_what_is_dropped_is_kept_and_not_told_if_it_was_not_read_yet(desk: Desk) -> None:
    desk.office.clock.instant = T(hours=12)
    card = desk.add(desk.ada, whose=Whose.THEIRS)
    for _ in range(2):
        desk.steps.drop(desk.ada, card.id)
    assert desk.news(desk.bob) == []
    assert desk.listed(desk.bob) == [("Write", StepState.DROPPED)]
    for deed in (desk.steps.form, desk.steps.to_move):
        with pytest.raises(StepSettled):
            deed(desk.bob, card.id)
    assert desk.steps.take_up(desk.ada, card.id)[0].state is StepState.OPEN
    desk.steps.done(desk.bob, card.id)
    assert desk.steps.drop(desk.bob, card.id)[0].state is StepState.DONE
    with pytest.raises(NotYours):
        desk.steps.take_up(desk.ada, card.id)


# -- the list --------------------------------------------------------------------------------------


def test_the_list_has_ones_own_by_date_then_the_others_then_what_is_settled(desk: Desk) -> None:
    desk.add(desk.bob, "Some day")
    desk.add(desk.bob, "Later", due_on=SOON + timedelta(days=3))
    desk.add(desk.bob, "Sooner", due_on=SOON)
    desk.add(desk.ada, "Hers")
    settled = desk.add(desk.bob, "Done")
    desk.steps.done(desk.bob, settled.id)
    assert desk.seen(desk.bob) == ["Sooner", "Later", "Some day", "Hers", "Done"]
    assert desk.seen(desk.ada) == ["Hers", "Sooner", "Later", "Some day", "Done"]
    desk.office.wait(days=LATELY.days, hours=1)
    assert "Done" not in desk.seen(desk.bob)


def test_a_long_list_is_paged_and_a_page_that_is_gone_leads_to_the_first(desk: Desk) -> None:
    for number in range(ON_A_PAGE + 2):
        desk.add(desk.bob, f"Step {number}")
    first, second = desk.steps.of(desk.bob, 0), desk.steps.of(desk.bob, ON_A_PAGE)
    assert (first.number, len(first.steps), len(second.steps)) == (ON_A_PAGE + 2, ON_A_PAGE, 2)
    assert (first.before, first.after, second.before, second.after) == (None, ON_A_PAGE, 0, None)
    assert desk.steps.of(desk.bob, 5 * ON_A_PAGE) == first


def test_home_and_goals_show_steps_of_many_pairs_at_once(desk: Desk) -> None:
    office, cy = desk.office, desk.office.person("cy")
    goal = desk.goal(desk.bob, OPEN)
    other = office.pair(desk.ada, cy, office.cohort(name="Another"))
    desk.add(desk.ada, "With Bob", due_on=SOON, goal=goal)
    desk.steps.done(desk.bob, desk.add(desk.bob, "Bob's", goal=goal).id)
    desk.steps.add(desk.ada, other, wish("With Cy", due_on=TODAY))
    with office.store.reading(desk.ada) as work:
        pairs = work.mentorships.ever_of([each.id for each in work.participants.of_person(work.me.id)])
        assert [step.title for step in steps_of(work, pairs)] == ["With Cy", "With Bob"]
        mentor = work.mentorships.get(desk.pair).mentor
        assert [step.title for step in steps_of_goal(work, goal, mentor)] == ["With Bob", "Bob's"]


# -- the morning on which a step is due ------------------------------------------------------------


def test_a_step_is_spoken_of_once_on_the_morning_of_its_day_with_all_that_are_due(desk: Desk) -> None:
    one, two = desk.add(desk.bob, "One", due_on=SOON), desk.add(desk.bob, "Two", due_on=SOON)
    desk.add(desk.bob, "Next", due_on=SOON + timedelta(days=1))
    desk.add(desk.ada, "Hers", due_on=SOON)
    desk.until(datetime(2026, 12, 9, 8, 59, tzinfo=UTC))
    assert desk.reminders(desk.bob) == []
    desk.until(datetime(2026, 12, 9, 9, 0, tzinfo=UTC))
    letters = {
        reader: [each for each in desk.office.letters(reader) if isinstance(each, StepsDue)]
        for reader in (desk.ada, desk.bob)
    }
    assert [[each.title for each in letter.steps] for letter in letters[desk.ada]] == [["Hers"]]
    (letter,) = letters[desk.bob]
    desk.office.clear_mail()
    assert ([each.step for each in letter.steps], letter.today, letter.partner) == ([one.id, two.id], SOON, ADA)
    desk.until(datetime(2026, 12, 10, 8, 0, tzinfo=UTC))
    assert desk.reminders(desk.bob) == []
    desk.until(datetime(2026, 12, 16, 8, 0, tzinfo=UTC))
    assert [[each.title for each in letter.steps] for letter in desk.reminders(desk.bob)] == [["Next"]]
    assert desk.looks() == []


@pytest.mark.parametrize(
    ("zone", "morning"),
    [
        ("Asia/Tokyo", datetime(2026, 12, 9, 0, 0, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 12, 9, 17, 0, tzinfo=UTC)),
    ],
)
def test_the_morning_is_that_of_who_does_it(office: Office, zone: str, morning: datetime) -> None:
    desk = Desk(office, zone)
    desk.add(desk.bob, due_on=SOON)
    assert desk.looks() == [morning]
    desk.until(morning)
    assert len(desk.reminders(desk.bob)) == 1


def test_a_day_off_is_spoken_of_on_the_last_working_morning_before(desk: Desk) -> None:
    saturday = date(2026, 12, 12)
    desk.add(desk.bob, due_on=saturday)
    desk.until(datetime(2026, 12, 11, 9, 0, tzinfo=UTC))
    (letter,) = desk.reminders(desk.bob)
    assert (letter.today, letter.steps[0].due_on) == (date(2026, 12, 11), saturday)


def test_a_day_chosen_once_its_morning_has_come_needs_no_reminder(desk: Desk) -> None:
    card = desk.add(desk.bob, due_on=TODAY)
    assert desk.row(card).reminded_at == T0
    desk.until(T(days=3))
    assert desk.reminders(desk.bob) == []


def test_another_day_is_spoken_of_again_and_the_same_day_is_not(desk: Desk) -> None:
    card = desk.add(desk.bob, due_on=SOON)
    desk.until(T(days=2))
    assert len(desk.reminders(desk.bob)) == 1
    desk.steps.move(desk.bob, card.id, SOON)
    assert desk.looks() == []
    with pytest.raises(WrongInput):
        desk.steps.move(desk.bob, card.id, TODAY)
    assert desk.steps.to_move(desk.bob, card.id).due_on == SOON
    (moved,) = desk.steps.move(desk.bob, card.id, SOON + timedelta(days=1))
    assert moved.due_on == SOON + timedelta(days=1)
    desk.until(T(days=3))
    assert len(desk.reminders(desk.bob)) == 1


def test_what_is_settled_before_the_message_has_left_is_not_in_it(desk: Desk) -> None:
    one, two = desk.add(desk.bob, "One", due_on=SOON), desk.add(desk.bob, "Two", due_on=SOON)
    desk.until(T(days=2))
    seen = desk.steps.done(desk.bob, one.id)
    assert [(step.title, step.state) for step in seen] == [("One", StepState.DONE), ("Two", StepState.OPEN)]
    left = [letter for letter in desk.office.letters(desk.bob) if isinstance(letter, StepsDue)]
    assert [[each.title for each in letter.steps] for letter in left] == [["Two"]]
    desk.steps.drop(desk.bob, two.id)
    assert desk.reminders(desk.bob) == []


def test_steps_done_or_dropped_and_those_of_a_closed_goal_are_not_spoken_of(desk: Desk) -> None:
    goal = desk.goal(desk.bob, OPEN)
    desk.steps.done(desk.bob, desk.add(desk.bob, "Done", due_on=SOON).id)
    desk.steps.drop(desk.bob, desk.add(desk.bob, "Dropped", due_on=SOON).id)
    desk.add(desk.bob, "Closed", due_on=SOON, goal=goal)
    again = desk.add(desk.bob, "Again", due_on=SOON)
    desk.steps.done(desk.bob, again.id)
    desk.steps.take_up(desk.bob, again.id)
    with desk.office.session() as session:
        session.get_one(Goal, goal).state = GoalState.DROPPED
    desk.until(T(days=4))
    assert [[each.title for each in letter.steps] for letter in desk.reminders(desk.bob)] == [["Again"]]


# -- when a pair ends ------------------------------------------------------------------------------


def test_after_the_end_ones_own_steps_stay_and_nothing_is_sent(desk: Desk) -> None:
    mine = desk.add(desk.bob, "Mine", due_on=SOON)
    given = desk.add(desk.ada, "Given", whose=Whose.THEIRS, due_on=SOON)
    desk.add(desk.ada, "Hers", due_on=SOON)
    desk.office.services.participation.leave(desk.ada, desk.office.row(Mentorship, id=desk.pair).mentor_id)
    desk.office.clear_mail()
    desk.until(T(days=3))
    assert desk.seen(desk.bob) == ["Mine", "Given"]
    assert desk.steps.of(desk.bob, 0).running == 0
    for deed in (desk.steps.form, desk.steps.to_move):
        with pytest.raises(MentorshipOver):
            deed(desk.bob, mine.id)
    with pytest.raises(MentorshipOver):
        desk.add(desk.bob)
    desk.steps.done(desk.bob, given.id)
    desk.steps.take_up(desk.bob, given.id)
    desk.steps.drop(desk.bob, mine.id)
    assert [letter for letter in desk.news(desk.ada) if isinstance(letter, StepsDue | StepDone)] == []
    assert desk.reminders(desk.bob) == []


def test_who_is_deactivated_hears_nothing_and_the_other_keeps_their_own(desk: Desk) -> None:
    desk.add(desk.bob, "His", due_on=SOON)
    desk.add(desk.ada, "Hers", due_on=SOON)
    desk.office.learn("bob", active=False)
    desk.until(T(days=3))
    assert desk.reminders(desk.bob) == desk.reminders(desk.ada) == []
    assert desk.seen(desk.ada) == ["Hers"]


def test_who_has_never_been_in_a_pair_is_told_so(office: Office) -> None:
    eve = office.person("eve")
    with pytest.raises(NoPairForSteps):
        office.services.steps.of(eve, 0)
    office.join(eve, office.cohort(), Role.MENTEE)
    with pytest.raises(NoPairForSteps):
        office.services.steps.begin(eve)


def test_people_are_known_by_name_where_we_know_them(desk: Desk) -> None:
    assert desk.steps.names(desk.bob, ["UADA", "UNOBODY"]) == {"UADA": "Ada"}
