"""What keeps a modal open when somebody presses its submit button."""

from typing import Any

import pytest

from bot.playground.rules import check_submission
from tests.unit.playground_rules.samples import Json, field, modal, option, options, rich_text, section

REQUIRED = "Please complete this required field."

ANSWERS: list[tuple[str, str, Any]] = [
    ("plain_text_input", "value", "hello"),
    ("email_text_input", "value", "ada@example.com"),
    ("url_text_input", "value", "https://example.com/x?y=z"),
    ("number_input", "value", "-5"),
    ("rich_text_input", "rich_text_value", rich_text()),
    ("static_select", "selected_option", option()),
    ("external_select", "selected_option", option()),
    ("radio_buttons", "selected_option", option()),
    ("multi_static_select", "selected_options", options(2)),
    ("multi_external_select", "selected_options", options(2)),
    ("checkboxes", "selected_options", options(2)),
    ("users_select", "selected_user", "U1"),
    ("multi_users_select", "selected_users", ["U1", "U2"]),
    ("conversations_select", "selected_conversation", "C1"),
    ("multi_conversations_select", "selected_conversations", ["C1", "C2"]),
    ("channels_select", "selected_channel", "C1"),
    ("multi_channels_select", "selected_channels", ["C1", "C2"]),
    ("datepicker", "selected_date", "2026-02-03"),
    ("timepicker", "selected_time", "09:30"),
    ("datetimepicker", "selected_date_time", 1_628_633_820),
    ("file_input", "files", [{"id": "F1"}]),
]


def said(kind: str, key: str, answer: Any, *, optional: bool = False, **limits: Any) -> str | None:
    """What stands under the one field of a modal after this answer."""
    element = {"type": kind, "action_id": "a", **limits}
    view = modal(section(), field(element, block_id="b", optional=optional))
    complaints = check_submission(view, {"b": {"a": {"type": kind, key: answer}}})
    assert set(complaints) <= {"b"}
    return complaints.get("b")


def typed(kind: str, answer: Any, **limits: Any) -> str | None:
    return said(kind, "value", answer, **limits)


@pytest.mark.parametrize(("kind", "key", "answer"), ANSWERS)
def test_an_answered_field_lets_the_modal_go(kind: str, key: str, answer: Any) -> None:
    assert said(kind, key, answer) is None


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, key, _ in ANSWERS])
@pytest.mark.parametrize("nothing", [None, "", []])
def test_an_empty_field_holds_the_modal_back_unless_it_is_optional(kind: str, key: str, nothing: Any) -> None:
    assert said(kind, key, nothing) == REQUIRED
    assert said(kind, key, nothing, optional=True) is None


def test_rich_text_without_a_word_is_empty() -> None:
    empty = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]}
    assert said("rich_text_input", "rich_text_value", empty) == REQUIRED
    assert said("rich_text_input", "rich_text_value", empty, optional=True) is None


@pytest.mark.parametrize("values", [{}, {"b": {}}, {"b": {"other": {"value": "x"}}}])
def test_a_field_missing_from_the_values_is_empty(values: Json) -> None:
    view = modal(field({"type": "plain_text_input", "action_id": "a"}, block_id="b"))
    assert check_submission(view, values) == {"b": REQUIRED}


def test_an_element_without_an_action_id_is_the_only_one_of_its_block() -> None:
    view = modal(field({"type": "plain_text_input"}, block_id="b"))
    assert check_submission(view, {"b": {"x9f": {"value": "hello"}}}) == {}


def test_every_field_gets_its_own_sentence() -> None:
    view = modal(
        field({"type": "users_select", "action_id": "a"}, block_id="who"),
        field({"type": "email_text_input", "action_id": "a"}, block_id="mail"),
        field({"type": "plain_text_input", "action_id": "a"}, block_id="note"),
    )
    values = {"mail": {"a": {"value": "ada"}}, "note": {"a": {"value": "hello"}}}
    assert check_submission(view, values) == {"who": REQUIRED, "mail": "Please enter a valid email address."}


def test_what_is_no_input_holds_nothing_back() -> None:
    menu = section(block_id="b", accessory={"type": "users_select", "action_id": "a"})
    assert check_submission(modal(menu), {}) == {}
    assert check_submission(modal(field({"type": "slider"}, block_id="b")), {}) == {}
    assert check_submission(modal(field({"type": "plain_text_input"})), {}) == {}


@pytest.mark.parametrize(
    ("length", "sentence"),
    [
        (2, "Please write at least 3 characters."),
        (3, None),
        (9, None),
        (10, "Please keep this to 9 characters."),
    ],
)
def test_a_text_keeps_within_its_lengths(length: int, sentence: str | None) -> None:
    assert typed("plain_text_input", "x" * length, min_length=3, max_length=9) == sentence


def test_a_text_without_lengths_may_have_three_thousand_characters() -> None:
    assert typed("plain_text_input", "x" * 3_000) is None
    assert typed("plain_text_input", "x" * 3_001) == "Please keep this to 3000 characters."


def test_an_optional_text_that_is_begun_still_has_a_least_length() -> None:
    assert typed("plain_text_input", "x", optional=True, min_length=2) == "Please write at least 2 characters."


@pytest.mark.parametrize(
    ("number", "decimals", "sentence"),
    [
        ("five", True, "Please enter a number."),
        ("1e5", True, "Please enter a number."),
        ("2.5", False, "Please enter a whole number."),
        ("2.5", True, None),
        ("0", False, "Please enter 1 or more."),
        ("1", False, None),
        ("10", False, None),
        ("10.01", True, "Please enter 10 or less."),
    ],
)
def test_a_number_keeps_within_its_range(number: str, decimals: bool, sentence: str | None) -> None:
    said_of = typed("number_input", number, is_decimal_allowed=decimals, min_value="1", max_value="10")
    assert said_of == sentence


@pytest.mark.parametrize(
    "mail", ["ada", "ada@", "@example.com", "ada@example", "a da@example.com", "ada@example.com."]
)
def test_an_email_address_looks_like_one(mail: str) -> None:
    assert typed("email_text_input", mail) == "Please enter a valid email address."


@pytest.mark.parametrize("address", ["example", "example.com", "ftp://example.com", "https://", "https://exa mple"])
def test_a_web_address_looks_like_one(address: str) -> None:
    assert typed("url_text_input", address) == "Please enter a valid URL."


@pytest.mark.parametrize("what", ["users", "channels", "conversations", "options"])
def test_no_more_is_chosen_than_the_menu_allows(what: str) -> None:
    kind = "multi_static_select" if what == "options" else f"multi_{what}_select"
    key = f"selected_{what}"
    assert said(kind, key, ["1", "2"], max_selected_items=2) is None
    assert said(kind, key, ["1", "2", "3"], max_selected_items=2) == "Please choose no more than 2 items."
    assert said(kind, key, ["1", "2"], max_selected_items=1) == "Please choose no more than 1 item."


def test_no_more_files_are_sent_than_allowed() -> None:
    assert said("file_input", "files", [{}] * 10) is None
    assert said("file_input", "files", [{}] * 11) == "Please choose no more than 10 files."
    assert said("file_input", "files", [{}] * 2, max_files=1) == "Please choose no more than 1 file."
