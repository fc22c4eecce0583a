"""Letterboxes: what waits for each person unasked, what they have had lately, and what becomes of it.

The outbox itself is the record of both, so that nothing counts but what really left.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select, update
from sqlalchemy.orm import Session, aliased

from bot.domain.errors import NotYours
from bot.domain.notices import Several
from bot.domain.post.budget import THE_LAST_IS_FOR, Dropped
from bot.domain.post.worth import WORTH
from bot.domain.terms import DeliveryState
from bot.ports import Ids
from bot.store.bell import ring
from bot.store.codec import dump_notice, load_notice
from bot.store.holding import POINTLESS
from bot.store.inserts import look_no_later
from bot.store.queries import Queries
from models import Letterbox, OutboxMessage, Person

REMEMBERED = timedelta(days=9)
"""How far back it matters what somebody got: a week of their calendar, wherever that begins."""
TOGETHER = "together"
"""The topic of a message that is made of several."""
WORTHY = frozenset(kind.__name__ for kind, unasked in WORTH.items() if unasked.worth >= THE_LAST_IS_FOR)
LOST = (DeliveryState.GIVEN_UP, DeliveryState.EXPIRED)

WHOLE = aliased(OutboxMessage)


@dataclass(frozen=True, slots=True)
class Lately:
    """When somebody got something unasked, and when each thing was last brought up.

    `worthy`: when they got what one message of a week is kept for.
    `expires_at` is when what is still on its way to them has lost its time, if that is so of anything.
    """

    posted: Sequence[datetime]
    spoken_of: Mapping[str, datetime]
    expires_at: datetime | None
    worthy: Sequence[datetime] = ()


class Letterboxes(Queries):
    """One row for each person who ever was to hear something unasked."""

    def __init__(self, session: Session, workspace_id: UUID, *, ids: Ids, now: datetime) -> None:
        super().__init__(session, workspace_id)
        self._ids = ids
        self._now = now

    def opened(self, letterbox_id: UUID) -> tuple[Letterbox, Person]:
        """A letterbox and whose it is, for us alone until we are done; raise NotYours for another workspace's."""
        asked = {"workspace": self._workspace_id, "box": letterbox_id}
        found = self._session.execute(OPENED, asked).first()
        if found is None:
            raise NotYours
        box, person = found
        return box, person

    def look_by(self, person_id: UUID, moment: datetime) -> None:
        """Look into somebody's letterbox no later than at `moment`."""
        row = {
            "id": self._ids.new(),
            "workspace_id": self._workspace_id,
            "person_id": person_id,
            "look_again_at": moment,
        }
        look_no_later(self._session, Letterbox, row, unique=("person_id",))

    def look_into_all(self, moment: datetime) -> None:
        """Look at `moment` into every letterbox in which something waits."""
        taken_apart = and_(OutboxMessage.topic == TOGETHER, OutboxMessage.outcome == POINTLESS)
        waits = or_(OutboxMessage.state == DeliveryState.QUEUED, taken_apart)
        readers = select(OutboxMessage.person_id).where(OutboxMessage.workspace_id == self._workspace_id, waits)
        self._session.execute(
            update(Letterbox)
            .where(Letterbox.workspace_id == self._workspace_id, Letterbox.person_id.in_(readers))
            .values(look_again_at=moment)
            .execution_options(synchronize_session=False)
        )

    def waiting(self, person_id: UUID) -> Sequence[OutboxMessage]:
        """What waits for somebody, which nobody else changes until we are done."""
        asked = {"workspace": self._workspace_id, "person": person_id}
        self._session.execute(TAKE_APART, asked)
        return self._session.scalars(WAITING, asked).all()

    def lately(self, person_id: UUID) -> Lately:
        """What somebody got in the last days. What is on its way counts as arriving now."""
        asked = {"workspace": self._workspace_id, "person": person_id, "since": self._now - REMEMBERED}
        posted: list[datetime] = []
        spoken_of: dict[str, datetime] = {}
        expiries: list[datetime] = []
        worthy: list[datetime] = []
        for row in self._session.execute(LATELY, asked):
            state, arrived = row.whole_state, (row.whole_settled_at if row.merged_into_id else row.settled_at)
            arrived = arrived or self._now
            if not row.merged_into_id:
                posted.append(arrived)
                expiries += [row.expires_at] if row.expires_at and not row.settled_at else []
            worthy += [arrived] if row.kind in WORTHY and state not in LOST else []
            if row.topic and state not in LOST:
                spoken_of[row.topic] = max(arrived, spoken_of.get(row.topic, arrived))
        return Lately(posted, spoken_of, min(expiries, default=None), worthy)

    def drop(self, dropped: Mapping[UUID, Dropped]) -> None:
        """Send these no more, and keep why."""
        for why in Dropped:
            ids = [row for row, reason in dropped.items() if reason is why]
            if ids:
                self._change(ids, state=DeliveryState.EXPIRED, outcome=why.value, settled_at=self._now)

    def post(self, rows: Sequence[OutboxMessage]) -> datetime | None:
        """Let these go now: one as it is, several as one message. Return when that has lost its time, if ever.

        It does with the first of its parts; the others then wait for their turn again.
        """
        if not rows:
            return None
        ring(self._session)
        ids = [row.id for row in rows]
        if len(rows) == 1:
            self._change(ids, state=DeliveryState.PENDING, due_at=self._now, next_at=self._now)
        else:
            whole = self._put_together(rows)
            self._change(ids, state=DeliveryState.MERGED, merged_into_id=whole, settled_at=self._now)
        return min((row.expires_at for row in rows if row.expires_at), default=None)

    def _put_together(self, rows: Sequence[OutboxMessage]) -> UUID:
        whole = OutboxMessage(
            id=self._ids.new(),
            workspace_id=self._workspace_id,
            kind=Several.__name__,
            payload=dump_notice(Several(parts=tuple(load_notice(row.kind, row.payload) for row in rows))),
            person_id=rows[0].person_id,
            conversation_id=rows[0].person_id,
            bulk=True,
            topic=TOGETHER,
            state=DeliveryState.PENDING,
            due_at=self._now,
            next_at=self._now,
            expires_at=min((row.expires_at for row in rows if row.expires_at), default=None),
            attempts=0,
            created_at=self._now,
        )
        whole.key = f"several:{whole.id}"
        self._session.add(whole)
        self._session.flush()
        return whole.id

    def _change(self, ids: Collection[UUID], **values: object) -> None:
        self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.workspace_id == self._workspace_id, OutboxMessage.id.in_(ids))
            .values(**values)
            .execution_options(synchronize_session=False)
        )


