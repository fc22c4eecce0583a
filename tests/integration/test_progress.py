"""Progress of goals: one tap and its note, taking it back, help, another date, numbers, and being reached."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.errors import ChangedMeanwhile, GoalReachedAlready, MentorshipOver, NotYours, WrongInput
from bot.domain.growth.errors import GoalPutAside, NothingToTakeBack
from bot.domain.growth.goals import GoalWish, Progress
from bot.domain.growth.reviews import Heard
from bot.domain.growth.terms import GoalEvent, GoalMeasure, GoalScope, GoalStanding, GoalVisibility
from bot.domain.matching_terms import Pairing
from bot.domain.notices import (
    GoalCelebrated,
    GoalHelpAsked,
    GoalMoved,
    GoalReached,
    GoalUpdated,
    Notice,
)
from bot.domain.people import Actor, Someone
from bot.domain.terms import GoalState, Role
from bot.store.codec import load_notice
from models import Goal, GoalUpdate, Mentorship, Program
from tests.integration.office import T0, TODAY, Office, T
from tests.integration.remembering import step

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
SOON = TODAY + timedelta(days=30)
WISH = GoalWish(title="Give a talk", measure="Twenty people", due_on=SOON)
MINE = GoalWish(title="Sleep more", measure="", due_on=SOON, visibility=GoalVisibility.MINE)
BOOKS = GoalWish(
    title="Read", measure="", due_on=SOON, measured_by=GoalMeasure.NUMBER, unit="books", start=2, target=10
)


@step
def a_goal(office: Office, wish: GoalWish = WISH) -> tuple[Actor, Actor, UUID]:
    """Ada mentors Bob, who has set a goal; everything so far is read."""
    ada, bob = office.person("ada"), office.person("bob")
    goal = office.services.goals.set(bob, office.pair(ada, bob, office.cohort()), wish)
    office.clear_mail()
    return ada, bob, goal.id


def history(office: Office) -> list[tuple[GoalEvent, str]]:
    rows = sorted(office.rows(GoalUpdate), key=lambda row: (row.made_at, row.id))
    return [(row.event, row.note) for row in rows]


def chat(office: Office) -> list[Notice]:
    """What the pair's group chat is going to read."""
    pair = office.row(Mentorship)
    return [load_notice(each.kind, each.payload) for each in office.mail(mentorship_id=pair.id, state="pending")]


