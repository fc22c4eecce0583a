"""Composition objects: texts, options, confirmations and the other parts that elements and blocks are made of.

Source: https://docs.slack.dev/reference/block-kit/composition-objects
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.playground.rules.shape import (
    AnyOf,
    Check,
    Faults,
    Place,
    Shape,
    any_of,
    boolean,
    choice,
    either,
    list_of,
    matching,
    some_of,
    string,
)

IDENTIFIER = string(255, at_least=1)
NAME = string(at_least=1)
URL = string(3000, at_least=1, like=matching(r"[A-Za-z][A-Za-z0-9+.-]*:\S+"), called="url")
HTTPS_URL = string(3000, at_least=1, like=matching(r"https://\S+"), called="https url")


def is_date(text: str) -> bool:
    if not matching(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


is_time = matching(r"([01][0-9]|2[0-3]):[0-5][0-9]")
is_number = matching(r"-?[0-9]+(\.[0-9]+)?")


def _plain(at_most: int) -> Shape:
    return Shape("plain_text", required={"text": string(at_most, at_least=1)}, optional={"emoji": boolean})


def _mrkdwn(at_most: int) -> Shape:
    return Shape("mrkdwn", required={"text": string(at_most, at_least=1)}, optional={"verbatim": boolean})


def plain_text(at_most: int) -> AnyOf:
    return any_of(_plain(at_most))


def any_text(at_most: int) -> AnyOf:
    return any_of(_plain(at_most), _mrkdwn(at_most))


PLACEHOLDER = plain_text(150)
STYLE = choice("primary", "danger")

CONFIRM = Shape(
    required={
        "title": plain_text(100),
        "text": any_text(300),
        "confirm": plain_text(30),
        "deny": plain_text(30),
    },
    optional={"style": STYLE},
)

SELECT_OPTION = Shape(
    required={"text": plain_text(75), "value": string(150, at_least=1)},
    optional={"description": plain_text(75)},
)
OVERFLOW_OPTION = Shape(
    required={"text": plain_text(75), "value": string(150, at_least=1)},
    optional={"description": plain_text(75), "url": URL},
)
# Only checkboxes and radio buttons render markup in their options.
BUTTON_GROUP_OPTION = Shape(
    required={"text": any_text(75), "value": string(150, at_least=1)},
    optional={"description": any_text(75)},
)


def options_of(option: Check, *, at_most: int) -> Check:
    return list_of(option, at_least=1, at_most=at_most)


OPTION_GROUP = Shape(
    required={"label": plain_text(75), "options": options_of(SELECT_OPTION, at_most=100)},
)

DISPATCH_ACTION_CONFIG = Shape(
    optional={
        "trigger_actions_on": list_of(choice("on_enter_pressed", "on_character_entered"), at_least=1, at_most=2)
    }
)
CONVERSATION_FILTER = Shape(
    optional={
        "include": list_of(choice("im", "mpim", "private", "public"), at_least=1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
    rules=(some_of("include", "exclude_external_shared_channels", "exclude_bot_users"),),
)
SLACK_FILE = Shape(optional={"id": NAME, "url": NAME}, rules=(either("id", "url"),))
WORKFLOW = Shape(
    required={
        "trigger": Shape(
            required={"url": URL},
            optional={"customizable_input_parameters": list_of(Shape(required={"name": NAME, "value": string()}))},
        )
    }
)


def offered_options(element: Mapping[str, Any]) -> list[Any]:
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def initial_option_is_offered(element: Mapping[str, Any], place: Place) -> Faults:
    if "initial_option" in element and element["initial_option"] not in offered_options(element):
        yield place.at("initial_option").fault("must match one of the provided options")


def initial_options_are_offered(element: Mapping[str, Any], place: Place) -> Faults:
    offered = offered_options(element)
    for index, option in enumerate(element.get("initial_options", [])):
        if option not in offered:
            yield place.at("initial_options").at(index).fault("must match one of the provided options")
