"""Engines for SQLite and PostgreSQL: waiting is bounded, writers queue instead of failing, errors hide values."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.turns import Turns, turns_at

BEGIN_IMMEDIATE = "begin_immediate"
HAS_A_TURN = "has a turn"
WAL_AGAIN = 0.01
"""Seconds."""


def make_engine(url: str, *, patience_ms: int, pool_size: int = 8) -> Engine:
    """An engine whose statements give up after `patience_ms`: short for gestures, longer for background work."""
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url, patience_ms=patience_ms, pool_size=pool_size)
    settings = f"-c statement_timeout={patience_ms} -c lock_timeout={patience_ms} -c timezone=UTC"
    return create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"options": settings},
    )


def _sqlite(url: str, *, patience_ms: int, pool_size: int) -> Engine:
    database = make_url(url).database
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, pool_size=pool_size, max_overflow=0, hide_parameters=True)
    turns = turns_at(str(Path(database or "").resolve()))

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        for pragma in (f"busy_timeout={patience_ms}", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        _write_ahead(connection, within=patience_ms / 1000)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # With DEFERRED, a transaction that reads before it writes fails as soon as another one wrote in between.
        if connection.get_execution_options().get(BEGIN_IMMEDIATE):
            _take_turn(connection, turns, within=patience_ms / 1000)
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("BEGIN")

    @event.listens_for(engine, "checkin")
    def pass_on(_: object, entry: ConnectionPoolEntry) -> None:
        if entry.info.pop(HAS_A_TURN, False):
            turns.pass_on()

    return engine


def _write_ahead(connection: sqlite3.Connection, *, within: float) -> None:
    """Switch to WAL. That waits for nobody by itself, so processes that start together try until it is done."""
    end = monotonic() + within
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if monotonic() > end:
                raise
            sleep(WAL_AGAIN)
        else:
            return


def _take_turn(connection: Connection, turns: Turns, *, within: float) -> None:
    """Queue for writing; raise the error that SQLite has for it once patience is at an end.

    The turn lasts until the connection goes back to its pool, by when its transaction is surely over.
    """
    if connection.info.get(HAS_A_TURN):
        return
    if not turns.take(within=within):
        raise OperationalError("BEGIN IMMEDIATE", None, sqlite3.OperationalError("database is locked"))
    connection.info[HAS_A_TURN] = True
