"""Forms on the way to a goal: how far it is, a note on what was said, another date, and putting it aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import NumberInputElement
from slack_sdk.models.views import View

from bot.domain.errors import WrongInput
from bot.domain.growth.goals import LONGEST_NOTE, STEPS, Progress, amount
from bot.domain.growth.review_cards import OwnGoalCard, SaidCard
from bot.domain.growth.reviews import Place
from bot.domain.growth.terms import GoalMeasure
from bot.slack.answers import Answers, needed
from bot.slack.blocks import button, section
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, date_picker, option, question, select, text_field
from bot.slack.metadata import GoalRef, MessageRef
from bot.slack.modals.frame import form
from bot.slack.refs.goals import NO_LIST
from bot.slack.refs.updates import GoalPlaceRef, NoteRef
from bot.slack.text import day, line, plain
from bot.slack.wording.terms import STEP_WORDS

STEP_OPTIONS = tuple(option(str(step), f"{step} % – {STEP_WORDS[step]}") for step in STEPS)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a form was opened from: the place, and where in the list of goals somebody has come from."""

    place: Place = Place.ALONE
    start: int = NO_LIST


@dataclass(frozen=True, slots=True)
class ProgressForm:
    """How far a goal has come, and the version of it that was on the screen."""

    goal: GoalRef
    progress: Progress
    spot: Spot = Spot()

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "percent": Field.PROGRESS_PERCENT,
        "value": Field.PROGRESS_VALUE,
        "note": Field.PROGRESS_NOTE,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if the step or number is missing, which Slack does not let through."""
        answers, carried = Answers.of(view), view["private_metadata"]
        counted = any(block.get("block_id") == Field.PROGRESS_VALUE for block in view["blocks"])
        opened = GoalPlaceRef.found_in(
            carried
        )  # a form that was open before these came to be carries the goal alone
        return cls(
            goal=GoalRef.parse(carried),
            spot=_spot(opened) if opened else Spot(),
            progress=Progress(
                percent=0 if counted else _step(answers),
                note=answers.text(Field.PROGRESS_NOTE),
                value=_value(answers) if counted else None,
            ),
        )


def progress_modal(goal: OwnGoalCard, spot: Spot = Spot()) -> View:
    counted = goal.measured_by is GoalMeasure.NUMBER
    hears = "Only you see this goal." if goal.mine else "Whoever sees this goal hears about it."
    return form(
        "How far is it?",
        [
            section(f"*{line(goal.title, 1000)}*\nBy {day(goal.due_on)}."),
            question(
                Field.PROGRESS_VALUE,
                plain(f"Where it stands now {f'({goal.unit})' if goal.unit.strip() else ''}", 150),
                _number(goal.current),
                hint=plain(f"From {amount(goal.start)} to {amount(goal.target)}. {hears}", 300),
            )
            if counted
            else question(
                Field.PROGRESS_PERCENT,
                "It has come this far",
                select(Field.PROGRESS_PERCENT, STEP_OPTIONS, str(goal.percent)),
                hint=hears,
            ),
            question(
                Field.PROGRESS_NOTE,
                "A word about it",
                text_field(Field.PROGRESS_NOTE, "", longest=LONGEST_NOTE, rows=Rows.SEVERAL),
                hint="It stands beside it in the history of the goal.",
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.GOAL_PROGRESS,
        carries=GoalPlaceRef(goal.id, goal.version, spot.place, spot.start),
        submit="Save",
    )


@dataclass(frozen=True, slots=True)
class NoteForm:
    """A note on what was said of a goal."""

    about: NoteRef
    words: str
    spot: Spot

    FIELDS: ClassVar[Mapping[str, Field]] = {"words": Field.UPDATE_NOTE}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        about = NoteRef.parse(view["private_metadata"])
        return cls(about=about, words=Answers.of(view).text(Field.UPDATE_NOTE), spot=_spot(about))


def note_modal(card: SaidCard, spot: Spot, opened_from: MessageRef | None) -> View:
    return form(
        "Add a note",
        [
            section(f"*{line(card.goal.title, 1000)}*"),
            question(
                Field.UPDATE_NOTE,
                "A word about it",
                text_field(Field.UPDATE_NOTE, "", longest=LONGEST_NOTE, rows=Rows.SEVERAL),
                hint=_readers(card.goal),
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.GOAL_NOTE,
        carries=NoteRef(card.goal.id, card.update, spot.place, spot.start),
        submit="Save",
        opened_from=opened_from,
    )


@dataclass(frozen=True, slots=True)
class DateForm:
    """Another day for a goal, and why."""

    goal: GoalPlaceRef
    due_on: date
    why: str
    spot: Spot

    FIELDS: ClassVar[Mapping[str, Field]] = {"due_on": Field.GOAL_NEW_DAY, "why": Field.GOAL_DAY_WHY}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if the day is missing, which Slack does not let through."""
        answers, goal = Answers.of(view), GoalPlaceRef.parse(view["private_metadata"])
        return cls(
            goal=goal,
            spot=_spot(goal),
            due_on=needed(answers.date(Field.GOAL_NEW_DAY), due_on="Choose a day."),
            why=answers.text(Field.GOAL_DAY_WHY),
        )


