"""What stands in place of the buttons once somebody said how a goal goes, and the buttons that ask."""

from collections.abc import Mapping
from itertools import count

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.domain.growth.review_cards import OwnGoalCard, SaidCard
from bot.domain.growth.reviews import TAPPED, Heard, Place
from bot.domain.growth.terms import GoalEvent
from bot.slack.blocks import LONGEST_BUTTON, button, confirmation, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import GoalRef, NewStepRef
from bot.slack.refs.goals import AnyGoalRef
from bot.slack.refs.updates import UpdateRef
from bot.slack.text import day, line, lines, mention, paragraphs, plain, quote
from bot.slack.wording.terms import progress_bar


def said(card: SaidCard) -> Message:
    """What was said of one goal, in place of what asked for it."""
    return message(*said_blocks(card, Place.ALONE, 0))


def tap_buttons(reference: GoalRef, title: str) -> tuple[ButtonElement, ...]:
    """One tap says how a goal goes, from wherever these stand."""
    return (
        button("On track", Action.GOAL_ON_TRACK, reference, aloud=f"On track: {title}"),
        button("Stuck", Action.GOAL_STUCK, reference, aloud=f"Stuck: {title}"),
        button("Done", Action.GOAL_DONE, reference, aloud=f"Done: {title}"),
    )


def reopen_button(reference: GoalRef, title: str) -> ButtonElement:
    """For a goal that was put aside, from wherever it is shown."""
    return button("Take it up again", Action.GOAL_REOPEN, reference, aloud=f"Take it up again: {title}")


def said_blocks(card: SaidCard, place: Place, number: int) -> list[Block]:
    """The answer to the `number`th question of a place. Block ids tell where a button was pressed."""
    rows = [row for row in (_offers(card), _second_thoughts(card, place)) if row]
    ids = (f"{place}:{number}:{each}" for each in count())
    hears = _hears(card)
    return [
        section(paragraphs(_noted(card), quote(card.note, 1000))),
        *([small(hears)] if hears else []),
        *(ActionsBlock(elements=row, block_id=block) for row, block in zip(rows, ids, strict=False)),
    ]


NOTED: Mapping[GoalEvent, str] = {
    GoalEvent.ON_TRACK: "Noted: {title} is on track. Good to hear.",
    GoalEvent.STUCK: "Noted: you are stuck with {title}. That is part of the way, and saying so is a step already.",
    GoalEvent.MOVED: "Noted: {title} stands at {percent} % now.",
    GoalEvent.REACHED: "Noted: you have reached {title}. Well done.",
    GoalEvent.KEPT: "{title} stays as it is.",
    GoalEvent.ADJUSTED: "{title} is due by {due_on} now.",
    GoalEvent.DROPPED: "You have put {title} aside. It stays in your history, and you can take it up again.",
}


def _noted(card: SaidCard) -> str:
    title, bar = f"*{line(card.goal.title, 250)}*", progress_bar(card.goal.percent)
    if card.back:
        return lines((f"Taken back: {title} stands as before.", bar))
    if card.event not in NOTED:
        return lines((f"{title} is open.", bar))
    return NOTED[card.event].format(title=title, percent=card.goal.percent, due_on=day(card.goal.due_on))


def _hears(card: SaidCard) -> str:
    """Who else reads it."""
    partner = mention(card.goal.partner)
    if card.asked:
        return f"I have asked {partner} for help."
    if card.goal.mine:
        return "Only you see this goal."
    if card.heard is Heard.ALREADY:
        return f"{partner} had read of it already."
    if card.heard is Heard.TOLD:
        return f"{partner} hears of it."
    if card.heard is Heard.SOON:
        return f"{partner} hears of it in ten minutes at the earliest: time for a note, or to take it back."
    return "Nobody is told; it is in the history of the goal." if card.event is GoalEvent.ON_TRACK else ""


def _offers(card: SaidCard) -> list[ButtonElement]:
    """What may help somebody who is stuck."""
    if card.back or card.event is not GoalEvent.STUCK:
        return []
    goal = card.goal
    step = button(
        "A smaller step",
        Action.STEP_NEW,
        NewStepRef(goal.mentorship, str(goal.id)),
        aloud=f"A smaller step: {goal.title}",
    )
    date = button(
        "Another date",
        Action.GOAL_ANOTHER_DATE,
        GoalRef(goal.id, goal.version),
        aloud=f"Another date: {goal.title}",
    )
    return [*([] if card.asked else [_help(card)]), *([step, date] if goal.owned else [])]


def _help(card: SaidCard) -> ButtonElement:
    name = card.goal.partner.name
    question = confirmation(
        "Ask for help?",
        f"So far only you see this goal. If you ask, {name} reads what it is, and your note.",
        yes="Ask for help",
        no="Not now",
        style="primary",
    )
    return button(
        plain(f"Ask {name} for help", LONGEST_BUTTON),
        Action.GOAL_HELP,
        UpdateRef(card.goal.id, card.update),
        style="primary",
        aloud=f"Ask for help: {card.goal.title}",
        confirm=question if card.goal.mine else None,
    )


def _second_thoughts(card: SaidCard, place: Place) -> list[ButtonElement]:
    """A note, a way back, or the question once more; on its own page, a goal has that below."""
    goal, update = card.goal, UpdateRef(card.goal.id, card.update)
    reference = GoalRef(goal.id, goal.version)
    whole = [button("Open the goal", Action.GOAL_OPEN, AnyGoalRef(goal.id), aloud=f"Open the goal: {goal.title}")]
    rest = whole if place is Place.ALONE else []
    if card.event in TAPPED and not card.back:
        return [
            button("Add a note", Action.GOAL_NOTE, update, aloud=f"Add a note: {goal.title}"),
            button("Undo", Action.GOAL_UNDO, update, aloud=f"Undo: {goal.title}"),
            *rest,
        ]
    if place is Place.GOAL:
        return []
    if card.event is GoalEvent.DROPPED:
        return [reopen_button(reference, goal.title), *rest]
    return [*asking(goal, place), *rest]


def asking(goal: OwnGoalCard, place: Place) -> tuple[ButtonElement, ...]:
    """How a goal is asked about: in one tap, or whether it is still the right one on the page of a review."""
    reference = GoalRef(goal.id, goal.version)
    if place is not Place.PAGE:
        return tap_buttons(reference, goal.title)
    return (
        button("Keep", Action.GOAL_KEEP, reference, aloud=f"Keep: {goal.title}"),
        button("Adjust", Action.GOAL_ADJUST, reference, aloud=f"Adjust: {goal.title}"),
        button("Drop", Action.GOAL_DROP, reference, aloud=f"Drop: {goal.title}"),
    )
