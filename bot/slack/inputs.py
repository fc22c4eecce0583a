"""The questions of our forms. Block and element share the field as id, so that typed words survive an update."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum

from slack_sdk.models.blocks import (
    ChannelSelectElement,
    DatePickerElement,
    DateTimePickerElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticSelectElement,
)

from bot.slack.ids import Field
from bot.slack.text import plain

LONGEST_INPUT = 3000
LONGEST_OPTION = 75
MOST_OPTIONS = 100


class Need(Enum):
    """Whether Slack lets a form go with this question unanswered."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class Rows(Enum):
    """How much room a text field shows."""

    ONE = "one"
    SEVERAL = "several"


def question(
    field: Field, words: str, element: InputInteractiveElement, *, hint: str = "", need: Need = Need.REQUIRED
) -> InputBlock:
    return InputBlock(
        block_id=field,
        label=words_only(words),
        element=element,
        hint=words_only(hint) if hint else None,
        optional=need is Need.OPTIONAL,
    )


def text_field(field: Field, value: str, *, longest: int, rows: Rows) -> PlainTextInputElement:
    return PlainTextInputElement(
        action_id=field,
        initial_value=value[:longest] or None,
        multiline=rows is Rows.SEVERAL,
        max_length=min(longest, LONGEST_INPUT),
    )


def radio(field: Field, options: Sequence[Option], chosen: str | None) -> RadioButtonsElement:
    return RadioButtonsElement(action_id=field, options=options, initial_option=_one(options, chosen))


def select(field: Field, options: Sequence[Option], chosen: str | None) -> StaticSelectElement:
    return StaticSelectElement(
        action_id=field, options=options[:MOST_OPTIONS], initial_option=_one(options[:MOST_OPTIONS], chosen)
    )


def date_picker(field: Field, value: date | None) -> DatePickerElement:
    return DatePickerElement(action_id=field, initial_date=value.isoformat() if value else None)


def time_picker(field: Field, value: datetime) -> DateTimePickerElement:
    return DateTimePickerElement(action_id=field, initial_date_time=int(value.timestamp()))


def channel_picker(field: Field, value: str) -> ChannelSelectElement:
    return ChannelSelectElement(action_id=field, initial_channel=value or None)


def option(value: str, words: str, description: str = "") -> Option:
    return Option(
        value=value,
        text=words_only(plain(words, LONGEST_OPTION)),
        description=words_only(plain(description, LONGEST_OPTION)) if description else None,
    )


def words_only(words: str) -> PlainTextObject:
    return PlainTextObject(text=words, emoji=True)


def _one(options: Sequence[Option], value: str | None) -> Option | None:
    return next((option for option in options if option.value == value), None)
