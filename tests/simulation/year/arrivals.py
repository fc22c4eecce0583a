"""What reached people: every message that the simulated Slack has taken, read once and then forgotten there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from json import dumps
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, select

from bot.domain.notices import CalendarFile, Notice, Several
from bot.domain.post.worth import WORTH
from bot.playground.changes import Change, ChangeKind
from bot.playground.channels import ChannelKind
from bot.playground.messages import Message
from bot.playground.workspace import Workspace
from bot.slack.uploads import is_marked
from bot.store.codec import load_notice
from models import OutboxMessage
from tests.simulation.year.pairs import Pairs, id_named


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing that one person read. `whole` names the message it stood in, with others or alone.

    `about` is the pair it speaks of, where it speaks of one, and `thing` what it reminds of.
    """

    at: datetime
    reader: str
    kind: str
    whole: UUID
    unasked: bool
    about: UUID | None
    thing: tuple[str, UUID | None]
    words: str
    notice: Notice


@dataclass(frozen=True, slots=True)
class Post:
    """A message as it stands in Slack, for whom it is, and what it says, thing by thing."""

    message: Message
    readers: tuple[str, ...]
    arrivals: Sequence[Arrival]


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    kind: str
    about: UUID | None
    key: str
    payload: Mapping[str, Any]


class Postman:
    """Collects what is new since it was last asked."""

    def __init__(self, workspace: Workspace, engine: Engine, pairs: Pairs) -> None:
        self._workspace = workspace
        self._engine = engine
        self._pairs = pairs
        self._fresh: list[Message] = []
        workspace.changes.watch(self._hear)

    def _hear(self, change: Change) -> None:
        if change.kind is ChangeKind.MESSAGE and not change.person:
            found = self._workspace.rooms[change.channel].find(change.ts)
            if found is not None and found.by_app:
                self._fresh.append(found)

    def collect(self, now: datetime) -> list[Post]:
        """What has arrived since. The simulated Slack forgets it, and all calls: a year has to fit into memory."""
        fresh, self._fresh = self._fresh, []
        log = self._workspace.log
        for entries in (log.entries, log.calls, log.deliveries):
            entries.clear()
        posts = list(self._posts(fresh, now)) if fresh else []
        for message in fresh:
            self._workspace.rooms[message.channel].messages.clear()
        return posts

    def _posts(self, fresh: Sequence[Message], now: datetime) -> Iterator[Post]:
        files = self._files(now) if any(message.files for message in fresh) else []
        named = [(message, id_of(message, files)) for message in fresh]
        rows = self._rows([found for _, found in named if found])
        for message, found in named:
            if found is None:
                continue
            room = self._workspace.rooms[message.channel]
            readers = tuple(each for each in room.members if each != self._workspace.app.bot_user_id)
            if room.kind is ChannelKind.PUBLIC:
                readers = (message.channel,)
            arrivals = [
                self._arrival(now, reader, found, row, message) for row in rows[found] for reader in readers
            ]
            yield Post(message, readers, arrivals)

    def _rows(self, ids: Sequence[UUID]) -> Mapping[UUID, Sequence[_Row]]:
        """The rows of the outbox behind messages; of several things in one, the row of each."""
        table = OutboxMessage
        columns = (table.id, table.merged_into_id, table.kind, table.about_id, table.key, table.payload)
        found: dict[UUID, list[_Row]] = defaultdict(list)
        with self._engine.connect() as connection:
            for id_, whole, *rest in connection.execute(
                select(*columns).where(table.id.in_(ids) | table.merged_into_id.in_(ids)).order_by(table.id)
            ):
                if rest[0] != Several.__name__:
                    found[whole if whole in ids else id_].append(_Row(id_, *rest))
        return found

    def _files(self, now: datetime) -> Sequence[UUID]:
        """The calendar files that have just been sent."""
        table = OutboxMessage
        with self._engine.connect() as connection:
            sent = select(table.id).where(table.kind == CalendarFile.__name__, table.settled_at == now)
            return connection.execute(sent).scalars().all()

    def _arrival(self, now: datetime, reader: str, whole: UUID, row: _Row, message: Message) -> Arrival:
        notice = load_notice(row.kind, row.payload)
        return Arrival(
            at=now,
            reader=reader,
            kind=row.kind,
            whole=whole,
            unasked=type(notice) in WORTH,
            about=self._pairs.of(notice, row.about, row.key),
            thing=(row.kind, thing_in(notice, row.about)),
            words=digest(dumps(row.payload, sort_keys=True)),
            notice=notice,
        )


def thing_in(notice: Any, about: UUID | None) -> UUID | None:
    """What a notice reminds of, by its most particular id."""
    for step in getattr(notice, "steps", ()):
        return UUID(str(step.step))
    names = ("meeting", "proposal", "pulse", "question", "agreement", "concern", "goal", "mentorship")
    return id_named(notice, *names) or about


def id_of(message: Message, files: Sequence[UUID]) -> UUID | None:
    """The id of the row of the outbox that a message was sent for; of a file, by the mark in its name."""
    if message.metadata:
        return UUID(message.metadata["event_payload"]["id"])
    return next((each for each in files if is_marked({"files": message.files}, each)), None)


def digest(words: str) -> str:
    return blake2b(words.encode(), digest_size=8).hexdigest()


def by_reader(arrivals: Iterable[Arrival]) -> Mapping[str, list[Arrival]]:
    found: dict[str, list[Arrival]] = defaultdict(list)
    for each in arrivals:
        found[each.reader].append(each)
    return found
