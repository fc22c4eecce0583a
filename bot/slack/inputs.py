"""The questions of our forms. Block and element share the field as id, so that typed words survive an update."""

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import Enum

from slack_sdk.models.blocks import (
    ChannelSelectElement,
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    DateTimePickerElement,
    ExternalDataMultiSelectElement,
    ExternalDataSelectElement,
    InputBlock,
    InputInteractiveElement,
    NumberInputElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticSelectElement,
    TimePickerElement,
    UserMultiSelectElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement

from bot.slack.fields import Field
from bot.slack.ids import Action
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


def overheard(block: InputBlock, action: Action) -> InputBlock:
    """The same question, told to us under `action` with every change while the form is open.

    A select whose options come from us keeps its own id, by which it asks for them.
    """
    block.dispatch_action = True
    element = block.element
    if isinstance(element, PlainTextInputElement):
        element.dispatch_action_config = {"trigger_actions_on": ["on_character_entered"]}
    own_id = isinstance(element, ExternalDataSelectElement | ExternalDataMultiSelectElement)
    if isinstance(element, InputInteractiveElement) and not own_id:
        element.action_id = action
    return block


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


def clock_picker(field: Field, value: time) -> TimePickerElement:
    return TimePickerElement(action_id=field, initial_time=f"{value:%H:%M}")


def channel_picker(field: Field, value: str) -> ChannelSelectElement:
    return ChannelSelectElement(action_id=field, initial_channel=value or None)


def conversation_picker(field: Field, value: str) -> ConversationSelectElement:
    """Channels alone, public and private ones: those that the person can see."""
    return ConversationSelectElement(
        action_id=field,
        initial_conversation=value or None,
        filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True),
    )


def number_field(field: Field, value: int | None, *, least: int, most: int) -> NumberInputElement:
    """A whole number between two others."""
    return NumberInputElement(
        action_id=field,
        is_decimal_allowed=False,
        initial_value=None if value is None else str(value),
        min_value=str(least),
        max_value=str(most),
    )


def people_picker(field: Field, users: Sequence[str], *, most: int) -> UserMultiSelectElement:
    return UserMultiSelectElement(action_id=field, initial_users=list(users) or None, max_selected_items=most)


def file_upload(field: Field, kinds: Sequence[str]) -> FileInputElement:
    return FileInputElement(action_id=field, filetypes=list(kinds), max_files=1)


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
