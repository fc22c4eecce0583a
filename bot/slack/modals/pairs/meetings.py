"""Moving a meeting, and saying afterwards how it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.cards import MeetingCard
from bot.domain.feedback import LONGEST_NOTE, RATINGS, REPORT_FLOOR, MeetingFeedback
from bot.slack.answers import Answers, needed
from bot.slack.blocks import section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, Rows, option, question, radio, text_field, time_picker
from bot.slack.metadata import MeetingRef, MessageRef
from bot.slack.modals.frame import form
from bot.slack.text import mention, when

RATING_OPTIONS = tuple(option(str(rating), words) for rating, words in RATINGS.items())


@dataclass(frozen=True, slots=True)
class MoveForm:
    """A new time for a meeting; None if none was chosen."""

    meeting: UUID
    starts_at: datetime | None

    FIELDS: ClassVar[Mapping[str, Field]] = {"starts_at": Field.MEETING_TIME}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(
            meeting=MeetingRef.parse(view["private_metadata"]).meeting,
            starts_at=Answers.of(view).instant(Field.MEETING_TIME),
        )


def move_modal(card: MeetingCard, opened_from: MessageRef | None = None) -> View:
    return form(
        "Move the meeting",
        [
            section(f"Your meeting with {mention(card.partner)} is planned for {when(card.starts_at)}."),
            question(
                Field.MEETING_TIME,
                "The new time",
                time_picker(Field.MEETING_TIME, card.starts_at),
                hint="In your own time zone. I will pass it on to the other side.",
            ),
        ],
        callback=Callback.MOVE,
        carries=MeetingRef(card.id),
        submit="Move",
        opened_from=opened_from,
    )


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """What one side felt about a meeting."""

    meeting: UUID
    feedback: MeetingFeedback

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "rating": Field.FEEDBACK_RATING,
        "moved_forward": Field.FEEDBACK_FORWARD,
        "change": Field.FEEDBACK_CHANGE,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if the rating is missing, which Slack does not let through."""
        answers = Answers.of(view)
        return cls(
            meeting=MeetingRef.parse(view["private_metadata"]).meeting,
            feedback=MeetingFeedback(
                rating=needed(answers.number(Field.FEEDBACK_RATING), rating="Choose one of the four."),
                moved_forward=answers.text(Field.FEEDBACK_FORWARD),
                change=answers.text(Field.FEEDBACK_CHANGE),
            ),
        )


def feedback_modal(card: MeetingCard, opened_from: MessageRef | None = None) -> View:
    return form(
        "How was the meeting?",
        [
            section(f"About your meeting with {mention(card.partner)}, {when(card.starts_at)}."),
            question(
                Field.FEEDBACK_RATING,
                "How was it for you?",
                radio(Field.FEEDBACK_RATING, RATING_OPTIONS, str(card.rating)),
            ),
            question(
                Field.FEEDBACK_FORWARD,
                "What moved forward?",
                text_field(Field.FEEDBACK_FORWARD, card.moved_forward, longest=LONGEST_NOTE, rows=Rows.SEVERAL),
                need=Need.OPTIONAL,
            ),
            question(
                Field.FEEDBACK_CHANGE,
                "What would make the next one better?",
                text_field(Field.FEEDBACK_CHANGE, card.change, longest=LONGEST_NOTE, rows=Rows.SEVERAL),
                need=Need.OPTIONAL,
            ),
            small(
                f"{mention(card.partner)} never sees your answers. Admins see the average rating of the whole "
                f"program, once there are at least {REPORT_FLOOR} ratings."
            ),
        ],
        callback=Callback.FEEDBACK,
        carries=MeetingRef(card.id),
        submit="Send",
        opened_from=opened_from,
    )