THEIRS = (
    OutboxMessage.workspace_id == bindparam("workspace"),
    OutboxMessage.person_id == bindparam("person"),
    OutboxMessage.topic.is_not(None),
)
OPENED = (
    select(Letterbox, Person)
    .join(Person, Person.id == Letterbox.person_id)
    .where(Letterbox.workspace_id == bindparam("workspace"), Letterbox.id == bindparam("box"))
    .with_for_update(of=Letterbox)
)
EXPIRED = (
    select(WHOLE.id)
    .where(WHOLE.workspace_id == bindparam("workspace"), WHOLE.person_id == bindparam("person"))
    .where(WHOLE.topic == TOGETHER, WHOLE.outcome.in_((Dropped.EXPIRED, POINTLESS)))
)
TAKE_APART = (
    update(OutboxMessage)
    .where(*THEIRS, OutboxMessage.state == DeliveryState.MERGED, OutboxMessage.merged_into_id.in_(EXPIRED))
    .values(state=DeliveryState.QUEUED, merged_into_id=None, settled_at=None)
    .execution_options(synchronize_session=False)
)
"""One part whose time has passed takes a message with it that could not be sent; the others wait again."""
WAITING = (
    select(OutboxMessage)
    .where(*THEIRS, OutboxMessage.state == DeliveryState.QUEUED)
    .order_by(OutboxMessage.due_at, OutboxMessage.id)
    .with_for_update()
    .execution_options(populate_existing=True)
)
LATELY = (
    select(
        OutboxMessage.kind,
        OutboxMessage.topic,
        OutboxMessage.merged_into_id,
        OutboxMessage.settled_at,
        OutboxMessage.expires_at,
        WHOLE.state.label("whole_state"),
        WHOLE.settled_at.label("whole_settled_at"),
    )
    .outerjoin(WHOLE, WHOLE.id == OutboxMessage.merged_into_id)
    .where(*THEIRS, OutboxMessage.state.not_in((DeliveryState.QUEUED, *LOST)))
    .where(or_(OutboxMessage.settled_at.is_(None), OutboxMessage.settled_at > bindparam("since")))
)
"""Built once: they are asked whenever something may go to somebody."""
