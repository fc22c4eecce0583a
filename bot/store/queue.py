"""The relay's side of the outbox: claiming messages under a lease and moving them on.

States are literals here: a bound parameter would hide the partial index. Every change is one UPDATE guarded by id,
state and lease token, so a late write of a process that lost its lease changes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CursorResult,
    Table,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased

from bot.domain.delivery import LEASE, SETTLE, Envelope, Sent, Transition
from bot.domain.notices import Notice
from bot.domain.terms import DeliveryState
from bot.store.codec import load_notice
from bot.store.crowds import Crowd, crowds_of, keep_room
from models import Mentorship, OutboxMessage, Participant, Person, Workspace

BATCH = 200
OUTBOX = cast(Table, OutboxMessage.__table__)
"""Core, not ORM: this is the hot path, and a session that keeps rows in step costs three times the statement."""
OPEN = OUTBOX.c.state.in_([literal_column(f"'{state}'") for state in ("pending", "sending", "verify")])
"""The condition of the partial index word for word: SQLite takes the index only where it finds that again."""

MENTOR, MENTEE = aliased(Participant), aliased(Participant)
MENTOR_PERSON, MENTEE_PERSON = aliased(Person), aliased(Person)


def _is(state: str) -> ColumnElement[bool]:
    return OUTBOX.c.state == literal_column(f"'{state}'")


NOW: BindParameter[datetime] = bindparam("now", type_=OUTBOX.c.next_at.type)
EXPIRE = (
    update(OUTBOX)
    .where(OPEN, _is("pending"), OUTBOX.c.next_at <= NOW, OUTBOX.c.expires_at <= NOW)
    .values(state=DeliveryState.EXPIRED, outcome="its time had passed", settled_at=NOW)
)
DOUBT = (
    update(OUTBOX)
    .where(OPEN, _is("sending"), OUTBOX.c.next_at <= NOW)
    .values(state=DeliveryState.VERIFY, next_at=bindparam("second_look_at"), token=None, outcome="interrupted")
)
DUE = (
    select(OUTBOX.c.id)
    .where(OPEN, or_(_is("pending"), _is("verify")), OUTBOX.c.next_at <= NOW)
    .where(OUTBOX.c.workspace_id.not_in(select(Workspace.id).where(Workspace.paused_until > NOW)))
    .where(
        or_(
            _is("verify"),
            OUTBOX.c.workspace_id.not_in(select(Workspace.id).where(Workspace.held_at.is_not(None))),
        )
    )
    .order_by(OUTBOX.c.next_at)
    .limit(BATCH)
    .with_for_update(skip_locked=True)
    .cte("due")
    .prefix_with("MATERIALIZED", dialect="postgresql")
)
CLAIM = (
    update(OUTBOX)
    .where(OUTBOX.c.id.in_(select(DUE.c.id)))
    .values(
        state=case((_is("pending"), literal_column("'sending'")), else_=OUTBOX.c.state),
        attempts=case((_is("pending"), OUTBOX.c.attempts + 1), else_=OUTBOX.c.attempts),
        tried_at=func.coalesce(OUTBOX.c.tried_at, NOW),
        next_at=bindparam("lapses_at"),
        token=bindparam("claimant"),
    )
)
"""Built once, since every look at the outbox begins with these three, and most find nothing."""


class Queue:
    """Messages on their way, in all workspaces."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tidy(self, now: datetime) -> None:
        """Expire what is pointless by now, and doubt what a process has held beyond its lease."""
        self._session.execute(EXPIRE, {"now": now})
        self._session.execute(DOUBT, {"now": now, "second_look_at": now + SETTLE})

    def claim(self, now: datetime, token: UUID) -> Sequence[Envelope]:
        """Take up to BATCH messages that are due for sending or for a second look, under the lease `token`.

        A workspace whose messages are stopped has its second looks only: they send nothing.
        """
        claimed = self._session.execute(CLAIM, {"now": now, "lapses_at": now + LEASE, "claimant": token})
        assert isinstance(claimed, CursorResult)
        return self._envelopes(token, leased_until=now + LEASE) if claimed.rowcount else []

    def may_leave(self, envelope: Envelope) -> bool:
        """Whether a claimed message may be sent this very moment: nobody has stopped it, and the lease is ours."""
        free = (
            select(OUTBOX.c.id)
            .join(Workspace, Workspace.id == OUTBOX.c.workspace_id)
            .where(OUTBOX.c.id == envelope.id, OUTBOX.c.token == envelope.token, Workspace.held_at.is_(None))
        )
        return self._session.scalar(free) is not None

    def stopped(self) -> tuple[int, int]:
        """In how many workspaces messages are stopped, and how many due ones are held back there."""
        held = select(Workspace.id).where(Workspace.held_at.is_not(None))
        waiting = select(func.count()).where(OPEN, _is("pending"), OUTBOX.c.workspace_id.in_(held))
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

    def settle(self, envelope: Envelope, transition: Transition, now: datetime, sent: Sent | None) -> bool:
        """Move a claimed message on; tell whether the lease was still ours."""
        done = transition.state in {DeliveryState.SENT, DeliveryState.GIVEN_UP, DeliveryState.EXPIRED}
        place = {"sent_channel": sent.channel, "sent_ts": sent.ts} if sent else {}
        result = self._session.execute(
            update(OUTBOX)
            .where(OUTBOX.c.id == envelope.id, OUTBOX.c.token == envelope.token)
            .where(_is("verify") if envelope.doubtful else _is("sending"))
            .values(
                state=transition.state,
                next_at=transition.next_at,
                attempts=transition.attempts,
                outcome=transition.reason and transition.reason[:200],
                settled_at=now if done else None,
                token=None,
                **place,
            )
        )
        if transition.hold:
            self.hold(envelope.workspace_id, transition.hold, transition.reason)
        assert isinstance(result, CursorResult)
        return result.rowcount == 1

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
        for envelope in envelopes:
            self._session.execute(
                update(OUTBOX)
                .where(OUTBOX.c.id == envelope.id, OUTBOX.c.token == envelope.token)
                .values(
                    state=DeliveryState.VERIFY if envelope.doubtful else DeliveryState.PENDING,
                    attempts=envelope.attempts if envelope.doubtful else envelope.attempts - 1,
                    next_at=now,
                    token=None,
                )
            )

    def depth(self, now: datetime) -> tuple[int, float]:
        """How many messages are due and not settled, and the age of the oldest in seconds."""
        count, oldest = self._session.execute(
            select(func.count(), func.coalesce(func.min(OutboxMessage.due_at), now)).where(
                OPEN, OutboxMessage.due_at <= now
            )
        ).one()
        return count, (now - oldest).total_seconds()

    def _envelopes(self, token: UUID, *, leased_until: datetime) -> Sequence[Envelope]:
        """What was claimed under `token`, found by the end of its lease, which the index knows."""
        rows = self._session.execute(
            select(
                OutboxMessage, Person.slack_user_id, Person.dm_channel, Mentorship.channel,
                MENTOR_PERSON.slack_user_id, MENTEE_PERSON.slack_user_id,
            )
            .outerjoin(Person, Person.id == OutboxMessage.person_id)
            .outerjoin(Mentorship, Mentorship.id == OutboxMessage.mentorship_id)
            .outerjoin(MENTOR, MENTOR.id == Mentorship.mentor_id)
            .outerjoin(MENTEE, MENTEE.id == Mentorship.mentee_id)
            .outerjoin(MENTOR_PERSON, MENTOR_PERSON.id == MENTOR.person_id)
            .outerjoin(MENTEE_PERSON, MENTEE_PERSON.id == MENTEE.person_id)
            .where(OPEN, OutboxMessage.next_at == leased_until, OutboxMessage.token == token)
            .order_by(OutboxMessage.due_at, OutboxMessage.created_at, OutboxMessage.id)
            .execution_options(populate_existing=True)
        ).all()  # fmt: skip
        crowds = crowds_of(self._session, [message.mentorship_id for message, *_ in rows if message.mentorship_id])
        envelopes = []
        for message, one, dm, pair, *others in rows:
            try:
                notice = load_notice(message.kind, message.payload)
            except (KeyError, ValidationError):
                self._give_up_unreadable(message.id)
                continue
            recipients = tuple(filter(None, (one, *others)))
            envelope = _envelope(message, notice, token, recipients, dm or pair or message.channel)
            crowd = crowds.get(message.mentorship_id) if message.mentorship_id else None
            envelopes.append(_to_group(envelope, crowd, message.sent_channel) if crowd else envelope)
        return envelopes

    def _give_up_unreadable(self, message_id: UUID) -> None:
        """A notice of another version must not hold up the others. Its words are in no log."""
        self._session.execute(
            update(OUTBOX)
            .where(OUTBOX.c.id == message_id)
            .values(state=DeliveryState.GIVEN_UP, outcome="unreadable", token=None)
        )


def _to_group(envelope: Envelope, crowd: Crowd, tried_in: str | None) -> Envelope:
    """The same to a whole group. Where it was tried is where it is looked up; else they are gathered anew."""
    channel = tried_in if envelope.doubtful else None
    return replace(envelope, recipients=crowd.members, group=crowd.group, channel=channel)


def _envelope(
    message: OutboxMessage, notice: Notice, token: UUID, recipients: tuple[str, ...], channel: str | None
) -> Envelope:
    assert message.tried_at is not None
    return Envelope(
        id=message.id,
        workspace_id=message.workspace_id,
        token=token,
        notice=notice,
        recipients=recipients,
        person_id=message.person_id,
        mentorship_id=message.mentorship_id,
        channel=channel,
        attempts=message.attempts,
        doubtful=message.state is DeliveryState.VERIFY,
        tried_at=message.tried_at,
        due_at=message.due_at,
        about_id=message.about_id,
    )
