"""Action steps as people read them: the list, the form and back, the messages."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings

from bot.domain.errors import OutdatedButton, WrongInput
from bot.domain.growth.step_cards import GoalChoice, PairChoice, StepCard, StepFormCard, StepsCard
from bot.domain.growth.steps import LONGEST_TITLE, ON_A_PAGE, DueStep, StepState, StepWish, Whose
from bot.domain.growth.terms import StepKind
from bot.domain.matching_terms import Pairing
from bot.domain.notices import StepGiven, StepsDue
from bot.domain.terms import Side
from bot.slack.fields import Field
from bot.slack.messages.steps import step_given, steps_due, steps_now
from bot.slack.metadata import NewStepRef
from bot.slack.modals.pairs.step_forms import DayForm, StepForm, day_modal, step_modal
from bot.slack.modals.pairs.steps import saved_page, steps_modal
from bot.slack.quoted_messages import Quoted
from bot.slack.refs.steps import NO_PAGE, Opened
from tests.unit.slack import step_strategies as steps
from tests.unit.slack.examples import DAY, GRACE, ID
from tests.unit.slack.reading import chosen, labels, submitted, words

ELSEWHERE = Opened(NO_PAGE, "", NO_PAGE)
CARD = StepCard(
    id=ID,
    mentorship=ID,
    partner=GRACE,
    title="Send the outline",
    kind=StepKind.STEP,
    state=StepState.OPEN,
    due_on=DAY,
    goal="",
    yours=True,
    given=False,
    past=False,
    editable=True,
)
DONE = replace(CARD, state=StepState.DONE, settled_on=DAY)
DROPPED = replace(CARD, state=StepState.DROPPED, settled_on=DAY)
LIST = StepsCard(steps=(CARD,), start=0, number=1, running=1, today=DAY)
PAIR = PairChoice(mentorship=ID, partner=GRACE, program="Orbit", you_are=Side.MENTEE, pairing=Pairing.TRADITIONAL)
FORM = StepFormCard(pairs=(PAIR,), goals=(), wish=None)
WISH = StepWish(title="Ask", kind=StepKind.STRETCH, whose=Whose.THEIRS, goal=ID, due_on=DAY)
DUE = StepsDue(
    mentorship=ID,
    partner=GRACE,
    today=DAY,
    steps=(DueStep(step=ID, title="Ask", kind=StepKind.PRACTICE, due_on=DAY),),
)
quickly = settings(deadline=None)


def has_a_place_for_its_goal(card: StepFormCard) -> bool:
    return card.wish is not None and card.wish.goal is None and bool(card.wish.title.strip())


@quickly
@given(steps.changed_forms.filter(has_a_place_for_its_goal), steps.opened)
def test_a_step_sent_as_it_was_prefilled_changes_nothing(card: StepFormCard, opened: Opened) -> None:
    form = StepForm.read(submitted(step_modal(card, opened)))
    assert card.wish
    assert (form.mentorship, form.step, form.version) == (card.pairs[0].mentorship, card.step, card.version)
    assert (form.wish.kind, form.wish.whose, form.wish.due_on) == (
        card.wish.kind,
        card.wish.whose,
        card.wish.due_on,
    )
    assert form.opened == opened


def test_a_new_step_reads_what_was_typed_and_chosen() -> None:
    card = replace(FORM, goals=(GoalChoice(goal=ID, title="Give a talk"),), toward=ID)
    view = step_modal(card, ELSEWHERE)
    assert StepForm.read(submitted(view)).wish.goal == ID
    sent = submitted(
        view,
        {
            Field.STEP_TITLE: " Ask Cy ",
            Field.STEP_KIND: chosen(view, Field.STEP_KIND, "practice"),
            Field.STEP_OWNER: chosen(view, Field.STEP_OWNER, "theirs"),
            Field.STEP_GOAL: None,
            Field.STEP_DUE: "2026-12-24",
        },
    )
    assert StepForm.read(sent) == StepForm(
        mentorship=ID,
        step=None,
        version=0,
        opened=ELSEWHERE,
        wish=StepWish(
            title="Ask Cy", kind=StepKind.PRACTICE, whose=Whose.THEIRS, goal=None, due_on=date(2026, 12, 24)
        ),
    )


def test_with_several_pairs_one_has_to_be_chosen() -> None:
    other = replace(PAIR, mentorship=UUID(int=2))
    view = step_modal(replace(FORM, pairs=(PAIR, other)), ELSEWHERE)
    with pytest.raises(WrongInput) as refusal:
        StepForm.read(submitted(view))
    assert set(refusal.value.fields) == {"pair"}
    sent = submitted(view, {Field.STEP_PAIR: chosen(view, Field.STEP_PAIR, str(UUID(int=2)))})
    assert StepForm.read(sent).mentorship == UUID(int=2)
    assert "My partner" in words(view)


@pytest.mark.parametrize(
    ("pairing", "said"),
    [
        (Pairing.TRADITIONAL, ("Me, the mentee", "Grace, the mentor")),
        (Pairing.GROUP, ("Me, the mentee", "Grace, the mentor")),
        (Pairing.PEER, ("Me", "Grace")),
    ],
)
def test_who_does_it_is_said_in_the_words_of_the_program(pairing: Pairing, said: tuple[str, ...]) -> None:
    read = words(step_modal(replace(FORM, pairs=(replace(PAIR, pairing=pairing),)), ELSEWHERE)).splitlines()
    assert set(said) <= set(read)
    assert any("mentor" in line for line in read) is (pairing is not Pairing.PEER)


@pytest.mark.parametrize(
    ("quoted", "hint"),
    [
        (Quoted("Read this", cut=False), "This is what the message says."),
        (Quoted("Read …", cut=True), "this is its beginning"),
        (Quoted("", cut=False), "The message has no words of its own"),
    ],
)
def test_a_message_that_becomes_a_step_is_explained(quoted: Quoted, hint: str) -> None:
    view = step_modal(FORM, ELSEWHERE, quoted)
    assert hint in words(view)
    assert StepForm.read(submitted(view)).wish.title == quoted.words


def test_each_sort_of_task_is_explained_with_an_example() -> None:
    read = words(step_modal(FORM, ELSEWHERE))
    for example in ("send the outline", "ask one open question", "lead the next review"):
        assert example in read


def test_what_somebody_else_changed_stands_above_ones_own_words() -> None:
    card = replace(FORM, wish=WISH, step=ID, version=3, changed=replace(WISH, title="Ask twice", due_on=None))
    view = step_modal(card, ELSEWHERE)
    assert "It now says:\n*Ask twice* (stretch, <@U000000002> does it)" in words(view)
    assert StepForm.read(submitted(view)).wish.title == "Ask"
    mine = replace(card, changed=replace(WISH, whose=Whose.MINE, kind=StepKind.STEP))
    assert "*Ask* (you do it, by 7 December 2026)" in words(step_modal(mine, ELSEWHERE))


def test_the_list_says_what_is_whose_and_by_when() -> None:
    hers = replace(CARD, title="Hers", yours=False, given=True, kind=StepKind.PRACTICE, due_on=None, goal="A talk")
    read = words(steps_modal(replace(LIST, steps=(CARD, hers, DONE), number=3)))
    assert "*Yours*\n*Send the outline*\nToday · with <@U000000002>" in read
    assert "*Your partner's*\n*Hers*\nPractice · towards “A talk” · <@U000000002>, from you" in read
    assert "*Done or dropped lately*\n*Send the outline*\nDone on 7 December 2026" in read


def test_an_empty_list_says_how_to_begin() -> None:
    view = steps_modal(replace(LIST, steps=(), number=0))
    assert "Save as action step" in words(view)
    assert labels(view) == ["New step"]
    assert labels(steps_modal(replace(LIST, steps=(), number=0, running=0))) == []


@pytest.mark.parametrize(
    ("card", "buttons"),
    [
        (CARD, ["Done", "Edit", "Drop"]),
        (replace(CARD, past=True), ["Done", "Drop"]),
        (replace(CARD, yours=False), ["Edit", "Drop"]),
        (replace(CARD, yours=False, editable=False), []),
        (DONE, ["Not done yet"]),
        (replace(DONE, yours=False), []),
        (DROPPED, ["Take it up again"]),
        (replace(DROPPED, yours=False), ["Take it up again"]),
        (replace(DROPPED, yours=False, editable=False), []),
    ],
)
def test_a_step_offers_what_its_reader_may_do(card: StepCard, buttons: list[str]) -> None:
    assert labels(steps_modal(replace(LIST, steps=(card,)))) == [*buttons, "New step"]


def test_a_page_leads_to_those_before_and_after_it() -> None:
    middle = replace(LIST, start=ON_A_PAGE, number=3 * ON_A_PAGE)
    assert labels(steps_modal(middle))[-3:] == ["Previous page", "Next page", "New step"]


def test_fifty_steps_of_three_hundred_signs_each_fit_on_their_pages() -> None:
    longest = replace(CARD, title="&" * LONGEST_TITLE, goal="<" * 200)
    view = steps_modal(replace(LIST, steps=(longest,) * ON_A_PAGE, start=ON_A_PAGE, number=50))
    assert words(view).count("&amp;" * LONGEST_TITLE) == ON_A_PAGE
    message = steps_now((longest,) * 50)
    assert "And 31 more steps." in words(message)


def test_whoever_is_given_a_step_is_told_so_kindly() -> None:
    given = StepGiven(step=ID, partner=GRACE, title="Ask", kind=StepKind.PRACTICE, due_on=DAY)
    assert "a practice task for you: *Ask*\nIt would be good by 7 December 2026" in step_given(given).text
    assert "It would be good" not in step_given(replace(given, due_on=None)).text
    assert "hear" in words(saved_page(replace(CARD, yours=False)))
    assert "hear" not in words(saved_page(CARD))


def test_the_morning_says_which_days_were_meant_and_scolds_nobody() -> None:
    assert "For today, from your steps with <@U000000002>:" in steps_due(DUE).text
    later = replace(DUE, steps=(*DUE.steps, replace(DUE.steps[0], due_on=date(2026, 12, 12))))
    read = steps_due(later).text
    assert read.startswith("From your steps with <@U000000002>:")
    assert "Practice · by 12 December 2026" in read


def test_another_day_is_read_back() -> None:
    view = day_modal(CARD, None)
    assert DayForm.read(submitted(view)) == DayForm(step=ID, due_on=DAY)
    with pytest.raises(WrongInput):
        DayForm.read(submitted(view, {Field.STEP_DAY: None}))


def test_a_button_that_names_no_goal_is_an_older_one() -> None:
    assert NewStepRef(ID, "").goal is None
    assert NewStepRef.parse(NewStepRef(ID, str(ID)).dump()).goal == ID
    with pytest.raises(OutdatedButton):
        _ = NewStepRef(ID, "no id").goal
