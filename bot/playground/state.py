"""The `state.values` of views and messages: what stands in each element, per element type."""

from datetime import date, datetime, time

from bot.playground import blocks as kit
from bot.playground import composer
from bot.playground.ids import seconds
from bot.playground.wire import Json, text_of

Typed = dict[tuple[str, str], Json]

# The value field and the element's initial field, by element type
# (docs.slack.dev/reference/views, "state.values").
FIELDS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", "initial_files"),
}
OPTION_FIELDS = {"selected_option", "selected_options"}
LIST_FIELDS = {"selected_options", "selected_users", "selected_conversations", "selected_channels", "files"}


def values(blocks: list[Json], typed: Typed) -> Json:
    """Return `state.values`: what was typed, otherwise each element's initial value."""
    result: Json = {}
    for part in kit.placed(blocks):
        if part.kind not in FIELDS:
            continue
        entry = typed.get((part.block_id, part.action_id)) or initial(part.element)
        result.setdefault(part.block_id, {})[part.action_id] = entry
    return result


def initial(element: Json) -> Json:
    field, initial_field = FIELDS[element["type"]]
    empty: list[Json] | None = [] if field in LIST_FIELDS else None
    return {"type": element["type"], field: element.get(initial_field, empty)}


def surviving(old: list[Json], new: list[Json], typed: Typed) -> Typed:
    """Keep what was typed only where an element has the same block_id, action_id and type as before."""
    before = {(part.block_id, part.action_id, part.kind) for part in kit.placed(old)}
    after = {(part.block_id, part.action_id, part.kind) for part in kit.placed(new)}
    kept = {(block_id, action_id) for block_id, action_id, _ in before & after}
    return {place: entry for place, entry in typed.items() if place in kept}


def entry(element: Json, value: object, *, options: list[Json]) -> Json:
    """Turn what a person enters into the element's state; raises LookupError for a choice not on offer."""
    kind = element["type"]
    field, _ = FIELDS[kind]
    if field in OPTION_FIELDS:
        return {"type": kind, field: _chosen(value, options, several=field == "selected_options")}
    if field in LIST_FIELDS:
        several = [] if value is None else value if isinstance(value, list | tuple | set) else [value]
        return {"type": kind, field: [_id_of(item) for item in several]}
    if field == "rich_text_value":
        return {"type": kind, field: composer.rich_text(str(value)) if value else None}
    if isinstance(value, int) and kind == "datetimepicker":
        return {"type": kind, field: value}
    return {"type": kind, field: _written(value)}


def _written(value: object) -> object:
    """Write a single value as Slack does: dates YYYY-MM-DD, times HH:mm, instants as Unix seconds."""
    if isinstance(value, datetime):
        return seconds(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int | float):
        return str(value)
    return _id_of(value)


def _id_of(value: object) -> object:
    return getattr(value, "id", value)


def _chosen(value: object, options: list[Json], *, several: bool) -> object:
    if not several:
        return None if value is None else _option(value, options)
    if isinstance(value, bool):
        return list(options) if value else []
    wanted = [] if value is None else [value] if isinstance(value, str) else list(_iterable(value))
    return [_option(item, options) for item in wanted]


def _iterable(value: object) -> list[object]:
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    return [value]


def _option(value: object, options: list[Json]) -> Json:
    name = str(value)
    for option in options:
        if name in {text_of(option["text"]), option.get("value")}:
            return option
    offered = ", ".join(repr(text_of(option["text"])) for option in options)
    raise LookupError(f"No option {name!r}; on offer: {offered or 'nothing'}")
