"""Reading Block Kit: what a person sees in blocks, and which elements of theirs can be used."""

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.playground.wire import Json, text_of

PICKED_FROM = ("static", "external", "users", "conversations", "channels")
SELECT_KINDS = frozenset(f"{many}{what}_select" for what in PICKED_FROM for many in ("", "multi_"))
INTERACTIVE_KINDS = SELECT_KINDS | {
    *("button", "overflow", "icon_button", "feedback_buttons", "workflow_button"),
    *("checkboxes", "radio_buttons", "datepicker", "timepicker", "datetimepicker", "file_input"),
    *("plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"),
}
SHOWN_KEYS = (
    *("pretext", "title", "rich_text_title", "subtitle", "label", "name", "caption", "text", "fields", "body"),
    *("elements", "element", "accessory", "actions", "options", "description", "hint", "placeholder"),
    *("initial_value", "alt_text", "rows", "child_blocks", "blocks", "tasks", "details", "output"),
    *("chart", "series", "segments"),
)
ELEMENT_KEYS = ("elements", "element", "accessory", "actions")
CHILD_KEYS = ("child_blocks", "blocks", "elements")


@dataclass(frozen=True, slots=True)
class Placed:
    """An interactive element where it stands: its block, and the words a person would call it by."""

    block: Json
    element: Json
    label: str

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def kind(self) -> str:
        return str(self.element["type"])

    @property
    def is_input(self) -> bool:
        return self.block.get("type") == "input"

    @property
    def dispatches(self) -> bool:
        """Whether using the element tells the app at once, not only on submission."""
        return not self.is_input or bool(self.block.get("dispatch_action"))

    def answers_to(self, name: str) -> bool:
        names = {self.label, self.block_id, self.action_id, text_of(self.element.get("placeholder"))}
        return name in names or _plain(name) in {_plain(known) for known in names}


def with_ids(blocks: Iterable[Json], new_id: Callable[[], str]) -> list[Json]:
    """Copy blocks as Slack stores them: every block and interactive element has an id."""
    stored = copy.deepcopy(list(blocks))
    for block in _nested(stored):
        if "type" in block:
            block.setdefault("block_id", new_id())
        for element in _interactive(block):
            element.setdefault("action_id", new_id())
    return stored


def placed(blocks: Iterable[Json]) -> Iterator[Placed]:
    """Find every element a person can use, in reading order."""
    for block in _nested(blocks):
        for element in _interactive(block):
            yield Placed(block, element, _label(block, element))


def buttons(blocks: Iterable[Json]) -> list[str]:
    return [text_of(part.element.get("text")) for part in placed(blocks) if part.kind == "button"]


def visible_text(parts: object) -> str:
    """Join every string a reader sees, one per line; closed menus and confirmation dialogs are not seen."""
    return "\n".join(string for string in _strings(parts) if string)


def options_of(element: Json) -> list[Json]:
    """Return the options of a menu or a list of choices, groups flattened."""
    grouped = [option for group in element.get("option_groups") or [] for option in group["options"]]
    return [*(element.get("options") or []), *grouped]


def _interactive(block: Json) -> Iterator[Json]:
    for key in ELEMENT_KEYS:
        parts = block.get(key)
        for part in parts if isinstance(parts, list) else [parts]:
            if isinstance(part, dict) and part.get("type") in INTERACTIVE_KINDS:
                yield part


def _nested(blocks: Iterable[Json]) -> Iterator[Json]:
    """Yield blocks and the blocks inside containers, carousels and attachments."""
    for block in blocks:
        yield block
        children = (block.get(key) for key in CHILD_KEYS)
        for child in children:
            if isinstance(child, list) and block.get("type") in {"container", "carousel", None}:
                yield from _nested(child)


def _label(block: Json, element: Json) -> str:
    if block.get("type") == "input":
        return text_of(block.get("label"))
    own = text_of(element.get("text")) or text_of(element.get("placeholder"))
    return own or text_of(block.get("text"))


def _strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for item in part:
            yield from _strings(item)
    elif isinstance(part, dict):
        yield from _strings_of_object(part)


def _strings_of_object(part: Json) -> Iterator[str]:
    kind = part.get("type")
    if kind == "overflow":
        return
    if kind in SELECT_KINDS:
        chosen = part.get("initial_option") or part.get("initial_options") or part.get("placeholder")
        yield from _strings(chosen)
    elif kind == "user":
        yield f"<@{part.get('user_id', '')}>"
    elif kind == "channel":
        yield f"<#{part.get('channel_id', '')}>"
    elif kind == "emoji":
        yield f":{part.get('name', '')}:"
    elif kind == "link":
        yield text_of(part) or str(part.get("url", ""))
    else:
        for key in SHOWN_KEYS:
            yield from _strings(part.get(key))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
