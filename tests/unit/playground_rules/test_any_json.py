"""Whatever JSON arrives, the checks answer; they never raise."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.rules import Refusal, check_message, check_submission, check_view
from tests.unit.playground_rules.samples import (
    BLOCKS_EVERYWHERE,
    BLOCKS_OF_MESSAGES,
    BLOCKS_OF_MODALS,
    MODAL_INPUTS,
    PICKERS,
    Json,
    field,
    home,
    modal,
)

ALL_BLOCKS = [
    *BLOCKS_EVERYWHERE,
    *BLOCKS_OF_MESSAGES,
    *BLOCKS_OF_MODALS,
    *(field(element, block_id="b") for element in [*PICKERS, *MODAL_INPUTS]),
]
KEYS = st.sampled_from(
    ["type", "text", "blocks", "elements", "element", "options", "attachments", "metadata", "title", "b", "a"]
)
TYPES = st.sampled_from(["modal", "home", "section", "actions", "input", "plain_text", "button", "number_input"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | TYPES
ANY_JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=5),
    max_leaves=25,
)
ANY_OBJECT = st.dictionaries(KEYS | st.text(max_size=4), ANY_JSON, max_size=6)
METHODS = st.sampled_from(["chat.postMessage", "chat.update", "chat.postEphemeral", "response_url"])


def places(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for key, child in inner for place in places(child, (*path, key)))]


@st.composite
def damaged_blocks(draw: st.DrawFn) -> list[Any]:
    """Valid blocks in which one value, anywhere, has become something else."""
    blocks: list[Any] = deepcopy(draw(st.lists(st.sampled_from(ALL_BLOCKS), min_size=1, max_size=3)))
    path = draw(st.sampled_from(places(blocks)[1:]))
    node: Any = blocks
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = draw(ANY_JSON)
    return blocks


def is_an_answer(answer: object) -> bool:
    return answer is None or (isinstance(answer, Refusal) and answer.error != "")


@given(payload=ANY_OBJECT, method=METHODS)
def test_any_message_gets_an_answer(payload: Json, method: str) -> None:
    assert is_an_answer(check_message(payload, method=method))


@given(view=ANY_OBJECT)
def test_any_view_gets_an_answer(view: Json) -> None:
    assert is_an_answer(check_view(view))


@given(view=ANY_OBJECT, values=ANY_OBJECT)
def test_any_submission_gets_an_answer(view: Json, values: Json) -> None:
    assert all(isinstance(sentence, str) for sentence in check_submission(view, values).values())


@given(blocks=damaged_blocks(), method=METHODS, values=st.dictionaries(st.just("b"), ANY_OBJECT))
def test_blocks_with_a_wrong_value_get_an_answer(blocks: list[Any], method: str, values: Json) -> None:
    assert is_an_answer(check_message({"blocks": blocks}, method=method))
    assert is_an_answer(check_view(modal(*blocks)))
    assert is_an_answer(check_view(home(*blocks)))
    assert isinstance(check_submission(modal(*blocks), values), dict)


@given(metadata=ANY_JSON, payload=ANY_JSON, attachments=ANY_JSON)
def test_any_metadata_and_attachments_get_an_answer(metadata: Any, payload: Any, attachments: Any) -> None:
    wrapped = {"event_type": "x", "event_payload": payload}
    for given_metadata in (metadata, wrapped):
        message = {"text": "hello", "metadata": given_metadata, "attachments": attachments}
        assert is_an_answer(check_message(message, method="chat.postMessage"))


@pytest.mark.parametrize("view", [None, [], "modal", 5])
def test_a_view_that_is_no_object_is_refused(view: Any) -> None:
    refused = Refusal("invalid_arguments", ("[ERROR] must provide an object [json-pointer:/view]",))
    assert check_view(view) == refused
