"""A pool of connections that knows how many wait for one, and which of them may have died in its rest."""

from time import monotonic
from typing import Any

from sqlalchemy import Engine, QueuePool, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

TRUSTED_FOR = 1.0
"""Seconds since its last use for which a connection counts as alive. A server that restarts takes longer."""
RESTS_SINCE = "rests since"


class WatchedPool(QueuePool):
    """As SQLAlchemy's own, with a count of whoever asks for a connection and has none yet."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._asking: set[object] = set()

    @property
    def waiting(self) -> int:
        return len(self._asking)

    def connect(self) -> PoolProxiedConnection:
        me = object()
        self._asking.add(me)
        try:
            return super().connect()
        finally:
            self._asking.discard(me)


def use_of(engine: Engine) -> tuple[int, int]:
    """How many connections are in use, and how many are waited for."""
    assert isinstance(engine.pool, WatchedPool)
    return engine.pool.checkedout(), engine.pool.waiting


def watch_rested(engine: Engine, *, trusted_for: float = TRUSTED_FOR) -> None:
    """Ask a connection that has rested whether it is alive before it is used; under load, none is asked.

    SQLAlchemy's own test comes before every transaction: one more way to the server for each.
    """

    @event.listens_for(engine, "checkin")
    def note(_: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        entry.info[RESTS_SINCE] = monotonic()

    @event.listens_for(engine, "checkout")
    def test(connection: DBAPIConnection, entry: ConnectionPoolEntry, _: PoolProxiedConnection) -> None:
        since = entry.info.get(RESTS_SINCE)
        if since is not None and monotonic() - since > trusted_for and not _is_alive(engine, connection):
            raise InvalidatePoolError


def _is_alive(engine: Engine, connection: DBAPIConnection) -> bool:
    try:
        return engine.dialect.do_ping(connection)
    except engine.dialect.loaded_dbapi.Error:
        return False
