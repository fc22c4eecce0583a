"""Blocks: what each holds, how long it may be and which surfaces show it.

Source: https://docs.slack.dev/reference/block-kit/blocks
"""

from collections.abc import Mapping
from typing import Any

from bot.playground.rules.elements import (
    ACTIONS_ELEMENTS,
    BUTTON,
    CARD_ICON,
    CONTEXT_ACTIONS_ELEMENTS,
    IMAGE,
    INPUT_ELEMENTS,
    SECTION_ACCESSORIES,
    URL_SOURCE,
)
from bot.playground.rules.objects import (
    HTTPS_URL,
    IDENTIFIER,
    NAME,
    SLACK_FILE,
    URL,
    any_text,
    plain_text,
)
from bot.playground.rules.rich_text import RICH_TEXT, RICH_TEXT_VALUE
from bot.playground.rules.shape import (
    MESSAGES,
    MODALS,
    Check,
    Faults,
    Place,
    Rule,
    Shape,
    any_of,
    boolean,
    choice,
    either,
    integer,
    list_of,
    some_of,
    string,
)
from bot.playground.rules.tables import DATA_TABLE, DATA_VISUALIZATION, TABLE

MARKDOWN_CHARACTERS = 12_000

_ANY_BLOCK: Mapping[str, Check] = {"block_id": IDENTIFIER}


def action_ids_are_unique(key: str) -> Rule:
    """No two elements of a block share an action_id; other blocks may use it again."""

    def rule(block: Mapping[str, Any], place: Place) -> Faults:
        seen: set[str] = set()
        for index, element in enumerate(block.get(key, [])):
            action_id = element.get("action_id")
            if action_id in seen:
                yield place.at(key).at(index).at("action_id").fault(f'`action_id` "{action_id}" already exists')
            elif action_id is not None:
                seen.add(action_id)

    return rule


def files_do_not_dispatch(block: Mapping[str, Any], place: Place) -> Faults:
    if block.get("dispatch_action") and block["element"]["type"] == "file_input":
        yield place.at("element").at("type").fault("unsupported type: file_input")


def collapse_and_divider_fit(block: Mapping[str, Any], place: Place) -> Faults:
    if block.get("is_collapsible") and block.get("has_header_divider"):
        yield place.at("has_header_divider").fault("cannot be set when `is_collapsible` is true")
    if block.get("default_collapsed") and not block.get("is_collapsible"):
        yield place.at("default_collapsed").fault("requires `is_collapsible` to be true")


# -- Text and pictures -------------------------------------------------------------------------------------

SECTION = Shape(
    "section",
    optional={
        **_ANY_BLOCK,
        "text": any_text(3000),
        "fields": list_of(any_text(2000), at_least=1, at_most=10),
        "accessory": any_of(*SECTION_ACCESSORIES),
        "expand": boolean,
    },
    rules=(some_of("text", "fields"),),
)
HEADER = Shape(
    "header",
    required={"text": plain_text(150)},
    optional={**_ANY_BLOCK, "level": integer(1, 4)},
)
CONTEXT = Shape(
    "context",
    required={
        "elements": list_of(any_of(IMAGE, *any_text(3000).shapes.values()), at_least=1, at_most=10),
    },
    optional=_ANY_BLOCK,
)
DIVIDER = Shape("divider", optional=_ANY_BLOCK)
IMAGE_BLOCK = Shape(
    "image",
    required={"alt_text": string(2000, at_least=1)},
    optional={**_ANY_BLOCK, "image_url": URL, "slack_file": SLACK_FILE, "title": plain_text(2000)},
    rules=(either("image_url", "slack_file"),),
)
MARKDOWN = Shape(
    "markdown",
    required={"text": string(MARKDOWN_CHARACTERS, at_least=1)},
    optional=_ANY_BLOCK,
    surfaces=MESSAGES,
)
VIDEO = Shape(
    "video",
    required={
        "alt_text": NAME,
        "title": plain_text(199),
        "video_url": HTTPS_URL,
        "thumbnail_url": URL,
    },
    optional={
        **_ANY_BLOCK,
        "title_url": HTTPS_URL,
        "description": plain_text(200),
        "provider_icon_url": URL,
        "provider_name": string(),
        "author_name": string(49),
    },
)
ALERT = Shape(
    "alert",
    required={"text": any_text(200)},
    optional={**_ANY_BLOCK, "level": choice("default", "info", "warning", "error", "success")},
    surfaces=MODALS,
)

