"""The relay's side of the outbox: claiming messages under a lease and moving them on.

Every change is one UPDATE guarded by id, state and lease token, so a late write of a process that lost its lease
changes nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import ARRAY, Row, Uuid, any_, bindparam, func, or_, select, update
from sqlalchemy.orm import Session

from bot.domain.delivery import LEASE, MARGIN, SETTLE, Envelope, Hindrance, Late, Paused, Stale, Stopped
from bot.domain.pacing import Pace
from bot.domain.terms import DeliveryState
from bot.store.claims import (
    ALLOT,
    BATCH,
    DOUBT,
    EXPIRE,
    FAIR,
    LOOK,
    LOOK_AGAIN,
    OPEN,
    OUTBOX,
    READY,
    TAKE_FROM_ALL,
    TAKE_FROM_ONE,
    is_in,
)
from bot.store.crowds import Crowd, crowds_of, keep_room
from bot.store.envelopes import CLAIMED, envelope_of, notice_in
from bot.store.settling import Settlement, settle
from models import Mentorship, Person, Workspace

STANDING = select(
    OUTBOX.c.id, OUTBOX.c.token, OUTBOX.c.next_at, OUTBOX.c.expires_at, Workspace.held_at, Workspace.paused_until
).join_from(OUTBOX, Workspace, Workspace.id == OUTBOX.c.workspace_id)
STANDING_OF_ALL = STANDING.where(OUTBOX.c.id == any_(bindparam("ids", type_=ARRAY(Uuid))))
STANDING_OF_EACH = STANDING.where(OUTBOX.c.id.in_(bindparam("ids", expanding=True)))
RELEASE = (
    update(OUTBOX)
    .where(OUTBOX.c.id == bindparam("message"), OUTBOX.c.token == bindparam("claimant"))
    .values(state=bindparam("becomes"), attempts=bindparam("tries"), next_at=bindparam("again_at"), token=None)
)

UNREADABLE = "unreadable"
UNREADABLE_REST = timedelta(minutes=1)
UNREADABLE_FOR = timedelta(days=1)
"""How long a roll-out may take. Whatever no process can read by then has been written by no version that runs."""


class Queue:
    """Messages on their way, in all workspaces."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def calls(self, now: datetime) -> bool:
        """Whether there is anything to do. This takes no lock."""
        return self._session.connection().execute(LOOK, {"now": now}).first() is not None

    def tidy(self, now: datetime) -> None:
        """Expire what is pointless by now, and doubt what a process has held beyond its lease."""
        connection = self._session.connection()
        connection.execute(EXPIRE, {"now": now})
        connection.execute(DOUBT, {"now": now, "second_look_at": now + SETTLE})

    def claim(self, now: datetime, token: UUID, *, pace: Pace) -> Sequence[Envelope]:
        """Take up to BATCH messages that may leave, and as many second looks, under the lease `token`.

        One message in each conversation, the oldest one; none where one is on its way or has just arrived. A
        workspace sends what its pace allows, answers to people first, and leaves others their turn. One whose
        messages are stopped has its second looks only: they send nothing.
        """
        lease = {"now": now, "lapses_at": now + LEASE, "claimant": token}
        again = self._session.connection().execute(LOOK_AGAIN, lease).all()
        taken = self._take(now, lease, pace)
        return list(self._envelopes(token, leased_until=now + LEASE)) if again or taken else []

    def _take(self, now: datetime, lease: Mapping[str, object], pace: Pace) -> int:
        """Claim what may be sent; return how many messages that are."""
        connection = self._session.connection()
        asked = {"now": now, "latest": pace.latest(now), "absurd": pace.absurd(now)}
        ready: dict[UUID, datetime | None] = {
            row.id: row.allotted_until for row in connection.execute(READY, asked)
        }
        most = max(FAIR, BATCH // max(len(ready), 1))
        rooms = Counter({place: pace.room(until, now, most=most) for place, until in ready.items()})
        spent: Counter[UUID] = Counter()
        paced = {**lease, "not_since": now - pace.apart, "not_after": now + pace.apart}
        for waves in (False, True):
            spent += self._take_some(rooms - spent, {**paced, "waves": waves})
        used = [
            {"workspace": place, "used_until": pace.spend(ready[place], now, messages=count)}
            for place, count in spent.items()
        ]
        if used:
            connection.execute(ALLOT, used)
        return spent.total()

    def _take_some(self, rooms: Counter[UUID], asked: Mapping[str, object]) -> Counter[UUID]:
        """Claim what waits in these workspaces, in each as much as there is room for."""
        connection = self._session.connection()
        if not rooms:
            return Counter()
        if connection.dialect.name == "postgresql":
            these = {"workspaces": list(rooms.keys()), "quotas": list(rooms.values())}
            return Counter(connection.execute(TAKE_FROM_ALL, {**asked, **these}).scalars())
        taken: Counter[UUID] = Counter()
        for place, room in rooms.items():
            this = {"workspace": place, "quota": room}
            taken.update(connection.execute(TAKE_FROM_ONE, {**asked, **this}).scalars())
        return taken

    def hindrances(self, envelopes: Sequence[Envelope], now: datetime) -> Sequence[Hindrance | None]:
        """What keeps each of these claimed messages from leaving this very moment, or None.

        An admin may have stopped all messages meanwhile, Slack may have asked us to wait, the time of the message
        may have passed, or its lease is not ours any more or ends before a call would. A second look waits for
        Slack only.
        """
        connection = self._session.connection()
        in_one = connection.dialect.name == "postgresql"
        asked = {"ids": [envelope.id for envelope in envelopes]}
        rows = connection.execute(STANDING_OF_ALL if in_one else STANDING_OF_EACH, asked)
        found = {(row.id, row.token): row for row in rows}
        return [_hindrance(envelope, found.get((envelope.id, envelope.token)), now) for envelope in envelopes]

    def readers(self, envelopes: Sequence[Envelope]) -> Mapping[UUID, Person]:
        """Who would read each of these messages, by the id of the message. A second look goes to nobody."""
        asked = {each.id: each.person_id for each in envelopes if each.person_id and not each.doubtful}
        if not asked:
            return {}
        people = self._session.scalars(select(Person).where(Person.id.in_(set(asked.values()))))
        known = {person.id: person for person in people}
        return {message: known[person] for message, person in asked.items()}

    def stopped(self) -> tuple[int, int]:
        """In how many workspaces messages are stopped, and how many due ones are held back there."""
        held = select(Workspace.id).where(Workspace.held_at.is_not(None))
        waiting = select(func.count()).where(OPEN, is_in("pending"), OUTBOX.c.workspace_id.in_(held))
        workspaces = self._session.scalar(select(func.count()).select_from(held.subquery())) or 0
        return workspaces, (self._session.scalar(waiting) or 0) if workspaces else 0

    def open_conversation(self, envelope: Envelope, channel: str) -> None:
        """Keep the conversation that was opened for a message, before anything is posted there."""
        if envelope.group and envelope.mentorship_id:
            keep_room(self._session, envelope, channel)
        elif envelope.mentorship_id:
            self._session.execute(
                update(Mentorship).where(Mentorship.id == envelope.mentorship_id).values(channel=channel)
            )
        else:
            self._session.execute(update(Person).where(Person.id == envelope.person_id).values(dm_channel=channel))

    def settle(self, settlements: Sequence[Settlement], now: datetime) -> int:
        """Move claimed messages on; return for how many the lease was still ours."""
        settled = settle(self._session, settlements, now)
        for settlement in settlements:
            if settlement.transition.hold:
                self.hold(
                    settlement.envelope.workspace_id, settlement.transition.hold, settlement.transition.reason
                )
        return settled

    def hold(self, workspace_id: UUID, until: datetime, reason: str | None) -> None:
        """Send nothing to a workspace until then. A longer hold stands."""
        self._session.execute(
            update(Workspace)
            .where(Workspace.id == workspace_id)
            .where(or_(Workspace.paused_until.is_(None), Workspace.paused_until < until))
            .values(paused_until=until, pause_reason=reason)
        )

    def release(self, envelopes: Sequence[Envelope], now: datetime) -> None:
        """Give back claims that were never acted on, as a stopping process does."""
        given_back = [
            {
                "message": envelope.id,
                "claimant": envelope.token,
                "becomes": DeliveryState.VERIFY if envelope.doubtful else DeliveryState.PENDING,
                "tries": envelope.attempts if envelope.doubtful else envelope.attempts - 1,
                "again_at": now,
            }
            for envelope in envelopes
        ]
        if given_back:
            self._session.connection().execute(RELEASE, given_back)

    def depth(self, now: datetime) -> tuple[int, float]:
        """How many messages are due and not settled, and the age of the oldest in seconds."""
        count, oldest = self._session.execute(
            select(func.count(), func.coalesce(func.min(OUTBOX.c.due_at), now)).where(OPEN, OUTBOX.c.due_at <= now)
        ).one()
        return count, (now - oldest).total_seconds()

    def _envelopes(self, token: UUID, *, leased_until: datetime) -> Iterator[Envelope]:
        """What was claimed under `token`, found by the end of its lease, which the index knows."""
        asked = {"leased_until": leased_until, "claimant": token}
        rows = self._session.connection().execute(CLAIMED, asked).all()
        crowds = crowds_of(self._session, [row.mentorship_id for row in rows if row.mentorship_id])
        for row in rows:
            try:
                notice = notice_in(row)
            except (KeyError, ValidationError):
                self._leave_to_newer(row, leased_until - LEASE)
                continue
            envelope = envelope_of(row, notice)
            crowd = crowds.get(row.mentorship_id) if row.mentorship_id else None
            yield _to_group(envelope, crowd, row.sent_channel) if crowd else envelope

    def _leave_to_newer(self, row: Row[*tuple[Any, ...]], now: datetime) -> None:
        """A notice of another version must not hold up the others. Its words are in no log.

        While a newer version is rolled out beside this one, that one can read it, so it is put back for a while.
        """
        later = {"state": row.state, "next_at": now + UNREADABLE_REST}
        if row.state is DeliveryState.SENDING:
            later |= {"state": DeliveryState.PENDING, "attempts": row.attempts - 1}
        over = {"state": DeliveryState.GIVEN_UP, "outcome": UNREADABLE, "settled_at": now}
        self._session.execute(
            update(OUTBOX)
            .where(OUTBOX.c.id == row.id, OUTBOX.c.token == row.token)
            .values(token=None, **(over if now - row.due_at > UNREADABLE_FOR else later))
        )


def _to_group(envelope: Envelope, crowd: Crowd, tried_in: str | None) -> Envelope:
    """The same to a whole group. Where it was tried is where it is looked up; else they are gathered anew."""
    channel = tried_in if envelope.doubtful else None
    return replace(envelope, recipients=crowd.members, group=crowd.group, channel=channel)


def _hindrance(envelope: Envelope, row: Row[Any] | None, now: datetime) -> Hindrance | None:
    if row is None or (row.held_at and not envelope.doubtful):
        return Stopped()
    if row.next_at - now < MARGIN:
        return Stale()
    if row.expires_at and row.expires_at <= now and not envelope.doubtful:
        return Late()
    return Paused(row.paused_until) if row.paused_until and row.paused_until > now else None
