"""Preparing another run of a program, and letting a draft go: neither happens without a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.admin_cards import AgainCard
from bot.domain.cards import CohortCard
from bot.domain.programs import LONGEST_NAME
from bot.slack.answers import Answers, needed
from bot.slack.blocks import section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, Rows, date_picker, question, text_field
from bot.slack.metadata import CohortRef
from bot.slack.modals.frame import form
from bot.slack.modals.programs.tallies import run_of, title_of
from bot.slack.wording.terms import program_name


@dataclass(frozen=True, slots=True)
class AgainForm:
    """The decision to prepare another run after this cohort, by this name and from this day on."""

    cohort: UUID
    name: str
    starts_on: date

    FIELDS: ClassVar[Mapping[str, Field]] = {"name": Field.CLONE_NAME, "starts_on": Field.CLONE_STARTS}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if a required answer is missing, which Slack does not let through."""
        answers = Answers.of(view)
        return cls(
            CohortRef.parse(view["private_metadata"]).cohort,
            answers.text(Field.CLONE_NAME),
            needed(answers.date(Field.CLONE_STARTS), starts_on="Choose a day."),
        )


def again_modal(card: AgainCard) -> View:
    return form(
        "Run again",
        [
            section(
                f"Another cohort of {program_name(card.cohort.program)}, as long as this one, with the same "
                "channel and room for as many. It begins as a draft: nobody hears of it before you open its doors."
            ),
            question(
                Field.CLONE_NAME,
                "Name of the new cohort",
                text_field(Field.CLONE_NAME, "", longest=LONGEST_NAME, rows=Rows.ONE),
                hint="For example Spring 2027. Leave it empty if its first day says enough.",
                need=Need.OPTIONAL,
            ),
            question(Field.CLONE_STARTS, "First day", date_picker(Field.CLONE_STARTS, card.starts_on)),
        ],
        callback=Callback.COHORT_CLONE,
        carries=CohortRef(card.cohort.id),
        submit="Prepare",
    )


@dataclass(frozen=True, slots=True)
class RemoveForm:
    """The decision to let a draft go."""

    cohort: UUID

    FIELDS: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(CohortRef.parse(view["private_metadata"]).cohort)


def removal_modal(cohort: CohortCard) -> View:
    own = "" if cohort.name.strip() else run_of("", cohort.starts_on)
    return form(
        "Remove draft",
        [
            section(f"*Nothing has happened yet.* This would remove {title_of(cohort)}{own} for good."),
            small("Nobody has heard of it, so nobody hears of this either. The log keeps a line."),
        ],
        callback=Callback.COHORT_REMOVE,
        carries=CohortRef(cohort.id),
        submit="Remove it",
        close="Keep it",
    )
