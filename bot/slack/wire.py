"""Views and blocks as JSON, without the SDK's own checks.

`to_dict` looks through every attribute of every part for validators: three milliseconds for a form, where
this takes half of one. Our tests hold everything we show against Slack's limits instead.
"""

from typing import Any

from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import ConfirmObject, Option, OptionGroup

_keys: dict[type[JsonObject], tuple[str, ...]] = {}


def as_json(part: Any) -> Any:
    """The same as `to_dict` for anything made of our blocks and inputs."""
    if isinstance(part, Option):
        described = {"description": _words(part.description)} if part.description else {}
        return {"text": _words(part.text), "value": part.value, **described}
    if isinstance(part, OptionGroup):
        return {"label": _words(part.label), "options": as_json(part.options)}
    if isinstance(part, ConfirmObject):
        return part.to_dict()  # it names no attributes of its own to look through
    if isinstance(part, JsonObject):
        values = ((key, getattr(part, key, None)) for key in _keys_of(part))
        return {key: as_json(value) for key, value in values if not _is_empty(value)}
    return [as_json(each) for each in part] if isinstance(part, list | tuple) else part


def _keys_of(part: JsonObject) -> tuple[str, ...]:
    kind = type(part)
    if kind not in _keys:
        _keys[kind] = tuple(sorted(part.attributes))
    return _keys[kind]


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | tuple | dict) and not value)


def _words(text: str | None) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": True}
