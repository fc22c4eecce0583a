"""How a migration runs: in one transaction, foreign keys checked at the end, writers elsewhere kept out."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from sqlalchemy import Connection, create_engine

from models import Base

LOCK = 7_302_611_990
"""Our advisory lock on PostgreSQL: two processes that start together migrate one after the other."""
WAITING_FOR_OTHERS = "15min"
"""How long a process waits while another one migrates; a step that fills a large table takes its time."""
WAITING_FOR_TABLES = "10s"
"""How long a step waits for a table. Everybody else queues behind it meanwhile, so it rather gives up."""


def run() -> None:
    """Run on the connection that was handed in, or on the URL of the configuration (for `alembic revision`)."""
    given = context.config.attributes.get("connection")
    if given is not None:
        _migrate(given)
        return
    url = context.config.get_main_option("sqlalchemy.url") or "sqlite:///data/mentorbot.db"
    with create_engine(url).connect() as connection:
        _migrate(connection)


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        with _without_foreign_keys(connection):
            _run_all(connection)
    else:
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAITING_FOR_OTHERS}'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAITING_FOR_TABLES}'")
        _run_all(connection)


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    """Batch mode rebuilds tables by copying and dropping them; with foreign keys on, every drop would cascade.

    The pragma is ignored inside a transaction, so it is given to the driver before BEGIN and after COMMIT.
    """
    driver = connection.connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.rollback()
        driver.execute("PRAGMA foreign_keys=ON")


def _run_all(connection: Connection) -> None:
    # Alembic asks here whether a transaction has begun; if none has, it commits after each migration by itself.
    connection.exec_driver_sql("SELECT 1")
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True)
    context.run_migrations()
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RuntimeError("the migration left rows that point to nothing; nothing was changed")
    connection.commit()


run()
