"""What a block, an element or an object must have and may not have, and of which type its values are."""

import pytest

from tests.unit.playground_rules.samples import (
    BLOCKS_EVERYWHERE,
    BLOCKS_OF_MESSAGES,
    BUTTONS,
    DATETIMEPICKER,
    PICKERS,
    WORKFLOW_BUTTON,
    Json,
    accessory,
    actions,
    button,
    card,
    chart,
    complaint,
    confirm,
    container,
    data_table,
    field,
    image,
    messages_on,
    mrkdwn,
    option,
    options,
    plain,
    refusal_on,
    rich_text,
    section,
    table,
    task,
    typed,
    without,
)

ALL_BLOCKS = [*BLOCKS_EVERYWHERE, *BLOCKS_OF_MESSAGES]


def kind(sample: object) -> str | None:
    return str(sample.get("type")) if isinstance(sample, dict) else None


REQUIRED: list[tuple[Json, str, str]] = [
    ({"type": "header", "text": plain()}, "text", ""),
    ({"type": "context", "elements": [mrkdwn()]}, "elements", ""),
    (actions(button()), "elements", ""),
    (image(), "alt_text", ""),
    (field(DATETIMEPICKER), "label", ""),
    (field(DATETIMEPICKER), "element", ""),
    ({"type": "markdown", "text": "x"}, "text", ""),
    (rich_text(), "elements", ""),
    (table(), "rows", ""),
    (data_table(), "rows", ""),
    (data_table(), "caption", ""),
    (chart(), "title", ""),
    (chart(), "chart", ""),
    ({"type": "carousel", "elements": [card()]}, "elements", ""),
    (container({"type": "divider"}), "child_blocks", ""),
    (task(), "task_id", ""),
    (task(), "status", ""),
    ({"type": "plan", "title": "x"}, "title", ""),
    (section(), "type", ""),
]


@pytest.mark.parametrize(("block", "key", "pointer"), REQUIRED, ids=str)
def test_a_block_must_have_its_keys(block: Json, key: str, pointer: str) -> None:
    assert refusal_on("message", block) is None
    expected = complaint(f"missing required field: {key}", f"/blocks/0{pointer}")
    assert messages_on("message", without(block, key)) == (expected,)


PARTS: list[tuple[Json, str]] = [
    (button(), "text"),
    (WORKFLOW_BUTTON, "workflow"),
    ({"type": "overflow", "options": options(1)}, "options"),
    ({"type": "checkboxes", "options": options(1)}, "options"),
    ({"type": "radio_buttons", "options": options(1)}, "options"),
    (image(), "alt_text"),
]


@pytest.mark.parametrize(("element", "key"), PARTS, ids=str)
def test_an_element_must_have_its_keys(element: Json, key: str) -> None:
    assert refusal_on("message", section(accessory=element)) is None
    expected = complaint(f"missing required field: {key}", "/blocks/0/accessory")
    assert messages_on("message", section(accessory=without(element, key))) == (expected,)


@pytest.mark.parametrize("key", ["title", "text", "confirm", "deny"])
def test_a_confirmation_must_have_its_texts(key: str) -> None:
    assert messages_on("message", actions(button(confirm=without(confirm(), key)))) == (
        complaint(f"missing required field: {key}", "/blocks/0/elements/0/confirm"),
    )


@pytest.mark.parametrize("key", ["text", "value"])
def test_an_option_must_have_a_text_and_a_value(key: str) -> None:
    assert messages_on("message", accessory("static_select", options=[without(option(), key)])) == (
        complaint(f"missing required field: {key}", "/blocks/0/accessory/options/0"),
    )


def test_a_number_input_must_say_whether_decimals_are_allowed() -> None:
    assert messages_on("modal", typed("number_input")) == (
        complaint("missing required field: is_decimal_allowed", "/blocks/0/element", "modal"),
    )


@pytest.mark.parametrize("block", ALL_BLOCKS, ids=kind)
def test_a_block_may_not_have_an_unknown_key(block: Json) -> None:
    expected = complaint("invalid additional property: colour", "/blocks/0")
    assert messages_on("message", {**block, "colour": "red"}) == (expected,)


