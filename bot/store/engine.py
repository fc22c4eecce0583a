"""Engines for SQLite and PostgreSQL: waiting is bounded, writers queue instead of failing, errors hide values."""

from pathlib import Path
from sqlite3 import Connection as SQLiteConnection

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

BEGIN_IMMEDIATE = "begin_immediate"


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

    @event.listens_for(engine, "connect")
    def set_up(connection: SQLiteConnection, _: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={patience_ms}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # With DEFERRED, a transaction that reads before it writes fails as soon as another one wrote in between.
        immediate = connection.get_execution_options().get(BEGIN_IMMEDIATE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine
