"""The statements by which the relay takes messages from the outbox: fairly, in order, and at Slack's pace.

States are literals here: a bound parameter would hide the partial indexes. Each statement is built once, since most
looks at the outbox find nothing.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CTE,
    BindParameter,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    Table,
    Update,
    Uuid,
    and_,
    any_,
    bindparam,
    column,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.sql.selectable import FromClause

from bot.domain.delivery import TIME_HAD_PASSED
from bot.domain.terms import DeliveryState
from models import OutboxMessage, Workspace

BATCH = 200
FAIR = 5
"""Messages that a workspace may send in its turn while others wait for theirs."""
AT_A_TIME = BATCH // FAIR
"""Workspaces that are served at once: those whose turn was longest ago."""
OUTBOX = cast(Table, OutboxMessage.__table__)
"""Core, not ORM: this is the hot path, and a session that keeps rows in step costs three times the statement."""
OPEN = OUTBOX.c.state.in_([literal_column(f"'{state}'") for state in ("pending", "sending", "verify")])
"""The condition of the partial index word for word: SQLite takes the index only where it finds that again."""

MOMENT = OUTBOX.c.next_at.type
NOW: BindParameter[datetime] = bindparam("now", type_=MOMENT)
NOT_SINCE: BindParameter[datetime] = bindparam("not_since", type_=MOMENT)
NOT_AFTER: BindParameter[datetime] = bindparam("not_after", type_=MOMENT)


def is_in(state: str) -> ColumnElement[bool]:
    return OUTBOX.c.state == literal_column(f"'{state}'")


LOOK = select(OUTBOX.c.id).where(OPEN, OUTBOX.c.next_at <= NOW).limit(1)
"""Whether anything is to be done. Most looks end here, and take no lock."""
EXPIRE = (
    update(OUTBOX)
    .where(is_in("pending"), OUTBOX.c.expires_at <= NOW)
    .values(state=DeliveryState.EXPIRED, outcome=TIME_HAD_PASSED, settled_at=NOW)
)
DOUBT = (
    update(OUTBOX)
    .where(OPEN, is_in("sending"), OUTBOX.c.next_at <= NOW)
    .values(state=DeliveryState.VERIFY, next_at=bindparam("second_look_at"), token=None, outcome="interrupted")
)
SECOND_LOOKS = (
    select(OUTBOX.c.id)
    .where(OPEN, is_in("verify"), OUTBOX.c.next_at <= NOW)
    .where(OUTBOX.c.workspace_id.not_in(select(Workspace.id).where(Workspace.paused_until > NOW)))
    .order_by(OUTBOX.c.next_at)
    .limit(BATCH)
    .with_for_update(skip_locked=True)
    .cte("due")
    .prefix_with("MATERIALIZED", dialect="postgresql")
)
LEASED: dict[str, Any] = {"next_at": bindparam("lapses_at"), "token": bindparam("claimant")}
LOOK_AGAIN = (
    update(OUTBOX)
    .where(OUTBOX.c.id.in_(select(SECOND_LOOKS.c.id)))
    .values(tried_at=func.coalesce(OUTBOX.c.tried_at, NOW), **LEASED)
    .returning(OUTBOX.c.id)
)


def first_of(rows: Select[Any], *order: ColumnElement[Any]) -> ScalarSelect[Any]:
    """The first of these rows, as a question asked anew for each outer row.

    PostgreSQL would turn an EXISTS into a join, and compare everything with everything where its statistics are
    still those of an empty table. The order names the index.
    """
    return rows.order_by(*order).limit(1).scalar_subquery()


def _waiting(*, waves: bool) -> ColumnElement[bool]:
    """Whether something waits in a workspace that may go now, of what goes to many or of answers to people."""
    waiting = OUTBOX.alias("waves" if waves else "answers")
    these = select(waiting.c.next_at).where(
        waiting.c.workspace_id == Workspace.id,
        waiting.c.state == literal_column("'pending'"),
        waiting.c.bulk == literal_column(str(waves).lower()),
        waiting.c.next_at <= NOW,
    )
    return first_of(these, waiting.c.next_at, waiting.c.id).is_not(None)


READY = (
    select(Workspace.id, Workspace.allotted_until)
    .where(or_(Workspace.paused_until.is_(None), Workspace.paused_until <= NOW), Workspace.held_at.is_(None))
    .where(
        or_(
            Workspace.allotted_until.is_(None),
            Workspace.allotted_until <= bindparam("latest", type_=MOMENT),
            Workspace.allotted_until > bindparam("absurd", type_=MOMENT),
        )
    )
    .where(or_(_waiting(waves=False), _waiting(waves=True)))
    .order_by(Workspace.allotted_until.asc().nulls_first(), Workspace.id)
    .limit(AT_A_TIME)
    .with_for_update(skip_locked=True, key_share=True)
)
"""Workspaces that may send something, whoever was served longest ago first.

