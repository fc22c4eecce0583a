"""Statements for many rows, made ready before a transaction begins: others then wait for the writing only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, UpdateBase


@dataclass(frozen=True, slots=True)
class Prepared:
    """One statement as the driver takes it, with the values of each row as the database keeps them."""

    statement: str
    rows: Sequence[Any]

    def execute(self, connection: Connection) -> None:
        connection.exec_driver_sql(self.statement, self.rows)


def prepare(statement: UpdateBase, rows: Sequence[Mapping[str, Any]], dialect: Dialect) -> Prepared:
    """Compile `statement` and convert the values of `rows`, which name all its parameters that have no value yet.

    SQLAlchemy would do the same for each row between two locks: at 50,000 rows, half of the time under lock.
    """
    compiled = statement.compile(dialect=dialect)
    given, names = compiled.params, compiled.bind_names.items()
    converters = {
        name: bind.type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is for bind, name in names
    }

    def converted(row: Mapping[str, Any]) -> dict[str, Any]:
        return {name: convert(row.get(name, given[name])) for name, convert in converters.items()}

    order = compiled.positiontup
    values = [converted(row) for row in rows]
    return Prepared(str(compiled), [tuple(row[name] for name in order) for row in values] if order else values)


def _as_it_is(value: Any) -> Any:
    return value
