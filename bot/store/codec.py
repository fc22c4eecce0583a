"""Notices to JSON and back, by class name."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter

from bot.domain.notices import Notice

KINDS: Mapping[str, type[Notice]] = {kind.__name__: kind for kind in get_args(Notice)}


def dump_notice(notice: Notice) -> dict[str, Any]:
    payload: dict[str, Any] = _adapter(type(notice).__name__).dump_python(notice, mode="json")
    return payload


def load_notice(kind: str, payload: Mapping[str, Any]) -> Notice:
    """Return the notice stored under `kind`; raise KeyError for a kind this version does not know."""
    notice: Notice = _adapter(kind).validate_python(payload)
    return notice


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])
