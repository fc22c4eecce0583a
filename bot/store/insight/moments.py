"""Instants as days and seconds, and people counted quickly, in the words of either database."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from bot.domain.insight.periods import Period

WEEK = 7 * 24 * 3600


class UtcDay(FunctionElement[date]):
    """The day of an instant, in UTC."""

    type = Date()
    inherit_cache = True


class Seconds(FunctionElement[int]):
    """The whole seconds since 1970 of an instant."""

    type = BigInteger()
    inherit_cache = True


class AtLeast(FunctionElement[int]):
    """How many different ids there are at least: how many of some dozens of heaps they fall into.

    To count them exactly, a database sorts them all, which takes longer than everything else in a report.
    """

    type = BigInteger()
    inherit_cache = True


@compiles(AtLeast, "sqlite")
def _at_least_in_sqlite(element: AtLeast, compiler: SQLCompiler, **how: Any) -> str:
    return f"count(DISTINCT substr({compiler.process(element.clauses, **how)}, 31))"


@compiles(AtLeast, "postgresql")
def _at_least_in_postgres(element: AtLeast, compiler: SQLCompiler, **how: Any) -> str:
    heap = f"uuid_hash({compiler.process(element.clauses, **how)}) & 63"
    return f"coalesce(bit_count(bit_or(CAST(1 AS bigint) << ({heap}))::bit(64)), 0)"


@compiles(UtcDay, "sqlite")
def _day_in_sqlite(element: UtcDay, compiler: SQLCompiler, **how: Any) -> str:
    return f"substr({compiler.process(element.clauses, **how)}, 1, 10)"


@compiles(UtcDay, "postgresql")
def _day_in_postgres(element: UtcDay, compiler: SQLCompiler, **how: Any) -> str:
    return f"date(timezone('UTC', {compiler.process(element.clauses, **how)}))"


@compiles(Seconds, "sqlite")
def _seconds_in_sqlite(element: Seconds, compiler: SQLCompiler, **how: Any) -> str:
    return f"unixepoch({compiler.process(element.clauses, **how)})"


@compiles(Seconds, "postgresql")
def _seconds_in_postgres(element: Seconds, compiler: SQLCompiler, **how: Any) -> str:
    return f"CAST(floor(extract(epoch FROM {compiler.process(element.clauses, **how)})) AS bigint)"


def week_of(instant: InstrumentedAttribute[datetime], period: Period) -> ColumnElement[int]:
    """In which week of the period an instant lies, by the clocks of its zone; 0 is the one of the first day.

    Weeks begin on Mondays. Where clocks change, midnight is where it was on the first day: nobody meets then.
    """
    monday = period.starts_at.timestamp() - period.first.weekday() * 24 * 3600
    return (Seconds(instant) - int(monday)) // WEEK