# -- Things to click and to fill in ------------------------------------------------------------------------

ACTIONS = Shape(
    "actions",
    required={"elements": list_of(any_of(*ACTIONS_ELEMENTS), at_least=1, at_most=25)},
    optional=_ANY_BLOCK,
    rules=(action_ids_are_unique("elements"),),
)
CONTEXT_ACTIONS = Shape(
    "context_actions",
    required={"elements": list_of(any_of(*CONTEXT_ACTIONS_ELEMENTS), at_least=1, at_most=5)},
    optional=_ANY_BLOCK,
    rules=(action_ids_are_unique("elements"),),
    surfaces=MESSAGES,
)
INPUT = Shape(
    "input",
    required={"label": plain_text(2000), "element": any_of(*INPUT_ELEMENTS)},
    optional={**_ANY_BLOCK, "hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
    rules=(files_do_not_dispatch,),
)

# -- Cards, groups and an agent's progress -----------------------------------------------------------------

CARD = Shape(
    "card",
    optional={
        **_ANY_BLOCK,
        "hero_image": any_of(IMAGE),
        "icon": any_of(IMAGE),
        "slack_icon": any_of(CARD_ICON),
        "title": any_text(150),
        "subtitle": any_text(150),
        "body": any_text(200),
        "actions": list_of(any_of(BUTTON), at_least=1, at_most=3),
    },
    rules=(some_of("hero_image", "title", "actions", "body"), action_ids_are_unique("actions")),
    surfaces=MESSAGES,
)
CAROUSEL = Shape(
    "carousel",
    required={"elements": list_of(any_of(CARD), at_least=1, at_most=10)},
    optional=_ANY_BLOCK,
    surfaces=MESSAGES,
)
CONTAINED = (
    ACTIONS,
    CONTEXT,
    DIVIDER,
    HEADER,
    IMAGE_BLOCK,
    INPUT,
    RICH_TEXT,
    SECTION,
    TABLE,
    VIDEO,
)
CONTAINER = Shape(
    "container",
    required={"child_blocks": list_of(any_of(*CONTAINED), at_least=1, at_most=10)},
    optional={
        **_ANY_BLOCK,
        "title": plain_text(150),
        "rich_text_title": RICH_TEXT_VALUE,
        "subtitle": any_text(150),
        "width": choice("narrow", "standard", "wide", "full"),
        "icon": any_of(IMAGE),
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "has_header_divider": boolean,
    },
    rules=(some_of("title", "rich_text_title"), collapse_and_divider_fit),
    surfaces=MESSAGES,
)
TASK_CARD = Shape(
    "task_card",
    required={
        "task_id": NAME,
        "title": NAME,
        "status": choice("pending", "in_progress", "complete", "error"),
    },
    optional={
        **_ANY_BLOCK,
        "details": RICH_TEXT_VALUE,
        "output": RICH_TEXT_VALUE,
        "sources": list_of(any_of(URL_SOURCE)),
    },
    surfaces=MESSAGES,
)
PLAN = Shape(
    "plan",
    required={"title": NAME},
    optional={**_ANY_BLOCK, "tasks": list_of(any_of(TASK_CARD))},
    surfaces=MESSAGES,
)

ANY_BLOCK = any_of(
    *CONTAINED,
    ALERT,
    CARD,
    CAROUSEL,
    CONTAINER,
    CONTEXT_ACTIONS,
    DATA_TABLE,
    DATA_VISUALIZATION,
    MARKDOWN,
    PLAN,
    TASK_CARD,
)
