"""The JSON between a tab and the page: what a tab asks, read with care, and what it is told."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.wire import Json


class UnableError(Exception):
    """What a tab asked for cannot be done; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of a tab. Whatever is missing or of the wrong kind raises UnableError."""

    frame: Json

    @classmethod
    def read(cls, text: object) -> "Asked":
        """Read a frame; raises UnableError for what is no JSON object, or could not be passed on as UTF-8."""
        try:
            frame = json.loads(text if isinstance(text, str) else "", parse_constant=_refused)
            json.dumps(frame, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            raise UnableError("This is not a request the page can read.") from None
        if not isinstance(frame, dict):
            raise UnableError("A request is a JSON object.")
        return cls(frame)

    @property
    def id(self) -> str | int | None:
        """What the answer is marked with."""
        found = self.frame.get("id")
        return found if isinstance(found, str | int) else None

    @property
    def name(self) -> str:
        return self.text("do")

    def has(self, key: str) -> bool:
        return self.frame.get(key) is not None

    def text(self, key: str) -> str:
        found = self.frame.get(key)
        if not isinstance(found, str):
            raise UnableError(f"“{key}” has to be a text.")
        return found

    def text_or_nothing(self, key: str) -> str:
        return self.text(key) if self.has(key) else ""

    def number(self, key: str) -> int:
        found = self.frame.get(key)
        if not isinstance(found, int) or isinstance(found, bool):
            raise UnableError(f"“{key}” has to be a whole number.")
        return found

    def number_or(self, key: str, default: float, *, most: float) -> float:
        found = self.frame.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= most:
            raise UnableError(f"“{key}” has to be a number from 0 to {most:g}.")
        return found

    def is_on(self, key: str) -> bool:
        return self.frame.get(key) is True

    def inner(self, key: str) -> "Asked":
        found = self.frame.get(key)
        if not isinstance(found, dict):
            raise UnableError(f"“{key}” has to be an object.")
        return Asked(found)


def answer(to: str | int | None, **content: Any) -> str:
    return written({"re": to, "ok": True, **content})


def refusal(to: str | int | None, sentence: str) -> str:
    return written({"re": to, "ok": False, "error": sentence})


def push(name: str, about: Json, parts: Mapping[str, str]) -> str:
    """Return a push whose parts are written already, so that long ones are written once."""
    head = written({"push": name, **about})
    return head[:-1] + "".join(f',"{part}":{text}' for part, text in parts.items()) + "}"


def written(content: object) -> str:
    """Write JSON in ASCII: an app may have sent halves of characters, which no socket takes."""
    return json.dumps(content, separators=(",", ":"))


def _refused(constant: str) -> None:
    raise ValueError(constant)