def test_on_track_is_kept_and_nobody_is_told(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    card = office.services.progress.on_track(bob, goal)
    assert (card.event, card.heard, card.note, card.goal.partner) == (GoalEvent.ON_TRACK, Heard.NOBODY, "", ADA)
    assert office.row(Goal).standing is GoalStanding.ON_TRACK
    assert history(office) == [(GoalEvent.SET, ""), (GoalEvent.ON_TRACK, "")]
    assert office.letters(ada) == []


def test_a_note_on_it_is_told_at_once(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    card = office.services.progress.on_track(bob, goal)
    assert office.services.progress.said(bob, goal, card.update) == card
    noted = office.services.progress.note(bob, goal, card.update, " Slides are done. ")
    assert (noted.note, noted.heard) == ("Slides are done.", Heard.TOLD)
    told = GoalUpdated(
        goal=goal, partner=BOB, title="Give a talk", percent=0, event=GoalEvent.ON_TRACK, note="Slides are done."
    )
    assert office.letters(ada) == [told]
    assert office.services.progress.note(bob, goal, noted.update, "  ") == noted
    assert history(office)[1:] == [(GoalEvent.ON_TRACK, ""), (GoalEvent.ON_TRACK, "Slides are done.")]


def test_stuck_is_told_after_a_moment_and_a_note_goes_with_it(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    card = office.services.progress.stuck(bob, goal)
    assert (card.event, card.heard, card.asked) == (GoalEvent.STUCK, Heard.SOON, False)
    (waiting,) = office.mail(person_id=office.known(ada).id, state="pending")
    assert waiting.due_at == T(minutes=10)
    office.services.progress.note(bob, goal, card.update, "No idea how to begin.")
    (letter,) = office.letters(ada)
    assert isinstance(letter, GoalUpdated)
    assert (letter.event, letter.note) == (GoalEvent.STUCK, "No idea how to begin.")


def test_a_note_that_comes_after_the_word_was_read_is_told_by_itself(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    card = office.services.progress.stuck(bob, goal)
    office.clear_mail()
    office.services.progress.note(bob, goal, card.update, "No idea how to begin.")
    (letter,) = office.letters(ada)
    assert isinstance(letter, GoalUpdated)
    assert letter.note == "No idea how to begin."


def test_whoever_presses_twice_has_said_it_once(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    first = office.services.progress.stuck(bob, goal)
    assert office.services.progress.stuck(bob, goal).update == first.update
    assert len(history(office)) == 2
    office.wait(hours=1)
    assert office.services.progress.said(bob, goal, first.update).heard is Heard.TOLD
    office.wait(weeks=4)
    assert office.services.progress.stuck(bob, goal).update != first.update
    assert len(office.letters(ada)) == 2


@pytest.mark.parametrize("say", ["on_track", "stuck", "done"])
def test_what_was_said_can_be_taken_back_before_anybody_has_read_it(office: Office, say: str) -> None:
    ada, bob, goal = a_goal(office)
    card = getattr(office.services.progress, say)(bob, goal)
    back = office.services.progress.undo(bob, goal, card.update)
    assert (back.back, back.heard) == (True, Heard.NOBODY)
    kept = office.row(Goal)
    assert (kept.state, kept.percent, kept.standing, kept.reached_at) == (GoalState.OPEN, 0, None, None)
    assert (office.letters(ada), office.letters(bob), chat(office)) == ([], [], [])
    assert len(history(office)) == 3
    with pytest.raises(NothingToTakeBack):
        office.services.progress.undo(bob, goal, card.update)


def test_taking_back_leads_to_what_held_before(office: Office) -> None:
    _, bob, goal = a_goal(office)
    office.services.progress.stuck(bob, goal)
    on_track = office.services.progress.on_track(bob, goal)
    back = office.services.progress.undo(bob, goal, on_track.update)
    assert (back.event, office.row(Goal).standing) == (GoalEvent.STUCK, GoalStanding.STUCK)


def test_taking_back_says_so_where_the_partner_has_read_it(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    stuck = office.services.progress.stuck(bob, goal)
    office.clear_mail()
    assert office.services.progress.undo(bob, goal, stuck.update).heard is Heard.ALREADY
    assert office.letters(ada) == []
    done = office.services.progress.done(bob, goal)
    office.clear_mail()
    assert office.services.progress.undo(bob, goal, done.update).heard is Heard.ALREADY
    (letter,) = office.letters(ada)
    assert isinstance(letter, GoalUpdated)
    assert letter.event is GoalEvent.REOPENED


def test_what_came_after_it_is_not_taken_back_by_an_older_button(office: Office) -> None:
    _, bob, goal = a_goal(office)
    old = office.services.progress.on_track(bob, goal)
    office.services.progress.stuck(bob, goal)
    with pytest.raises(NothingToTakeBack):
        office.services.progress.undo(bob, goal, old.update)
    with pytest.raises(NothingToTakeBack):
        office.services.progress.note(bob, goal, old.update, "Too late")
    goal_set = office.services.progress.of(bob, goal)
    assert goal_set.standing is GoalStanding.STUCK


def test_a_goal_just_set_has_nothing_to_take_back(office: Office) -> None:
    _, bob, goal = a_goal(office)
    with pytest.raises(NothingToTakeBack):
        office.services.progress.undo(bob, goal, office.row(GoalUpdate).id)


def test_help_is_asked_only_on_a_press_and_once(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    card = office.services.progress.stuck(bob, goal)
    card = office.services.progress.note(bob, goal, card.update, "No idea how to begin.")
    asked = office.services.progress.ask_for_help(bob, goal, card.update)
    assert asked.asked
    request = GoalHelpAsked(goal=goal, partner=BOB, title="Give a talk", note="No idea how to begin.")
    assert office.letters(ada) == [request]
    office.services.progress.ask_for_help(bob, goal, card.update)
    assert office.letters(ada) == [request]
    assert office.services.progress.said(bob, goal, card.update).asked
    more = office.services.progress.note(bob, goal, card.update, "And no time.")
    assert not more.asked
    assert len(office.letters(ada)) == 2


def test_of_a_goal_for_oneself_nobody_hears(office: Office) -> None:
    ada, bob, goal = a_goal(office, MINE)
    stuck = office.services.progress.stuck(bob, goal)
    assert stuck.heard is Heard.NOBODY
    office.services.progress.note(bob, goal, stuck.update, "Nights are short.")
    done = office.services.progress.done(bob, goal)
    office.services.progress.note(bob, goal, done.update, "Nine hours.")
    assert (office.letters(ada), chat(office)) == ([], [])
    (letter,) = office.letters(bob)
    assert isinstance(letter, GoalReached)
    assert (letter.mine, letter.note, letter.channel) == (True, "Nine hours.", "")
    with pytest.raises(NotYours):
        office.services.progress.stuck(ada, goal)


def test_done_is_celebrated_in_the_pair_with_the_note_only_in_private(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    card = office.services.progress.done(bob, goal)
    assert (card.event, card.goal.state, card.goal.percent) == (GoalEvent.REACHED, GoalState.REACHED, 100)
    assert office.services.progress.done(bob, goal) == card
    office.services.progress.note(bob, goal, card.update, "Forty came.")
    for person, partner, by_you in ((ada, BOB, False), (bob, ADA, True)):
        (letter,) = office.letters(person)
        assert isinstance(letter, GoalReached)
        assert (letter.partner, letter.by_you, letter.note, letter.channel) == (
            partner, by_you, "Forty came.", "CMENTORING"
        )  # fmt: skip
    assert chat(office) == [GoalCelebrated(goal=goal, owner=BOB, partner=ADA, title="Give a talk")]
    office.wait(hours=1)
    for say in ("on_track", "stuck", "done"):
        with pytest.raises(GoalReachedAlready):
            getattr(office.services.progress, say)(bob, goal)


def test_another_date_needs_a_day_to_come_or_a_word(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    office.services.progress.stuck(bob, goal)
    version = office.services.progress.of(bob, goal).version
    for day in (TODAY - timedelta(days=1), SOON):
        with pytest.raises(WrongInput) as refusal:
            office.services.progress.adjust(bob, goal, version, due_on=day, why=" ")
        assert set(refusal.value.fields) == {"due_on"}
    later = SOON + timedelta(days=30)
    card = office.services.progress.adjust(bob, goal, version, due_on=later, why="")
    assert (card.event, card.goal.due_on, card.heard) == (GoalEvent.ADJUSTED, later, Heard.NOBODY)
    assert (office.row(Goal).standing, office.letters(ada)[1:]) == (None, [])
    changed = [row.wording for row in office.rows(GoalUpdate) if row.event is GoalEvent.ADJUSTED]
    assert changed == [{"due_on": [SOON.isoformat(), later.isoformat()]}]
    with pytest.raises(ChangedMeanwhile):
        office.services.progress.adjust(bob, goal, version, due_on=SOON, why="")


def test_another_date_with_a_reason_is_told(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    version = office.services.progress.of(bob, goal).version
    office.services.progress.adjust(bob, goal, version, due_on=SOON, why="Only half of it now")
    (letter,) = office.letters(ada)
    assert isinstance(letter, GoalUpdated)
    assert (letter.event, letter.due_on, letter.note) == (GoalEvent.ADJUSTED, SOON, "Only half of it now")


def test_progress_is_kept_and_the_partner_hears(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    seen = office.services.progress.of(bob, goal)
    moved = office.services.progress.record(bob, goal, seen.version, Progress(percent=50, note=" Half way ")).goal
    assert (moved.percent, moved.state) == (50, GoalState.OPEN)
    assert office.letters(ada) == [
        GoalMoved(goal=goal, partner=BOB, title="Give a talk", percent=50, note="Half way")
    ]
    with pytest.raises(ChangedMeanwhile):
        office.services.progress.record(bob, goal, seen.version, Progress(percent=75, note=""))
    for _ in range(2):
        office.services.progress.record(bob, goal, moved.version, Progress(percent=50, note="Still here"))
    assert [note for _, note in history(office)] == ["", "Half way", "Still here", "Still here"]


def test_a_goal_reached_in_the_form_is_celebrated_at_once(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    version = office.services.progress.of(bob, goal).version
    reached = office.services.progress.record(bob, goal, version, Progress(percent=100, note="Done"))
    assert (reached.event, reached.heard) == (GoalEvent.REACHED, Heard.TOLD)
    assert (reached.goal.state, office.row(Goal).reached_at) == (GoalState.REACHED, T0)
    assert [message.due_at for message in office.mail(state="pending")] == [T0] * 3
    assert len(office.letters(ada)) == len(office.letters(bob)) == 1


def test_a_number_moves_from_its_start_to_its_target(office: Office) -> None:
    _, bob, goal = a_goal(office, BOOKS)
    card = office.services.progress.of(bob, goal)
    assert (card.unit, card.start, card.target, card.current) == ("books", 2, 10, 2)
    card = office.services.progress.record(bob, goal, card.version, Progress(percent=0, note="", value=6)).goal
    assert (card.percent, card.current) == (50, 6)
    for wrong in (float("nan"), 1e12):
        with pytest.raises(WrongInput):
            office.services.progress.record(bob, goal, card.version, Progress(percent=0, note="", value=wrong))
    card = office.services.progress.record(bob, goal, card.version, Progress(percent=0, note="", value=10)).goal
    assert (card.percent, card.state) == (100, GoalState.REACHED)
    assert [row.value for row in sorted(office.rows(GoalUpdate), key=lambda row: row.id)] == [2, 6, 10]


def test_a_number_that_was_done_in_one_tap_stands_again_where_it_did(office: Office) -> None:
    _, bob, goal = a_goal(office, BOOKS)
    card = office.services.progress.of(bob, goal)
    office.services.progress.record(bob, goal, card.version, Progress(percent=0, note="", value=6))
    done = office.services.progress.done(bob, goal)
    assert office.services.progress.undo(bob, goal, done.update).goal.percent == 50


def test_somebody_elses_goal_is_read_only(office: Office) -> None:
    ada, _, goal = a_goal(office)
    with pytest.raises(NotYours):
        office.services.progress.on_track(ada, goal)
    with pytest.raises(NotYours):
        office.services.progress.of(ada, goal)


def test_a_goal_put_aside_waits_to_be_taken_up(office: Office) -> None:
    _, bob, goal = a_goal(office)
    version = office.services.progress.of(bob, goal).version
    office.services.reviews.drop(bob, goal, version, "")
    with pytest.raises(GoalPutAside):
        office.services.progress.stuck(bob, goal)


def test_once_the_pair_is_over_nothing_is_said_and_nothing_is_sent(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    office.services.progress.stuck(bob, goal)
    office.services.participation.leave(bob, office.row(Mentorship).mentee_id)
    assert not [letter for letter in office.letters(ada) if isinstance(letter, GoalUpdated)]
    with pytest.raises(MentorshipOver):
        office.services.progress.on_track(bob, goal)


def test_a_shared_goal_of_a_group_is_moved_on_by_everybody_in_it(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR, seats=3)
    pairs = [office.pair(ada, each, cohort) for each in (bob, cy)]
    with office.session() as session:
        session.query(Program).update({"pairing": Pairing.GROUP})
    shared = GoalWish(title="Run a meet-up", measure="", due_on=SOON, scope=GoalScope.SHARED)
    goal = office.services.goals.set(bob, pairs[0], shared).id
    office.clear_mail()
    stuck = office.services.progress.stuck(cy, goal)
    assert stuck.goal.partner == ADA
    assert [type(letter) for letter in office.letters(ada) + office.letters(bob)] == [GoalUpdated] * 2
    office.services.progress.undo(cy, goal, stuck.update)
    office.services.progress.done(cy, goal)
    for person, channel in ((ada, "CMENTORING"), (bob, "CMENTORING"), (cy, "")):
        (letter,) = office.letters(person)
        assert isinstance(letter, GoalReached)
        assert (letter.shared, letter.channel) == (True, channel)


def test_in_a_group_nobody_elses_chat_reads_of_somebodys_own_goal(office: Office) -> None:
    _, bob, goal = a_goal(office)
    with office.session() as session:
        session.query(Program).update({"pairing": Pairing.GROUP})
    office.services.progress.done(bob, goal)
    assert chat(office) == []
