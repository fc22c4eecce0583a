"""The questions of the form of a goal: what, how one will know, why, by when, on which way, and who sees it."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import Block, NumberInputElement

from bot.domain.growth.goal_cards import GoalFormCard
from bot.domain.growth.goal_examples import GoalExample, examples_for
from bot.domain.growth.goals import (
    LARGEST_VALUE,
    LONGEST_MEASURE,
    LONGEST_TITLE,
    LONGEST_UNIT,
    LONGEST_WHY,
    GoalWish,
    amount,
)
from bot.domain.growth.terms import GoalMeasure
from bot.domain.matching_terms import Pairing
from bot.slack.fields import Field
from bot.slack.ids import Action
from bot.slack.inputs import (
    LONGEST_INPUT,
    Need,
    Rows,
    date_picker,
    option,
    overheard,
    question,
    radio,
    select,
    text_field,
)
from bot.slack.wording.goals import MEASURES, SCOPES, TERMS, VISIBILITIES

BLANK = GoalWish(title="", measure="", due_on=date.max)
"""What an empty form begins with, but for its day, which stands for none."""


def questions(card: GoalFormCard, wish: GoalWish) -> list[Block]:
    """All of them, with what stands in `wish`."""
    example = examples_for(card.kind, card.you_are, card.pairing)[0]
    return [
        *_what(wish, example),
        _what_tells(wish),
        *(_numbers(wish) if wish.measured_by is GoalMeasure.NUMBER else []),
        question(
            Field.GOAL_WHY,
            "Why does it matter to you?",
            text_field(Field.GOAL_WHY, wish.why, longest=LONGEST_WHY, rows=Rows.SEVERAL),
            hint=f"For example: {example.why}",
            need=Need.OPTIONAL,
        ),
        *_by_when(wish),
        *([] if card.goal else [_milestones(wish.milestones)]),
        *_readers(card, wish),
    ]


def _what(wish: GoalWish, example: GoalExample) -> list[Block]:
    return [
        question(
            Field.GOAL_TITLE,
            "What do you want to reach?",
            text_field(Field.GOAL_TITLE, wish.title, longest=LONGEST_TITLE, rows=Rows.ONE),
            hint=f"One sentence. For example: {example.title}.",
        ),
        question(
            Field.GOAL_MEASURE,
            "How will you know that you are there?",
            text_field(Field.GOAL_MEASURE, wish.measure, longest=LONGEST_MEASURE, rows=Rows.SEVERAL),
            hint=f"Something you can see or count. For example: {example.measure}",
            need=Need.OPTIONAL,
        ),
    ]


def _what_tells(wish: GoalWish) -> Block:
    """Told to us at once, since numbers are asked for only where one tells."""
    offered = [option(each, words) for each, words in MEASURES.items()]
    asked = question(
        Field.GOAL_MEASURED_BY,
        "What tells how far it is?",
        radio(Field.GOAL_MEASURED_BY, offered, wish.measured_by),
    )
    return overheard(asked, Action.GOAL_MEASURED)


def _by_when(wish: GoalWish) -> list[Block]:
    due_on = None if wish.due_on == BLANK.due_on else wish.due_on
    terms = [option(each, words) for each, words in TERMS.items()]
    return [
        question(Field.GOAL_DUE, "By when?", date_picker(Field.GOAL_DUE, due_on)),
        question(Field.GOAL_TERM, "How far ahead does it look?", radio(Field.GOAL_TERM, terms, wish.term)),
    ]


def _numbers(wish: GoalWish) -> list[Block]:
    return [
        question(Field.GOAL_START, "Where are you now?", _number(Field.GOAL_START, wish.start)),
        question(
            Field.GOAL_TARGET,
            "Where do you want to be?",
            _number(Field.GOAL_TARGET, wish.target),
            hint="It may be less than now, for something that is to shrink.",
        ),
        question(
            Field.GOAL_UNIT,
            "Counted in",
            text_field(Field.GOAL_UNIT, wish.unit, longest=LONGEST_UNIT, rows=Rows.ONE),
            hint="Such as talks, people or hours.",
            need=Need.OPTIONAL,
        ),
    ]


def _number(field: Field, value: float | None) -> NumberInputElement:
    return NumberInputElement(
        action_id=field,
        is_decimal_allowed=True,
        initial_value=amount(value) or None,
        min_value=str(-LARGEST_VALUE),
        max_value=str(LARGEST_VALUE),
    )


def _milestones(titles: Sequence[str]) -> Block:
    return question(
        Field.GOAL_MILESTONES,
        "Milestones on the way",
        text_field(Field.GOAL_MILESTONES, "\n".join(titles), longest=LONGEST_INPUT, rows=Rows.SEVERAL),
        hint="One a line. You can add more on the goal's page later.",
        need=Need.OPTIONAL,
    )


def _readers(card: GoalFormCard, wish: GoalWish) -> list[Block]:
    offered = [option(each, words) for each, words in VISIBILITIES.items()]
    seen = question(Field.GOAL_VISIBILITY, "Who sees it?", select(Field.GOAL_VISIBILITY, offered, wish.visibility))
    if card.pairing is not Pairing.GROUP:
        return [seen]
    whose = [option(each, words) for each, words in SCOPES.items()]
    return [
        seen,
        question(
            Field.GOAL_SCOPE,
            "Whose goal is it?",
            radio(Field.GOAL_SCOPE, whose, wish.scope),
            hint="Everybody in the group sees a goal of the group, and can say how far it is.",
        ),
    ]
