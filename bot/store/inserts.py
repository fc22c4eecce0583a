"""Inserting a row under a unique key at most once, on either database."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.base import Scoped


def insert_once(session: Session, kind: type[Scoped], row: Mapping[str, Any]) -> bool:
    """Insert `row` unless its (workspace, key) exists; tell whether it was inserted."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(kind).values(row).on_conflict_do_nothing(index_elements=["workspace_id", "key"])
    return session.scalar(statement.returning(kind.id)) is not None
