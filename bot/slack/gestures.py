"""A gesture: what a person just did in Slack, read once from Slack's payload into typed facts."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.domain.people import Actor
from bot.slack.ids import COMMAND, ONLY_A_TEST, Action, Word
from bot.slack.metadata import MessageRef
from bot.slack.parts import part_of
from bot.slack.waiting import Waiting

WORDS = frozenset(Word)
DIRECT = ("directmessage", "mpdm-")
"""How the names begin of what is no channel."""


class Kind(StrEnum):
    """How Slack delivers a gesture."""

    COMMAND = "command"
    ACTION = "action"
    SUBMISSION = "submission"
    SUGGESTION = "suggestion"
    EVENT = "event"
    SHORTCUT = "shortcut"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """One gesture. `id` finds its route; `view`: the form or Home it came from; `response_url` answers in place.

    `block` is where an action happened, and `at` when, by Slack's own clock. `message` is the one with the button,
    or the one that a form was opened from; None for a whisper, which cannot be changed later. `shown` are the
    blocks of the message with the button. `said` are the words, in Slack's markup, of the message that a shortcut
    was used on. `waiting` hears how far what they asked for has come. `channel` is where a command was typed, "" in
    a direct message.
    """

    kind: Kind
    id: str
    actor: Actor
    text: str = ""
    value: str = ""
    block: str = ""
    at: str = ""
    trigger_id: str | None = None
    response_url: str | None = None
    view: Mapping[str, Any] = field(default_factory=dict)
    event: Mapping[str, Any] = field(default_factory=dict)
    message: MessageRef | None = None
    shown: Sequence[Mapping[str, Any]] = ()
    said: str = field(default="", repr=False)
    channel: str = ""
    waiting: Waiting = field(default_factory=Waiting, compare=False, repr=False)

    @property
    def in_modal(self) -> bool:
        return self.view.get("type") == "modal"

    @property
    def on_home(self) -> bool:
        return self.view.get("type") == "home"

    @property
    def page(self) -> str | None:
        """The id of the page that this form was opened from, if it lies on one."""
        return self.view.get("root_view_id") if self.view.get("previous_view_id") else None

    @property
    def opener(self) -> str | None:
        """The id of the view that lies under this one."""
        return self.view.get("previous_view_id") or None

    @property
    def on_full_stack(self) -> bool:
        """Whether three modals lie on one another, the most Slack allows, so another has to replace this one."""
        return self.in_modal and self.page is not None and self.page != self.view["previous_view_id"]


def read_command(body: Mapping[str, Any], team: str) -> Gesture:
    """`/mentor join` arrives as the word "join"; what follows is the text.

    An unknown word asks for help, and is the value then.
    """
    word, _, rest = body.get("text", "").strip().partition(" ")
    known = word.lower() in WORDS
    return Gesture(
        kind=Kind.COMMAND,
        id=f"{COMMAND} {word.lower() if known else Word.HELP}".strip(),
        actor=Actor(team, body["user_id"], f"command:{body['trigger_id']}"),
        text=rest.strip(),
        value="" if known else word,
        trigger_id=body["trigger_id"],
        response_url=body.get("response_url"),
        channel=_channel(body),
    )


def _channel(body: Mapping[str, Any]) -> str:
    """Source of the shape: docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling."""
    direct = body.get("channel_name", "").startswith(DIRECT)
    return "" if direct else str(body.get("channel_id") or "")


def read_action(body: Mapping[str, Any], team: str) -> Gesture:
    action = body["actions"][0]
    user = body["user"]["id"]
    block = str(action.get("block_id") or "")
    only_a_test = block.startswith(ONLY_A_TEST)
    return Gesture(
        kind=Kind.ACTION,
        id=Action.TEST_PRESSED if only_a_test else action["action_id"],
        actor=Actor(team, user, f"action:{user}:{action['action_ts']}:{action['action_id']}"),
        value=action.get("value") or (action.get("selected_option") or {}).get("value") or "",
        block=block.removeprefix(part_of(block)),
        at=action["action_ts"],
        trigger_id=body.get("trigger_id"),
        response_url=body.get("response_url"),
        view=body.get("view") or {},
        message=_pressed(body.get("container") or {}, part_of(block)),
        shown=(body.get("message") or {}).get("blocks") or (),
    )


def _pressed(container: Mapping[str, Any], part: str) -> MessageRef | None:
    """Source of the shape: docs.slack.dev/reference/interaction-payloads/block_actions-payload."""
    if container.get("type") != "message" or container.get("is_ephemeral"):
        return None
    return MessageRef(channel=container["channel_id"], ts=container["message_ts"], part=part)


def read_submission(body: Mapping[str, Any], team: str) -> Gesture:
    view = body["view"]
    # What it carries too: one window may show several pages without a question one after the other.
    said = [view["callback_id"], view.get("private_metadata"), view["state"]["values"]]
    content = json.dumps(said, sort_keys=True).encode()
    key = f"submission:{view['id']}:{hashlib.sha256(content).hexdigest()[:32]}"
    return Gesture(
        kind=Kind.SUBMISSION,
        id=view["callback_id"],
        actor=Actor(team, body["user"]["id"], key),
        trigger_id=body.get("trigger_id"),
        view=view,
        message=MessageRef.found_in(view.get("private_metadata") or "{}"),
    )


def read_suggestion(body: Mapping[str, Any], team: str) -> Gesture:
    return Gesture(
        kind=Kind.SUGGESTION,
        id=body["action_id"],
        actor=Actor(team, body["user"]["id"]),
        text=body.get("value", ""),
    )


def read_event(body: Mapping[str, Any], team: str) -> Gesture:
    event = body["event"]
    user = event.get("user")
    return Gesture(
        kind=Kind.EVENT,
        id=event["type"],
        actor=Actor(team, user if isinstance(user, str) else "", f"event:{body['event_id']}"),
        event=event,
    )


def read_shortcut(body: Mapping[str, Any], team: str) -> Gesture:
    """A shortcut in Slack's own menu, or in that of a message.

    Source: docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
    """
    user = body["user"]["id"]
    return Gesture(
        kind=Kind.SHORTCUT,
        id=body["callback_id"],
        actor=Actor(team, user, f"shortcut:{user}:{body['action_ts']}"),
        trigger_id=body["trigger_id"],
        said=_words_of(body.get("message") or {}),
    )


def _words_of(message: Mapping[str, Any]) -> str:
    """What a message says; some that apps post say it in an attachment alone."""
    attached: Mapping[str, Any] = next(iter(message.get("attachments") or ()), {})
    return message.get("text") or attached.get("text") or attached.get("fallback") or ""


def read_other(body: Mapping[str, Any], team: str) -> Gesture:
    """Closed views, which nothing of ours asks for."""
    return Gesture(kind=Kind.OTHER, id=str(body.get("type")), actor=Actor(team, body["user"]["id"]))
