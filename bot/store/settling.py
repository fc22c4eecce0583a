"""Recording what became of many messages in one statement, guarded by id, state and lease token."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    JSON,
    ColumnElement,
    CursorResult,
    Integer,
    String,
    Text,
    Update,
    Uuid,
    bindparam,
    column,
    func,
    update,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from bot.domain.delivery import Envelope, Outcome, Sent, Transition
from bot.domain.terms import DeliveryState
from bot.store.claims import MOMENT, OUTBOX

OVER = {DeliveryState.SENT, DeliveryState.GIVEN_UP, DeliveryState.EXPIRED}
LONGEST_REASON = 200
TYPES: dict[str, TypeEngine[Any]] = {
    "message": Uuid(),
    "claimant": Uuid(),
    "held_as": String(),
    "becomes": String(),
    "again_at": MOMENT,
    "tries": Integer(),
    "reason": String(),
    "over_at": MOMENT,
    "left_at": MOMENT,
    "place": String(),
    "ts": String(),
}


@dataclass(frozen=True, slots=True)
class Settlement:
    """What came of one attempt, and what becomes of the message."""

    envelope: Envelope
    outcome: Outcome
    transition: Transition


def settle(session: Session, settlements: Sequence[Settlement], now: datetime) -> int:
    """Move claimed messages on; return how many of them were still under the lease of their claim."""
    rows = [_row(settlement, now) for settlement in settlements]
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        together = {"given": json.dumps(rows, default=str)}
        return cast(CursorResult[Any], connection.execute(SETTLE_ALL, together)).rowcount
    return cast(CursorResult[Any], connection.execute(SETTLE_EACH, rows)).rowcount


def _row(settlement: Settlement, now: datetime) -> dict[str, Any]:
    envelope, transition, outcome = settlement.envelope, settlement.transition, settlement.outcome
    sent = outcome if isinstance(outcome, Sent) else None
    return {
        "message": envelope.id,
        "claimant": envelope.token,
        "held_as": "verify" if envelope.doubtful else "sending",
        "becomes": transition.state.value,
        "again_at": transition.next_at,
        "tries": transition.attempts,
        "reason": transition.reason and transition.reason[:LONGEST_REASON],
        "over_at": now if transition.state in OVER else None,
        "left_at": now if envelope.may_have_been_posted(outcome) else None,
        "place": sent and sent.channel,
        "ts": sent and sent.ts,
    }


def _settling(given: dict[str, ColumnElement[Any]]) -> Update:
    return (
        update(OUTBOX)
        .where(OUTBOX.c.id == given["message"], OUTBOX.c.token == given["claimant"])
        .where(OUTBOX.c.state == given["held_as"])
        .values(
            state=given["becomes"],
            next_at=given["again_at"],
            attempts=given["tries"],
            outcome=given["reason"],
            settled_at=given["over_at"],
            posted_at=func.coalesce(given["left_at"], OUTBOX.c.posted_at),
            sent_channel=func.coalesce(given["place"], OUTBOX.c.sent_channel),
            sent_ts=func.coalesce(given["ts"], OUTBOX.c.sent_ts),
            token=None,
        )
    )


def _settling_all() -> Update:
    given = sql_cast(bindparam("given", type_=Text()), JSON)
    columns = [column(name, kind) for name, kind in TYPES.items()]
    rows = func.json_to_recordset(given).table_valued(*columns).render_derived(name="given", with_types=True)
    return _settling({name: rows.c[name] for name in TYPES})


SETTLE_ALL = _settling_all()
"""PostgreSQL takes all of them in one statement and as one text, which is ready far sooner than eleven arrays."""
SETTLE_EACH = _settling({name: bindparam(name, type_=kind) for name, kind in TYPES.items()})
"""SQLite takes one after another, which costs it no way to a server."""
