"""Goals, pair by pair: the list, the form to set or reword one, and the form to say how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.cards import GoalCard, GoalFormCard, GoalsCard, MentorshipCard
from bot.domain.goals import LONGEST_MEASURE, LONGEST_NOTE, LONGEST_TITLE, STEPS, GoalWish, Progress
from bot.domain.terms import GoalState, MentorshipState
from bot.slack.answers import Answers, needed
from bot.slack.blocks import MOST_IN_VIEW, actions, button, fitting, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, date_picker, option, question, select, text_field
from bot.slack.metadata import GoalRef, MentorshipRef
from bot.slack.modals.frame import form, page
from bot.slack.text import day, line, lines, mention, plural
from bot.slack.words import STEP_WORDS, program_name, progress_bar

STEP_OPTIONS = tuple(option(str(step), f"{step} % – {STEP_WORDS[step]}") for step in STEPS)
MOST_PAIRS = 10


def goals_modal(card: GoalsCard) -> View:
    """Every pair with its goals; those of past pairs can only be read.

    Pairs share the hundred blocks Slack allows, so that none hides another.
    """
    shown = card.mentorships[:MOST_PAIRS]
    blocks = [block for pair in shown for block in _pair(pair, room=(MOST_IN_VIEW - 1) // len(shown))]
    left = len(card.mentorships) - len(shown)
    return page("Goals", [*blocks, small(f"And {plural(left, 'more pair')}.")] if left else blocks)


def _pair(pair: MentorshipCard, *, room: int) -> list[Block]:
    active = pair.state is MentorshipState.ACTIVE
    new = button("New goal", Action.GOAL_NEW, MentorshipRef(pair.id), aloud=f"New goal with {pair.partner.name}")
    ended = ", which has ended" if pair.over else ""
    title = section(
        f"*With* {mention(pair.partner)} in {program_name(pair.program)}{ended}", accessory=new if active else None
    )
    if not pair.goals:
        return [title, small("No goal yet. One clear sentence is enough to begin with.")]
    first = GoalState.REACHED if pair.over else GoalState.OPEN
    goals = sorted(pair.goals, key=lambda goal: (goal.state is not first, not goal.yours))
    return [title, *fitting(goals, lambda goal: _goal(goal, pair), room=room - 1, more=_more)]


def _goal(goal: GoalCard, pair: MentorshipCard) -> list[Block]:
    reached = goal.state is GoalState.REACHED
    owner = "" if goal.yours else f"Set by {mention(pair.partner)}."
    words = section(
        lines(
            (
                f"*{line(goal.title, 250)}*",
                "Reached" if reached else progress_bar(goal.percent),
                f"How you will know: {line(goal.measure, 150)}" if goal.measure.strip() else "",
                " ".join(filter(None, (f"By {day(goal.due_on)}.", owner))),
            )
        )
    )
    if reached or not goal.yours or pair.state is not MentorshipState.ACTIVE:
        return [words]
    reference = GoalRef(goal.id, goal.version)
    return [
        words,
        actions(
            button("Update progress", Action.GOAL_PROGRESS, reference, aloud=f"Update progress: {goal.title}"),
            button("Edit", Action.GOAL_EDIT, reference, aloud=f"Edit: {goal.title}"),
        ),
    ]


def _more(number: int) -> str:
    return f"And {plural(number, 'more goal')}."


@dataclass(frozen=True, slots=True)
class GoalForm:
    """A goal as worded: a new one of `mentorship`, or another wording of `goal`. One of the two is None."""

    mentorship: UUID | None
    goal: GoalRef | None
    wish: GoalWish

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "title": Field.GOAL_TITLE,
        "measure": Field.GOAL_MEASURE,
        "due_on": Field.GOAL_DUE,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if the date is missing, which Slack does not let through."""
        answers, carried = Answers.of(view), view["private_metadata"]
        is_edit = '"goal"' in carried
        return cls(
            mentorship=None if is_edit else MentorshipRef.parse(carried).mentorship,
            goal=GoalRef.parse(carried) if is_edit else None,
            wish=GoalWish(
                title=answers.text(Field.GOAL_TITLE),
                measure=answers.text(Field.GOAL_MEASURE),
                due_on=needed(answers.date(Field.GOAL_DUE), due_on="Choose a day."),
            ),
        )


def goal_modal(card: GoalFormCard) -> View:
    wish = card.wish
    return form(
        "Edit the goal" if card.goal else "A new goal",
        [
            section(f"You share this goal with {mention(card.partner)}, and nobody else sees it."),
            question(
                Field.GOAL_TITLE,
                "What do you want to reach?",
                text_field(Field.GOAL_TITLE, wish.title if wish else "", longest=LONGEST_TITLE, rows=Rows.ONE),
                hint="One sentence. For example: give a talk at the spring conference.",
            ),
            question(
                Field.GOAL_MEASURE,
                "How will you know that you are there?",
                text_field(
                    Field.GOAL_MEASURE, wish.measure if wish else "", longest=LONGEST_MEASURE, rows=Rows.SEVERAL
                ),
                hint="Something you can see or count. You can add it later.",
                need=Need.OPTIONAL,
            ),
            question(Field.GOAL_DUE, "By when?", date_picker(Field.GOAL_DUE, wish.due_on if wish else None)),
        ],
        callback=Callback.GOAL,
        carries=_reference(card),
        submit="Save",
    )


def _reference(card: GoalFormCard) -> GoalRef | MentorshipRef:
    if card.goal is None or card.version is None:
        return MentorshipRef(card.mentorship)
    return GoalRef(card.goal, card.version)


@dataclass(frozen=True, slots=True)
class ProgressForm:
    """How far a goal has come, and the version of it that was on the screen."""

    goal: GoalRef
    progress: Progress

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "percent": Field.PROGRESS_PERCENT,
        "note": Field.PROGRESS_NOTE,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if the step is missing, which Slack does not let through."""
        answers = Answers.of(view)
        return cls(
            goal=GoalRef.parse(view["private_metadata"]),
            progress=Progress(
                percent=needed(answers.number(Field.PROGRESS_PERCENT), percent="Choose how far it has come."),
                note=answers.text(Field.PROGRESS_NOTE),
            ),
        )


def progress_modal(goal: GoalCard) -> View:
    return form(
        "How far is it?",
        [
            section(f"*{line(goal.title, 1000)}*\nBy {day(goal.due_on)}."),
            question(
                Field.PROGRESS_PERCENT,
                "It has come this far",
                select(Field.PROGRESS_PERCENT, STEP_OPTIONS, str(goal.percent)),
                hint="Your partner hears about it.",
            ),
            question(
                Field.PROGRESS_NOTE,
                "A word about it",
                text_field(Field.PROGRESS_NOTE, "", longest=LONGEST_NOTE, rows=Rows.SEVERAL),
                hint="Your partner reads this too.",
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.GOAL_PROGRESS,
        carries=GoalRef(goal.id, goal.version),
        submit="Save",
    )
