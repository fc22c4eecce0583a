"""How people and Slack's client go through what we show: find things, fill forms in, press send."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from slack_sdk.models.views import View

from bot.slack.fields import Field
from bot.slack.message import Message

INITIAL = {
    "plain_text_input": ("initial_value", "value"),
    "static_select": ("initial_option", "selected_option"),
    "external_select": ("initial_option", "selected_option"),
    "radio_buttons": ("initial_option", "selected_option"),
    "datepicker": ("initial_date", "selected_date"),
    "timepicker": ("initial_time", "selected_time"),
    "datetimepicker": ("initial_date_time", "selected_date_time"),
    "multi_external_select": ("initial_options", "selected_options"),
    "multi_static_select": ("initial_options", "selected_options"),
    "multi_users_select": ("initial_users", "selected_users"),
    "checkboxes": ("initial_options", "selected_options"),
    "number_input": ("initial_value", "value"),
    "channels_select": ("initial_channel", "selected_channel"),
}


def on_the_wire(shown: View | Message) -> dict[str, Any]:
    """What Slack would receive, through JSON and back."""
    payload = shown.to_dict() if isinstance(shown, View) else {"text": shown.text, "blocks": shown.blocks}
    decoded: dict[str, Any] = json.loads(json.dumps(payload))
    return decoded


def parts(payload: Any, *kinds: str) -> Iterator[dict[str, Any]]:
    """Everything of these types, wherever it sits in the payload."""
    if isinstance(payload, dict):
        if payload.get("type") in kinds:
            yield payload
        for value in payload.values():
            yield from parts(value, *kinds)
    elif isinstance(payload, list):
        for value in payload:
            yield from parts(value, *kinds)


def words(shown: View | Message) -> str:
    """Everything there is to read, in order."""
    return "\n".join(each["text"] for each in parts(on_the_wire(shown), "mrkdwn", "plain_text"))


def labels(shown: View | Message) -> list[str]:
    return [each["text"]["text"] for each in parts(on_the_wire(shown), "button")]


def submitted(view: View, answers: Mapping[Field, Any] | None = None) -> dict[str, Any]:
    """The view as it comes back: what stood in each field at first, unless `answers` holds another raw answer."""
    sent = on_the_wire(view)
    values = {
        block["block_id"]: {block["element"]["action_id"]: _state(block, answers or {})}
        for block in sent["blocks"]
        if block["type"] == "input"
    }
    return {**sent, "private_metadata": sent.get("private_metadata", ""), "state": {"values": values}}


def chosen(view: View, field: Field, value: str) -> dict[str, Any]:
    """The option of a field that has this value, as Slack hands it back."""
    block = next(each for each in on_the_wire(view)["blocks"] if each.get("block_id") == field)
    option: dict[str, Any] = next(each for each in block["element"]["options"] if each["value"] == value)
    return option


def _state(block: Mapping[str, Any], answers: Mapping[Field, Any]) -> dict[str, Any]:
    element = block["element"]
    initial, answer = INITIAL[element["type"]]
    return {"type": element["type"], answer: answers.get(Field(block["block_id"]), element.get(initial))}
