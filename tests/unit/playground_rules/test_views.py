"""What is refused about a modal or a Home tab as a whole."""

import json

import pytest

from bot.playground.rules import Refusal, check_view
from tests.unit.playground_rules.samples import (
    Json,
    actions,
    field,
    home,
    modal,
    mrkdwn,
    plain,
    section,
    without,
)


def invalid(message: str, pointer: str) -> Refusal:
    return Refusal("invalid_arguments", (f"[ERROR] {message} [json-pointer:/view{pointer}]",))


VIEWS = [modal(section()), home(section())]


@pytest.mark.parametrize(
    "view",
    [
        modal(
            section(),
            close=plain(),
            private_metadata="",
            callback_id="c",
            external_id="e",
            clear_on_close=True,
            notify_on_close=True,
        ),
        without(modal(section()), "submit"),
        home(section(), private_metadata="{}", callback_id="c", external_id="e"),
        home(field({"type": "plain_text_input"})),
    ],
    ids=str,
)
def test_a_valid_view_is_taken(view: Json) -> None:
    assert check_view(view) is None


@pytest.mark.parametrize(
    ("view", "key"), [(view, key) for view in VIEWS for key in ("type", "blocks")] + [(VIEWS[0], "title")], ids=str
)
def test_a_view_must_have_its_keys(view: Json, key: str) -> None:
    assert check_view(without(view, key)) == invalid(f"missing required field: {key}", "")


def test_a_view_is_a_modal_or_a_home_tab() -> None:
    assert check_view({**VIEWS[0], "type": "dialog"}) == invalid("unsupported type: dialog", "/type")


@pytest.mark.parametrize("key", ["id", "hash", "state", "root_view_id", "team_id"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view["type"]))
def test_a_view_that_came_from_slack_cannot_be_sent_back_whole(view: Json, key: str) -> None:
    assert check_view({**view, key: "x"}) == invalid(f"invalid additional property: {key}", "")


@pytest.mark.parametrize("key", ["title", "submit", "close", "notify_on_close"])
def test_a_home_tab_has_no_frame(key: str) -> None:
    assert check_view(home(section(), **{key: plain()})) == invalid(f"invalid additional property: {key}", "")


@pytest.mark.parametrize("key", ["title", "submit", "close"])
def test_the_frame_of_a_modal_says_24_plain_characters(key: str) -> None:
    assert check_view(modal(section(), **{key: plain(24)})) is None
    assert check_view(modal(section(), **{key: plain(25)})) == invalid(
        "must be less than 25 characters", f"/{key}/text"
    )
    assert check_view(modal(section(), **{key: mrkdwn()})) == invalid("unsupported type: mrkdwn", f"/{key}/type")


@pytest.mark.parametrize(("key", "most"), [("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)])
@pytest.mark.parametrize("build", [modal, home])
def test_what_a_view_carries_has_a_limit(build: type, key: str, most: int) -> None:
    assert check_view(build(section(), **{key: "x" * most})) is None
    assert check_view(build(section(), **{key: "x" * (most + 1)})) == invalid(
        f"must be less than {most + 1} characters", f"/{key}"
    )


@pytest.mark.parametrize("build", [modal, home])
def test_a_view_holds_one_to_a_hundred_blocks(build: type) -> None:
    assert check_view(build(*[section()] * 100)) is None
    assert check_view(build(*[section()] * 101)) == invalid("no more than 100 items allowed", "/blocks")
    assert check_view(build()) == invalid("must provide at least 1 items", "/blocks")


def test_a_modal_with_an_input_can_be_submitted() -> None:
    view = modal(section(), field({"type": "plain_text_input"}))
    assert check_view(view) is None
    assert check_view(without(view, "submit")) == invalid(
        "must define `submit` to use an `input` block in modals", "/blocks/1/input"
    )


@pytest.mark.parametrize("build", [modal, home])
def test_one_element_of_a_view_is_focused(build: type) -> None:
    focused = {"type": "users_select", "focus_on_load": True}
    relaxed = {"type": "users_select", "focus_on_load": False}
    assert check_view(build(field(focused), field(relaxed), section(accessory=relaxed))) is None
    refused = invalid("only one element can have `focus_on_load`", "/blocks/1/accessory/focus_on_load")
    assert check_view(build(field(focused), section(accessory=focused))) == refused
    refused = invalid("only one element can have `focus_on_load`", "/blocks/0/elements/1/focus_on_load")
    assert check_view(build(actions(focused, focused))) == refused


def test_a_view_weighs_250_kilobytes() -> None:
    view = home(*[section(text=plain(2_440)) for _ in range(99)], section(text=plain(1)))
    spare = 250_000 - len(json.dumps(view))
    assert 0 < spare < 3_000
    room = spare - len(', "private_metadata": ""')
    assert check_view({**view, "private_metadata": "x" * room}) is None
    assert check_view({**view, "private_metadata": "x" * (room + 1)}) == Refusal("view_too_large")


def test_a_view_is_weighed_in_bytes_rather_than_characters() -> None:
    assert check_view(home(*[section(text=mrkdwn(2_000)) for _ in range(100)])) is None
    accented = {"type": "mrkdwn", "text": "é" * 2_000}
    assert check_view(home(*[section(text=accented) for _ in range(100)])) == Refusal("view_too_large")
