"""Every block and element where it belongs, and nowhere else."""

import pytest

from tests.unit.playground_rules.samples import (
    BLOCKS_EVERYWHERE,
    BLOCKS_OF_MESSAGES,
    BLOCKS_OF_MODALS,
    BUTTONS,
    DATETIMEPICKER,
    MODAL_INPUTS,
    PICKERS,
    RICH_TEXT_INPUT,
    SURFACES,
    TEXT_INPUT,
    WORKFLOW_BUTTON,
    Json,
    actions,
    button,
    complaint,
    container,
    field,
    image,
    messages_on,
    refusal_on,
    section,
)

INPUTS = {
    "message": [TEXT_INPUT, DATETIMEPICKER, *PICKERS],
    "modal": [TEXT_INPUT, DATETIMEPICKER, RICH_TEXT_INPUT, *MODAL_INPUTS, *PICKERS],
    "home": [TEXT_INPUT, RICH_TEXT_INPUT, *PICKERS],
}


def kind(sample: object) -> str | None:
    return str(sample["type"]) if isinstance(sample, dict) else None


def unsupported(name: str, pointer: str, surface: str) -> tuple[str]:
    return (complaint(f"unsupported type: {name}", pointer, surface),)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("block", BLOCKS_EVERYWHERE, ids=kind)
def test_a_common_block_is_taken_on_every_surface(surface: str, block: Json) -> None:
    assert refusal_on(surface, block) is None


@pytest.mark.parametrize("block", BLOCKS_OF_MESSAGES, ids=kind)
def test_a_block_of_messages_is_taken_in_messages_only(block: Json) -> None:
    assert refusal_on("message", block) is None
    for surface in ("modal", "home"):
        assert messages_on(surface, block) == unsupported(block["type"], "/blocks/0/type", surface)


@pytest.mark.parametrize("block", BLOCKS_OF_MODALS, ids=kind)
def test_a_block_of_modals_is_taken_in_modals_only(block: Json) -> None:
    assert refusal_on("modal", block) is None
    for surface in ("message", "home"):
        assert messages_on(surface, block) == unsupported(block["type"], "/blocks/0/type", surface)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("element", [*BUTTONS, *PICKERS], ids=kind)
def test_buttons_and_pickers_stand_in_sections_and_actions_everywhere(surface: str, element: Json) -> None:
    assert refusal_on(surface, section(accessory=element)) is None
    assert refusal_on(surface, actions(element)) is None


@pytest.mark.parametrize("surface", SURFACES)
def test_an_image_stands_beside_a_section_but_not_among_actions(surface: str) -> None:
    assert refusal_on(surface, section(accessory=image())) is None
    assert messages_on(surface, actions(image())) == unsupported("image", "/blocks/0/elements/0/type", surface)


@pytest.mark.parametrize(
    ("surface", "element"),
    [(surface, element) for surface in SURFACES for element in INPUTS[surface]],
    ids=lambda each: each if isinstance(each, str) else kind(each),
)
def test_an_input_is_taken_where_its_surface_allows_it(surface: str, element: Json) -> None:
    assert refusal_on(surface, field(element)) is None


@pytest.mark.parametrize(
    ("surface", "element"),
    [
        *(("message", element) for element in (*MODAL_INPUTS, RICH_TEXT_INPUT)),
        *(("home", element) for element in (*MODAL_INPUTS, DATETIMEPICKER)),
    ],
    ids=lambda each: each if isinstance(each, str) else kind(each),
)
def test_an_input_is_refused_where_its_surface_lacks_it(surface: str, element: Json) -> None:
    assert messages_on(surface, field(element)) == unsupported(element["type"], "/blocks/0/element/type", surface)


def test_a_workflow_button_stands_in_messages_only() -> None:
    assert refusal_on("message", actions(WORKFLOW_BUTTON)) is None
    for surface in ("modal", "home"):
        pointer = "/blocks/0/elements/0/type"
        assert messages_on(surface, actions(WORKFLOW_BUTTON)) == unsupported("workflow_button", pointer, surface)


@pytest.mark.parametrize("element", [button(), *BUTTONS, WORKFLOW_BUTTON, image()], ids=kind)
def test_what_cannot_be_filled_in_is_no_input(element: Json) -> None:
    assert messages_on("message", field(element)) == unsupported(
        element["type"], "/blocks/0/element/type", "message"
    )


def test_a_datetimepicker_does_not_stand_beside_a_section() -> None:
    assert messages_on("modal", section(accessory=DATETIMEPICKER)) == unsupported(
        "datetimepicker", "/blocks/0/accessory/type", "modal"
    )


def test_a_text_input_does_not_stand_among_actions() -> None:
    assert messages_on("home", actions(TEXT_INPUT)) == unsupported(
        "plain_text_input", "/blocks/0/elements/0/type", "home"
    )


def test_containers_do_not_hold_containers() -> None:
    inner = container({"type": "divider"})
    assert messages_on("message", container(inner)) == unsupported(
        "container", "/blocks/0/child_blocks/0/type", "message"
    )


@pytest.mark.parametrize("surface", SURFACES)
def test_an_unknown_block_is_refused(surface: str) -> None:
    assert messages_on(surface, {"type": "banner"}) == unsupported("banner", "/blocks/0/type", surface)


def test_a_remote_file_block_cannot_be_sent() -> None:
    block = {"type": "file", "external_id": "x", "source": "remote"}
    assert messages_on("message", block) == unsupported("file", "/blocks/0/type", "message")


def test_an_unknown_element_is_refused() -> None:
    slider = {"type": "slider"}
    assert messages_on("message", actions(slider)) == unsupported("slider", "/blocks/0/elements/0/type", "message")
