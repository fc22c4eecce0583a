"""Giving a meeting another time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.meeting_cards import TimeCard
from bot.slack.answers import Answers
from bot.slack.blocks import section
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import question, time_picker
from bot.slack.messages.times import whom_all_meet
from bot.slack.metadata import MessageRef
from bot.slack.modals.frame import form
from bot.slack.refs.meetings import MoveRef
from bot.slack.text import when


@dataclass(frozen=True, slots=True)
class MoveForm:
    """A new time for a meeting, None if none was chosen, and the time that the form showed."""

    meeting: UUID
    starts_at: datetime | None
    seen: datetime

    FIELDS: ClassVar[Mapping[str, Field]] = {"starts_at": Field.MEETING_TIME}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        carried = MoveRef.parse(view["private_metadata"])
        return cls(
            meeting=carried.meeting,
            starts_at=Answers.of(view).instant(Field.MEETING_TIME),
            seen=datetime.fromtimestamp(carried.shown_time, UTC),
        )


def move_modal(card: TimeCard, opened_from: MessageRef | None = None) -> View:
    so_far = "is suggested for" if card.suggested else "is planned for"
    others = "the others" if card.group else "the other side"
    return form(
        "Move the meeting",
        [
            section(f"Your meeting with {whom_all_meet(card)} {so_far} {when(card.starts_at)}."),
            question(
                Field.MEETING_TIME,
                "The new time",
                time_picker(Field.MEETING_TIME, card.starts_at),
                hint=f"In your own time zone. I will pass it on to {others}.",
            ),
        ],
        callback=Callback.MOVE,
        carries=MoveRef(card.meeting, int(card.starts_at.timestamp())),
        submit="Move",
        opened_from=opened_from,
    )
