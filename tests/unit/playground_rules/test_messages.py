"""What is refused about a message as a whole: its texts, blocks, attachments and metadata."""

from typing import Any

import pytest

from bot.playground.rules import Refusal, check_message
from tests.unit.playground_rules.samples import (
    Json,
    chart,
    complaint,
    container,
    data_table,
    plain,
    refusal_on,
    section,
    table,
)

METHODS = ("chat.postMessage", "chat.update", "chat.postEphemeral", "response_url")


def posted(method: str = "chat.postMessage", **payload: Any) -> Refusal | None:
    return check_message({"channel": "C1", **payload}, method=method)


def metadata(**payload: Any) -> Json:
    return {"event_type": "pair_made", "event_payload": payload}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "payload",
    [
        {"text": "hello"},
        {"blocks": [section()]},
        {"attachments": [{"text": "hello"}]},
        {"markdown_text": "**hello**"},
        {"text": "hello", "blocks": [section()], "attachments": [{"blocks": [section()]}]},
        {"text": "hello", "blocks": None, "attachments": None, "metadata": None, "markdown_text": None},
        {"text": "hello", "blocks": [], "attachments": []},
    ],
    ids=str,
)
def test_a_message_that_says_something_is_taken(method: str, payload: Json) -> None:
    assert posted(method, **payload) is None


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("payload", [{}, {"text": ""}, {"text": "  \n"}, {"blocks": []}, {"metadata": metadata()}])
def test_a_message_that_says_nothing_is_refused(method: str, payload: Json) -> None:
    assert posted(method, **payload) == Refusal("no_text")


def test_an_update_may_only_add_files() -> None:
    assert posted("chat.update", file_ids=["F1"]) is None


def test_a_response_may_only_delete_the_original() -> None:
    assert posted("response_url", delete_original=True) is None
    assert posted("response_url", replace_original=True) == Refusal("no_text")


@pytest.mark.parametrize("key", ["text", "markdown_text"])
def test_a_text_is_a_string(key: str) -> None:
    expected = (complaint("must provide a string", f"/{key}"),)
    payload: Json = {key: 5}
    assert posted(**payload) == Refusal("invalid_arguments", expected)


# -- Lengths -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "most"), [("chat.update", 4_000), ("chat.postEphemeral", 40_000)])
def test_a_text_beyond_the_limit_of_its_method_is_refused(method: str, most: int) -> None:
    assert posted(method, text="x" * most, blocks=[section()]) is None
    assert posted(method, text="x" * (most + 1), blocks=[section()]) == Refusal("msg_too_long")


@pytest.mark.parametrize("method", ["chat.postMessage", "response_url"])
def test_a_posted_text_is_never_too_long_since_slack_cuts_it(method: str) -> None:
    assert posted(method, text="x" * 40_001) is None


@pytest.mark.parametrize("method", METHODS)
def test_markdown_text_holds_twelve_thousand_characters(method: str) -> None:
    assert posted(method, markdown_text="x" * 12_000) is None
    assert posted(method, markdown_text="x" * 12_001) == Refusal("msg_too_long")


@pytest.mark.parametrize("other", [{"text": "hello"}, {"blocks": [section()]}])
def test_markdown_text_stands_alone(other: Json) -> None:
    assert posted(markdown_text="hello", **other) == Refusal("markdown_text_conflict")


def test_markdown_blocks_hold_twelve_thousand_characters_together() -> None:
    half: Json = {"type": "markdown", "text": "x" * 6_000}
    assert refusal_on("message", half, section(), half) is None
    message = "`markdown` blocks must be less than 12001 characters together"
    assert refusal_on("message", half, half, {"type": "markdown", "text": "x"}) == Refusal(
        "invalid_blocks", (complaint(message, "/blocks"),)
    )


# -- Blocks ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blocks", ["[]", {"type": "divider"}, 5])
def test_blocks_are_a_list(blocks: object) -> None:
    assert posted(text="hello", blocks=blocks) == Refusal("invalid_blocks_format")


@pytest.mark.parametrize("method", METHODS)
def test_a_message_holds_fifty_blocks(method: str) -> None:
    assert posted(method, blocks=[section()] * 50) is None
    assert posted(method, blocks=[section()] * 51) == Refusal(
        "invalid_blocks", (complaint("no more than 50 items allowed", "/blocks"),)
    )


def test_a_message_holds_two_charts() -> None:
    assert refusal_on("message", chart(), chart()) is None
    assert refusal_on("message", chart(), chart(), chart()) == Refusal(
        "invalid_blocks", (complaint("no more than 2 `data_visualization` blocks allowed", "/blocks"),)
    )


