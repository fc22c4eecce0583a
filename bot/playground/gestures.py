"""The payloads of what people do: commands, clicks, submissions, shortcuts.

Source: docs.slack.dev/reference/interaction-payloads
"""

from dataclasses import dataclass

from bot.playground import payloads
from bot.playground.accounts import Account
from bot.playground.blocks import Placed
from bot.playground.channels import Room
from bot.playground.messages import Message
from bot.playground.state import FIELDS, Typed, values
from bot.playground.tickets import ResponseUrl
from bot.playground.views import View
from bot.playground.wire import Json, text_of
from bot.playground.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Gesture:
    """One person in one workspace, about to do something."""

    workspace: Workspace
    person: Account

    def command(self, name: str, text: str, room: Room) -> tuple[Json, ResponseUrl]:
        """Return the form fields of a slash command and the response URL among them."""
        app = self.workspace.app
        url = ResponseUrl(self.person.id, room.id, self.workspace.clock.now())
        fields: Json = {
            "token": app.verification_token,
            "team_id": app.team_id,
            "team_domain": self.workspace.domain,
            "channel_id": room.id,
            "channel_name": room.spoken_name,
            "user_id": self.person.id,
            "user_name": self.person.handle,
            "command": name,
            "text": text,
            "api_app_id": app.app_id,
            "is_enterprise_install": "false",
            "response_url": self._response_url("commands", url),
            "trigger_id": self.workspace.tickets.trigger(self.person.id),
        }
        return fields, url

    def message_action(self, part: Placed, choice: Json, message: Message, typed: Typed) -> Json:
        """Return block_actions from a message; ephemeral ones come without the message."""
        room = self.workspace.rooms[message.channel]
        body = self._common("block_actions") | {
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": room.id,
                "is_ephemeral": message.ephemeral,
            },
            "trigger_id": self.workspace.tickets.trigger(self.person.id),
            "channel": payloads.place(room),
            "state": {"values": values(message.blocks, typed)},
            "response_url": self._response_url("actions", self._answerable(message)),
            "actions": [self._action(part, choice)],
        }
        return body if message.ephemeral else body | {"message": payloads.message(message, self.workspace.app)}

    def view_action(self, part: Placed, choice: Json, view: View) -> Json:
        """Return block_actions from a modal or the Home tab: no channel, no message, no response_url."""
        inside = view.id if view.kind == "modal" else ""
        return self._common("block_actions") | {
            "container": {"type": "view", "view_id": view.id},
            "trigger_id": self.workspace.tickets.trigger(self.person.id, view=inside),
            "view": view.payload(self.workspace.app),
            "actions": [self._action(part, choice)],
        }

    def submission(self, view: View) -> Json:
        return self._common("view_submission") | {
            "trigger_id": self.workspace.tickets.trigger(self.person.id, view=view.id),
            "view": view.payload(self.workspace.app),
            "response_urls": self._response_urls(view),
        }

    def closing(self, view: View, *, cleared: bool) -> Json:
        return self._common("view_closed") | {
            "view": view.payload(self.workspace.app, with_state=False),
            "is_cleared": cleared,
        }

    def suggestion(self, part: Placed, typed: str, where: View | Message) -> Json:
        body = self._common("block_suggestion") | {
            "action_id": part.action_id,
            "block_id": part.block_id,
            "value": typed,
        }
        if isinstance(where, View):
            container: Json = {"type": "view", "view_id": where.id}
            return body | {"container": container, "view": where.payload(self.workspace.app)}
        room = self.workspace.rooms[where.channel]
        container = {"type": "message", "message_ts": where.ts, "channel_id": room.id}
        message = payloads.message(where, self.workspace.app)
        return body | {"container": container, "channel": payloads.place(room), "message": message}

    def shortcut(self, callback_id: str) -> Json:
        return self._common("shortcut") | {
            "callback_id": callback_id,
            "trigger_id": self.workspace.tickets.trigger(self.person.id),
            "action_ts": self.workspace.ids.ts(),
        }

    def message_shortcut(self, callback_id: str, message: Message) -> Json:
        room = self.workspace.rooms[message.channel]
        return self._common("message_action") | {
            "callback_id": callback_id,
            "trigger_id": self.workspace.tickets.trigger(self.person.id),
            "action_ts": self.workspace.ids.ts(),
            "response_url": self._response_url("app", self._answerable(message)),
            "channel": payloads.place(room),
            "message": payloads.message(message, self.workspace.app),
            "message_ts": message.ts,
        }

    def _common(self, kind: str) -> Json:
        app = self.workspace.app
        return {
            "type": kind,
            "team": {"id": app.team_id, "domain": self.workspace.domain},
            "user": payloads.actor(self.person),
            "api_app_id": app.app_id,
            "token": app.verification_token,
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _action(self, part: Placed, choice: Json) -> Json:
        """Return one entry of `actions`: the element as defined, and what was chosen in it."""
        element = part.element
        shown: Json = {name: element[name] for name in ("text", "value", "style", "placeholder") if name in element}
        initial = FIELDS.get(part.kind, ("", ""))[1]
        if initial in element:
            shown[initial] = element[initial]
        ids = {"type": part.kind, "block_id": part.block_id, "action_id": part.action_id}
        return ids | shown | choice | {"action_ts": self.workspace.ids.ts()}

    def _answerable(self, message: Message) -> ResponseUrl:
        now = self.workspace.clock.now()
        return ResponseUrl(self.person.id, message.channel, now, ts=message.ts, ephemeral=message.ephemeral)

    def _response_url(self, family: str, url: ResponseUrl) -> str:
        path = self.workspace.tickets.response_path(family, self.workspace.app.team_id, url)
        return f"{self.workspace.base_url}{path}"

    def _response_urls(self, view: View) -> list[Json]:
        """Return a URL for each conversation chosen in an element with `response_url_enabled`."""
        return [
            {
                "block_id": part.block_id,
                "action_id": part.action_id,
                "channel_id": channel,
                "response_url": self._response_url("app", self._into(str(channel))),
            }
            for part in view.parts
            if part.element.get("response_url_enabled")
            and (channel := view.values[part.block_id][part.action_id].get(FIELDS[part.kind][0]))
        ]

    def _into(self, channel: str) -> ResponseUrl:
        return ResponseUrl(self.person.id, channel, self.workspace.clock.now())


def chosen(part: Placed, option: Json | None, entry: Json | None) -> Json:
    """Return what an action carries beyond the element itself."""
    if option is not None:
        return {"selected_option": option}
    if entry is None:
        return {}
    return {name: value for name, value in entry.items() if name != "type"}


def names(part: Placed) -> set[str]:
    """Return what a button may be called: its text, its action_id, or its accessibility label."""
    label = str(part.element.get("accessibility_label") or "")
    return {text_of(part.element.get("text")), part.action_id, label} - {""}
