"""What a client sends for an element, taken strictly: the value itself, never the words a person uses for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.playground.state import FIELDS
from bot.playground.wire import Json


class UnfitError(LookupError):
    """Something cannot be used this way, or is not there any more; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A value for one element. `options` are those on offer, `files` those the person has uploaded, by id."""

    element: Json
    options: list[Json]
    files: Mapping[str, Json]

    def entry(self, value: object) -> Json:
        """Return the element's entry in `state.values`; raises UnfitError for a value of another kind.

        None empties the element. Options go by their values; dates are YYYY-MM-DD, times HH:mm, instants seconds.
        """
        kind = str(self.element["type"])
        if kind not in FIELDS:
            raise UnfitError("Nothing can be entered here.")
        field = FIELDS[kind][0]
        taken = _TAKEN.get(field, Answer.text)
        return {"type": kind, field: taken(self, value)}

    def text(self, value: object) -> str | None:
        if value is None or value == "":
            return None
        return _string(value)

    def option(self, value: object) -> Json | None:
        return None if value is None else self._option(value)

    def several_options(self, value: object) -> list[Json]:
        return [self._option(item) for item in _items(value)]

    def ids(self, value: object) -> list[str]:
        return [_string(item) for item in _items(value)]

    def day(self, value: object) -> str | None:
        return _written(value, date.fromisoformat)

    def time(self, value: object) -> str | None:
        return _written(value, lambda text: datetime.strptime(text, "%H:%M"))  # noqa: DTZ007 - a time of day

    def instant(self, value: object) -> int | None:
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise UnfitError("This needs a moment in Unix seconds.")

    def rich_text(self, value: object) -> Json | None:
        if value is None or (isinstance(value, dict) and value.get("type") == "rich_text"):
            return value
        raise UnfitError("This needs a rich_text object.")

    def uploaded(self, value: object) -> list[Json]:
        ids = self.ids(value)
        if not set(ids) <= self.files.keys():
            raise UnfitError("That file has not been uploaded.")
        return [self.files[file_id] for file_id in ids]

    def _option(self, value: object) -> Json:
        for option in self.options:
            if option.get("value") == value:
                return option
        raise UnfitError(f"“{value}” is not on offer here.")


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise UnfitError("This needs a text.")
    return value


def _items(value: object) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise UnfitError("This needs a list.")
    return value


def _written(value: object, read: Callable[[str], object]) -> str | None:
    if value is None or value == "":
        return None
    text = _string(value)
    try:
        read(text)
    except ValueError:
        raise UnfitError(f"“{text}” is not how Slack writes this.") from None
    return text


_TAKEN: dict[str, Callable[[Answer, object], object]] = {
    "selected_option": Answer.option,
    "selected_options": Answer.several_options,
    "selected_users": Answer.ids,
    "selected_conversations": Answer.ids,
    "selected_channels": Answer.ids,
    "selected_date": Answer.day,
    "selected_time": Answer.time,
    "selected_date_time": Answer.instant,
    "rich_text_value": Answer.rich_text,
    "files": Answer.uploaded,
}
