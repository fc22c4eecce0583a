"""Listening to the statements an engine sends, and asking the database how it would carry one out."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, event

ASKED_BY_A_TEST = "asked_by_a_test"


class Said(NamedTuple):
    """One statement as the driver gets it."""

    text: str
    values: Any


@contextmanager
def listening(engine: Engine) -> Iterator[list[Said]]:
    """Collect every statement of the bot until the end, transaction control left out."""
    said: list[Said] = []

    def hear(connection: Connection, _: Any, statement: str, values: Any, __: Any, many: bool) -> None:
        if not statement.startswith("BEGIN") and not connection.get_execution_options().get(ASKED_BY_A_TEST):
            said.append(Said(statement, values[0] if many else values))

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def plan_of(engine: Engine, statement: Said) -> str:
    """How the database finds the rows, with a plan that fits any values, where whole tables are the last resort."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement.text}", statement.values)
            return "\n".join(row.detail for row in rows)
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        numbers = count(1)
        text = re.sub(r"%\(\w+\)s", lambda _: f"${next(numbers)}", statement.text)
        rows = connection.exec_driver_sql(f"EXPLAIN (GENERIC_PLAN) {text}")
        return "\n".join(row[0] for row in rows)


def rows_dropped(engine: Engine, statement: Said) -> int:
    """How many rows PostgreSQL reads in vain when it carries this out, which it then takes back."""
    with engine.connect() as connection:
        explained = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement.text}", statement.values)
        return _dropped(explained.scalar_one()[0]["Plan"])


def _dropped(node: dict[str, Any]) -> int:
    here = sum(value for key, value in node.items() if key.startswith("Rows Removed by"))
    return int(here * node["Actual Loops"]) + sum(_dropped(each) for each in node.get("Plans", ()))
