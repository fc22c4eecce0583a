"""Inserting a row under a unique key at most once, on either database."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Executable, Table
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
    database = session.get_bind().dialect.name
    statement = _statement(database, kind, tuple(unique))
    return session.connection().execute(statement, row).first() is not None


@cache
def _statement(database: str, kind: type[Scoped], unique: tuple[str, ...]) -> Executable:
    """Built once for each kind of row: building takes longer than inserting."""
    table = kind.__table__
    assert isinstance(table, Table)
    if database == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing(index_elements=unique).returning(table.c.id)
    return sqlite.insert(table).on_conflict_do_nothing(index_elements=unique).returning(table.c.id)
