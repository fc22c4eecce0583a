"""The form of an action step, new or as it stands, and the one that gives it another day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, Option
from slack_sdk.models.views import View

from bot.domain.errors import WrongInput
from bot.domain.growth.step_cards import PairChoice, StepCard, StepFormCard
from bot.domain.growth.steps import LONGEST_TITLE, StepWish, Whose
from bot.domain.growth.terms import StepKind
from bot.domain.matching_terms import Pairing
from bot.slack.answers import Answers, needed
from bot.slack.blocks import section
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import (
    LONGEST_INPUT,
    Need,
    Rows,
    date_picker,
    option,
    question,
    radio,
    select,
    text_field,
)
from bot.slack.metadata import MessageRef, StepRef
from bot.slack.modals.frame import form
from bot.slack.quoted_messages import Quoted
from bot.slack.refs.steps import Opened, StepFormRef
from bot.slack.text import lines, mention, plain
from bot.slack.wording.steps import SORTS, by_day, step_title, step_words
from bot.slack.wording.terms import program_name

KINDS = (
    option(StepKind.STEP, "A step", "Something to get done once: send the outline to a colleague."),
    option(StepKind.PRACTICE, "Practice", "Something to try again and again: ask one open question a day."),
    option(StepKind.STRETCH, "A stretch", "A bit beyond what feels easy: lead the next review."),
)
EXAMPLE = "One thing to do. For example: ask two colleagues how they prepare a talk."
OF_THE_MESSAGE = "This is what the message says. Change it as you like."
BEGINNING = f"The message says more than fits: this is its beginning, and {LONGEST_TITLE} characters is what fits."
NO_WORDS = "The message has no words of its own, so please say what is to be done."


@dataclass(frozen=True, slots=True)
class StepForm:
    """A step as worded: a new one of `mentorship`, or another wording of `step` (None for a new one)."""

    mentorship: UUID
    step: UUID | None
    version: int
    opened: Opened
    wish: StepWish

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "pair": Field.STEP_PAIR,
        "title": Field.STEP_TITLE,
        "kind": Field.STEP_KIND,
        "whose": Field.STEP_OWNER,
        "goal": Field.STEP_GOAL,
        "due_on": Field.STEP_DUE,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if no pair is chosen, which Slack does not let through."""
        answers, ref = Answers.of(view), StepFormRef.parse(view["private_metadata"])
        pair = ref.within or needed(answers.choice(Field.STEP_PAIR), pair="Choose with whom.")
        goal = answers.choice(Field.STEP_GOAL)
        return cls(
            mentorship=UUID(pair),
            step=UUID(ref.changing) if ref.changing else None,
            version=ref.step_version,
            opened=Opened(ref.steps_start, ref.page_of_goal, ref.goals_from),
            wish=StepWish(
                title=answers.text(Field.STEP_TITLE),
                kind=StepKind(answers.choice(Field.STEP_KIND) or StepKind.STEP),
                whose=Whose(answers.choice(Field.STEP_OWNER) or Whose.MINE),
                goal=UUID(goal) if goal else None,
                due_on=answers.date(Field.STEP_DUE),
            ),
        )


