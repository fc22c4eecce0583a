"""The days on which a program does not meet, as a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.blackouts import LONGEST_NAME, BlackoutsCard
from bot.domain.runs_of_days import RunWish
from bot.slack.answers import Answers
from bot.slack.blocks import actions, button, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, question, text_field
from bot.slack.metadata import CohortRef
from bot.slack.modals.frame import form, page
from bot.slack.modals.people.days import DaysFields, days, days_questions, read_days
from bot.slack.text import lines
from bot.slack.wording.terms import program_name

TITLE = "Days without meetings"
WHERE = DaysFields(Field.BLACKOUTS_KEPT, Field.BLACKOUT_FIRST, Field.BLACKOUT_LAST)


@dataclass(frozen=True, slots=True)
class BlackoutsForm:
    """What an admin wants of the days without meetings."""

    cohort: UUID
    wish: RunWish

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "first": Field.BLACKOUT_FIRST,
        "last": Field.BLACKOUT_LAST,
        "name": Field.BLACKOUT_NAME,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        name = Answers.of(view).text(Field.BLACKOUT_NAME)
        return cls(CohortRef.parse(view["private_metadata"]).cohort, read_days(view, WHERE, name))


def blackouts_page(card: BlackoutsCard) -> View:
    """What holds now. A page of its own, since an open form would keep what was typed."""
    if not card.runs:
        said = f"Saved. {program_name(card.program)} has no days without meetings."
    else:
        said = lines((f"Saved. {program_name(card.program)} does not meet on", *map(days, card.runs)))
    return page(
        TITLE,
        [
            section(said),
            actions(button("Change", Action.BLACKOUTS_AGAIN, CohortRef(card.cohort))),
        ],
    )


def blackouts_modal(card: BlackoutsCard) -> View:
    return form(
        TITLE,
        [
            section(
                f"On these days I suggest no meeting to anybody in {program_name(card.program)}, in any of its "
                "cohorts. A time that somebody has confirmed stands; one that I only suggested moves."
            ),
            *days_questions(WHERE, card.runs, kept="Now", first="Add days, from (first day)"),
            question(
                Field.BLACKOUT_NAME,
                "What are they?",
                text_field(Field.BLACKOUT_NAME, "", longest=LONGEST_NAME, rows=Rows.ONE),
                hint="For example Summer break. People read it where it moves a meeting.",
                need=Need.OPTIONAL,
            ),
            small("Messages go out as on other days: each person's holidays and days away are their own."),
        ],
        callback=Callback.BLACKOUTS,
        carries=CohortRef(card.cohort),
        submit="Save",
    )
