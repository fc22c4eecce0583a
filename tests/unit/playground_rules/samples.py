"""Valid examples of every block and element, and the two questions the tests ask of them."""

from typing import Any

from bot.playground.rules import Refusal, check_message, check_view

Json = dict[str, Any]

SURFACES = ("message", "modal", "home")


def plain(length: int = 5) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int = 5) -> Json:
    return {"type": "mrkdwn", "text": "x" * length}


def option(value: str = "one") -> Json:
    return {"text": plain(), "value": value}


def options(count: int) -> list[Json]:
    return [option(f"v{index}") for index in range(count)]


def group(count: int = 2) -> Json:
    return {"label": plain(), "options": options(count)}


def confirm() -> Json:
    return {"title": plain(), "text": mrkdwn(), "confirm": plain(), "deny": plain(), "style": "danger"}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(), **more}


def image(**more: Any) -> Json:
    return {"type": "image", "alt_text": "a cat", "image_url": "https://example.com/cat.png", **more}


def rich_text(*pieces: Json) -> Json:
    said = list(pieces) or [{"type": "text", "text": "hello"}]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": said}]}


def section(**more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(), **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def field(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": element, **more}


def accessory(kind: str, **more: Any) -> Json:
    return section(accessory={"type": kind, **more})


def typed(kind: str, **more: Any) -> Json:
    return field({"type": kind, **more})


def table(rows: int = 2, columns: int = 2) -> Json:
    cell = {"type": "raw_text", "text": "x"}
    return {"type": "table", "rows": [[cell] * columns for _ in range(rows)]}


def data_table(rows: int = 2, columns: int = 2, **more: Any) -> Json:
    cells = [[{"type": "raw_text", "text": "x"}] * columns for _ in range(rows)]
    return {"type": "data_table", "caption": "Pairs", "rows": cells, **more}


def chart(series: int = 1, categories: int = 2, kind: str = "bar") -> Json:
    names = [f"c{index}" for index in range(categories)]
    points = [{"label": name, "value": index} for index, name in enumerate(names)]
    drawn = [{"name": f"s{index}", "data": points} for index in range(series)]
    plot = {"type": kind, "series": drawn, "axis_config": {"categories": names, "x_label": "x", "y_label": "y"}}
    return {"type": "data_visualization", "title": "Meetings", "chart": plot}


def pie(segments: int = 2) -> Json:
    slices = [{"label": f"s{index}", "value": 1 + index} for index in range(segments)]
    return {"type": "data_visualization", "title": "Moods", "chart": {"type": "pie", "segments": slices}}


def card(**more: Any) -> Json:
    return {"type": "card", "title": mrkdwn(), **more}


def container(*children: Json, **more: Any) -> Json:
    return {"type": "container", "title": plain(), "child_blocks": list(children), **more}


def task(**more: Any) -> Json:
    return {"type": "task_card", "task_id": "t1", "title": "Match", "status": "in_progress", **more}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain(), "submit": plain(), "blocks": list(blocks), **more}


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}


def without(sample: Json, key: str) -> Json:
    return {name: value for name, value in sample.items() if name != key}


def refusal_on(surface: str, *blocks: Json) -> Refusal | None:
    """What the surface answers to these blocks in an otherwise valid message or view."""
    if surface == "message":
        return check_message({"text": "hello", "blocks": list(blocks)}, method="chat.postMessage")
    return check_view(modal(*blocks) if surface == "modal" else home(*blocks))


def messages_on(surface: str, *blocks: Json) -> tuple[str, ...]:
    """The complaints of a surface, and a check that it names the error Slack names there."""
    refusal = refusal_on(surface, *blocks)
    if refusal is None:
        return ()
    assert refusal.error == ("invalid_blocks" if surface == "message" else "invalid_arguments")
    return refusal.messages


def complaint(message: str, pointer: str, surface: str = "message") -> str:
    prefix = "" if surface == "message" else "/view"
    return f"[ERROR] {message} [json-pointer:{prefix}{pointer}]"


MENU: Json = {"action_id": "a", "placeholder": plain(), "confirm": confirm(), "focus_on_load": True}
TYPED: Json = {
    "action_id": "a",
    "placeholder": plain(),
    "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed", "on_character_entered"]},
}
MARKED_OPTION: Json = {"text": mrkdwn(), "value": "one", "description": mrkdwn()}

