"""The payloads that Slack refused, kept where they would have been seen: in a conversation, on Home, as a modal."""

import json
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from bot.playground import surfaces
from bot.playground.api.arguments import STRUCTURED
from bot.playground.changes import Change
from bot.playground.ids import written
from bot.playground.page import checks
from bot.playground.page.redaction import Redaction
from bot.playground.record import Call, Delivery, Kind
from bot.playground.views import View
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

MODALS = frozenset({"views.open", "views.push", "views.update"})
HOME = "views.publish"
# The call fails, but not for what is in it, and the bot may well succeed when it tries again.
PASSING = frozenset(
    {
        "ratelimited",
        "internal_error",
        "hash_conflict",
        "account_inactive",
        "token_revoked",
        "invalid_auth",
        "not_authed",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """`number` is that of the log's entry, `ts` where it would have stood; `only_for` as for a message."""

    number: int
    ts: str
    method: str
    error: str
    messages: list[str]
    payload: Any
    only_for: str = ""

    @property
    def shown(self) -> Json:
        return {
            "method": self.method,
            "error": self.error,
            "messages": self.messages,
            "payload": self.payload,
            "number": self.number,
        }


Kept: TypeAlias = defaultdict[str, deque[Refused]]


def _few() -> deque[Refused]:
    """Keep the newest hundred: an app that goes on failing must not fill the memory."""
    return deque(maxlen=100)


@dataclass(slots=True)
class Refusals:
    """Follows the log from its beginning. Conversations that were never made go by the person's id."""

    workspace: Workspace
    _rooms: Kept = field(default_factory=lambda: defaultdict(_few))
    _homes: Kept = field(default_factory=lambda: defaultdict(_few))
    _modals: Kept = field(default_factory=lambda: defaultdict(_few))

    def __post_init__(self) -> None:
        for entry in self.workspace.log.entries:
            self._notice(entry)
        self.workspace.changes.watch(self.notice)

    def notice(self, change: Change) -> None:
        if change.entry is not None:
            self._notice(change.entry)

    def begin(self, person: str) -> None:
        """Forget the modals that were refused to a person: they do something new."""
        self._modals.pop(person, None)

    def in_room(self, room: str, person: str) -> list[Refused]:
        """Return what a person would have read in a conversation, oldest first."""
        return [each for each in self._rooms.get(room, ()) if each.only_for in {"", person}]

    def on_home(self, person: str) -> list[Refused]:
        """Return what was refused since the Home tab was last published."""
        return list(self._homes.get(person, ()))

    def modals(self, person: str) -> list[Refused]:
        return list(self._modals.get(person, ()))

    # -- how it is done ----------------------------------------------------------------------------

    def _notice(self, entry: Call | Delivery) -> None:
        if isinstance(entry, Delivery):
            self._notice_answer(entry)
        elif entry.latency is not None and entry.answer is not None:
            self._notice_call(entry, entry.answer)

    def _notice_call(self, call: Call, answer: Json) -> None:
        given = call.arguments
        if call.method == HOME and answer.get("ok"):
            self._homes.pop(str(given.get("user_id")), None)
        if answer.get("ok") or call.error in PASSING:
            return
        if call.method in checks.MESSAGES:
            self._rooms[self._room(call)].append(self._refused(call, ts=str(given.get("ts") or "")))
        elif call.method == HOME:
            self._homes[str(given.get("user_id"))].append(self._refused(call))
        elif call.method in MODALS:
            self._notice_modal(call)

    def _notice_modal(self, call: Call) -> None:
        view = view_named(self.workspace, call.arguments)
        if view is not None and view.kind == "home":
            self._homes[view.person].append(self._refused(call))
        else:
            person = view.person if view else self.workspace.tickets.holder(str(call.arguments.get("trigger_id")))
            self._modals[person].append(self._refused(call))

    def _notice_answer(self, sent: Delivery) -> None:
        """Keep an answer that Slack could make nothing of: a message, or a view in the ack of a form."""
        if not sent.problem:
            return
        refused = self._spoiled(sent)
        if sent.kind is Kind.COMMAND:
            self._rooms[str(sent.payload["channel_id"])].append(refused)
        elif sent.type == "view_submission":
            self._modals[str(sent.payload["user"]["id"])].append(refused)

    def _room(self, call: Call) -> str:
        """Return the conversation's id; for one that does not exist, what the bot called it."""
        reference = call.channel or str(call.arguments.get("channel") or "")
        if reference in self.workspace.accounts:
            direct = self.workspace.direct([reference, self.workspace.app.bot_user_id])
            return direct.id if direct else reference
        room = self.workspace.room_named(reference)
        return room.id if room else reference

    def _now(self, at: datetime) -> str:
        """Return a timestamp after everything said until then; many things happen at one virtual instant."""
        _, last = self.workspace.ids.noted()
        return written(max(at, last) if at == self.workspace.clock.now() else at)

    def _refused(self, call: Call, *, ts: str = "") -> Refused:
        answer = call.answer or {}
        messages = list((answer.get("response_metadata") or {}).get("messages") or [])
        if call.method == "response_url":
            messages = checks.complaints(call.method, call.arguments)
        public = call.method == "response_url" and call.arguments.get("response_type") == "in_channel"
        return Refused(
            number=call.number,
            ts=ts or self._now(call.at),
            method=call.method,
            error=call.error,
            messages=messages,
            payload=Redaction.of(self.workspace).clean(decoded(call.arguments)),
            only_for="" if public else call.person or str(call.arguments.get("user") or ""),
        )

    def _spoiled(self, sent: Delivery) -> Refused:
        command = sent.kind is Kind.COMMAND
        return Refused(
            number=sent.number,
            ts=self._now(sent.at),
            method=sent.type,
            error=sent.problem,
            messages=checks.complaints("response_url", sent.answer) if command else [],
            payload=Redaction.of(self.workspace).clean(sent.answer),
            only_for=str(sent.payload["user_id"]) if command else "",
        )


def view_named(workspace: Workspace, arguments: Json) -> View | None:
    """Find the view that a call means by view_id or external_id."""
    view_id, external_id = arguments.get("view_id"), arguments.get("external_id")
    if not view_id and not external_id:
        return None
    for view in surfaces.every_view(workspace):
        if view.id == view_id or (external_id and view.external_id == external_id):
            return view
    return None


def decoded(arguments: Json) -> Json:
    """Return a call's arguments with those unfolded that travel as JSON inside a string."""
    return {name: _unfolded(name, value) for name, value in arguments.items()}


def _unfolded(name: str, value: Any) -> Any:
    if name not in STRUCTURED or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
