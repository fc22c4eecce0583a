"""A conversation as one person reads it: messages, their own ephemerals, and payloads that Slack refused."""

from dataclasses import dataclass, field
from heapq import merge
from operator import itemgetter
from typing import TypeAlias

from bot.playground.channels import Room
from bot.playground.messages import Message
from bot.playground.page.frames import written
from bot.playground.page.refusals import Refusals
from bot.playground.page.sidebar import app_room, heading, may_see
from bot.playground.person import Person
from bot.playground.state import Typed, values
from bot.playground.wire import Json

PAGE = 100
"""So many messages are shown at first, and so many more each time somebody asks for earlier ones."""

Line: TypeAlias = tuple[str, str]
"""The timestamp by which a line is in its place, and its JSON."""


@dataclass(slots=True)
class Conversation:
    """Written as JSON right away: a message that stays as it was need not be written again."""

    person: Person
    refusals: Refusals
    _known: dict[str, tuple[Message, Typed, str]] = field(default_factory=dict)

    def written(self, room: Room | None, *, most: int) -> str:
        """Return the newest `most` messages; the room is None before the first word between person and app."""
        messages = self._messages(room, most + 1)
        newest, more = messages[-most:], len(messages) > most
        since = newest[0].ts if more else ""
        refused = [line for line in self._refused(room) if line[0] >= since]
        lines = merge(self._lines(newest), refused, key=itemgetter(0))
        together = ",".join(text for _, text in lines)
        head = written(heading(self.person, room) | {"more": more})
        return f'{head[:-1]},"messages":[{together}]}}'

    def forget(self) -> None:
        """Write everything anew, since people may be called otherwise now."""
        self._known.clear()

    def _messages(self, room: Room | None, most: int) -> list[Message]:
        if room is None or not may_see(self.person, room):
            return []
        own = [entry for entry in self.person.ephemerals if entry.channel == room.id]
        return list(merge(room.messages[-most:], own[-most:], key=lambda entry: entry.ts))[-most:]

    def _lines(self, messages: list[Message]) -> list[Line]:
        known, self._known = self._known, {}
        for entry in messages:
            typed = self.person.typed_in(entry)
            before = known.get(entry.ts)
            if before is not None and before[0] is entry and before[1] == typed:
                self._known[entry.ts] = before
            else:
                self._known[entry.ts] = (entry, dict(typed), written(self._message(entry, typed)))
        return [(ts, text) for ts, (_, _, text) in self._known.items()]

    def _message(self, entry: Message, typed: Typed) -> Json:
        """Return a message; `values` hold what this person has chosen in it."""
        return {
            "ts": entry.ts,
            "author": entry.author,
            "by_app": entry.by_app,
            "name": self.person.workspace.accounts[entry.author].real_name,
            "text": entry.text,
            "blocks": entry.blocks,
            "attachments": entry.attachments,
            "files": entry.files,
            "reactions": {name: list(users) for name, users in entry.reactions.items()},
            "edited": entry.edited,
            "ephemeral": entry.ephemeral,
            "thread_ts": entry.thread_ts,
            "broadcast": entry.broadcast,
            "subtype": entry.subtype,
            "values": values([*entry.blocks, *entry.attachments], typed),
        }

    def _refused(self, room: Room | None) -> list[Line]:
        """Return the refused payloads, each after the message it would have changed."""
        places = [room.id] if room is not None else []
        if room is app_room(self.person):
            places.append(self.person.id)
        found = [each for place in places for each in self.refusals.in_room(place, self.person.id)]
        lines = ((each.ts, written({"ts": each.ts, "refused": each.shown})) for each in found)
        return sorted(lines, key=itemgetter(0))