Holding the row of a workspace while its messages are claimed is what makes its pace hold in all processes, and what
keeps two of them from taking one conversation's messages at the same moment.
"""


def _first_in_turn(workspace: ColumnElement[UUID], quota: ColumnElement[int]) -> Select[UUID]:
    """The messages of one workspace that may leave: at most one in a conversation, and the oldest one there.

    A message that is in a hurry takes along what was put into its conversation before it: order is kept there.
    """
    mine, other, first = (OUTBOX.alias(name) for name in ("mine", "other", "first"))
    place = mine.c.conversation_id
    earlier = and_(
        other.c.state == literal_column("'pending'"),
        other.c.bulk == mine.c.bulk,
        other.c.next_at <= NOW,
        tuple_(other.c.due_at, other.c.id) < tuple_(mine.c.due_at, mine.c.id),
    )
    taken = first_of(
        select(other.c.id).where(
            other.c.conversation_id == place,
            _leaves(other),
            or_(other.c.state == literal_column("'sending'"), earlier),
        ),
        other.c.due_at,
        other.c.id,
    )
    oldest = first_of(
        select(first.c.id).where(
            first.c.conversation_id == place,
            _leaves(first),
            first.c.state == literal_column("'pending'"),
            first.c.next_at <= NOW,
        ),
        first.c.due_at,
        first.c.id,
    )
    return (
        select(func.coalesce(oldest, mine.c.id).label("id"))
        .where(mine.c.workspace_id == workspace, mine.c.state == literal_column("'pending'"))
        .where(mine.c.bulk == bindparam("waves"), mine.c.next_at <= NOW)
        .where(taken.is_(None), _just_posted_in(place).is_(None))
        .order_by(mine.c.next_at, mine.c.id)
        .limit(quota)
    )


def _just_posted_in(place: ColumnElement[UUID | None]) -> ScalarSelect[Any]:
    posted = OUTBOX.alias("posted")
    recent = (posted.c.posted_at > NOT_SINCE, posted.c.posted_at <= NOT_AFTER)
    return first_of(select(posted.c.id).where(posted.c.conversation_id == place, *recent), posted.c.posted_at)


def _leaves(rows: FromClause) -> ColumnElement[bool]:
    """The condition of the index of conversations, word for word."""
    return rows.c.state.in_([literal_column("'pending'"), literal_column("'sending'")])


def _take(due: Select[UUID], among: Callable[[CTE], ColumnElement[bool]]) -> Update:
    """Take what is due and what nobody else is just taking; `among` says how a row is found in such a list."""
    chosen = due.cte("chosen").prefix_with("MATERIALIZED", dialect="postgresql")
    free = (
        select(OUTBOX.c.id)
        .where(among(chosen), is_in("pending"))
        .with_for_update(skip_locked=True)
        .cte("free")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    return (
        update(OUTBOX)
        .where(among(free))
        .values(
            state=literal_column("'sending'"),
            attempts=OUTBOX.c.attempts + 1,
            tried_at=func.coalesce(OUTBOX.c.tried_at, NOW),
            **LEASED,
        )
        .returning(OUTBOX.c.workspace_id)
    )


def _in_list(rows: CTE) -> ColumnElement[bool]:
    return OUTBOX.c.id.in_(select(rows.c.id))


def _in_array(rows: CTE) -> ColumnElement[bool]:
    """PostgreSQL looks up the members of an array; a list it may join with the whole table, row by row."""
    return OUTBOX.c.id == any_(func.array(select(rows.c.id).scalar_subquery(), type_=ARRAY(Uuid)))


def _take_from_all() -> Update:
    asked = (
        func.unnest(bindparam("workspaces", type_=ARRAY(Uuid)), bindparam("quotas", type_=ARRAY(Integer)))
        .table_valued(column("id", Uuid), column("quota", Integer))
        .render_derived(name="asked")
    )
    each = _first_in_turn(asked.c.id, asked.c.quota).lateral("each")
    return _take(select(each.c.id).select_from(asked.join(each, true())), _in_array)


TAKE_FROM_ALL = _take_from_all()
"""PostgreSQL serves many workspaces in one statement."""
TAKE_FROM_ONE = _take(
    _first_in_turn(bindparam("workspace", type_=Uuid()), bindparam("quota", type_=Integer)), _in_list
)
"""SQLite knows no LATERAL, but a statement costs it no way to a server."""
ALLOT = (
    update(cast(Table, Workspace.__table__))
    .where(Workspace.id == bindparam("workspace"))
    .values(allotted_until=bindparam("used_until"))
)