@pytest.mark.parametrize("second", [table(), data_table(), container(table())], ids=lambda each: str(each["type"]))
def test_a_message_holds_one_table(second: Json) -> None:
    assert refusal_on("message", table()) is None
    pointer = "/blocks/1/child_blocks/0" if second["type"] == "container" else "/blocks/1"
    expected = Refusal("invalid_attachments", (complaint("only_one_table_allowed", pointer),))
    assert refusal_on("message", table(), second) == expected


def test_a_table_in_an_attachment_counts() -> None:
    pointer = "/attachments/0/blocks/0"
    expected = Refusal("invalid_attachments", (complaint("only_one_table_allowed", pointer),))
    assert posted(blocks=[table()], attachments=[{"blocks": [table()]}]) == expected


# -- Attachments -------------------------------------------------------------------------------------------


def test_a_message_holds_a_hundred_attachments() -> None:
    assert posted(attachments=[{"text": "hello"}] * 100) is None
    assert posted(attachments=[{"text": "hello"}] * 101) == Refusal("too_many_attachments")


@pytest.mark.parametrize(
    ("attachments", "message", "pointer"),
    [
        ("[]", "must provide an array", "/attachments"),
        (["hello"], "must provide an object", "/attachments/0"),
        ([{"blocks": {}}], "must provide an array", "/attachments/0/blocks"),
        (
            [{}, {"blocks": [{"type": "header", "text": plain(151)}]}],
            "must be less than 151 characters",
            "/attachments/1/blocks/0/text/text",
        ),
    ],
)
def test_attachments_hold_valid_blocks(attachments: object, message: str, pointer: str) -> None:
    assert posted(attachments=attachments) == Refusal("invalid_attachments", (complaint(message, pointer),))


# -- Metadata ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "payload",
    [{}, {"id": 5, "name": "x", "share": 0.5, "done": True}, {"pair": {"a": "U1"}}, {"pairs": [{"a": "U1"}]}],
    ids=str,
)
def test_metadata_holds_scalars_and_objects_of_scalars(payload: Json) -> None:
    assert posted(text="hello", metadata=metadata(**payload)) is None


@pytest.mark.parametrize(
    ("given", "message", "pointer"),
    [
        ("{}", "must provide an object", "/metadata"),
        ({"event_payload": {}}, "missing required field: event_type", "/metadata"),
        ({"event_type": "x"}, "missing required field: event_payload", "/metadata"),
        ({"event_type": "", "event_payload": {}}, "must be more than 0 characters", "/metadata/event_type"),
        ({"event_type": "x", "event_payload": []}, "must provide an object", "/metadata/event_payload"),
        ({**metadata(), "id": 1}, "invalid additional property: id", "/metadata"),
    ],
)
def test_metadata_has_a_type_and_a_payload(given: object, message: str, pointer: str) -> None:
    expected = Refusal("invalid_metadata_format", (complaint(message, pointer),))
    assert posted(text="hello", metadata=given) == expected


@pytest.mark.parametrize(
    ("payload", "message", "pointer"),
    [
        ({"a": None}, "must provide a scalar or an object", "a"),
        ({"a": ["U1"]}, "must provide a scalar or an object", "a"),
        ({"a": {"b": {"c": 1}}}, "must provide a scalar", "a/b"),
        ({"a": [{"b": []}]}, "must provide a scalar", "a/b"),
    ],
)
def test_metadata_is_not_nested_deeply(payload: Json, message: str, pointer: str) -> None:
    expected = (complaint(message, f"/metadata/event_payload/{pointer}"),)
    assert posted(text="hello", metadata=metadata(**payload)) == Refusal("invalid_metadata_schema", expected)


def test_metadata_is_small() -> None:
    around = len('{"event_type": "pair_made", "event_payload": {"a": ""}}')
    assert posted(text="hello", metadata=metadata(a="x" * (8_000 - around))) is None
    assert posted(text="hello", metadata=metadata(a="x" * (8_001 - around))) == Refusal("metadata_too_large")


def test_empty_metadata_is_for_updates_which_take_it_away() -> None:
    assert posted("chat.update", text="hello", metadata={}) is None
    refused = posted("chat.postMessage", text="hello", metadata={})
    assert refused is not None
    assert refused.error == "invalid_metadata_format"


def test_an_ephemeral_message_has_no_metadata_to_check() -> None:
    assert posted("chat.postEphemeral", text="hello", metadata="anything") is None
