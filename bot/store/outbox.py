"""Putting notices into the outbox, in the transaction of their cause, and taking them back."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, and_, bindparam, case, func, literal, or_, select, update
from sqlalchemy.orm import Session

from bot.domain.notices import Notice
from bot.domain.pacing import can_wait
from bot.domain.post.worth import WORTH, thing_of
from bot.domain.terms import DeliveryState
from bot.ports import Ids
from bot.store.bell import ring
from bot.store.codec import dump_notice, load_notice
from bot.store.inserts import insert_once
from bot.store.unsent import BACK, UNSENT, WHOLE, Unsent
from models import Meeting, Mentorship, OutboxMessage, Participant, Person

N = TypeVar("N", bound=Notice)

IN_VAIN = (DeliveryState.EXPIRED, DeliveryState.GIVEN_UP)
GONE = (DeliveryState.SENDING, DeliveryState.VERIFY, DeliveryState.SENT)
READER = (OutboxMessage.person_id, OutboxMessage.topic, OutboxMessage.due_at)
ABOUT = OutboxMessage.about_id == bindparam("about")
ABOUT_TO = and_(ABOUT, OutboxMessage.person_id == bindparam("reader"))
KEYED = OutboxMessage.key == bindparam("this_key")
"""Built once: nearly every deed takes something back."""


class Outbox(Unsent):
    """The sending side of the outbox. A key is used once: putting the same notice again changes nothing.

    What comes unasked is not sent before its turn. `added` holds the ids of what was put in this unit of work.
    """

    def __init__(
        self,
        session: Session,
        workspace_id: UUID,
        *,
        ids: Ids,
        now: datetime,
    ) -> None:
        super().__init__(session, workspace_id, now=now)
        self._ids = ids
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
        """Send `notice` to `person` by DM at `due_at` (default: now), or not at all after `expires_at`.

        What comes unasked waits for its turn from then on, or is merged with what else comes that day.
        """
        unasked = WORTH.get(type(notice))
        topic = thing_of(notice, unasked, about or person.id) if unasked else None
        self._put(notice, key, about, due_at=due_at, expires_at=expires_at, person_id=person.id, topic=topic)
        if unasked:
            self.await_turn(person.id, due_at or self._now)

    def to_pair(
        self,
        mentorship: Mentorship,
        notice: Notice,
        *,
        key: str,
        due_at: datetime,
        about: UUID | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Send `notice` to the conversation of a pair, which in a group is that of all. It is `about` the pair."""
        about = about or mentorship.id
        self._put(notice, key, about, due_at=due_at, expires_at=expires_at, mentorship_id=mentorship.id)

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
            OutboxMessage.state.not_in(IN_VAIN),
            ~self.left_in(IN_VAIN),
        )
        return dump_notice(notice) in self._session.scalars(alike).all()

    def left(self, keys: Collection[str]) -> frozenset[str]:
        """Which of these notices have been sent, or are being sent right now."""
        gone = or_(OutboxMessage.state.in_(GONE), self.left_in(GONE))
        mine = (OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.key.in_(keys))
        return frozenset(self._session.scalars(select(OutboxMessage.key).where(*mine, gone)))

    def waiting(self, kind: type[N]) -> Sequence[tuple[str, N]]:
        """The notices of one kind that have not been sent yet, by their keys."""
        rows = select(OutboxMessage.key, OutboxMessage.payload).where(
            OutboxMessage.workspace_id == self._workspace_id,
            or_(UNSENT, self.left_in((DeliveryState.PENDING,))),
            OutboxMessage.kind == kind.__name__,
        )
        found = ((key, load_notice(kind.__name__, payload)) for key, payload in self._session.execute(rows))
        return [(key, notice) for key, notice in found if isinstance(notice, kind)]

    def reword(self, key: str, notice: Notice, *, due_at: datetime) -> None:
        """Say something else, from `due_at` on, in place of what has not been sent yet."""
        words = {"payload": dump_notice(notice), "due_at": due_at, "next_at": due_at}
        self.await_each(self.change(OutboxMessage.key == key, words, *READER))

    def withdraw(self, about: UUID, *, told: Person | None = None) -> int:
        """Take back what has not been sent yet about something, to everybody or only to `told`; return how much."""
        if told:
            return self._take_back(ABOUT_TO, about=about, reader=told.id)
        return self._take_back(ABOUT, about=about)

    def hush(self, mentorship_id: UUID) -> None:
        """Take back what would still remind of a pair or ask about it; what somebody has done is news as before."""
        meetings = select(Meeting.id).where(Meeting.mentorship_id == mentorship_id)
        about_it = or_(OutboxMessage.about_id == mentorship_id, OutboxMessage.about_id.in_(meetings))
        self._take_back(and_(about_it, OutboxMessage.topic.is_not(None)))

    def rewrite(self, kind: type[N], change: Callable[[N], N | None], *, about: UUID | None = None) -> None:
        """Change notices of one kind that have not been sent yet, or those about one thing; None takes one back."""
        of_kind = and_(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.kind == kind.__name__)
        of_kind = and_(of_kind, OutboxMessage.about_id == about) if about else of_kind
        self.take_apart(of_kind)
        for row in self._session.scalars(select(OutboxMessage).where(of_kind, UNSENT)).all():
            said = load_notice(row.kind, row.payload)
            assert isinstance(said, kind)
            notice = change(said)
            if notice is None:
                self._take_back(OutboxMessage.id == row.id)
            else:
                row.payload = dump_notice(notice)

    def call_in(self, kind: type[N], about: UUID) -> Sequence[N]:
        """Take back the notices of one kind about something that have not been sent yet, and return them."""
        alike = and_(OutboxMessage.about_id == about, OutboxMessage.kind == kind.__name__)
        withdrawn = {"state": DeliveryState.EXPIRED, "outcome": "withdrawn", "settled_at": self._now}
        rows = self.change(alike, withdrawn, OutboxMessage.payload)
        notices = [load_notice(kind.__name__, payload) for (payload,) in rows]
        return [notice for notice in notices if isinstance(notice, kind)]

    def due_of(self, *kinds: type[Notice], about: UUID) -> datetime | None:
        """From when the latest notice of these kinds about something may be read; None if there is none."""
        named = [kind.__name__ for kind in kinds]
        asked = {"workspace": self._workspace_id, "about": about, "kinds": named}
        return self._session.scalar(LATEST_DUE, asked)

    def said_in(self, kind: type[N], about: UUID, ts: str) -> N | None:
        """The notice of one kind about something that stands in the message of this `ts`, alone or with others."""
        found = self._session.scalar(
            select(OutboxMessage.payload).where(
                OutboxMessage.workspace_id == self._workspace_id,
                OutboxMessage.about_id == about,
                OutboxMessage.kind == kind.__name__,
                or_(OutboxMessage.sent_ts == ts, self.merged(WHOLE.sent_ts == ts)),
            )
        )
        notice = load_notice(kind.__name__, found) if found else None
        return notice if isinstance(notice, kind) else None

    def withdraw_from(self, person: Person) -> None:
        """Take back all that this person has not been sent yet, also in conversations of pairs that are over."""
        places = select(Participant.id).where(
            Participant.workspace_id == self._workspace_id, Participant.person_id == person.id
        )
        over = select(Mentorship.id).where(
            Mentorship.workspace_id == self._workspace_id,
            Mentorship.ended_at.is_not(None),
            Mentorship.mentor_id.in_(places) | Mentorship.mentee_id.in_(places),
        )
        self._take_back(or_(OutboxMessage.person_id == person.id, OutboxMessage.mentorship_id.in_(over)))

    def take_back(self, key: str) -> None:
        """Take back one notice, if it has not been sent yet."""
        self._take_back(KEYED, this_key=key)

    def withdraw_keyed(self, beginning: str, *, told: Person) -> None:
        """Take back what one person has not been sent yet under keys that begin so."""
        keyed = OutboxMessage.key.startswith(beginning, autoescape=True)
        self._take_back(and_(keyed, OutboxMessage.person_id == told.id))

    def withdraw_under(self, beginning: str) -> None:
        """Take back what has not been sent yet under keys that begin so, whoever it is for."""
        self._take_back(OutboxMessage.key.startswith(beginning, autoescape=True))

    def restore(self, key: str, *, due_at: datetime, notice: Notice | None = None) -> None:
        """Put back what was withdrawn before it was sent, in the words of `notice` where they have changed."""
        words = {"payload": dump_notice(notice)} if notice else {}
        due = {"due_at": due_at, "next_at": due_at}
        put_back = self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.key == key)
            .where(OutboxMessage.state == DeliveryState.EXPIRED)
            .values(state=BACK, outcome=None, settled_at=None, **due, **words)
            .returning(*READER)
            .execution_options(synchronize_session=False)
        )
        self.await_each(put_back)

    def put_back(self, about: Sequence[UUID], *, withdrawn_at: datetime, not_before: datetime) -> None:
        """Put back all that was withdrawn at one moment about these things, none of it due before `not_before`."""
        earliest = literal(not_before, OutboxMessage.due_at.type)
        due_at = case((OutboxMessage.due_at < earliest, earliest), else_=OutboxMessage.due_at)
        put_back = self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.about_id.in_(about))
            .where(OutboxMessage.state == DeliveryState.EXPIRED, OutboxMessage.settled_at == withdrawn_at)
            .values(state=BACK, due_at=due_at, next_at=due_at, outcome=None, settled_at=None)
            .returning(*READER)
            .execution_options(synchronize_session=False)
        )
        self.await_each(put_back)

    def _take_back(self, which: ColumnElement[bool], **asked: object) -> int:
        withdrawn = {"state": DeliveryState.EXPIRED, "outcome": "withdrawn", "settled_at": self._now}
        return len(self.change(which, withdrawn, OutboxMessage.id, **asked))

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
            "conversation_id": self._conversation(address),
            "bulk": can_wait(notice),
            "state": DeliveryState.QUEUED if address.get("topic") else DeliveryState.PENDING,
            "due_at": due_at,
            "next_at": due_at,
            "expires_at": expires_at,
            "attempts": 0,
            "created_at": self._now,
        }
        if insert_once(self._session, OutboxMessage, row | address):
            self.added.append(row["id"])
            if due_at <= self._now and not address.get("topic"):
                ring(self._session)

    def _conversation(self, address: Mapping[str, Any]) -> UUID:
        """Where a message goes, under one name in all processes."""
        reader: UUID | None = address.get("person_id") or address.get("mentorship_id")
        return reader or uuid5(self._workspace_id, address["channel"])


LEFT_IN_VAIN = (
    select(WHOLE.id)
    .where(WHOLE.workspace_id == bindparam("workspace"), WHOLE.state.in_(IN_VAIN))
    .where(WHOLE.id == OutboxMessage.merged_into_id)
    .correlate(OutboxMessage)
    .exists()
)
LATEST_DUE = (
    select(func.max(OutboxMessage.due_at))
    .where(OutboxMessage.workspace_id == bindparam("workspace"), OutboxMessage.about_id == bindparam("about"))
    .where(OutboxMessage.kind.in_(bindparam("kinds", expanding=True)))
    .where(OutboxMessage.state.not_in(IN_VAIN), ~LEFT_IN_VAIN)
)
"""Built once: it is asked at every look at how a pair is doing."""
