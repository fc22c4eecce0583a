"""The inspector: every call and delivery in a line, and one of them in full, with nothing secret in it."""

from dataclasses import dataclass
from typing import Any

from bot.playground.channels import ChannelKind
from bot.playground.page import checks
from bot.playground.page.redaction import Redaction
from bot.playground.page.refusals import decoded, view_named
from bot.playground.record import Call, Delivery, Kind, Outcome
from bot.playground.wire import Json
from bot.playground.workspace import Workspace

VERDICTS = {
    Outcome.UNDER_WAY: "under way",
    Outcome.ANSWERED: "ok",
    Outcome.LATE: "late",
    Outcome.UNREACHABLE: "failed",
    Outcome.REFUSED: "failed",
}


@dataclass(frozen=True, slots=True)
class Inspector:
    workspace: Workspace

    def newest(self, count: int) -> list[Json]:
        return [self.summary(entry) for entry in self.workspace.log.entries[-count:]]

    def numbered(self, number: int) -> Call | Delivery | None:
        entries = self.workspace.log.entries
        return entries[number - 1] if 1 <= number <= len(entries) else None

    def summary(self, entry: Call | Delivery) -> Json:
        specific = self._of_call(entry) if isinstance(entry, Call) else self._of_delivery(entry)
        return {
            "number": entry.number,
            "at": entry.at.isoformat(),
            "latency_ms": None if entry.latency is None else round(entry.latency * 1000, 1),
            **specific,
        }

    def full(self, entry: Call | Delivery) -> Json:
        """Return the summary, what was sent and answered, the checks, and what a test would replay."""
        details = _call_in_full(entry) if isinstance(entry, Call) else _delivery_in_full(entry)
        redacted: Json = Redaction.of(self.workspace).clean({**self.summary(entry), **details})
        return redacted

    # -- a line each -------------------------------------------------------------------------------

    def _of_call(self, call: Call) -> Json:
        person, channel = self._whom(call)
        return {
            "direction": "to_slack",
            "name": call.method,
            "person": person,
            "channel": channel,
            "verdict": _verdict(call),
            "error": call.error,
            "attempt": 0,
            "fault": call.fault,
        }

    def _of_delivery(self, sent: Delivery) -> Json:
        body = sent.payload.get("event", {}) if sent.kind is Kind.EVENT else sent.payload
        return {
            "direction": "to_app",
            "name": sent.type,
            "person": _id_of(body.get("user") or body.get("user_id")),
            "channel": _id_of(body.get("channel") or body.get("channel_id")),
            "verdict": "refused" if sent.problem else VERDICTS[sent.outcome],
            "error": sent.problem or ("" if sent.ok or sent.latency is None else sent.outcome.value),
            "attempt": sent.attempt,
            "fault": "",
        }

    def _whom(self, call: Call) -> tuple[str, str]:
        """Return the person and the conversation that a call is about, as far as it says."""
        given = call.arguments
        channel = call.channel or str(given.get("channel") or "")
        person = call.person or str(given.get("user") or given.get("user_id") or "")
        if channel in self.workspace.accounts:
            return channel, ""
        room = self.workspace.rooms.get(channel)
        if not person and room is not None and room.kind is ChannelKind.DIRECT:
            person = next((member for member in room.members if member != self.workspace.app.bot_user_id), "")
        return person or self._view_holder(given), channel

    def _view_holder(self, given: Json) -> str:
        if given.get("trigger_id"):
            return self.workspace.tickets.holder(str(given["trigger_id"]))
        view = view_named(self.workspace, given)
        return view.person if view else ""


def _verdict(call: Call) -> str:
    if call.latency is None:
        return "under way"
    if call.answer is None or call.status >= 500:
        return "failed"
    return "refused" if call.error else "ok"


def _id_of(reference: Any) -> str:
    """Return an id; payloads give it alone or within an object."""
    found = reference.get("id") if isinstance(reference, dict) else reference
    return found if isinstance(found, str) else ""


def _call_in_full(call: Call) -> Json:
    sent = decoded(call.arguments)
    return {
        "sent": sent,
        "answer": call.answer,
        "status": call.status,
        "problem": "",
        "checks": [check.shown for check in checks.of_content(call.method, sent)],
        "fixture": {"method": call.method, "arguments": sent, "answer": call.answer},
    }


def _delivery_in_full(sent: Delivery) -> Json:
    method = "response_url" if sent.kind is Kind.COMMAND else sent.type
    found = [*checks.of_ack(sent.latency), *(checks.of_content(method, sent.answer) if sent.answer else [])]
    return {
        "sent": sent.payload,
        "answer": sent.answer,
        "status": 0,
        "problem": sent.problem,
        "checks": [check.shown for check in found],
        "fixture": {"kind": sent.kind.value, "payload": sent.payload},
    }
