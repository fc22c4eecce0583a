"""The guided form of a goal: what it reads, and what stands above its questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import ActionsBlock, Block, InputBlock, InputInteractiveElement, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.growth.goal_cards import GoalDraft, GoalFormCard
from bot.domain.growth.goal_examples import examples_for
from bot.domain.growth.goals import GoalWish
from bot.domain.growth.terms import GoalMeasure, GoalScope, GoalTerm, GoalVisibility
from bot.slack.answers import Answers, needed
from bot.slack.blocks import divider, plainly, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import option, words_only
from bot.slack.metadata import id_in
from bot.slack.modals.frame import form
from bot.slack.modals.pairs.goals_questions import BLANK, questions
from bot.slack.refs.goals import NO_LIST, GoalFormRef
from bot.slack.text import mention
from bot.slack.wording.goals import HINTS, LABELS, in_words


@dataclass(frozen=True, slots=True)
class GoalForm:
    """A goal as it was sent, and where in the list of goals the form was opened, NO_LIST for elsewhere.

    `numbers`: the form asked for them.
    """

    draft: GoalDraft
    start: int
    numbers: bool

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "title": Field.GOAL_TITLE,
        "measure": Field.GOAL_MEASURE,
        "due_on": Field.GOAL_DUE,
        "why": Field.GOAL_WHY,
        "measured_by": Field.GOAL_MEASURED_BY,
        "unit": Field.GOAL_UNIT,
        "start": Field.GOAL_START,
        "target": Field.GOAL_TARGET,
        "term": Field.GOAL_TERM,
        "visibility": Field.GOAL_VISIBILITY,
        "scope": Field.GOAL_SCOPE,
        "milestones": Field.GOAL_MILESTONES,
    }

    @property
    def unasked(self) -> bool:
        """Whether a number is to tell how far it is, and the form has not asked for it yet."""
        return self.draft.wish.measured_by is GoalMeasure.NUMBER and not self.numbers

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read what was sent; raise WrongInput if the date is missing, which Slack does not let through."""
        found = cls.so_far(view)
        needed(None if found.draft.wish.due_on == BLANK.due_on else found, due_on="Choose a day.")
        return found

    @classmethod
    def so_far(cls, view: Mapping[str, Any]) -> Self:
        """Read what is there while somebody is at it; raise OutdatedButton for a form of an earlier version."""
        answers, ref = Answers.of(view), GoalFormRef.parse(view.get("private_metadata") or "")
        wish = GoalWish(
            title=answers.text(Field.GOAL_TITLE),
            measure=answers.text(Field.GOAL_MEASURE),
            due_on=answers.date(Field.GOAL_DUE) or BLANK.due_on,
            why=answers.text(Field.GOAL_WHY),
            measured_by=GoalMeasure(answers.choice(Field.GOAL_MEASURED_BY) or BLANK.measured_by),
            unit=answers.text(Field.GOAL_UNIT),
            start=answers.decimal(Field.GOAL_START),
            target=answers.decimal(Field.GOAL_TARGET),
            term=GoalTerm(answers.choice(Field.GOAL_TERM) or BLANK.term),
            visibility=GoalVisibility(answers.choice(Field.GOAL_VISIBILITY) or BLANK.visibility),
            scope=GoalScope(answers.choice(Field.GOAL_SCOPE) or BLANK.scope),
            milestones=tuple(filter(None, map(str.strip, answers.text(Field.GOAL_MILESTONES).splitlines()))),
        )
        draft = GoalDraft(
            mentorship=ref.mentorship,
            goal=id_in(ref.worded),
            seen=ref.seen,
            wish=wish,
            hinted=bool(ref.hinted),
        )
        return cls(draft, ref.goals_start, numbers=Field.GOAL_START in answers.values)


@dataclass(frozen=True, slots=True)
class Filled:
    """Ids of its own for a form that an example was filled into.

    Slack keeps what stands in a field, whatever we send, as long as the ids of its block and element stay.
    Source: docs.slack.dev/surfaces/modals
    """

    ending: str
    measured: Action


def goal_modal(card: GoalFormCard, start: int = NO_LIST, *, filled: Filled | None = None) -> View:
    """The form of a goal, opened from the list at `start`; just `filled` from an example where that is given."""
    wish = card.wish or BLANK
    blocks = [*_notes(card), *_beginning(card), *questions(card, wish)]
    return form(
        "Edit the goal" if card.goal else "A new goal",
        [_with_own_ids(block, filled) for block in blocks],
        callback=Callback.GOAL,
        carries=GoalFormRef(
            mentorship=card.mentorship,
            goals_start=start,
            worded=str(card.goal or ""),
            seen=card.seen,
            hinted=int(card.hinted or bool(card.hints or card.meanwhile)),
        ),
        submit="Save anyway" if card.hints else "Save",
    )


def filled_anew(view: Mapping[str, Any], at: str) -> Filled:
    """Ids that the form on the screen does not have; `at` is the moment at which an example was chosen."""
    ids = {block["element"]["action_id"] for block in view["blocks"] if block["type"] == "input"}
    again = Action.GOAL_REMEASURED in ids
    return Filled(at, Action.GOAL_MEASURED if again else Action.GOAL_REMEASURED)


def _notes(card: GoalFormCard) -> list[Block]:
    """What to read before saving once more: what another window has changed, or what could be clearer."""
    if card.meanwhile:
        return [
            section(
                "*This goal was changed in another window meanwhile, and nothing of yours is lost.* Your own words "
                "stand below: save once more to keep them. There it says now:"
            ),
            *(plainly(f"{LABELS[name]}: “{in_words(name, said) or 'nothing'}”") for name, said in card.meanwhile),
            divider(),
        ]
    if card.hints:
        return [
            section("*Nothing is saved yet.* This would make the goal clearer, and all of it is up to you:"),
            section("\n".join(f"• {HINTS[hint]}" for hint in card.hints)),
            divider(),
        ]
    return []


def _beginning(card: GoalFormCard) -> list[Block]:
    """With whom it is, and for a new goal examples that fill the form."""
    pair = small(f"A goal of yours in the pair with {mention(card.partner)}. Who sees it is up to you.")
    if card.goal:
        return [pair]
    examples = examples_for(card.kind, card.you_are, card.pairing)
    offered = [option(str(number), example.title) for number, example in enumerate(examples)]
    menu = StaticSelectElement(
        action_id=Action.GOAL_EXAMPLE, options=offered, placeholder=words_only("Start from an example")
    )
    return [pair, ActionsBlock(elements=[menu])]


def _with_own_ids(block: Block, filled: Filled | None) -> Block:
    if filled and isinstance(block, InputBlock) and isinstance(block.element, InputInteractiveElement):
        overheard_as = {Field.GOAL_MEASURED_BY.value: filled.measured}
        block.element.action_id = overheard_as.get(str(block.block_id), f"{block.block_id}:{filled.ending}")
    return block
