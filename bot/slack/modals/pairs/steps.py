"""The list of action steps: one's own by date, the partner's, and what was done lately."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.growth.step_cards import StepCard, StepsCard
from bot.domain.growth.steps import StepState
from bot.slack.blocks import actions, button, divider, section, small
from bot.slack.ids import Action
from bot.slack.metadata import StepRef
from bot.slack.modals.frame import page
from bot.slack.refs.steps import StepsPageRef
from bot.slack.wording.steps import step_words

TITLE = "Action steps"
NOTHING = (
    "Nothing is written down yet. A step is one thing to do before you next meet: something to get done, to "
    "practise, or to dare. Any message can become one, too: *Save as action step* is in its menu."
)
BOTH_SEE = "Both of you see them, except those towards a goal that somebody keeps to themself."


def steps_modal(card: StepsCard) -> View:
    add = [actions(button("New step", Action.STEP_ADD, style="primary"))] if card.running else []
    listed = [
        block for title, steps in groupby(card.steps, _chapter) for block in _listed(title, steps, card.today)
    ]
    return page(
        TITLE,
        [*(listed or [section(NOTHING)]), *_turning(card), divider(), *add, small(BOTH_SEE)],
        carries=StepsPageRef(card.start),
    )


def saved_page(card: StepCard) -> View:
    """What was written down from elsewhere than the list."""
    heard = "" if card.yours else " They hear of it in their working hours."
    return page(
        TITLE,
        [
            section(f"Kept.{heard}\n{step_words(card)}"),
            actions(button("See all steps", Action.STEPS_OPEN)),
        ],
    )


def _chapter(card: StepCard) -> str:
    if card.state is not StepState.OPEN:
        return "*Done or dropped lately*"
    return "*Yours*" if card.yours else "*Your partner's*"


def _listed(title: str, steps: Iterable[StepCard], today: date) -> list[Block]:
    return [section(title), *(block for step in steps for block in _step(step, today))]


def _step(card: StepCard, today: date) -> list[Block]:
    buttons = _buttons(card)
    return [section(step_words(card, today)), *([actions(*buttons)] if buttons else [])]


def _buttons(card: StepCard) -> list[ButtonElement]:
    reference = StepRef(card.id)
    if card.state is not StepState.OPEN:
        undo = "Not done yet" if card.state is StepState.DONE else "Take it up again"
        may = card.yours or (card.editable and card.state is StepState.DROPPED)
        return [button(undo, Action.STEP_UNDO, reference, aloud=f"{undo}: {card.title}")] if may else []
    done = button("Done", Action.STEP_DONE, reference, aloud=f"Done: {card.title}")
    edit = button("Edit", Action.STEP_EDIT, reference, aloud=f"Edit: {card.title}")
    drop = button("Drop", Action.STEP_DROP, reference, aloud=f"Drop: {card.title}")
    return [
        *([done] if card.yours else []),
        *([edit] if card.editable and not card.past else []),
        *([drop] if card.editable else []),
    ]


def _turning(card: StepsCard) -> list[Block]:
    earlier, later = card.before, card.after
    buttons = [
        *([] if earlier is None else [button("Previous page", Action.STEPS_BACK, StepsPageRef(earlier))]),
        *([] if later is None else [button("Next page", Action.STEPS_TURN, StepsPageRef(later))]),
    ]
    return [actions(*buttons)] if buttons else []
