"""Goals as they are shown: the list, the page of one, the guided form and what it reads back, the history."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import OutdatedButton, WrongInput
from bot.domain.growth.goal_cards import (
    GoalDraft,
    GoalFormCard,
    GoalPageCard,
    GoalsCard,
    GoalsPair,
    GoalUpdateCard,
    HistoryCard,
    MilestoneCard,
    MilestoneFormCard,
    ProgramGoalsCard,
)
from bot.domain.growth.goals import GoalWish, Hint
from bot.domain.growth.step_cards import StepCard
from bot.domain.growth.steps import StepState
from bot.domain.growth.terms import (
    GoalEvent,
    GoalMeasure,
    GoalScope,
    GoalStanding,
    GoalTerm,
    GoalVisibility,
    StepKind,
)
from bot.domain.matching_terms import Pairing
from bot.domain.terms import GoalState, Side
from bot.domain.writing import legible
from bot.playground.rules import check_view
from bot.slack.fields import Field
from bot.slack.ids import Action
from bot.slack.modals.pairs.goals import goals_modal, program_goals_page
from bot.slack.modals.pairs.goals_form import GoalForm, filled_anew, goal_modal
from bot.slack.modals.pairs.goals_page import goal_page, history_page
from bot.slack.modals.pairs.milestones import MilestoneForm, milestone_modal
from bot.slack.refs.goals import NO_LIST, GoalPageRef
from tests.unit.slack import goal_strategies as goals
from tests.unit.slack.examples import ADA, DAY, GOAL, GRACE, ID
from tests.unit.slack.reading import chosen, labels, on_the_wire, submitted, words

OTHER = UUID(int=77)
MOMENT = datetime(2026, 12, 7, 9, tzinfo=UTC)
PAIR = GoalsPair(id=ID, partner=GRACE, program="Orbit", over=False)
LIST = GoalsCard(pairs=(PAIR,), pair=PAIR, goals=(GOAL,), start=0, on_a_page=8, number=1, may_set=True)
COUNTED = replace(
    GOAL, measured_by=GoalMeasure.NUMBER, unit="talks", start=0.0, target=4.0, current=1.5, milestones=2, done=1
)
STAGE = MilestoneCard(id=OTHER, title="Slides", due_on=DAY, done_on=None)
SET = GoalUpdateCard(event=GoalEvent.SET, by=ADA, on=MOMENT, percent=0, note="", changes={})
PAGE = GoalPageCard(
    goal=replace(COUNTED, why="To be heard"),
    mentorship=ID,
    owner=ADA,
    running=True,
    milestones=(STAGE, replace(STAGE, id=ID, title="Topic", done_on=DAY), replace(STAGE, title="Shoes", gone=True)),
    steps=(),
    updates=(SET,),
    history=1,
)
BLANK = GoalFormCard(mentorship=ID, partner=GRACE, wish=None, goal=None)
WISH = GoalWish(title="Give a talk", measure="Applause", due_on=DAY, why="To be heard")
EDIT = GoalFormCard(mentorship=ID, partner=GRACE, wish=WISH, goal=OTHER, seen=WISH.mark)
MOVING = ["On track", "Stuck", "Done", "Update progress"]
quickly = settings(max_examples=25, deadline=None)


def test_a_goal_in_the_list_opens_its_page_and_says_how_it_goes() -> None:
    view = goals_modal(LIST)
    assert labels(view) == ["New goal", "Open"]
    assert "▓▓▓▓▓░░░░░ 50 %" in words(view)
    assert "*For the next weeks*" in words(view)
    assert "Whose goals?" not in words(view)


def test_goals_are_grouped_by_how_far_they_look_and_past_ones_come_last() -> None:
    shown = words(
        goals_modal(
            replace(
                LIST,
                number=5,
                goals=(
                    replace(GOAL, title="soon", standing=GoalStanding.STUCK),
                    replace(GOAL, title="far", term=GoalTerm.LONG, yours=False, owner=ADA),
                    replace(GOAL, title="done", state=GoalState.REACHED),
                    replace(GOAL, title="gone", state=GoalState.DROPPED, percent=30),
                ),
            )
        )
    )
    order = ["*For the next weeks*", "*soon*", "*For the time beyond*", "*far*", "*Earlier*", "*done*", "*gone*"]
    assert [shown.index(each) for each in order] == sorted(shown.index(each) for each in order)
    assert "50 %, stuck" in shown
    assert "Dropped at 30 %" in shown
    assert "Set by <@U000000001>." in shown


def test_what_only_its_owner_sees_or_a_group_or_the_program_says_so() -> None:
    for visibility, said in (
        (GoalVisibility.MINE, "Only you see it."),
        (GoalVisibility.PROGRAM, "Whoever runs the program sees it, too."),
    ):
        assert said in words(goals_modal(replace(LIST, goals=(replace(GOAL, visibility=visibility),))))
    shared = replace(GOAL, scope=GoalScope.SHARED)
    assert "Your whole group shares it." in words(goals_modal(replace(LIST, goals=(shared,))))


def test_a_pair_that_rests_or_has_ended_sets_no_goals() -> None:
    ended = replace(PAIR, over=True)
    view = goals_modal(replace(LIST, pairs=(ended,), pair=ended, goals=(), number=0, may_set=False))
    assert labels(view) == []
    assert "which has ended" in words(view)
    assert "Mentors set goals of their own, too" in words(view)
    peers = replace(LIST, goals=(), number=0, pairing=Pairing.PEER)
    assert "mentor" not in words(goals_modal(peers)).casefold()


def test_fifty_goals_and_a_hundred_and_fifty_pairs_stay_within_reach() -> None:
    many = tuple(replace(PAIR, id=UUID(int=each)) for each in range(150))
    card = replace(LIST, pairs=many, pair=many[-1], goals=(COUNTED,) * 8, start=8, number=50)
    view = goals_modal(card)
    assert check_view(on_the_wire(view)) is None
    assert labels(view)[-2:] == ["Previous page", "Next page"]
    menu = on_the_wire(view)["blocks"][0]["elements"][0]
    assert menu["action_id"] == Action.GOALS_PAIR
    assert menu["initial_option"] == menu["options"][0]
    last = goals_modal(replace(card, goals=(COUNTED,) * 2, start=48))
    assert labels(last)[-1] == "Previous page"


def test_a_goals_page_says_everything_and_offers_what_its_owner_can_do() -> None:
    view = goal_page(PAGE)
    assert labels(view) == [
        *MOVING, "Edit", "New milestone", "New step", "Review", "Drop", "Tick", "Untick"
    ]  # fmt: skip
    shown = words(view)
    for said in (
        "From 0 to 4 talks, now at 1.5.",
        "*Why it matters*",
        "> To be heard",
        "*How you will know*",
        "For the next weeks. Set by you.",
        "*Milestones*, 1 of 2 done",
        "☐ Slides, by 7 December 2026",
        "☑ Topic, done on 7 December 2026",
        "Taken away: Shoes.",
        "<@U000000001> set this goal on",
        "Who sees it",
    ):
        assert said in shown, said


def test_a_goal_of_an_earlier_version_shows_what_it_has() -> None:
    old = replace(PAGE, goal=replace(GOAL, measure=" "), milestones=(), updates=(SET,))
    shown = words(goal_page(old))
    assert "Why it matters" not in shown
    assert "How you will know" not in shown
    assert "None yet. One or two stages on the way" in shown


def test_whoever_may_not_change_a_goal_reads_it() -> None:
    theirs = replace(PAGE, goal=replace(PAGE.goal, yours=False))
    past = replace(PAGE, running=False)
    reached = replace(PAGE, goal=replace(PAGE.goal, state=GoalState.REACHED))
    for card in (theirs, past, reached):
        assert labels(goal_page(card)) == []
    assert "Set by <@U000000001>." in words(goal_page(theirs))


def test_a_dropped_goal_can_be_taken_up_again_by_its_owner() -> None:
    dropped = replace(PAGE, goal=replace(PAGE.goal, state=GoalState.DROPPED))
    assert labels(goal_page(dropped)) == ["Take it up again"]
    assert labels(goal_page(replace(dropped, goal=replace(dropped.goal, yours=False)))) == []


def test_everybody_moves_a_shared_goal_on_and_only_its_owner_words_it() -> None:
    shared = replace(PAGE.goal, yours=False, scope=GoalScope.SHARED)
    view = goal_page(replace(PAGE, goal=shared))
    assert labels(view) == [*MOVING, "New milestone", "New step", "Tick", "Untick"]
    assert "Your whole group shares it." in words(view)
    own = words(goal_page(replace(PAGE, goal=replace(shared, yours=True))))
    assert "Your group" in own
    assert "Only you" not in own


def test_a_full_set_of_milestones_and_many_steps_and_lines_fit() -> None:
    step = StepCard(
        id=ID, mentorship=ID, partner=GRACE, title="Call", kind=StepKind.STEP, state=StepState.OPEN, due_on=None,
        goal="", yours=True, given=False, past=False, editable=True,
    )  # fmt: skip
    full = replace(
        PAGE,
        goal=replace(PAGE.goal, milestones=20, done=0),
        milestones=(STAGE,) * 20 + (replace(STAGE, gone=True),) * 12,
        steps=(step,) * 11,
        updates=(SET,) * 5,
        history=31,
    )
    view = goal_page(full)
    assert check_view(on_the_wire(view)) is None
    assert "New milestone" not in labels(view)
    assert "Whole history" in labels(view)
    assert "And 3 more steps." in words(view)
    assert "and 2 more." in words(view)


def test_the_history_tells_wordings_before_and_afterwards_and_notes() -> None:
    updates = (
        replace(
            SET,
            event=GoalEvent.REWORDED,
            changes={
                "title": ("Give a talk", "Give two talks"),
                "due_on": ("2026-12-07", "2027-01-29"),
                "why": ("", "To be heard"),
                "measure": ("Applause", ""),
                "term": ("short", "long"),
                "unknown": ("x", "y"),
            },
        ),
        replace(SET, event=GoalEvent.REWORDED, changes={"milestone": ("", "Slides")}),
        replace(SET, event=GoalEvent.REWORDED, changes={"milestone": ("Slides", "")}),
        replace(SET, event=GoalEvent.REWORDED, changes={"milestone": ("Slides", "Ten slides")}),
        replace(SET, event=GoalEvent.MILESTONE_DONE, changes={"milestone": ("Slides", "Slides")}),
        replace(SET, event=GoalEvent.ADJUSTED, changes={"due_on": ("", "one day")}, note="Life"),
    )
    card = HistoryCard(goal=ID, title="Give a talk", updates=updates, start=12, on_a_page=12, number=30)
    shown = words(history_page(card))
    for said in (
        "What: was “Give a talk”, now “Give two talks”",
        "By when: was “7 December 2026”, now “29 January 2027”",
        "Why: now “To be heard”",
        "How one will know: was “Applause”",
        "Term: was “For the next weeks”, now “For the time beyond”",
        "added a milestone",
        "took a milestone away",
        "changed a milestone",
        "reached a milestone",
        "Milestone: Slides",
        "By when: now “one day”",
        "> Life",
    ):
        assert said in shown, said
    assert "unknown" not in shown
    assert labels(history_page(card)) == ["Newer", "Older"]
    assert labels(history_page(replace(card, start=0, number=6))) == []


def test_whoever_runs_a_program_reads_what_is_shared_with_them_page_by_page() -> None:
    card = ProgramGoalsCard(
        cohort=ID,
        program="Orbit",
        name="Spring",
        goals=(replace(GOAL, owner=ADA),) * 8,
        start=8,
        on_a_page=8,
        number=20,
    )
    view = program_goals_page(card)
    assert "20 goals are shared with you, 9 to 16." in words(view)
    assert "Set by <@U000000001>." in words(view)
    assert labels(view) == ["Previous page", "Next page"]
    nothing = program_goals_page(replace(card, goals=(), start=0, number=0, name=""))
    assert "Nobody shares a goal with you yet." in words(nothing)
    assert labels(nothing) == []


def test_a_new_goal_begins_with_examples_that_suit_and_an_edit_does_not() -> None:
    new, edit = goal_modal(BLANK), goal_modal(EDIT)
    assert (on_the_wire(new)["title"]["text"], on_the_wire(edit)["title"]["text"]) == (
        "A new goal",
        "Edit the goal",
    )
    assert "Start from an example" in words(new)
    assert "Milestones on the way" in words(new)
    assert "Start from an example" not in words(edit)
    assert "Milestones on the way" not in words(edit)
    assert "Listen until the end" in words(goal_modal(replace(BLANK, you_are=Side.MENTOR)))
    assert "Listen until the end" not in words(
        goal_modal(replace(BLANK, you_are=Side.MENTOR, pairing=Pairing.PEER))
    )


def test_only_groups_are_asked_whose_goal_it_is() -> None:
    assert "Whose goal is it?" not in words(goal_modal(BLANK))
    assert "Whose goal is it?" in words(goal_modal(replace(BLANK, pairing=Pairing.GROUP)))


def test_what_is_vague_stands_on_top_and_the_form_can_be_sent_anyway() -> None:
    view = goal_modal(replace(EDIT, hints=(Hint.NO_WHY, Hint.TITLE_VAGUE)))
    assert on_the_wire(view)["submit"]["text"] == "Save anyway"
    assert words(view).index("Why does it matter") < words(view).index("What do you want to reach?")
    assert GoalForm.read(submitted(view)).draft.hinted
    assert not GoalForm.read(submitted(goal_modal(EDIT))).draft.hinted
    assert GoalForm.read(submitted(goal_modal(replace(EDIT, hinted=True)))).draft.hinted


def test_what_another_window_changed_stands_on_top_of_ones_own_words() -> None:
    card = replace(EDIT, seen="new", meanwhile=(("title", "Give ten talks"), ("why", ""), ("term", "long")))
    view = goal_modal(card)
    for said in (
        "What: “Give ten talks”",
        "Why: “nothing”",
        "Term: “For the time beyond”",
        "nothing of yours is lost",
    ):
        assert said in words(view)
    form = GoalForm.read(submitted(view))
    assert (form.draft.seen, form.draft.wish.title) == ("new", "Give a talk")


def test_a_form_filled_from_an_example_has_ids_that_the_one_before_had_not() -> None:
    first = on_the_wire(goal_modal(BLANK))
    filled = goal_modal(replace(BLANK, wish=WISH), filled=filled_anew(first, "1.5"))
    again = goal_modal(replace(BLANK, wish=WISH), filled=filled_anew(on_the_wire(filled), "2.5"))
    for before, after in ((first, on_the_wire(filled)), (on_the_wire(filled), on_the_wire(again))):
        ids = [
            {each["element"]["action_id"] for each in v["blocks"] if each["type"] == "input"}
            for v in (before, after)
        ]
        assert not ids[0] & ids[1]
    assert GoalForm.read(submitted(filled)).draft.wish.title == "Give a talk"


def test_a_number_is_asked_for_once_it_tells_how_far_a_goal_is() -> None:
    sent = submitted(goal_modal(EDIT), {Field.GOAL_MEASURED_BY: {"value": "number"}})
    assert GoalForm.read(sent).unasked
    counted = replace(WISH, measured_by=GoalMeasure.NUMBER, start=0.0, target=2.5, unit="talks")
    form = GoalForm.read(submitted(goal_modal(replace(EDIT, wish=counted))))
    assert not form.unasked
    assert form.draft.wish == counted


def test_a_form_of_an_earlier_version_is_no_longer_read() -> None:
    view = submitted(goal_modal(EDIT))
    for carried in ("", '{"mentorship":"00000000-0000-0000-0000-000000000001"}'):
        with pytest.raises(OutdatedButton):
            GoalForm.read({**view, "private_metadata": carried})
    with pytest.raises(OutdatedButton):
        GoalForm.read({**view, "private_metadata": view["private_metadata"].replace(str(OTHER), "no id")})


def test_a_goal_without_its_day_is_asked_for_it() -> None:
    with pytest.raises(WrongInput) as refusal:
        GoalForm.read(submitted(goal_modal(EDIT), {Field.GOAL_DUE: None}))
    assert set(refusal.value.fields) == {"due_on"}
    assert GoalForm.so_far(submitted(goal_modal(BLANK))).draft.wish.due_on == date.max


@quickly
@given(goals.forms.filter(lambda card: card.wish), goals.places)
def test_a_goal_sent_as_it_stands_reads_the_same(card: GoalFormCard, start: int) -> None:
    assert card.wish
    form = GoalForm.read(submitted(goal_modal(card, start)))
    wish = card.wish
    counted = wish.measured_by is GoalMeasure.NUMBER
    read = form.draft.wish
    assert form.start == start
    assert (form.draft.mentorship, form.draft.goal, form.draft.seen) == (card.mentorship, card.goal, card.seen)
    assert read.title == legible(wish.title[:200]).strip()
    assert read.measure == legible(wish.measure[:1000]).strip()
    assert read.why == legible(wish.why[:1000]).strip()
    assert (read.measured_by, read.term, read.visibility) == (wish.measured_by, wish.term, wish.visibility)
    assert (read.start, read.target) == ((wish.start, wish.target) if counted else (None, None))
    assert read.scope is (wish.scope if card.pairing is Pairing.GROUP else GoalScope.PERSONAL)


@quickly
@given(goals.milestone_forms, st.booleans())
def test_a_milestone_reads_its_words_its_day_and_whether_it_goes(card: MilestoneFormCard, gone: bool) -> None:
    place = GoalPageRef(ID, NO_LIST, card.goal)
    view = milestone_modal(card, place)
    taken = {Field.MILESTONE_GONE: [chosen(view, Field.MILESTONE_GONE, "gone")]} if gone and card.milestone else {}
    form = MilestoneForm.read(submitted(view, taken))
    assert (form.goal, form.gone) == (card.goal, bool(taken))
    assert form.milestone == (card.milestone.id if card.milestone else None)
    assert form.due_on == (card.milestone.due_on if card.milestone else None)
    assert form.title == (legible(card.milestone.title[:200]).strip() if card.milestone else "")


def test_a_draft_is_a_new_goal_or_another_wording() -> None:
    new = GoalForm.read(submitted(goal_modal(replace(BLANK, wish=WISH)))).draft
    assert new == GoalDraft(mentorship=ID, goal=None, seen="", wish=WISH, hinted=False)
