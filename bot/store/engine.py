"""Engines for SQLite and PostgreSQL: waiting is bounded, writers queue instead of failing, errors hide values."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.pools import WatchedPool, watch_rested
from bot.store.turns import Turns, turns_at

BEGIN_IMMEDIATE = "begin_immediate"
AT_ONCE = "at_once"
"""Besides that: where somebody else is writing, give up instead of waiting."""
HAS_A_TURN = "has a turn"
WAL_AGAIN = 0.01
"""Seconds."""


class CannotMakeFolderError(OSError):
    """The folder of the SQLite file is missing and cannot be made; the sentence says how to mend it."""


def make_engine(url: str, *, patience_ms: int, pool_size: int = 8) -> Engine:
    """An engine whose statements give up after `patience_ms`: short for gestures, longer for background work."""
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url, patience_ms=patience_ms, pool_size=pool_size)
    settings = f"-c statement_timeout={patience_ms} -c lock_timeout={patience_ms} -c timezone=UTC"
    engine = create_engine(
        url,
        poolclass=WatchedPool,
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"options": settings},
    )
    watch_rested(engine)
    return engine


def _sqlite(url: str, *, patience_ms: int, pool_size: int) -> Engine:
    database = make_url(url).database
    if database and database != ":memory:":
        _make_folder(Path(database).parent)
    engine = create_engine(url, poolclass=WatchedPool, pool_size=pool_size, max_overflow=0, hide_parameters=True)
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
        options = connection.get_execution_options()
        if not options.get(BEGIN_IMMEDIATE):
            connection.exec_driver_sql("BEGIN")
        elif options.get(AT_ONCE):
            _take_turn(connection, turns, within=0)
            _begin_at_once(connection, patience_ms)
        else:
            _take_turn(connection, turns, within=patience_ms / 1000)
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "checkin")
    def pass_on(_: object, entry: ConnectionPoolEntry) -> None:
        if entry.info.pop(HAS_A_TURN, False):
            turns.pass_on()

    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotMakeFolderError(
            f"DATABASE_URL: the folder {folder} cannot be made ({error.strerror}). "
            "Make it, or let the bot's user write to the one above it."
        ) from error


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


def _begin_at_once(connection: Connection, patience_ms: int) -> None:
    connection.exec_driver_sql("PRAGMA busy_timeout=0")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={patience_ms}")


def _take_turn(connection: Connection, turns: Turns, *, within: float) -> None:
    """Queue for writing; raise the error that SQLite has for it once patience is at an end.

    The turn lasts until the connection goes back to its pool, by when its transaction is surely over.
    """
    if connection.info.get(HAS_A_TURN):
        return
    if not turns.take(within=within):
        raise OperationalError("BEGIN IMMEDIATE", None, sqlite3.OperationalError("database is locked"))
    connection.info[HAS_A_TURN] = True
