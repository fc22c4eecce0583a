"""The state of the workspace: people, conversations, messages, screens and files, and how they change."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from bot.playground import blocks as kit
from bot.playground import events
from bot.playground.accounts import Account
from bot.playground.changes import Change, ChangeKind, Changes
from bot.playground.channels import ChannelKind, Room
from bot.playground.clock import VirtualClock
from bot.playground.faults import Faults
from bot.playground.ids import Ids
from bot.playground.installation import Installation
from bot.playground.messages import Message
from bot.playground.ratelimits import Limiter
from bot.playground.record import Call, Delivery, Log
from bot.playground.screens import Screen
from bot.playground.tickets import Tickets
from bot.playground.wire import Json


class Outbound(Protocol):
    """Whoever carries events to the bot and hands out tickets for sockets."""

    def emit(self, event: Json) -> None: ...

    def new_socket_ticket(self) -> str: ...


@dataclass(slots=True)
class Upload:
    """A file between getUploadURLExternal and completeUploadExternal; `content` is None until it arrives."""

    id: str
    name: str
    length: int
    content: bytes | None = None


@dataclass(slots=True, eq=False)
class Workspace:
    """One Slack workspace with one installed app."""

    name: str
    domain: str
    clock: VirtualClock
    ids: Ids
    app: Installation
    limiter: Limiter
    changes: Changes = field(default_factory=Changes)
    log: Log = field(default_factory=Log)
    faults: Faults = field(default_factory=Faults)
    accounts: dict[str, Account] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    directs: dict[frozenset[str], Room] = field(default_factory=dict)
    screens: dict[str, Screen] = field(default_factory=lambda: defaultdict(Screen))
    uploads: dict[str, Upload] = field(default_factory=dict)
    files: dict[str, Json] = field(default_factory=dict)
    outbound: Outbound | None = None
    base_url: str = ""
    tickets: Tickets = field(init=False)

    def __post_init__(self) -> None:
        self.tickets = Tickets(self.ids, self.clock)

    # -- people ------------------------------------------------------------------------------------

    def add_account(self, account: Account) -> None:
        self.accounts[account.id] = account
        self.changed(ChangeKind.PERSON, person=account.id)

    def account_changed(self, account: Account) -> None:
        account.updated = self.clock.now()
        self.changed(ChangeKind.PERSON, person=account.id)
        self.emit(events.user_change(self.user(account), self.ids.ts()))

    def user(self, account: Account) -> Json:
        """Return the user object as the app's scopes let it see it."""
        return account.payload(now=self.clock.now(), with_email="users:read.email" in self.app.scopes)

    # -- conversations -----------------------------------------------------------------------------

    def add_room(self, kind: ChannelKind, name: str, members: Sequence[str], *, creator: str) -> Room:
        room = Room(self.ids.next(kind.prefix), kind, name, self.clock.now(), creator, list(members))
        self.rooms[room.id] = room
        if room.is_direct:
            self.directs[frozenset(members)] = room
        self.changed(ChangeKind.CHANNEL, channel=room.id)
        return room

    def room_named(self, reference: str) -> Room | None:
        """Find a conversation by id, `#name` or name."""
        if reference in self.rooms:
            return self.rooms[reference]
        name = reference.removeprefix("#")
        return next((room for room in self.rooms.values() if room.name == name and name), None)

    def direct(self, members: Sequence[str]) -> Room | None:
        """Find the existing direct conversation of exactly these people."""
        return self.directs.get(frozenset(members))

    def open_direct(self, members: Sequence[str], *, creator: str) -> Room:
        known = self.direct(members)
        if known is not None:
            return known
        if len(members) == 2:
            return self.add_room(ChannelKind.DIRECT, "", members, creator=creator)
        handles = "--".join(self.accounts[member].handle for member in members)
        return self.add_room(ChannelKind.GROUP_DIRECT, f"mpdm-{handles}-1", members, creator=creator)

    def join(self, room: Room, person: str, *, inviter: str = "") -> None:
        if person in room.members:
            return
        room.members.append(person)
        self.changed(ChangeKind.CHANNEL, channel=room.id, person=person)
        if self.bot_is_in(room):
            self.emit(
                events.member_joined(room, person, inviter=inviter, team_id=self.app.team_id, ts=self.ids.ts())
            )

    def leave(self, room: Room, person: str) -> None:
        if person not in room.members:
            return
        bot_was_in = self.bot_is_in(room)
        room.members.remove(person)
        self.changed(ChangeKind.CHANNEL, channel=room.id, person=person)
        if bot_was_in:
            self.emit(events.member_left(room, person, team_id=self.app.team_id, ts=self.ids.ts()))

    def bot_is_in(self, room: Room) -> bool:
        return self.app.bot_user_id in room.members

    # -- messages ----------------------------------------------------------------------------------

    def post(self, room: Room, content: Json, *, author: str, **details: Any) -> Message:
        """Put a message into a conversation and tell everyone who should hear of it."""
        entry = self.message(room.id, content, author=author, **details)
        if entry.only_for:
            self.screens[entry.only_for].ephemerals.append(entry)
        else:
            room.messages.append(entry)
            self.emit_about(room, events.message_posted(entry, room, self.app))
        self.changed(ChangeKind.MESSAGE, channel=room.id, ts=entry.ts, person=entry.only_for)
        return entry

    def message(self, channel: str, content: Json, *, author: str, **details: Any) -> Message:
        return Message(
            self.ids.ts(),
            channel,
            author,
            text=shown_text(content),
            blocks=self.stored_blocks(content),
            attachments=self.stored(content.get("attachments")),
            metadata=content.get("metadata") or None,
            by_app=author == self.app.bot_user_id,
            **details,
        )

    def edit(self, room: Room, before: Message, after: Message) -> None:
        self._put(room, after)
        self.changed(ChangeKind.MESSAGE_CHANGED, channel=room.id, ts=after.ts, person=after.only_for)
        if not after.ephemeral:
            self.emit_about(room, events.message_changed(before, after, room, self.app, ts=self.ids.ts()))

    def delete(self, room: Room, entry: Message) -> None:
        if entry.ephemeral:
            screen = self.screens[entry.only_for]
            screen.ephemerals = [known for known in screen.ephemerals if known.ts != entry.ts]
        else:
            room.remove(entry.ts)
            self.emit_about(room, events.message_deleted(entry, room, self.app, ts=self.ids.ts()))
        self.changed(ChangeKind.MESSAGE_DELETED, channel=room.id, ts=entry.ts, person=entry.only_for)

    def rewritten(self, before: Message, content: Json) -> Message:
        """Return the message after chat.update: what is not given stays, but text alone takes blocks away."""
        after = replace(before, edited=True)
        if "text" in content or "markdown_text" in content or "blocks" in content:
            after = replace(after, text=shown_text(content), blocks=self.stored_blocks(content))
        if "attachments" in content:
            after = replace(after, attachments=self.stored(content["attachments"]))
        if "metadata" in content:
            after = replace(after, metadata=content["metadata"] or None)
        return after

    def stored_blocks(self, content: Json) -> list[Json]:
        return self.stored(content.get("blocks"))

    def stored(self, blocks: list[Json] | None) -> list[Json]:
        return kit.with_ids(blocks or [], self.block_id)

    def mark(self, room: Room, entry: Message) -> None:
        """Put a message back with something added that is no edit, such as a reaction."""
        self._put(room, entry)
        self.changed(ChangeKind.MESSAGE_CHANGED, channel=room.id, ts=entry.ts)

    # -- telling -----------------------------------------------------------------------------------

    def changed(self, kind: ChangeKind, **about: Any) -> None:
        self.changes.publish(Change(kind, **about))

    def started(self, entry: Call | Delivery) -> None:
        """Write a call or a delivery into the log as it sets out."""
        self.log.start(entry)
        self.changed(_kind_of(entry), entry=entry)

    def finished(self, entry: Call | Delivery) -> None:
        self.log.finish(entry)
        self.changed(_kind_of(entry), entry=entry)

    def spoiled(self, entry: Delivery, problem: str) -> None:
        """Note why Slack can make nothing of the bot's answer."""
        entry.problem = problem
        self.changed(ChangeKind.DELIVERY, entry=entry)

    def fail(self, person: str, sentence: str) -> None:
        """Show a person one of Slack's own complaints about the app."""
        self.screens[person].failures.append(sentence)
        self.changed(ChangeKind.FAILURE, person=person)

    def emit(self, event: Json) -> None:
        if self.outbound is not None and events.is_wanted(event, self.app):
            self.outbound.emit(event)

    def emit_about(self, room: Room, event: Json) -> None:
        """Emit an event that only members of the conversation hear of."""
        if self.bot_is_in(room):
            self.emit(event)

    def _put(self, room: Room, entry: Message) -> None:
        if not entry.ephemeral:
            room.replace(entry)
            return
        screen = self.screens[entry.only_for]
        screen.ephemerals = [entry if known.ts == entry.ts else known for known in screen.ephemerals]

    def block_id(self) -> str:
        """Return an id for a block or element that came without one."""
        return self.ids.next("b")


def _kind_of(entry: Call | Delivery) -> ChangeKind:
    return ChangeKind.CALL if isinstance(entry, Call) else ChangeKind.DELIVERY


def shown_text(content: Json) -> str:
    """Return a message's text; Slack cuts what is longer than 40,000 characters."""
    text = content.get("text") or content.get("markdown_text") or ""
    return str(text)[:40_000]
