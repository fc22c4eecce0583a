"""Reading the arguments of a Web API call: query, form and JSON say the same thing in different types."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.api.refusal import ApiError
from bot.playground.wire import Json

# Arguments that travel as JSON even inside a form, and the error for one that is not JSON.
STRUCTURED = {
    "blocks": "invalid_blocks_format",
    "attachments": "invalid_attachments",
    "metadata": "invalid_metadata_format",
    "view": "invalid_arguments",
    "files": "invalid_arguments",
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """The decoded arguments; the token is not among them."""

    given: Json

    @classmethod
    def decoded(cls, raw: Mapping[str, Any]) -> "Arguments":
        """Parse the structured arguments; raises ApiError for what is not JSON."""
        return cls({name: _parsed(name, value) for name, value in raw.items() if value is not None})

    def has(self, name: str) -> bool:
        return self.given.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        value = self.given.get(name, default)
        return value if isinstance(value, str) else str(value)

    def flag(self, name: str) -> bool:
        return str(self.given.get(name, "")).lower() in {"true", "1"}

    def number(self, name: str, default: int, *, error: str = "invalid_arguments") -> int:
        """Return a whole number; raises ApiError with the given error for anything else."""
        try:
            return int(self.given.get(name, default))
        except (TypeError, ValueError):
            raise ApiError(error) from None

    def items(self, name: str) -> list[str]:
        """Return a comma-separated list, which JSON bodies may also give as an array."""
        value = self.given.get(name) or ""
        parts = value if isinstance(value, list) else str(value).split(",")
        return [str(part).strip() for part in parts if str(part).strip()]


def _parsed(name: str, value: Any) -> Any:
    if name not in STRUCTURED or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise ApiError(STRUCTURED[name]) from None
