"""The shape of what travels: JSON objects as plain dictionaries."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


def text_of(part: object) -> str:
    """Return the string of a Block Kit text object, of a plain string, or nothing."""
    if isinstance(part, str):
        return part
    if isinstance(part, dict):
        text = part.get("text")
        return text if isinstance(text, str) else ""
    return ""
