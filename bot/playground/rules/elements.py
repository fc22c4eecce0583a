"""Block elements: every button, menu, picker and input, with its keys, its limits and the surfaces that allow it.

Source: https://docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from bot.playground.rules.objects import (
    BUTTON_GROUP_OPTION,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH_ACTION_CONFIG,
    IDENTIFIER,
    NAME,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLACEHOLDER,
    SELECT_OPTION,
    SLACK_FILE,
    STYLE,
    URL,
    WORKFLOW,
    initial_option_is_offered,
    initial_options_are_offered,
    is_date,
    is_number,
    is_time,
    options_of,
    plain_text,
)
from bot.playground.rules.rich_text import RICH_TEXT_VALUE
from bot.playground.rules.shape import (
    MESSAGES,
    MODALS,
    Check,
    Faults,
    Place,
    Shape,
    Surface,
    boolean,
    choice,
    either,
    integer,
    list_of,
    ordered,
    string,
)

ACTION: Mapping[str, Check] = {"action_id": IDENTIFIER}
PICKED: Mapping[str, Check] = {**ACTION, "confirm": CONFIRM, "focus_on_load": boolean}
MENU: Mapping[str, Check] = {**PICKED, "placeholder": PLACEHOLDER}
MULTI_MENU: Mapping[str, Check] = {**MENU, "max_selected_items": integer(1)}
TYPED: Mapping[str, Check] = {
    **ACTION,
    "placeholder": PLACEHOLDER,
    "focus_on_load": boolean,
    "dispatch_action_config": DISPATCH_ACTION_CONFIG,
}


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def decimals_are_allowed(element: Mapping[str, Any], place: Place) -> Faults:
    for key in ("initial_value", "min_value", "max_value"):
        if "." in element.get(key, "") and not element["is_decimal_allowed"]:
            yield place.at(key).fault("must be a valid integer")


# -- Buttons and images ------------------------------------------------------------------------------------

BUTTON = Shape(
    "button",
    required={"text": plain_text(75)},
    optional={
        **ACTION,
        "value": string(2000),
        "url": URL,
        "style": STYLE,
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
WORKFLOW_BUTTON = Shape(
    "workflow_button",
    required={"text": plain_text(75), "workflow": WORKFLOW},
    optional={**ACTION, "style": STYLE, "confirm": CONFIRM, "accessibility_label": string(75)},
    surfaces=MESSAGES,
)
ICON_BUTTON = Shape(
    "icon_button",
    required={"icon": NAME, "text": plain_text(75)},
    optional={
        **ACTION,
        "value": string(2000),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
        "visible_to_user_ids": list_of(NAME),
    },
    surfaces=MESSAGES,
)
_FEEDBACK_BUTTON = Shape(
    required={"text": plain_text(75), "value": string(2000)}, optional={"accessibility_label": string(75)}
)
FEEDBACK_BUTTONS = Shape(
    "feedback_buttons",
    required={"positive_button": _FEEDBACK_BUTTON, "negative_button": _FEEDBACK_BUTTON},
    optional=ACTION,
    surfaces=MESSAGES,
)
OVERFLOW = Shape(
    "overflow",
    required={"options": options_of(OVERFLOW_OPTION, at_most=5)},
    optional={**ACTION, "confirm": CONFIRM},
)
IMAGE = Shape(
    "image",
    required={"alt_text": string(2000, at_least=1)},
    optional={"image_url": URL, "slack_file": SLACK_FILE},
    rules=(either("image_url", "slack_file"),),
)

# -- Choices -----------------------------------------------------------------------------------------------

CHECKBOXES = Shape(
    "checkboxes",
    required={"options": options_of(BUTTON_GROUP_OPTION, at_most=10)},
    optional={**PICKED, "initial_options": options_of(BUTTON_GROUP_OPTION, at_most=10)},
    rules=(initial_options_are_offered,),
)
RADIO_BUTTONS = Shape(
    "radio_buttons",
    required={"options": options_of(BUTTON_GROUP_OPTION, at_most=10)},
    optional={**PICKED, "initial_option": BUTTON_GROUP_OPTION},
    rules=(initial_option_is_offered,),
)
_OFFER: Mapping[str, Check] = {
    "options": options_of(SELECT_OPTION, at_most=100),
    "option_groups": options_of(OPTION_GROUP, at_most=100),
}
STATIC_SELECT = Shape(
    "static_select",
    optional={**MENU, **_OFFER, "initial_option": SELECT_OPTION},
    rules=(either("options", "option_groups"), initial_option_is_offered),
)
MULTI_STATIC_SELECT = Shape(
    "multi_static_select",
    optional={**MULTI_MENU, **_OFFER, "initial_options": options_of(SELECT_OPTION, at_most=100)},
    rules=(either("options", "option_groups"), initial_options_are_offered),
)
EXTERNAL_SELECT = Shape(
    "external_select",
    optional={**MENU, "initial_option": SELECT_OPTION, "min_query_length": integer(0)},
)
MULTI_EXTERNAL_SELECT = Shape(
    "multi_external_select",
    optional={
        **MULTI_MENU,
        "initial_options": options_of(SELECT_OPTION, at_most=100),
        "min_query_length": integer(0),
    },
)
USERS_SELECT = Shape("users_select", optional={**MENU, "initial_user": NAME})
MULTI_USERS_SELECT = Shape("multi_users_select", optional={**MULTI_MENU, "initial_users": list_of(NAME)})
_CONVERSATIONS: Mapping[str, Check] = {
    "default_to_current_conversation": boolean,
    "filter": CONVERSATION_FILTER,
}
CONVERSATIONS_SELECT = Shape(
    "conversations_select",
    optional={**MENU, **_CONVERSATIONS, "initial_conversation": NAME, "response_url_enabled": boolean},
)
MULTI_CONVERSATIONS_SELECT = Shape(
    "multi_conversations_select",
    optional={**MULTI_MENU, **_CONVERSATIONS, "initial_conversations": list_of(NAME)},
)
CHANNELS_SELECT = Shape(
    "channels_select", optional={**MENU, "initial_channel": NAME, "response_url_enabled": boolean}
)
MULTI_CHANNELS_SELECT = Shape("multi_channels_select", optional={**MULTI_MENU, "initial_channels": list_of(NAME)})
SELECTS = (STATIC_SELECT, EXTERNAL_SELECT, USERS_SELECT, CONVERSATIONS_SELECT, CHANNELS_SELECT)
MULTI_SELECTS = (
    MULTI_STATIC_SELECT,
    MULTI_EXTERNAL_SELECT,
    MULTI_USERS_SELECT,
    MULTI_CONVERSATIONS_SELECT,
    MULTI_CHANNELS_SELECT,
)

# -- Dates and times ---------------------------------------------------------------------------------------

DATEPICKER = Shape("datepicker", optional={**MENU, "initial_date": string(like=is_date, called="date")})
TIMEPICKER = Shape(
    "timepicker",
    optional={
        **MENU,
        "initial_time": string(like=is_time, called="time"),
        "timezone": string(like=lambda name: name in _zones(), called="timezone"),
    },
)
DATETIMEPICKER = Shape(
    "datetimepicker",
    # Ten digits: from September 2001 to November 2286.
    optional={**PICKED, "initial_date_time": integer(1_000_000_000, 9_999_999_999)},
    surfaces=frozenset({Surface.MESSAGE, Surface.MODAL}),
)

# -- Typed input -------------------------------------------------------------------------------------------

PLAIN_TEXT_INPUT = Shape(
    "plain_text_input",
    optional={
        **TYPED,
        "initial_value": string(3000),
        "multiline": boolean,
        "min_length": integer(0, 3000),
        "max_length": integer(1, 3000),
    },
    rules=(ordered("min_length", "max_length"),),
)
EMAIL_INPUT = Shape("email_text_input", optional={**TYPED, "initial_value": string()}, surfaces=MODALS)
URL_INPUT = Shape("url_text_input", optional={**TYPED, "initial_value": string()}, surfaces=MODALS)
_NUMERAL = string(like=is_number, called="number")
NUMBER_INPUT = Shape(
    "number_input",
    required={"is_decimal_allowed": boolean},
    optional={**TYPED, "initial_value": _NUMERAL, "min_value": _NUMERAL, "max_value": _NUMERAL},
    rules=(decimals_are_allowed, ordered("min_value", "max_value", by=Decimal)),
    surfaces=MODALS,
)
RICH_TEXT_INPUT = Shape(
    "rich_text_input",
    optional={
        **TYPED,
        "initial_value": RICH_TEXT_VALUE,
        "min_lines": integer(1, 100),
        "max_lines": integer(1, 100),
    },
    rules=(ordered("min_lines", "max_lines"),),
    surfaces=frozenset({Surface.MODAL, Surface.HOME}),
)
FILE_INPUT = Shape(
    "file_input",
    optional={**ACTION, "filetypes": list_of(NAME, at_least=1), "max_files": integer(1, 10)},
    surfaces=MODALS,
)
URL_SOURCE = Shape("url", required={"url": URL, "text": NAME})
CARD_ICON = Shape("icon", required={"name": NAME})
ALIGNMENT = choice("left", "center", "right")

# -- What each kind of block may hold ----------------------------------------------------------------------

PICKERS = (CHECKBOXES, RADIO_BUTTONS, DATEPICKER, TIMEPICKER, *SELECTS, *MULTI_SELECTS)
SECTION_ACCESSORIES = (BUTTON, WORKFLOW_BUTTON, OVERFLOW, IMAGE, *PICKERS)
ACTIONS_ELEMENTS = (BUTTON, WORKFLOW_BUTTON, OVERFLOW, DATETIMEPICKER, *PICKERS)
CONTEXT_ACTIONS_ELEMENTS = (FEEDBACK_BUTTONS, ICON_BUTTON)
INPUT_ELEMENTS = (
    PLAIN_TEXT_INPUT,
    EMAIL_INPUT,
    URL_INPUT,
    NUMBER_INPUT,
    RICH_TEXT_INPUT,
    FILE_INPUT,
    DATETIMEPICKER,
    *PICKERS,
)