def date_modal(goal: OwnGoalCard, spot: Spot, opened_from: MessageRef | None) -> View:
    """Also the way to other words: a goal that does not fit any more seldom lacks only time."""
    words = button(
        "Change the words", Action.GOAL_EDIT, GoalRef(goal.id, goal.version), aloud=f"Edit: {goal.title}"
    )
    return form(
        "Adjust the goal",
        [
            section(f"*{line(goal.title, 1000)}*", accessory=words),
            question(Field.GOAL_NEW_DAY, "By when?", date_picker(Field.GOAL_NEW_DAY, goal.due_on)),
            question(
                Field.GOAL_DAY_WHY,
                "What has changed?",
                text_field(Field.GOAL_DAY_WHY, "", longest=LONGEST_NOTE, rows=Rows.SEVERAL),
                hint=_readers(goal),
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.GOAL_DATE,
        carries=GoalPlaceRef(goal.id, goal.version, spot.place, spot.start),
        submit="Save",
        opened_from=opened_from,
    )


@dataclass(frozen=True, slots=True)
class DropForm:
    """A goal to put aside, and why."""

    goal: GoalPlaceRef
    why: str
    spot: Spot

    FIELDS: ClassVar[Mapping[str, Field]] = {"why": Field.GOAL_DROP_WHY}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        goal = GoalPlaceRef.parse(view["private_metadata"])
        return cls(goal=goal, why=Answers.of(view).text(Field.GOAL_DROP_WHY), spot=_spot(goal))


def drop_modal(goal: OwnGoalCard, spot: Spot) -> View:
    return form(
        "Put it aside",
        [
            section(
                f"*{line(goal.title, 1000)}*\nTo let a goal go is a decision, too. It stays in your history, and "
                "you can take it up again."
            ),
            question(
                Field.GOAL_DROP_WHY,
                "Why does it not fit any more?",
                text_field(Field.GOAL_DROP_WHY, "", longest=LONGEST_NOTE, rows=Rows.SEVERAL),
                hint=_readers(goal),
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.GOAL_DROP,
        carries=GoalPlaceRef(goal.id, goal.version, spot.place, spot.start),
        submit="Put it aside",
    )


def _spot(opened: NoteRef | GoalPlaceRef) -> Spot:
    return Spot(Place(opened.place), opened.goals_start)


def _readers(goal: OwnGoalCard) -> str:
    return "Only you read this." if goal.mine else "Whoever sees this goal reads this, too."


def _step(answers: Answers) -> int:
    return needed(answers.number(Field.PROGRESS_PERCENT), percent="Choose how far it has come.")


def _number(value: float | None) -> NumberInputElement:
    return NumberInputElement(
        action_id=Field.PROGRESS_VALUE, is_decimal_allowed=True, initial_value=amount(value) or None
    )


def _value(answers: Answers) -> float:
    try:
        return float(answers.text(Field.PROGRESS_VALUE))
    except ValueError as error:
        raise WrongInput(value="Write a number.") from error
