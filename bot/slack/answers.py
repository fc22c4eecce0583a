"""What a person filled in, read from `view["state"]["values"]` by field and type."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Self, TypeVar

from bot.domain.errors import WrongInput
from bot.domain.writing import legible
from bot.slack.fields import Field

T = TypeVar("T")

INITIAL = {
    "initial_value": "value",
    "initial_option": "selected_option",
    "initial_options": "selected_options",
    "initial_users": "selected_users",
}
"""Where an element says what stands in it at first, and where its state does."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by field. A field that is missing, empty or unreadable counts as not answered.

    Source of the shapes: docs.slack.dev/reference/interaction-payloads/view-interactions-payload
    """

    values: Mapping[str, Any]

    @classmethod
    def of(cls, view: Mapping[str, Any]) -> Self:
        state = view.get("state") or {}
        return cls(state.get("values") or {})

    @classmethod
    def shown(cls, view: Mapping[str, Any]) -> Self:
        """What stood in the fields before the person touched them."""
        inputs = [block for block in view.get("blocks") or () if block.get("type") == "input"]
        return cls({block["block_id"]: {"": _initial(block["element"])} for block in inputs})

    def text(self, field: Field) -> str:
        """What was typed, without blank edges and without what is no writing; "" if nothing."""
        return legible(str(self._answer(field).get("value") or "")).strip()

    def number(self, field: Field) -> int | None:
        """A whole number typed or chosen."""
        try:
            return int(self.text(field) or self.choice(field) or "")
        except ValueError:
            return None

    def decimal(self, field: Field) -> float | None:
        """A number typed, with or without a part after the point."""
        try:
            return float(self.text(field))
        except ValueError:
            return None

    def choice(self, field: Field) -> str | None:
        """The value of the option chosen from a select or from radio buttons."""
        option = self._answer(field).get("selected_option") or {}
        value = option.get("value")
        return legible(value) if value else None

    def choices(self, field: Field) -> tuple[str, ...]:
        """The values of the options chosen from a select or from checkboxes."""
        return tuple(legible(option["value"]) for option in self._answer(field).get("selected_options") or ())

    def people(self, field: Field) -> tuple[str, ...]:
        """The Slack ids of the people chosen."""
        return tuple(self._answer(field).get("selected_users") or ())

    def date(self, field: Field) -> date | None:
        try:
            return date.fromisoformat(self._answer(field).get("selected_date") or "")
        except ValueError:
            return None

    def time(self, field: Field) -> time | None:
        """The time of day chosen in a time picker."""
        try:
            return time.fromisoformat(self._answer(field).get("selected_time") or "")
        except ValueError:
            return None

    def instant(self, field: Field) -> datetime | None:
        """The moment chosen in a date and time picker, in UTC."""
        seconds = self._answer(field).get("selected_date_time")
        return datetime.fromtimestamp(int(seconds), UTC) if seconds else None

    def conversation(self, field: Field) -> str | None:
        """The Slack id of the channel or conversation chosen."""
        answer = self._answer(field)
        return answer.get("selected_channel") or answer.get("selected_conversation")

    def file(self, field: Field) -> str | None:
        """The Slack id of the one file uploaded."""
        files = self._answer(field).get("files") or []
        return next((file.get("id") for file in files), None)

    def _answer(self, field: Field) -> Mapping[str, Any]:
        # Each of our input blocks holds one element, so the element's own id need not be known here.
        return next(iter((self.values.get(field) or {}).values()), None) or {}


def _initial(element: Mapping[str, Any]) -> dict[str, Any]:
    return {answer: element[initial] for initial, answer in INITIAL.items() if initial in element}


def needed(answer: T | None, **problem: str) -> T:
    """Return the answer; raise WrongInput with the problem of its field if it was not given."""
    if answer is None:
        raise WrongInput(**problem)
    return answer
