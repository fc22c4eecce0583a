"""The form of a milestone on the way to a goal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import CheckboxesElement
from slack_sdk.models.views import View

from bot.domain.growth.goal_cards import MilestoneFormCard
from bot.domain.growth.goals import LONGEST_TITLE
from bot.slack.answers import Answers
from bot.slack.blocks import small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, Rows, date_picker, option, question, text_field
from bot.slack.metadata import id_in
from bot.slack.modals.frame import form
from bot.slack.refs.goals import GoalPageRef, MilestoneFormRef
from bot.slack.text import line

GONE = option("gone", "Take this milestone away", "It no longer counts, and the history remembers it.")


@dataclass(frozen=True, slots=True)
class MilestoneForm:
    """A milestone as it was sent: of a goal, a new one if `milestone` is None, to be taken away if `gone`."""

    goal: UUID
    milestone: UUID | None
    title: str
    due_on: date | None
    gone: bool
    place: MilestoneFormRef

    FIELDS: ClassVar[Mapping[str, Field]] = {"title": Field.MILESTONE_TITLE, "due_on": Field.MILESTONE_DUE}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers, ref = Answers.of(view), MilestoneFormRef.parse(view.get("private_metadata") or "")
        return cls(
            goal=ref.goal,
            milestone=id_in(ref.stage),
            title=answers.text(Field.MILESTONE_TITLE),
            due_on=answers.date(Field.MILESTONE_DUE),
            gone=bool(answers.choices(Field.MILESTONE_GONE)),
            place=ref,
        )


def milestone_modal(card: MilestoneFormCard, page: GoalPageRef) -> View:
    """The form of a milestone, opened from the page of its goal."""
    stage = card.milestone
    gone = question(
        Field.MILESTONE_GONE,
        "No longer needed?",
        CheckboxesElement(action_id=Field.MILESTONE_GONE, options=[GONE]),
        need=Need.OPTIONAL,
    )
    return form(
        "Change a milestone" if stage else "A new milestone",
        [
            small(f"On the way to *{line(card.goal_title, 1000)}*"),
            question(
                Field.MILESTONE_TITLE,
                "What will be done by then?",
                text_field(
                    Field.MILESTONE_TITLE, stage.title if stage else "", longest=LONGEST_TITLE, rows=Rows.ONE
                ),
            ),
            question(
                Field.MILESTONE_DUE,
                "By when?",
                date_picker(Field.MILESTONE_DUE, stage.due_on if stage else None),
                need=Need.OPTIONAL,
            ),
            *([gone] if stage else []),
        ],
        callback=Callback.MILESTONE,
        carries=MilestoneFormRef(
            mentorship=page.mentorship,
            goals_start=page.goals_start,
            goal=card.goal,
            stage=str(stage.id) if stage else "",
        ),
        submit="Save",
    )
