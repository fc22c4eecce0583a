"""Who helps to run a program: one field, sent with everybody who should."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.admin_cards import AdminsCard
from bot.slack.answers import Answers
from bot.slack.blocks import section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, people_picker, question
from bot.slack.metadata import CohortRef
from bot.slack.modals.frame import form
from bot.slack.wording.terms import program_name

MOST_ADMINS = 20


@dataclass(frozen=True, slots=True)
class AdminsForm:
    """Everybody who should run the program from now on, by Slack's ids."""

    cohort: UUID
    users: tuple[str, ...]

    FIELDS: ClassVar[Mapping[str, Field]] = {"people": Field.PROGRAM_ADMINS}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        users = Answers.of(view).people(Field.PROGRAM_ADMINS)
        return cls(CohortRef.parse(view["private_metadata"]).cohort, users)


def admins_modal(card: AdminsCard) -> View:
    users = [each.slack_id for each in card.admins][:MOST_ADMINS]
    people = people_picker(Field.PROGRAM_ADMINS, users, most=MOST_ADMINS)
    return form(
        "Co-admins",
        [
            section(
                f"These people run {program_name(card.program)} together with the admins of the workspace: they "
                "match, change its settings, end it and read its log. Other programs stay out of their reach."
            ),
            question(
                Field.PROGRAM_ADMINS,
                "Co-admins",
                people,
                hint=(
                    "Whoever is new gets one message, right away or when their next working hours begin. Taking a "
                    "name out ends their access at once, and sends nothing."
                ),
                need=Need.OPTIONAL,
            ),
            small("They need no admin rights in Slack, and get none."),
        ],
        callback=Callback.PROGRAM_ADMINS,
        carries=CohortRef(card.cohort),
        submit="Save",
    )
