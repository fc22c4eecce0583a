"""A pool of connections that knows how many wait for one."""

from typing import Any

from sqlalchemy import Engine, QueuePool
from sqlalchemy.pool import PoolProxiedConnection


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
