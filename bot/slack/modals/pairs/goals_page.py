"""The page of one goal with everything said of it, and its history."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.growth.goal_cards import GoalPageCard, HistoryCard, MilestoneCard
from bot.domain.growth.goals import MOST_MILESTONES
from bot.domain.growth.step_cards import StepCard
from bot.domain.growth.terms import GoalScope, GoalVisibility
from bot.domain.terms import GoalState
from bot.slack.blocks import actions, button, divider, section, small
from bot.slack.ids import Action
from bot.slack.inputs import option, words_only
from bot.slack.messages.goal_answers import reopen_button, tap_buttons
from bot.slack.metadata import GoalRef, MentorshipRef, NewStepRef
from bot.slack.modals.frame import page
from bot.slack.refs.goals import (
    NO_LIST,
    AnyGoalRef,
    GoalPageRef,
    HistoryRef,
    MilestoneRef,
    VisibilityRef,
)
from bot.slack.text import day, line, lines, listed, mention, plural, quote
from bot.slack.wording.goals import TERMS, VISIBILITIES, counted, seen_by, standing, told
from bot.slack.wording.steps import step_words
from bot.slack.wording.terms import joined

TITLE = "Goal"
MOST_STEPS = 8
MOST_GONE = 10


def goal_page(card: GoalPageCard, start: int = NO_LIST, word: str = "") -> View:
    """Everything said of a goal, opened from the list at `start`. `word` tells what has just happened."""
    return page(
        TITLE,
        [
            *([section(word)] if word else []),
            *_said(card),
            *_deeds(card),
            divider(),
            *_milestones(card),
            *_steps(card),
            divider(),
            *_history(card),
        ],
        carries=GoalPageRef(mentorship=card.mentorship, goals_start=start, goal=card.goal.id),
    )


def _said(card: GoalPageCard) -> list[Block]:
    goal = card.goal
    owner = "Set by you." if goal.yours else f"Set by {mention(card.owner)}."
    why = quote(goal.why, 1200)
    words = section(
        lines(
            (
                f"*{line(goal.title, 1000)}*",
                standing(goal),
                counted(goal),
                joined(f"By {day(goal.due_on)}.", f"{TERMS[goal.term]}.", owner),
            )
        )
    )
    more = lines(
        (
            f"*How you will know*\n{quote(goal.measure, 1200)}" if goal.measure.strip() else "",
            f"*Why it matters*\n{why}" if why else "",
        )
    )
    return [words, *([section(more)] if more else []), *_readers(card)]


def _readers(card: GoalPageCard) -> list[Block]:
    """Who sees it: a menu for its owner while it is open, and words for everybody else."""
    goal = card.goal
    if not (goal.yours and card.running and goal.state is GoalState.OPEN):
        return [small(seen)] if (seen := seen_by(goal)) else []
    shared = goal.scope is GoalScope.SHARED
    offered = {
        each: option(VisibilityRef(goal.id, each).dump(), "Your group" if shared and not number else words)
        for number, (each, words) in enumerate(VISIBILITIES.items())
        if not (shared and each is GoalVisibility.MINE)
    }
    menu = StaticSelectElement(
        action_id=Action.GOAL_VISIBILITY,
        options=list(offered.values()),
        initial_option=offered[goal.visibility],
        placeholder=words_only("Who sees it?"),
    )
    return [section("Who sees it", accessory=menu)]


def _deeds(card: GoalPageCard) -> list[Block]:
    goal = card.goal
    if not (card.running and goal.may_move):
        return []
    reference = GoalRef(goal.id, goal.version)
    if goal.state is GoalState.DROPPED and goal.yours:
        return [actions(reopen_button(reference, goal.title))]
    if goal.state is not GoalState.OPEN:
        return []
    progress = button("Update progress", Action.GOAL_PROGRESS, reference, aloud=f"Update progress: {goal.title}")
    return [actions(*tap_buttons(reference, goal.title), progress), actions(*_wording(card, reference))]


def _wording(card: GoalPageCard, reference: GoalRef) -> list[ButtonElement]:
    """What changes the goal itself, or brings it nearer."""
    goal = card.goal
    stage = button("New milestone", Action.MILESTONE_NEW, AnyGoalRef(goal.id), aloud=f"New milestone: {goal.title}")
    step = button("New step", Action.STEP_NEW, NewStepRef(card.mentorship, str(goal.id)))
    shared = [*([stage] if goal.milestones < MOST_MILESTONES else []), step]
    if not goal.yours:
        return shared
    return [
        button("Edit", Action.GOAL_EDIT, reference, aloud=f"Edit: {goal.title}"),
        *shared,
        button("Review", Action.GOALS_REVIEW, MentorshipRef(card.mentorship), aloud="Review all your goals here"),
        button("Drop", Action.GOAL_DROP, reference, aloud=f"Drop: {goal.title}"),
    ]


def _milestones(card: GoalPageCard) -> list[Block]:
    there = [each for each in card.milestones if not each.gone]
    gone = [each for each in card.milestones if each.gone]
    open_ = card.running and card.goal.may_move and card.goal.state is GoalState.OPEN
    done = f", {card.goal.done} of {card.goal.milestones} done" if there else ""
    nothing = "None yet. One or two stages on the way show that you are moving."
    return [
        section(f"*Milestones*{done}"),
        *([] if there else [small(nothing)]),
        *(_milestone(each, changeable=open_) for each in there),
        *([_menu(there)] if there and open_ else []),
        *([small(f"Taken away: {_titles(gone)}.")] if gone else []),
    ]


def _milestone(card: MilestoneCard, *, changeable: bool) -> Block:
    by = f", by {day(card.due_on)}" if card.due_on and not card.done_on else ""
    done = f", done on {day(card.done_on)}" if card.done_on else ""
    words = f"{'☑' if card.done_on else '☐'} {line(card.title, 1000)}{by}{done}"
    if not changeable:
        return section(words)
    tick = ("Untick", Action.MILESTONE_UNTICK) if card.done_on else ("Tick", Action.MILESTONE_TICK)
    return section(words, accessory=button(*tick, MilestoneRef(card.id), aloud=f"{tick[0]}: {card.title}"))


def _menu(milestones: Sequence[MilestoneCard]) -> Block:
    offered = [option(MilestoneRef(each.id).dump(), each.title) for each in milestones]
    menu = StaticSelectElement(
        action_id=Action.MILESTONE_CHANGE, options=offered, placeholder=words_only("Change a milestone")
    )
    return ActionsBlock(elements=[menu])


def _titles(milestones: Sequence[MilestoneCard]) -> str:
    left = len(milestones) - MOST_GONE
    more = [f"{left} more"] if left > 0 else []
    return listed([line(each.title, 120) for each in milestones[:MOST_GONE]] + more)


def _steps(card: GoalPageCard) -> list[Block]:
    if not card.steps:
        return []
    left = len(card.steps) - MOST_STEPS
    more = [small(f"And {plural(left, 'more step')}.")] if left > 0 else []
    return [section("*Action steps*"), *map(_step, card.steps[:MOST_STEPS]), *more]


def _step(card: StepCard) -> Block:
    return section(step_words(card))


def _history(card: GoalPageCard) -> list[Block]:
    whole = button("Whole history", Action.GOAL_HISTORY, HistoryRef(card.goal.id, 0))
    more = card.history > len(card.updates)
    return [
        section("*What became of it so far*", accessory=whole if more else None),
        *(small(told(update)) for update in card.updates),
    ]


def history_page(card: HistoryCard) -> View:
    """What became of a goal, the latest first. Nothing of it is ever changed."""
    back, on = max(card.start - card.on_a_page, 0), card.start + card.on_a_page
    earlier = HistoryRef(card.goal, on)
    buttons = [
        *([button("Newer", Action.GOAL_HISTORY_BACK, HistoryRef(card.goal, back))] if card.start else []),
        *([button("Older", Action.GOAL_HISTORY_TURN, earlier)] if on < card.number else []),
    ]
    return page(
        "History of a goal",
        [
            section(f"*{line(card.title, 1000)}*"),
            *(section(told(update)) for update in card.updates),
            *([actions(*buttons)] if buttons else []),
        ],
    )
