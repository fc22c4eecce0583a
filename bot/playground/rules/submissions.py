"""What Slack's client says under a field before it lets a modal go.

Source: https://docs.slack.dev/reference/block-kit/block-elements, for each input's own limits.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from bot.playground.rules.objects import is_number
from bot.playground.rules.shape import matching

REQUIRED = "Please complete this required field."
LONGEST_TEXT = 3000
MOST_FILES = 10

Element = Mapping[str, Any]
Complaint = Callable[[Element, Any], str | None]

# Where `view.state.values` keeps the answer of each kind of element.
ANSWER = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "file_input": "files",
}

_is_email = matching(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_is_url = matching(r"https?://[^\s/?#]+\S*")


def check_submission(view: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The sentence under each field that keeps the modal open, by block_id; empty if it may be sent.

    `values` has the shape of `view.state.values`. Blocks without a block_id or with an unknown element are left
    out: Slack gives every block an id when it shows the view.
    """
    complaints: dict[str, str] = {}
    for block_id, block in _inputs(view):
        sentence = _complaint(block, _answer(block["element"], values.get(block_id)))
        if sentence is not None:
            complaints[block_id] = sentence
    return complaints


def _inputs(view: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    blocks = view.get("blocks")
    for block in blocks if isinstance(blocks, list) else []:
        if isinstance(block, Mapping) and block.get("type") == "input" and isinstance(block.get("block_id"), str):
            element = block.get("element")
            if isinstance(element, Mapping) and _kind(element) in ANSWER:
                yield block["block_id"], block


def _kind(element: Element) -> str:
    kind = element.get("type")
    return kind if isinstance(kind, str) else ""


def _answer(element: Element, states: object) -> Any:
    """What was answered; an element without an action_id is known by being the only one of its block."""
    if not isinstance(states, Mapping):
        return None
    action_id = element.get("action_id")
    state = states.get(action_id) if isinstance(action_id, str) else next(iter(states.values()), None)
    return state.get(ANSWER[_kind(element)]) if isinstance(state, Mapping) else None


def _complaint(block: Mapping[str, Any], answer: Any) -> str | None:
    if _is_empty(answer):
        return None if block.get("optional") is True else REQUIRED
    element = block["element"]
    judge = _JUDGES.get(_kind(element))
    return judge(element, answer) if judge else None


def _is_empty(answer: Any) -> bool:
    """Rich text that holds no piece at all counts as nothing written."""
    if isinstance(answer, Mapping) and answer.get("type") == "rich_text":
        sections = answer.get("elements")
        return not any(each.get("elements") for each in _mappings(sections))
    return not answer


def _mappings(values: object) -> list[Mapping[str, Any]]:
    return [each for each in values if isinstance(each, Mapping)] if isinstance(values, list) else []


def _length(element: Element, answer: Any) -> str | None:
    length = len(str(answer))
    at_least, at_most = _whole(element, "min_length"), _whole(element, "max_length") or LONGEST_TEXT
    if at_least is not None and length < at_least:
        return f"Please write at least {at_least} characters."
    if length > at_most:
        return f"Please keep this to {at_most} characters."
    return None


def _email(_element: Element, answer: Any) -> str | None:
    return None if _is_email(str(answer)) else "Please enter a valid email address."


def _url(_element: Element, answer: Any) -> str | None:
    return None if _is_url(str(answer)) else "Please enter a valid URL."


def _number(element: Element, answer: Any) -> str | None:
    text = str(answer)
    if not is_number(text):
        return "Please enter a number."
    if "." in text and element.get("is_decimal_allowed") is not True:
        return "Please enter a whole number."
    low, high = _bound(element, "min_value"), _bound(element, "max_value")
    if low is not None and Decimal(text) < low:
        return f"Please enter {low} or more."
    if high is not None and Decimal(text) > high:
        return f"Please enter {high} or less."
    return None


def _selected(element: Element, answer: Any) -> str | None:
    return _at_most(_whole(element, "max_selected_items"), answer, "item")


def _files(element: Element, answer: Any) -> str | None:
    return _at_most(_whole(element, "max_files") or MOST_FILES, answer, "file")


def _at_most(limit: int | None, answer: Any, noun: str) -> str | None:
    if limit is None or not isinstance(answer, list) or len(answer) <= limit:
        return None
    return f"Please choose no more than {limit} {noun}{'' if limit == 1 else 's'}."


def _whole(element: Element, name: str) -> int | None:
    value = element.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _bound(element: Element, name: str) -> Decimal | None:
    value = element.get(name)
    return Decimal(value) if isinstance(value, str) and is_number(value) else None


_JUDGES: dict[str, Complaint] = {
    "plain_text_input": _length,
    "email_text_input": _email,
    "url_text_input": _url,
    "number_input": _number,
    "file_input": _files,
    **{kind: _selected for kind in ANSWER if kind.startswith("multi_")},
}
