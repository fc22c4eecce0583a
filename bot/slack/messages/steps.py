"""Action steps: one is given, is done, or its day has come."""

from datetime import date

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.growth.step_cards import StepCard
from bot.domain.growth.steps import DueStep, StepState
from bot.domain.notices import StepDone, StepGiven, StepsDue
from bot.slack.blocks import actions, button, fitting, section
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import StepRef
from bot.slack.text import lines, mention, plural
from bot.slack.wording.steps import AS_TASK, SORTS, by_day, step_title, step_words

ALL_STEPS = button("See all steps", Action.STEPS_OPEN)
ROOM = 40


def step_given(notice: StepGiven) -> Message:
    by = f"It would be good {by_day(notice.due_on)}; another day is fine, too." if notice.due_on else ""
    return message(
        section(
            lines(
                (
                    f"{mention(notice.partner)} has written down {AS_TASK[notice.kind]} for you: "
                    f"{step_title(notice.title)}",
                    by,
                )
            )
        ),
        actions(*_to_settle(StepRef(notice.step), notice.title), ALL_STEPS),
    )


def step_done(notice: StepDone) -> Message:
    return message(
        section(f"{mention(notice.partner)} has done: {step_title(notice.title)}"),
        actions(ALL_STEPS),
    )


def steps_due(notice: StepsDue) -> Message:
    today = all(step.due_on == notice.today for step in notice.steps)
    what = "For today, from" if today else "From"
    return message(
        section(f"{what} your steps with {mention(notice.partner)}:"),
        *fitting(notice.steps, lambda step: _due(step, notice.today), room=ROOM, more=_more),
        actions(ALL_STEPS),
    )


def steps_now(steps: tuple[StepCard, ...]) -> Message:
    """What has become of the steps of a message, in its place; at least one."""
    return message(
        section(f"Your steps with {mention(steps[0].partner)}:"),
        *fitting(steps, _now, room=ROOM, more=_more),
        actions(ALL_STEPS),
    )


def _due(step: DueStep, today: date) -> list[Block]:
    meant = "" if step.due_on == today else by_day(step.due_on)
    small = " · ".join(filter(None, (SORTS[step.kind], meant)))
    words = lines((step_title(step.title), small[:1].upper() + small[1:]))
    return [section(words), actions(*_to_settle(StepRef(step.step), step.title))]


def _now(card: StepCard) -> list[Block]:
    reference = StepRef(card.id)
    if card.state is StepState.OPEN and not card.yours:
        return [section(step_words(card))]
    if card.state is StepState.OPEN:
        tick, another_day = _to_settle(reference, card.title)
        return [section(step_words(card)), actions(tick) if card.past else actions(tick, another_day)]
    word = "Not done yet" if card.state is StepState.DONE else "Take it up again"
    undo = button(word, Action.STEP_UNDO, reference, aloud=f"{word}: {card.title}")
    done = "Done" if card.state is StepState.DONE else "Dropped"
    return [section(f"{done}: {step_title(card.title)}", accessory=undo)]


def _to_settle(reference: StepRef, title: str) -> tuple[ButtonElement, ButtonElement]:
    return (
        button("Done", Action.STEP_DONE, reference, style="primary", aloud=f"Done: {title}"),
        button("Another day", Action.STEP_ANOTHER_DAY, reference, aloud=f"Another day: {title}"),
    )


def _more(number: int) -> str:
    return f"And {plural(number, 'more step')}."
