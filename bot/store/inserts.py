"""Inserting a row under a unique key at most once, on either database, or having it looked at sooner."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Executable, Table, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.base import Scoped

KEY = ("workspace_id", "key")


def insert_once(
    session: Session, kind: type[Scoped], row: Mapping[str, Any], *, unique: Sequence[str] = KEY
) -> bool:
    """Insert `row` unless one with the same values of the `unique` columns exists; tell whether it was inserted.

    It goes to the table at once and leaves what else is pending alone, so that a thousand of them cost no thousand
    looks at everything that has changed. What it refers to has to be there.
    """
    statement = _inserting(session.get_bind().dialect.name, kind, tuple(unique))
    return session.connection().execute(statement, row).first() is not None


def look_no_later(session: Session, kind: type[Scoped], row: Mapping[str, Any], *, unique: Sequence[str]) -> None:
    """Insert `row`; where there is one with the same `unique` values, have that looked at as soon as this one."""
    statement = _bringing_forward(session.get_bind().dialect.name, kind, tuple(unique))
    session.connection().execute(statement, row)


# Built once for each kind of row: building takes longer than inserting.


@cache
def _inserting(database: str, kind: type[Scoped], unique: tuple[str, ...]) -> Executable:
    insert = _into(database, kind)
    return insert.on_conflict_do_nothing(index_elements=unique).returning(insert.table.c.id)


@cache
def _bringing_forward(database: str, kind: type[Scoped], unique: tuple[str, ...]) -> Executable:
    insert = _into(database, kind)
    now, sooner = insert.table.c.look_again_at, insert.excluded.look_again_at
    later = or_(now.is_(None), now > sooner)
    return insert.on_conflict_do_update(index_elements=unique, set_={"look_again_at": sooner}, where=later)


def _into(database: str, kind: type[Scoped]) -> postgresql.Insert | sqlite.Insert:
    table = kind.__table__
    assert isinstance(table, Table)
    return postgresql.insert(table) if database == "postgresql" else sqlite.insert(table)
