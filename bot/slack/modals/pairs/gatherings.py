"""Saying who of a group was there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import CheckboxesElement, InputInteractiveElement, StaticMultiSelectElement
from slack_sdk.models.views import View

from bot.domain.errors import OutdatedButton
from bot.domain.meetings.gathering import GatheringCard
from bot.slack.answers import Answers
from bot.slack.blocks import section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, option, question
from bot.slack.messages.gatherings import named
from bot.slack.metadata import MessageRef, id_in
from bot.slack.modals.frame import form
from bot.slack.refs.meetings import GatheringRef
from bot.slack.text import paragraphs, when
from bot.slack.wording.terms import joined

MOST_BOXES = 10
"""docs.slack.dev/reference/block-kit/block-elements/checkboxes-element"""


@dataclass(frozen=True, slots=True)
class PresenceForm:
    """Which meetings of a gathering took place, by whose was ticked."""

    meeting: UUID
    asked_of: datetime
    present: frozenset[UUID]

    FIELDS: ClassVar[Mapping[str, Field]] = {"present": Field.GROUP_PRESENT}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise OutdatedButton where it names what is no meeting."""
        carried = GatheringRef.parse(view["private_metadata"])
        ticked = [id_in(value) for value in Answers.of(view).choices(Field.GROUP_PRESENT)]
        if None in ticked:
            raise OutdatedButton
        return cls(carried.meeting, carried.asked_of, frozenset(filter(None, ticked)))


def presence_modal(card: GatheringCard, opened_from: MessageRef | None = None) -> View:
    """Everybody of whom it is not known, ticked but for who has said that they were not there."""
    return form(
        "Who was there?",
        [
            section(paragraphs(f"Your group’s meeting, {when(card.asked_of)}.", _known(card))),
            question(Field.GROUP_PRESENT, "Everybody who was there", _boxes(card), need=Need.OPTIONAL),
            small(
                "Whoever is not among them is in again next time, and reads nothing of this. What they say "
                "themselves counts."
            ),
        ],
        callback=Callback.GROUP_SOME,
        carries=GatheringRef.to(card.meeting, card.asked_of),
        submit="Keep it",
        opened_from=opened_from,
    )


def _known(card: GatheringCard) -> str:
    """What mentees have said of themselves."""
    there = f"{named(card.present)} told me of it already." if card.present else ""
    return joined(there, f"{named(card.absent)} could not be there." if card.absent else "")


def _boxes(card: GatheringCard) -> InputInteractiveElement:
    """Boxes to tick, or a menu where there are more people than Slack has boxes for."""
    seats = {seat: option(str(seat.meeting), seat.who.name) for seat in card.open}
    ticked = [box for seat, box in seats.items() if not seat.said_no] or None
    kind = CheckboxesElement if len(seats) <= MOST_BOXES else StaticMultiSelectElement
    return kind(action_id=Field.GROUP_PRESENT, options=list(seats.values()), initial_options=ticked)
