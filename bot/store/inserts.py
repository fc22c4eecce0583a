"""Inserting a row under a unique key at most once, on either database."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.base import Scoped

KEY = ("workspace_id", "key")


def insert_once(
    session: Session, kind: type[Scoped], row: Mapping[str, Any], *, unique: Sequence[str] = KEY
) -> bool:
    """Insert `row` unless one with the same values of the `unique` columns exists; tell whether it was inserted."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(kind).values(row).on_conflict_do_nothing(index_elements=unique)
    return session.scalar(statement.returning(kind.id)) is not None