def step_modal(card: StepFormCard, opened: Opened, said: Quoted | None = None) -> View:
    """`said`: the message that is to become a step."""
    wish = card.wish
    title = wish.title if wish else said.words if said else ""
    return form(
        "Change the step" if card.step else "A new step",
        [
            *_first(card),
            question(
                Field.STEP_TITLE,
                "What is to be done?",
                text_field(Field.STEP_TITLE, title, longest=LONGEST_INPUT, rows=Rows.SEVERAL),
                hint=_hint(said),
            ),
            question(Field.STEP_KIND, "What sort of task is it?", radio(Field.STEP_KIND, KINDS, _kind(wish))),
            question(
                Field.STEP_OWNER,
                "Who does it?",
                radio(Field.STEP_OWNER, _doers(card.pairs), wish.whose if wish else Whose.MINE),
            ),
            *_goal(card),
            question(
                Field.STEP_DUE,
                "By when?",
                date_picker(Field.STEP_DUE, wish.due_on if wish else None),
                hint="Whoever does it gets a word from me on the morning of that day.",
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.STEP,
        carries=_reference(card, opened),
        submit="Save",
    )


def _first(card: StepFormCard) -> list[Block]:
    """Who will see the step, or with whom it is to be; and what somebody else has changed meanwhile."""
    if len(card.pairs) > 1:
        choices = [option(str(pair.mentorship), f"{pair.partner.name} · {pair.program}") for pair in card.pairs]
        return [question(Field.STEP_PAIR, "With whom?", select(Field.STEP_PAIR, choices, None))]
    pair = card.pairs[0]
    words = section(f"With {mention(pair.partner)} in {program_name(pair.program)}. Both of you see it.")
    return [words, *([section(_changed(card.changed, pair))] if card.changed else [])]


def _changed(now: StepWish, pair: PairChoice) -> str:
    doer = "you do it" if now.whose is Whose.MINE else f"{mention(pair.partner)} does it"
    facts = ", ".join(filter(None, (SORTS[now.kind].lower(), doer, by_day(now.due_on) if now.due_on else "")))
    return lines(
        (
            "*This was changed while you had the form open.* It now says:",
            f"{step_title(now.title)} ({facts})",
            "Your own words are below. Save once more to put them in its place, or cancel to leave it as it is.",
        )
    )


def _hint(said: Quoted | None) -> str:
    if said is None:
        return EXAMPLE
    if not said.words:
        return NO_WORDS
    return BEGINNING if said.cut else OF_THE_MESSAGE


def _kind(wish: StepWish | None) -> str:
    return wish.kind if wish else StepKind.STEP


def _doers(pairs: Sequence[PairChoice]) -> tuple[Option, Option]:
    """With several pairs to choose from, nobody can be named."""
    if len(pairs) > 1:
        return option(Whose.MINE, "Me"), option(Whose.THEIRS, "My partner")
    (pair,) = pairs
    name = plain(pair.partner.name, 50)
    if pair.pairing is Pairing.PEER:
        return option(Whose.MINE, "Me"), option(Whose.THEIRS, name)
    return (
        option(Whose.MINE, f"Me, the {pair.you_are}"),
        option(Whose.THEIRS, f"{name}, the {pair.you_are.other}"),
    )


def _goal(card: StepFormCard) -> list[Block]:
    if not card.goals:
        return []
    choices = [option(str(choice.goal), choice.title) for choice in card.goals]
    chosen = card.wish.goal if card.wish else card.toward
    return [
        question(
            Field.STEP_GOAL,
            "Which goal does it lead to?",
            select(Field.STEP_GOAL, choices, str(chosen) if chosen else None),
            need=Need.OPTIONAL,
        )
    ]


def _reference(card: StepFormCard, opened: Opened) -> StepFormRef:
    return StepFormRef(
        steps_start=opened.steps_start,
        page_of_goal=opened.page_of_goal,
        goals_from=opened.goals_from,
        within=str(card.pairs[0].mentorship) if len(card.pairs) == 1 else "",
        changing=str(card.step) if card.step else "",
        step_version=card.version,
    )


@dataclass(frozen=True, slots=True)
class DayForm:
    """Another day for a step."""

    step: UUID
    due_on: date

    FIELDS: ClassVar[Mapping[str, Field]] = {"due_on": Field.STEP_DAY}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if the day is missing, which Slack does not let through."""
        due_on = Answers.of(view).date(Field.STEP_DAY)
        if due_on is None:
            raise WrongInput(due_on="Choose a day.")
        return cls(step=StepRef.parse(view["private_metadata"]).step, due_on=due_on)


def day_modal(card: StepCard, opened_from: MessageRef | None) -> View:
    return form(
        "Another day",
        [
            section(step_words(card)),
            question(
                Field.STEP_DAY,
                "Which day suits you better?",
                date_picker(Field.STEP_DAY, card.due_on),
                hint="I will write once more on the morning of that day. Nobody else hears of it.",
            ),
        ],
        callback=Callback.STEP_DAY,
        carries=StepRef(card.id),
        submit="Save",
        opened_from=opened_from,
    )
