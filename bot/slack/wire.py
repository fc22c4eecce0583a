"""Views and blocks as JSON, without the SDK's own checks.

`to_dict` looks through every attribute of every part for validators: three milliseconds for a form, where
this takes a tenth of one. Our tests hold everything we show against Slack's limits instead.
"""

from collections.abc import Callable
from typing import Any

from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import ConfirmObject, Option, OptionGroup

_ways: dict[type, Callable[[Any], Any] | None] = {}
_keys: dict[type[JsonObject], tuple[str, ...]] = {}


def as_json(part: Any) -> Any:
    """The same as `to_dict` for anything made of our blocks and inputs."""
    kind = type(part)
    if kind not in _ways:
        _ways[kind] = _way_to_write(kind)
    write = _ways[kind]
    return write(part) if write else part


def _way_to_write(kind: type) -> Callable[[Any], Any] | None:
    """None for what stays as it is. Found once for each kind: the SDK's are slow to tell what they are."""
    if issubclass(kind, Option):
        return _option
    if issubclass(kind, OptionGroup):
        return _group
    if issubclass(kind, ConfirmObject):
        return ConfirmObject.to_dict  # it names no attributes of its own to look through
    if issubclass(kind, JsonObject):
        return _named
    return _listed if issubclass(kind, list | tuple) else None


def _option(part: Option) -> dict[str, Any]:
    described = {"description": _words(part.description)} if part.description else {}
    return {"text": _words(part.text), "value": part.value, **described}


def _group(part: OptionGroup) -> dict[str, Any]:
    return {"label": _words(part.label), "options": as_json(part.options)}


def _named(part: JsonObject) -> dict[str, Any]:
    values = [(key, getattr(part, key, None)) for key in _keys_of(part)]
    return {key: as_json(value) for key, value in values if value or not _is_empty(value)}


def _listed(parts: Any) -> list[Any]:
    return [as_json(each) for each in parts]


def _keys_of(part: JsonObject) -> tuple[str, ...]:
    kind = type(part)
    if kind not in _keys:
        _keys[kind] = tuple(sorted(part.attributes))
    return _keys[kind]


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | tuple | dict) and not value)


def _words(text: str | None) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": True}
