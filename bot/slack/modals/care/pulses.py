"""A survey: each question answered from 1 to 5, and a word if one likes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.care.pulses import LONGEST_COMMENT, Item, PulseCard, PulseWords
from bot.domain.care.terms import PulseKind
from bot.domain.errors import OutdatedButton
from bot.domain.feedback import REPORT_FLOOR
from bot.slack.answers import Answers
from bot.slack.blocks import section, small
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, Rows, option, question, select, text_field
from bot.slack.messages.pulses import WHO_READS
from bot.slack.metadata import MessageRef
from bot.slack.modals.frame import form
from bot.slack.refs.pulses import PulseFormRef
from bot.slack.text import mention, when
from bot.slack.wording.pulses import QUESTIONS, SCALE_WORDS

FIELDS = (
    Field.PULSE_FIRST,
    Field.PULSE_SECOND,
    Field.PULSE_THIRD,
    Field.PULSE_FOURTH,
    Field.PULSE_FIFTH,
    Field.PULSE_SIXTH,
    Field.PULSE_SEVENTH,
    Field.PULSE_EIGHTH,
)
OPTIONS = tuple(option(str(rating), f"{rating} – {words}") for rating, words in SCALE_WORDS.items())


@dataclass(frozen=True, slots=True)
class PulseForm:
    """What was answered; the comment only where it differs from what the form had shown."""

    pulse: UUID
    words: PulseWords

    FIELDS: ClassVar[Mapping[str, Field]] = {"first": Field.PULSE_FIRST}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise OutdatedButton for a form of an earlier version that asked something else."""
        ref = PulseFormRef.parse(view.get("private_metadata") or "")
        sent, shown = Answers.of(view), Answers.shown(view)
        answered = {
            _item(name): rating
            for name, field in zip(ref.asked.split(), FIELDS, strict=False)
            if (rating := sent.number(field)) is not None
        }
        comment = sent.text(Field.PULSE_COMMENT)
        changed = comment != shown.text(Field.PULSE_COMMENT)
        return cls(ref.pulse, PulseWords(ratings=answered, comment=comment if changed else None))


def pulse_modal(card: PulseCard, opened_from: MessageRef | None = None) -> View:
    comment = text_field(Field.PULSE_COMMENT, card.comment, longest=LONGEST_COMMENT, rows=Rows.SEVERAL)
    return form(
        "How was it?" if card.kind is PulseKind.EXIT else "How is it going?",
        [
            section(_intro(card)),
            *(_asked(field, item, card) for field, item in zip(FIELDS, card.items, strict=False)),
            question(
                Field.PULSE_COMMENT,
                "Is there anything you would like to add?",
                comment,
                hint=f"Looked at only together with what at least {REPORT_FLOOR} people wrote, and without names.",
                need=Need.OPTIONAL,
            ),
            small(WHO_READS),
        ],
        callback=Callback.PULSE,
        carries=PulseFormRef(card.pulse, " ".join(card.items)),
        submit="Send",
        opened_from=opened_from,
    )


def _asked(field: Field, item: Item, card: PulseCard) -> Block:
    rating = card.ratings.get(item)
    chosen = select(field, OPTIONS, None if rating is None else str(rating))
    return question(field, QUESTIONS[card.voice][item], chosen, need=Need.OPTIONAL)


def _intro(card: PulseCard) -> str:
    whom = "your group" if card.group else mention(card.partner)
    about = f"About your time with {whom}: how far is each of these true for you? Leave out what you like."
    return f"{about} You can change your answers until {when(card.until)}." if card.until else about


def _item(name: str) -> Item:
    try:
        return Item(name)
    except ValueError as error:
        raise OutdatedButton from error
