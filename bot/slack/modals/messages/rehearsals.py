"""Choosing which messages of a program an admin sends to themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.admin_cards import RehearsalCard
from bot.domain.samples import Moment
from bot.slack.answers import Answers
from bot.slack.blocks import section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import option, question, select
from bot.slack.metadata import CohortRef
from bot.slack.modals.frame import form
from bot.slack.text import plural
from bot.slack.wording.terms import program_name

ALL = "all"
MOMENTS = {
    Moment.JOINING: "Joining",
    Moment.MATCHING: "Matching",
    Moment.AGREEMENT: "Agreeing how to work together",
    Moment.MEETINGS: "Meetings",
    Moment.GOALS: "Goals",
    Moment.STEPS: "Action steps",
    Moment.SKILLS: "Skills",
    Moment.SURVEYS: "Surveys",
    Moment.ENDINGS: "Help, breaks and endings",
    Moment.RUNNING: "Running it: admins, leaders and the channel",
}


@dataclass(frozen=True, slots=True)
class RehearsalForm:
    """Which messages an admin wants to read; `moment` is None for all."""

    cohort: UUID
    moment: Moment | None

    FIELDS: ClassVar[Mapping[str, Field]] = {"moment": Field.TEST_MOMENT}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        chosen = Answers.of(view).choice(Field.TEST_MOMENT) or ALL
        return cls(
            cohort=CohortRef.parse(view["private_metadata"]).cohort,
            moment=None if chosen == ALL else Moment(chosen),
        )


def rehearsal_modal(card: RehearsalCard) -> View:
    total = sum(card.counts.values())
    options = [
        option(ALL, "All of them", plural(total, "message")),
        *(option(moment, words, plural(card.counts[moment], "message")) for moment, words in MOMENTS.items()),
    ]
    return form(
        "Test on me",
        [
            section(
                f"Read {program_name(card.program)} as others will: I send its messages to you alone, "
                "with people who are made up and a line above each that says who reads it and when."
            ),
            question(Field.TEST_MOMENT, "Which messages?", select(Field.TEST_MOMENT, options, ALL)),
            small("Nobody else gets anything, and the buttons under the messages do nothing."),
        ],
        callback=Callback.TEST_ON_ME,
        carries=CohortRef(card.cohort),
        submit="Send them to me",
    )