BUTTONS: list[Json] = [
    button(action_id="a", value="v", url="https://example.com", style="primary", confirm=confirm()),
    {"type": "overflow", "options": [{**option(), "url": "https://example.com"}], "confirm": confirm()},
]
PICKERS: list[Json] = [
    {"type": "checkboxes", "options": [MARKED_OPTION], "initial_options": [MARKED_OPTION], "focus_on_load": True},
    {"type": "radio_buttons", "options": [MARKED_OPTION], "initial_option": MARKED_OPTION, "confirm": confirm()},
    {"type": "datepicker", "initial_date": "2026-02-28", **MENU},
    {"type": "timepicker", "initial_time": "23:59", "timezone": "Europe/London", **MENU},
    {"type": "static_select", "options": options(2), "initial_option": option("v1"), **MENU},
    {"type": "static_select", "option_groups": [group()], "initial_option": option("v1"), **MENU},
    {"type": "external_select", "initial_option": option(), "min_query_length": 0, **MENU},
    {"type": "users_select", "initial_user": "U1", **MENU},
    {"type": "conversations_select", "filter": {"include": ["im"]}, "response_url_enabled": True, **MENU},
    {"type": "channels_select", "initial_channel": "C1", **MENU},
    {"type": "multi_static_select", "options": options(2), "initial_options": options(2), **MENU},
    {"type": "multi_external_select", "max_selected_items": 1, **MENU},
    {"type": "multi_users_select", "initial_users": ["U1", "U2"], "max_selected_items": 2, **MENU},
    {"type": "multi_conversations_select", "default_to_current_conversation": True, **MENU},
    {"type": "multi_channels_select", "initial_channels": ["C1"], **MENU},
]
DATETIMEPICKER: Json = {"type": "datetimepicker", "initial_date_time": 1_628_633_820}
WORKFLOW_BUTTON: Json = {
    "type": "workflow_button",
    "text": plain(),
    "workflow": {
        "trigger": {
            "url": "https://slack.com/shortcuts/Ft1/x",
            "customizable_input_parameters": [{"name": "a", "value": "b"}],
        }
    },
}
TEXT_INPUT: Json = {"type": "plain_text_input", "multiline": True, "min_length": 1, "max_length": 9, **TYPED}
RICH_TEXT_INPUT: Json = {"type": "rich_text_input", "initial_value": rich_text(), "min_lines": 1, **TYPED}
MODAL_INPUTS: list[Json] = [
    {"type": "email_text_input", "initial_value": "ada@example.com", **TYPED},
    {"type": "url_text_input", "initial_value": "https://example.com", **TYPED},
    {"type": "number_input", "is_decimal_allowed": True, "min_value": "-1.5", "max_value": "9", **TYPED},
    {"type": "file_input", "filetypes": ["pdf"], "max_files": 10},
]

PIECES: list[Json] = [
    {"type": "text", "text": "hi", "style": {"bold": True, "italic": True, "strike": True, "code": True}},
    {"type": "link", "url": "https://example.com", "text": "here", "unsafe": False},
    {"type": "user", "user_id": "U1", "style": {"highlight": True}},
    {"type": "usergroup", "usergroup_id": "S1"},
    {"type": "team", "team_id": "T1"},
    {"type": "channel", "channel_id": "C1"},
    {"type": "broadcast", "range": "here"},
    {"type": "color", "value": "#AABBCC"},
    {"type": "date", "timestamp": 1_628_633_820, "format": "{date_long}", "fallback": "then"},
    {"type": "emoji", "name": "wave", "skin_tone": 2},
]
RICH_SECTION: Json = {"type": "rich_text_section", "elements": PIECES}
RICH_TEXT: Json = {
    "type": "rich_text",
    "elements": [
        RICH_SECTION,
        {"type": "rich_text_list", "style": "bullet", "indent": 8, "border": 1, "elements": [RICH_SECTION]},
        {"type": "rich_text_quote", "elements": PIECES},
        {"type": "rich_text_preformatted", "elements": PIECES[:2], "border": 0},
    ],
}

BLOCKS_EVERYWHERE: list[Json] = [
    section(block_id="b", expand=True),
    {"type": "section", "fields": [mrkdwn(), plain()]},
    {"type": "header", "text": {**plain(), "emoji": True}, "level": 2},
    {"type": "context", "elements": [image(), mrkdwn(), plain()]},
    {"type": "divider"},
    image(title=plain()),
    {"type": "image", "alt_text": "a cat", "slack_file": {"id": "F1"}},
    RICH_TEXT,
    {
        "type": "video",
        "alt_text": "a talk",
        "title": plain(199),
        "video_url": "https://example.com/v",
        "thumbnail_url": "https://example.com/t.png",
        "author_name": "Ada",
    },
    actions(*BUTTONS),
    field({"type": "plain_text_input"}, hint=plain(), optional=True, dispatch_action=True),
]
BLOCKS_OF_MESSAGES: list[Json] = [
    {"type": "markdown", "text": "**hello**"},
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "positive_button": {"text": plain(), "value": "yes"},
                "negative_button": {"text": plain(), "value": "no", "accessibility_label": "Not helpful"},
            },
            {"type": "icon_button", "icon": "trash", "text": plain(), "visible_to_user_ids": ["U1"]},
        ],
    },
    {
        "type": "table",
        "column_settings": [None, {"align": "right", "is_wrapped": True}],
        "rows": [
            [{"type": "raw_text", "text": "x"}, {"type": "raw_number", "value": 1.5, "text": "1.5"}, RICH_TEXT]
        ],
    },
    data_table(page_size=100, row_header_column_index=1),
    chart(kind="bar"),
    chart(kind="line"),
    chart(kind="area"),
    pie(),
    card(
        hero_image=image(),
        icon=image(),
        subtitle=plain(),
        body=mrkdwn(200),
        actions=[button(action_id="a"), button(action_id="b")],
    ),
    card(slack_icon={"type": "icon", "name": "rocket"}),
    {"type": "carousel", "elements": [card(), card()]},
    container({"type": "divider"}, section(), width="wide", is_collapsible=True, default_collapsed=True),
    container(table(), rich_text_title=rich_text(), has_header_divider=True),
    task(details=rich_text(), sources=[{"type": "url", "url": "https://example.com", "text": "here"}]),
    {"type": "plan", "title": "Plan", "tasks": [task()]},
]
BLOCKS_OF_MODALS: list[Json] = [{"type": "alert", "text": mrkdwn(200), "level": "warning"}]
