"""How the keys of a block or an element must fit each other, and blocks their neighbours."""

import pytest

from tests.unit.playground_rules.samples import (
    MENU,
    Json,
    accessory,
    actions,
    button,
    card,
    complaint,
    container,
    group,
    image,
    messages_on,
    mrkdwn,
    option,
    options,
    plain,
    refusal_on,
    section,
    typed,
    without,
)

# -- Keys that exclude or need each other --------------------------------------------------------------------


@pytest.mark.parametrize("block", [{"type": "section"}, {"type": "section", "accessory": button()}])
def test_a_section_has_a_text_or_fields(block: Json) -> None:
    assert messages_on("message", block) == (complaint("must define one of `text`, `fields`", "/blocks/0"),)


@pytest.mark.parametrize("sources", [{}, {"image_url": "https://example.com/x", "slack_file": {"id": "F1"}}])
def test_an_image_has_exactly_one_source(sources: Json) -> None:
    expected = "must define either `image_url` or `slack_file`"
    bare = without(image(), "image_url") | sources
    assert messages_on("message", bare) == (complaint(expected, "/blocks/0"),)
    assert messages_on("message", section(accessory=bare)) == (complaint(expected, "/blocks/0/accessory"),)


@pytest.mark.parametrize("file", [{}, {"id": "F1", "url": "https://files.slack.com/x"}])
def test_a_slack_file_has_an_id_or_an_address(file: Json) -> None:
    block = {"type": "image", "alt_text": "a cat", "slack_file": file}
    expected = complaint("must define either `id` or `url`", "/blocks/0/slack_file")
    assert messages_on("message", block) == (expected,)


@pytest.mark.parametrize("menu", ["static_select", "multi_static_select"])
@pytest.mark.parametrize("offer", [{}, {"options": options(1), "option_groups": [group()]}])
def test_a_static_menu_has_options_or_groups(menu: str, offer: Json) -> None:
    expected = complaint("must define either `options` or `option_groups`", "/blocks/0/accessory")
    assert messages_on("message", accessory(menu, **offer)) == (expected,)


def test_a_card_shows_something() -> None:
    expected = complaint("must define one of `hero_image`, `title`, `actions`, `body`", "/blocks/0")
    assert messages_on("message", {"type": "card", "subtitle": plain()}) == (expected,)


def test_a_container_has_a_title() -> None:
    block = without(container({"type": "divider"}), "title")
    expected = complaint("must define one of `title`, `rich_text_title`", "/blocks/0")
    assert messages_on("message", block) == (expected,)


def test_a_container_collapses_or_has_a_divider() -> None:
    child = {"type": "divider"}
    assert messages_on("message", container(child, is_collapsible=True, has_header_divider=True)) == (
        complaint("cannot be set when `is_collapsible` is true", "/blocks/0/has_header_divider"),
    )
    assert messages_on("message", container(child, default_collapsed=True)) == (
        complaint("requires `is_collapsible` to be true", "/blocks/0/default_collapsed"),
    )


def test_a_conversation_filter_filters_something() -> None:
    assert messages_on("message", accessory("conversations_select", filter={})) == (
        complaint(
            "must define one of `include`, `exclude_external_shared_channels`, `exclude_bot_users`",
            "/blocks/0/accessory/filter",
        ),
    )
    assert messages_on("message", accessory("conversations_select", filter={"include": ["dm"]})) == (
        complaint("must be a valid enum value", "/blocks/0/accessory/filter/include/0"),
    )


def test_a_file_input_does_not_dispatch() -> None:
    assert refusal_on("modal", typed("file_input")) is None
    assert messages_on("modal", {**typed("file_input"), "dispatch_action": True}) == (
        complaint("unsupported type: file_input", "/blocks/0/element/type", "modal"),
    )


@pytest.mark.parametrize("when", [[], ["on_blur"]])
def test_a_dispatch_names_what_triggers_it(when: list[str]) -> None:
    block = typed("plain_text_input", dispatch_action_config={"trigger_actions_on": when})
    pointer = "/blocks/0/element/dispatch_action_config/trigger_actions_on"
    expected = {
        0: complaint("must provide at least 1 items", pointer),
        1: complaint("must be a valid enum value", f"{pointer}/0"),
    }
    assert messages_on("message", block) == (expected[len(when)],)


# -- What is chosen at first must be on offer ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("menu", "offer"),
    [
        ("static_select", {"options": options(2)}),
        ("static_select", {"option_groups": [group()]}),
        ("radio_buttons", {"options": options(2)}),
    ],
)
@pytest.mark.parametrize(
    "first", [option("v9"), {**option("v1"), "text": plain(6)}, {**option("v1"), "text": mrkdwn()}]
)
def test_an_initial_option_equals_one_on_offer(menu: str, offer: Json, first: Json) -> None:
    refused = messages_on("message", accessory(menu, initial_option=first, **offer))
    assert len(refused) == 1
    assert "[json-pointer:/blocks/0/accessory/initial_option" in refused[0]


@pytest.mark.parametrize("menu", ["multi_static_select", "checkboxes"])
def test_initial_options_equal_ones_on_offer(menu: str) -> None:
    block = accessory(menu, options=options(2), initial_options=[option("v0"), option("v9")])
    expected = complaint("must match one of the provided options", "/blocks/0/accessory/initial_options/1")
    assert messages_on("message", block) == (expected,)


@pytest.mark.parametrize("menu", ["multi_static_select", "checkboxes"])
def test_initial_options_are_left_out_rather_than_empty(menu: str) -> None:
    expected = complaint("must provide at least 1 items", "/blocks/0/accessory/initial_options")
    assert messages_on("message", accessory(menu, options=options(2), initial_options=[])) == (expected,)


# -- Identifiers ---------------------------------------------------------------------------------------------


def test_action_ids_differ_within_a_block() -> None:
    twice = actions(button(action_id="a"), {"type": "users_select", **MENU})
    expected = complaint('`action_id` "a" already exists', "/blocks/0/elements/1/action_id")
    assert messages_on("message", twice) == (expected,)
    assert messages_on("message", card(actions=[button(action_id="a"), button(action_id="a")])) == (
        complaint('`action_id` "a" already exists', "/blocks/0/actions/1/action_id"),
    )


def test_action_ids_may_repeat_in_another_block() -> None:
    assert refusal_on("message", actions(button(action_id="a")), actions(button(action_id="a"))) is None


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
def test_block_ids_differ_within_a_surface(surface: str) -> None:
    blocks = [{"type": "divider", "block_id": "b"}, {"type": "divider"}, section(block_id="b")]
    expected = complaint('`block_id` "b" already exists', "/blocks/2/block_id", surface)
    assert messages_on(surface, *blocks) == (expected,)


def test_block_ids_differ_inside_groups_too() -> None:
    named = {"type": "divider", "block_id": "b"}
    assert messages_on("message", named, container(named)) == (
        complaint('`block_id` "b" already exists', "/blocks/1/child_blocks/0/block_id"),
    )
    assert messages_on("message", named, {"type": "carousel", "elements": [card(block_id="b")]}) == (
        complaint('`block_id` "b" already exists', "/blocks/1/elements/0/block_id"),
    )