@pytest.mark.parametrize("element", [*BUTTONS, *PICKERS], ids=kind)
def test_an_element_may_not_have_an_unknown_key(element: Json) -> None:
    expected = complaint("invalid additional property: colour", "/blocks/0/elements/0")
    assert messages_on("message", actions({**element, "colour": "red"})) == (expected,)


@pytest.mark.parametrize(
    ("text", "key"),
    [({**mrkdwn(), "emoji": True}, "emoji"), ({**plain(), "verbatim": True}, "verbatim")],
)
def test_a_text_may_not_have_the_other_kinds_key(text: Json, key: str) -> None:
    expected = complaint(f"invalid additional property: {key}", "/blocks/0/text")
    assert messages_on("message", section(text=text)) == (expected,)


def test_only_overflow_options_may_have_an_address() -> None:
    linked = {**option(), "url": "https://example.com"}
    assert refusal_on("message", accessory("overflow", options=[linked])) is None
    assert messages_on("message", accessory("static_select", options=[linked])) == (
        complaint("invalid additional property: url", "/blocks/0/accessory/options/0"),
    )


@pytest.mark.parametrize(
    ("block", "pointer"),
    [
        ({"type": "header", "text": mrkdwn()}, "/text/type"),
        (actions(button(text=mrkdwn())), "/elements/0/text/type"),
        (actions(button(confirm={**confirm(), "title": mrkdwn()})), "/elements/0/confirm/title/type"),
        (field(DATETIMEPICKER) | {"label": mrkdwn()}, "/label/type"),
        (field(DATETIMEPICKER, hint=mrkdwn()), "/hint/type"),
        (accessory("users_select", placeholder=mrkdwn()), "/accessory/placeholder/type"),
        (accessory("static_select", options=[{"text": mrkdwn(), "value": "v"}]), "/accessory/options/0/text/type"),
    ],
)
def test_markup_is_refused_where_text_is_plain(block: Json, pointer: str) -> None:
    assert messages_on("message", block) == (complaint("unsupported type: mrkdwn", f"/blocks/0{pointer}"),)


WRONG_TYPES: list[tuple[Json, str, str]] = [
    (section(text="hello"), "must provide an object", "/text"),
    (section(text={"type": 5, "text": "x"}), "must provide a string", "/text/type"),
    (section(text={"type": "mrkdwn", "text": None}), "must provide a string", "/text/text"),
    (section(fields=mrkdwn()), "must provide an array", "/fields"),
    (section(expand="yes"), "must provide a boolean", "/expand"),
    (section(block_id=None), "must provide a string", "/block_id"),
    ({"type": "header", "text": plain(), "level": True}, "must provide an integer", "/level"),
    (actions(button(style="green")), "must be a valid enum value", "/elements/0/style"),
    (actions(button(style=1)), "must provide a string", "/elements/0/style"),
    (actions(button(url="example")), "must be a valid url", "/elements/0/url"),
    (image(image_url="cat.png"), "must be a valid url", "/image_url"),
    (task(status="done"), "must be a valid enum value", "/status"),
    (rich_text({"type": "date", "timestamp": "now", "format": "x"}), "must provide an integer", ""),
]


@pytest.mark.parametrize(("block", "message", "pointer"), WRONG_TYPES, ids=str)
def test_a_value_of_the_wrong_type_is_refused(block: Json, message: str, pointer: str) -> None:
    where = pointer or "/elements/0/elements/0/timestamp"
    assert messages_on("message", block) == (complaint(message, f"/blocks/0{where}"),)


def test_a_block_that_is_no_object_is_refused() -> None:
    assert messages_on("message", section(), "divider") == (  # type: ignore[arg-type]
        complaint("must provide an object", "/blocks/1"),
    )


def test_every_fault_is_listed() -> None:
    refused = messages_on("message", {"type": "header", "text": plain(151)}, section(text=plain(0)))
    assert refused == (
        complaint("must be less than 151 characters", "/blocks/0/text/text"),
        complaint("must be more than 0 characters", "/blocks/1/text/text"),
    )
