"""Goals to look at: the list of a pair, page by page, and those that people share with whoever runs a program."""

from collections.abc import Sequence
from itertools import groupby

from slack_sdk.models.blocks import ActionsBlock, Block, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.growth.goal_cards import GoalCard, GoalsCard, GoalsPair, ProgramGoalsCard
from bot.domain.matching_terms import Pairing
from bot.domain.terms import GoalState
from bot.slack.blocks import actions, button, divider, section, small
from bot.slack.ids import Action
from bot.slack.inputs import MOST_OPTIONS, option, words_only
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.frame import page
from bot.slack.refs.goals import AnyGoalRef, GoalsRef, ProgramGoalsRef
from bot.slack.text import day, line, lines, mention, plural
from bot.slack.wording.goals import TERMS, counted, seen_by, stages, standing
from bot.slack.wording.terms import joined, program_name

TITLE = "Goals"
NOTHING = "No goal yet. One clear sentence is enough to begin with, and an example is there to start from."
MENTORS_TOO = "Mentors set goals of their own, too: to listen, to give feedback, to lead."


def goals_modal(card: GoalsCard) -> View:
    ref = GoalsRef(card.pair.id, card.start)
    return page(
        TITLE,
        [
            *_pairs(card),
            _heading(card),
            *([] if card.goals else [small(joined(NOTHING, "" if card.pairing is Pairing.PEER else MENTORS_TOO))]),
            *(block for name, goals in groupby(card.goals, _group) for block in _listed(name, list(goals))),
            *_turning(card),
        ],
        carries=ref,
    )


def _pairs(card: GoalsCard) -> list[Block]:
    """A menu to choose a pair from, where there are several; the one that is shown is always among them."""
    if len(card.pairs) == 1:
        return []
    offered = card.pairs[:MOST_OPTIONS]
    if card.pair not in offered:
        offered = (card.pair, *offered[:-1])
    options = [option(MentorshipRef(pair.id).dump(), _named(pair)) for pair in offered]
    chosen = options[offered.index(card.pair)]
    return [
        ActionsBlock(
            elements=[
                StaticSelectElement(
                    action_id=Action.GOALS_PAIR,
                    options=options,
                    initial_option=chosen,
                    placeholder=words_only("Whose goals?"),
                )
            ]
        )
    ]


def _named(pair: GoalsPair) -> str:
    return f"With {pair.partner.name}{' (ended)' if pair.over else ''}, {pair.program}"


def _heading(card: GoalsCard) -> Block:
    pair = card.pair
    ended = ", which has ended" if pair.over else ""
    number = f"\n{plural(card.number, 'goal')}." if card.number > card.on_a_page else ""
    new = button("New goal", Action.GOAL_NEW, MentorshipRef(pair.id), aloud=f"New goal with {pair.partner.name}")
    return section(
        f"*With* {mention(pair.partner)} in {program_name(pair.program)}{ended}{number}",
        accessory=new if card.may_set else None,
    )


def _group(goal: GoalCard) -> str:
    return TERMS[goal.term] if goal.state is GoalState.OPEN else "Earlier"


def _listed(name: str, goals: Sequence[GoalCard]) -> list[Block]:
    return [divider(), section(f"*{name}*"), *(_goal(goal) for goal in goals)]


def _goal(goal: GoalCard) -> Block:
    look = button("Open", Action.GOAL_OPEN, AnyGoalRef(goal.id), aloud=f"Open: {goal.title}")
    return section(goal_lines(goal), accessory=look)


def goal_lines(goal: GoalCard) -> str:
    """A goal in a list: what, how far, how one will know, by when, and whose it is."""
    owner = f"Set by {mention(goal.owner)}." if goal.owner and not goal.yours else ""
    return lines(
        (
            f"*{line(goal.title, 250)}*",
            standing(goal),
            f"How you will know: {line(goal.measure, 150)}" if goal.measure.strip() else "",
            joined(counted(goal), stages(goal)),
            joined(f"By {day(goal.due_on)}.", owner, seen_by(goal)),
        )
    )


def _turning(card: GoalsCard) -> list[Block]:
    pair, back, on = card.pair.id, max(card.start - card.on_a_page, 0), card.start + card.on_a_page
    earlier = [button("Previous page", Action.GOALS_BACK, GoalsRef(pair, back))] if card.start else []
    later = [button("Next page", Action.GOALS_TURN, GoalsRef(pair, on))] if on < card.number else []
    return [actions(*earlier, *later)] if earlier or later else []


def program_goals_page(card: ProgramGoalsCard) -> View:
    """What people chose to let those who run their program read."""
    which = f", {card.start + 1} to {card.start + len(card.goals)}" if card.number > card.on_a_page else ""
    shared = f"{plural(card.number, 'goal is', 'goals are')} shared with you{which}."
    nothing = "Nobody shares a goal with you yet. Goals stay within the pair unless somebody chooses otherwise."
    name = f", {line(card.name, 200)}" if card.name.strip() else ""
    goals = [block for goal in card.goals for block in (divider(), section(_of_program(goal)))]
    return page(
        "Goals shared with you",
        [
            section(f"{program_name(card.program)}{name}\n{shared if card.number else nothing}"),
            *goals,
            *_pages(card),
        ],
    )


def _of_program(goal: GoalCard) -> str:
    return lines(
        (
            f"*{line(goal.title, 250)}*",
            standing(goal),
            f"How one will know: {line(goal.measure, 150)}" if goal.measure.strip() else "",
            joined(counted(goal), stages(goal)),
            joined(f"By {day(goal.due_on)}.", f"Set by {mention(goal.owner)}." if goal.owner else ""),
        )
    )


def _pages(card: ProgramGoalsCard) -> list[Block]:
    cohort, back, on = card.cohort, max(card.start - card.on_a_page, 0), card.start + card.on_a_page
    earlier, later = Action.PROGRAM_GOALS_BACK, Action.PROGRAM_GOALS_TURN
    buttons = [
        *([button("Previous page", earlier, ProgramGoalsRef(cohort, back))] if card.start else []),
        *([button("Next page", later, ProgramGoalsRef(cohort, on))] if on < card.number else []),
    ]
    return [actions(*buttons)] if buttons else []
