"""Forms and messages of goals on their way: what goes in comes back, and each says who hears."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import notices
from bot.domain.errors import WrongInput
from bot.domain.growth.goals import Progress
from bot.domain.growth.review_cards import OwnGoalCard, ReviewCard, ReviewedGoal, SaidCard
from bot.domain.growth.reviews import Heard, Place
from bot.domain.growth.terms import GoalEvent, GoalMeasure, GoalVisibility
from bot.domain.matching_terms import Pairing
from bot.domain.people import Someone
from bot.domain.terms import GoalState, Side
from bot.slack.fields import Field
from bot.slack.messages import render
from bot.slack.messages.goal_answers import said
from bot.slack.metadata import GoalRef, MessageRef
from bot.slack.modals.pairs.progress import (
    DateForm,
    DropForm,
    NoteForm,
    ProgressForm,
    Spot,
    date_modal,
    drop_modal,
    note_modal,
    progress_modal,
)
from bot.slack.modals.pairs.reviews import review_page
from bot.slack.refs.updates import GoalPlaceRef, NoteRef
from tests.unit.slack import progress_strategies as progress
from tests.unit.slack.reading import labels, on_the_wire, parts, submitted, words
from tests.unit.slack.strategies import days

ID, ADA, DAY = UUID(int=1), Someone("U000000001", "Ada"), date(2027, 1, 29)
GOAL = OwnGoalCard(
    id=ID,
    version=3,
    mentorship=UUID(int=2),
    title="Give a talk",
    percent=50,
    due_on=DAY,
    state=GoalState.OPEN,
    visibility=GoalVisibility.PAIR,
    partner=ADA,
)
STUCK = SaidCard(goal=GOAL, event=GoalEvent.STUCK, update=UUID(int=3), heard=Heard.SOON)
FROM = MessageRef("D1", "1.2")
typed = st.sampled_from(("", "A word", "<!channel> & co"))


@given(progress.sayings, progress.spots, typed)
def test_a_note_goes_back_to_what_it_is_about_and_to_its_place(card: SaidCard, spot: Spot, note: str) -> None:
    sent = submitted(note_modal(card, spot, FROM), {Field.UPDATE_NOTE: note})
    about = NoteRef(card.goal.id, card.update, spot.place, spot.start)
    assert NoteForm.read(sent) == NoteForm(about=about, words=note, spot=spot)
    assert MessageRef.parse(sent["private_metadata"]) == FROM


@given(progress.own_goals, progress.spots, days, typed)
def test_another_date_and_a_drop_carry_the_version_that_was_seen(
    goal: OwnGoalCard, spot: Spot, day: date, why: str
) -> None:
    about = GoalPlaceRef(goal.id, goal.version, spot.place, spot.start)
    dated = submitted(date_modal(goal, spot, None), {Field.GOAL_NEW_DAY: day.isoformat(), Field.GOAL_DAY_WHY: why})
    assert DateForm.read(dated) == DateForm(goal=about, due_on=day, why=why, spot=spot)
    dropped = submitted(drop_modal(goal, spot), {Field.GOAL_DROP_WHY: why})
    assert DropForm.read(dropped) == DropForm(goal=about, why=why, spot=spot)


@given(progress.counted_goals, progress.spots, st.sampled_from(("7", "-2.5")))
def test_a_number_is_read_as_it_was_typed(goal: OwnGoalCard, spot: Spot, value: str) -> None:
    sent = submitted(progress_modal(goal, spot), {Field.PROGRESS_VALUE: value})
    expected = Progress(percent=0, note="", value=float(value))
    assert ProgressForm.read(sent) == ProgressForm(GoalRef(goal.id, goal.version), expected, spot)


def test_what_is_no_number_is_asked_for_under_its_field() -> None:
    goal = replace(GOAL, measured_by=GoalMeasure.NUMBER, start=0.0, target=4.0, current=1.0)
    with pytest.raises(WrongInput) as refusal:
        ProgressForm.read(submitted(progress_modal(goal), {Field.PROGRESS_VALUE: "many"}))
    assert set(refusal.value.fields) == {"value"}


def test_a_form_that_was_open_before_places_were_carried_is_read_still() -> None:
    sent = submitted(progress_modal(GOAL)) | {"private_metadata": GoalRef(ID, 3).dump()}
    assert ProgressForm.read(sent).spot == Spot()


def test_who_is_stuck_is_offered_help_a_smaller_step_and_another_date() -> None:
    assert labels(said(STUCK)) == [
        "Ask Ada for help",
        "A smaller step",
        "Another date",
        "Add a note",
        "Undo",
        "Open the goal",
    ]
    assert labels(said(replace(STUCK, asked=True)))[0] == "A smaller step"
    shared = replace(STUCK, goal=replace(GOAL, owned=False))
    assert labels(said(shared))[:2] == ["Ask Ada for help", "Add a note"]


def test_slack_asks_first_where_help_would_show_a_goal_that_only_its_owner_sees() -> None:
    mine = replace(STUCK, goal=replace(GOAL, visibility=GoalVisibility.MINE))
    (first, *_), (asking, *_) = (parts(on_the_wire(said(card)), "button") for card in (STUCK, mine))
    assert "confirm" not in first
    assert "only you see this goal" in asking["confirm"]["text"]["text"]
    assert "Only you see this goal." in words(said(mine))


@pytest.mark.parametrize(
    ("card", "phrase"),
    [
        (STUCK, "hears of it in ten minutes at the earliest"),
        (replace(STUCK, note="How?", heard=Heard.TOLD), "<@U000000001> hears of it."),
        (replace(STUCK, asked=True), "I have asked <@U000000001> for help."),
        (replace(STUCK, back=True, heard=Heard.ALREADY), "had read of it already"),
        (replace(STUCK, event=GoalEvent.ON_TRACK, heard=Heard.NOBODY), "Nobody is told"),
        (replace(STUCK, event=GoalEvent.DROPPED, heard=Heard.TOLD), "<@U000000001> hears of it."),
    ],
)
def test_the_answer_says_who_hears(card: SaidCard, phrase: str) -> None:
    assert phrase in words(said(card))


def test_a_review_asks_whether_a_goal_is_the_right_one_whatever_was_said_of_how_it_goes() -> None:
    kept = replace(STUCK, event=GoalEvent.KEPT, heard=Heard.NOBODY)
    card = ReviewCard(
        mentorship=ID,
        partner=ADA,
        goals=(ReviewedGoal(goal=GOAL, said=STUCK), ReviewedGoal(goal=GOAL, said=kept)),
        more=2,
    )
    page = review_page(card)
    assert labels(page) == ["Keep", "Adjust", "Drop"] * 2
    assert "And 2 more open goals" in words(page)
    assert [block["block_id"] for block in parts(on_the_wire(page), "actions")] == [
        f"{Place.PAGE}:0:0",
        f"{Place.PAGE}:1:0",
    ]


@pytest.mark.parametrize(
    ("event", "phrase"),
    [
        (GoalEvent.STUCK, "is stuck with a goal"),
        (GoalEvent.ON_TRACK, "is on track with a goal"),
        (GoalEvent.ADJUSTED, "It is due by 29 January 2027 now."),
        (GoalEvent.DROPPED, "has put a goal aside"),
        (GoalEvent.REOPENED, "goes on with a goal"),
    ],
)
def test_the_partner_reads_what_was_said(event: GoalEvent, phrase: str) -> None:
    notice = notices.GoalUpdated(
        goal=ID, partner=ADA, title="Give a talk", percent=50, event=event, note="Half", due_on=DAY
    )
    assert phrase in words(render(notice))
    assert "> Half" in words(render(notice))


def test_only_who_may_decide_is_asked_about_the_channel() -> None:
    reached = notices.GoalReached(
        goal=ID, partner=ADA, title="Give a talk", note="", by_you=True, channel="C000000001"
    )
    assert labels(render(reached)) == [
        "Share with the channel",
        "Keep it between us",
        "Not quite yet",
        "See all goals",
    ]
    assert "your two names and the title, no note" in words(render(reached))
    theirs = replace(reached, by_you=False, channel="")
    assert labels(render(theirs)) == ["See all goals"]
    assert "Your group has reached a goal" in words(render(replace(reached, shared=True)))
    assert "so I have told nobody" in words(render(replace(reached, mine=True, channel="")))


def test_peers_and_mentors_are_cheered_in_their_own_words() -> None:
    shared = notices.GoalShared(
        goal=ID, owner=ADA, partner=ADA, owner_is=Side.MENTOR, title="Talk", program="Orbit"
    )
    assert "was there as mentee" in words(render(shared))
    assert "was the partner on the way" in words(render(replace(shared, pairing=Pairing.PEER)))
    first = notices.FirstGoalAsked(mentorship=ID, partner=ADA, you_are=Side.MENTOR)
    assert "Mentors grow, too" in words(render(first))
    assert "What would make your time" in words(render(replace(first, pairing=Pairing.PEER)))


def test_what_was_just_said_stands_at_its_own_goal_in_a_review() -> None:
    other = replace(GOAL, id=UUID(int=9))
    review = ReviewCard(
        mentorship=UUID(int=2),
        partner=ADA,
        goals=(ReviewedGoal(goal=GOAL, said=None), ReviewedGoal(goal=other, said=None)),
        more=1,
    )
    said = ReviewedGoal(goal=GOAL, said=STUCK)
    assert review.after(STUCK) == replace(review, goals=(said, ReviewedGoal(goal=other, said=None)))
