"""Putting notices into the outbox, in the transaction of their cause, and taking them back."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, and_, case, func, literal, select, update
from sqlalchemy.orm import Session

from bot.domain.notices import Notice
from bot.domain.terms import DeliveryState
from bot.ports import Ids
from bot.store.codec import dump_notice, load_notice
from bot.store.inserts import insert_once
from bot.store.queries import Queries
from models import Mentorship, OutboxMessage, Person

N = TypeVar("N", bound=Notice)


class Outbox(Queries):
    """The sending side of the outbox. A key is used once: putting the same notice again changes nothing.

    `added` holds the ids of what was put so far in this unit of work.
    """

    def __init__(self, session: Session, workspace_id: UUID, *, ids: Ids, now: datetime) -> None:
        super().__init__(session, workspace_id)
        self._ids = ids
        self._now = now
        self.added: list[UUID] = []

    def to_person(
        self,
        person: Person,
        notice: Notice,
        *,
        key: str,
        about: UUID | None = None,
        due_at: datetime | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Send `notice` to `person` by DM at `due_at` (default: now), or not at all after `expires_at`."""
        self._put(notice, key, about, due_at=due_at, expires_at=expires_at, person_id=person.id)

    def to_pair(
        self, mentorship: Mentorship, notice: Notice, *, key: str, due_at: datetime, about: UUID | None = None
    ) -> None:
        """Send `notice` to the conversation of a pair, which in a group is that of all. It is `about` the pair."""
        self._put(notice, key, about or mentorship.id, due_at=due_at, mentorship_id=mentorship.id)

    def to_channel(self, channel: str, notice: Notice, *, key: str, about: UUID | None = None) -> None:
        """Post `notice` in a channel now."""
        self._put(notice, key, about, channel=channel)

    def holds(self, notice: Notice, *, about: UUID, since: datetime) -> bool:
        """Whether a notice of the same words about the same thing was put later than `since`, and not in vain."""
        alike = select(OutboxMessage.payload).where(
            OutboxMessage.workspace_id == self._workspace_id,
            OutboxMessage.about_id == about,
            OutboxMessage.kind == type(notice).__name__,
            OutboxMessage.created_at > since,
            OutboxMessage.state.not_in((DeliveryState.EXPIRED, DeliveryState.GIVEN_UP)),
        )
        return dump_notice(notice) in self._session.scalars(alike).all()

    def left(self, keys: Collection[str]) -> frozenset[str]:
        """Which of these notices have been sent, or are being sent right now."""
        gone = OutboxMessage.state.in_((DeliveryState.SENDING, DeliveryState.VERIFY, DeliveryState.SENT))
        mine = (OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.key.in_(keys))
        return frozenset(self._session.scalars(select(OutboxMessage.key).where(*mine, gone)))

    def waiting(self, kind: type[N]) -> Sequence[tuple[str, N]]:
        """The notices of one kind that have not been sent yet, by their keys."""
        rows = select(OutboxMessage.key, OutboxMessage.payload).where(
            OutboxMessage.workspace_id == self._workspace_id,
            OutboxMessage.state == DeliveryState.PENDING,
            OutboxMessage.kind == kind.__name__,
        )
        found = ((key, load_notice(kind.__name__, payload)) for key, payload in self._session.execute(rows))
        return [(key, notice) for key, notice in found if isinstance(notice, kind)]

    def reword(self, key: str, notice: Notice, *, due_at: datetime) -> None:
        """Say something else, from `due_at` on, in place of what has not been sent yet."""
        self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.key == key)
            .where(OutboxMessage.state == DeliveryState.PENDING)
            .values(payload=dump_notice(notice), due_at=due_at, next_at=due_at)
        )

    def withdraw(self, about: UUID, *, told: Person | None = None) -> int:
        """Take back what has not been sent yet about something, to everybody or only to `told`; return how much."""
        about_it = OutboxMessage.about_id == about
        return self._take_back(and_(about_it, OutboxMessage.person_id == told.id) if told else about_it)

    def rewrite(self, kind: type[N], change: Callable[[N], N | None]) -> None:
        """Change notices of one kind that have not been sent yet; None takes one back."""
        mine = OutboxMessage.workspace_id == self._workspace_id
        pending = and_(OutboxMessage.state == DeliveryState.PENDING, OutboxMessage.kind == kind.__name__)
        for row in self._session.scalars(select(OutboxMessage).where(mine, pending)).all():
            said = load_notice(row.kind, row.payload)
            assert isinstance(said, kind)
            notice = change(said)
            if notice is None:
                self._take_back(OutboxMessage.id == row.id)
            else:
                row.payload = dump_notice(notice)

    def call_in(self, kind: type[N], about: UUID) -> Sequence[N]:
        """Take back the notices of one kind about something that have not been sent yet, and return them."""
        said = self._session.scalars(
            update(OutboxMessage)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.about_id == about)
            .where(OutboxMessage.state == DeliveryState.PENDING, OutboxMessage.kind == kind.__name__)
            .values(state=DeliveryState.EXPIRED, outcome="withdrawn", settled_at=self._now)
            .returning(OutboxMessage.payload)
            .execution_options(synchronize_session=False)
        )
        notices = [load_notice(kind.__name__, payload) for payload in said.all()]
        return [notice for notice in notices if isinstance(notice, kind)]

    def due_of(self, kind: type[Notice], about: UUID) -> datetime | None:
        """From when the latest notice of one kind about something may be read; None if there is none."""
        return self._session.scalar(
            select(func.max(OutboxMessage.due_at)).where(
                OutboxMessage.workspace_id == self._workspace_id,
                OutboxMessage.about_id == about,
                OutboxMessage.kind == kind.__name__,
                OutboxMessage.state.not_in((DeliveryState.EXPIRED, DeliveryState.GIVEN_UP)),
            )
        )

    def said_in(self, kind: type[N], about: UUID, ts: str) -> N | None:
        """The notice of one kind about something that stands in the message of this `ts`, if one does."""
        found = self._session.scalar(
            select(OutboxMessage.payload).where(
                OutboxMessage.workspace_id == self._workspace_id,
                OutboxMessage.about_id == about,
                OutboxMessage.kind == kind.__name__,
                OutboxMessage.sent_ts == ts,
            )
        )
        notice = load_notice(kind.__name__, found) if found else None
        return notice if isinstance(notice, kind) else None

    def withdraw_from(self, person: Person) -> None:
        """Take back everything that this person has not been sent yet."""
        self._take_back(OutboxMessage.person_id == person.id)

    def take_back(self, key: str) -> None:
        """Take back one notice, if it has not been sent yet."""
        self._take_back(OutboxMessage.key == key)

    def withdraw_keyed(self, beginning: str, *, told: Person) -> None:
        """Take back what one person has not been sent yet under keys that begin so."""
        keyed = OutboxMessage.key.startswith(beginning, autoescape=True)
        self._take_back(and_(keyed, OutboxMessage.person_id == told.id))

    def restore(self, key: str, *, due_at: datetime, notice: Notice | None = None) -> None:
        """Put back what was withdrawn before it was sent, in the words of `notice` where they have changed."""
        words = {"payload": dump_notice(notice)} if notice else {}
        self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.key == key)
            .where(OutboxMessage.state == DeliveryState.EXPIRED)
            .values(
                state=DeliveryState.PENDING, due_at=due_at, next_at=due_at, outcome=None, settled_at=None, **words
            )
        )

    def put_back(self, about: Sequence[UUID], *, withdrawn_at: datetime, not_before: datetime) -> None:
        """Put back all that was withdrawn at one moment about these things, none of it due before `not_before`."""
        earliest = literal(not_before, OutboxMessage.due_at.type)
        due_at = case((OutboxMessage.due_at < earliest, earliest), else_=OutboxMessage.due_at)
        self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.about_id.in_(about))
            .where(OutboxMessage.state == DeliveryState.EXPIRED, OutboxMessage.settled_at == withdrawn_at)
            .values(state=DeliveryState.PENDING, due_at=due_at, next_at=due_at, outcome=None, settled_at=None)
            .execution_options(synchronize_session=False)
        )

    def _take_back(self, which: ColumnElement[bool]) -> int:
        done = self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.workspace_id == self._workspace_id, which)
            .where(OutboxMessage.state == DeliveryState.PENDING)
            .values(state=DeliveryState.EXPIRED, outcome="withdrawn", settled_at=self._now)
        )
        return cast(CursorResult[Any], done).rowcount

    def _put(
        self,
        notice: Notice,
        key: str,
        about: UUID | None,
        *,
        due_at: datetime | None = None,
        expires_at: datetime | None = None,
        **address: Any,
    ) -> None:
        due_at = max(due_at or self._now, self._now)
        row: dict[str, Any] = {
            "id": self._ids.new(),
            "workspace_id": self._workspace_id,
            "key": key,
            "kind": type(notice).__name__,
            "payload": dump_notice(notice),
            "about_id": about,
            "state": DeliveryState.PENDING,
            "due_at": due_at,
            "next_at": due_at,
            "expires_at": expires_at,
            "attempts": 0,
            "created_at": self._now,
        }
        if insert_once(self._session, OutboxMessage, row | address):
            self.added.append(row["id"])
