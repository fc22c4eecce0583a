"""The summary of a cohort as its channel would read it, before the button that posts it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.admin_cards import SummaryCard
from bot.slack.blocks import divider, section
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.messages import render
from bot.slack.metadata import CohortRef
from bot.slack.modals.frame import form
from bot.slack.previews import foretold
from bot.slack.text import channel_name


@dataclass(frozen=True, slots=True)
class SummaryForm:
    """The decision to post the summary of a cohort."""

    cohort: UUID

    FIELDS: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(CohortRef.parse(view["private_metadata"]).cohort)


def summary_modal(card: SummaryCard) -> View:
    """The numbers, who would read them and when."""
    shown = render(card.summary).blocks
    return form(
        "Post summary",
        [
            section(
                f"*Nothing has been posted yet.* {foretold(card.preview)} "
                f"This is what will stand in {channel_name(card.cohort.channel)}:"
            ),
            divider(),
            *filter(None, map(Block.parse, shown)),
        ],
        callback=Callback.SUMMARY_POST,
        carries=CohortRef(card.cohort.id),
        submit="Post it",
        close="Not yet",
    )
