"""A bell on PostgreSQL: whoever puts a message into the outbox rings, and relays hear it once that is committed.

Nothing depends on it but haste: what nobody heard of is found by looking. SQLite has no bell.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import structlog
from psycopg import AsyncConnection, Error
from sqlalchemy import make_url
from sqlalchemy.orm import Session

log = structlog.get_logger(__name__)

CHANNEL = "mentorbot_outbox"
RUNG = "rung"
LISTEN_AGAIN_AFTER = 5.0
"""Seconds."""
ALIVE = {"connect_timeout": "10", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3"}
"""So that a connection that went silent is noticed (postgresql.org/docs/current/libpq-connect.html)."""


def ring(session: Session) -> None:
    """Ring at the end of this transaction, if it is committed; once, however often this is called in it."""
    if session.get_bind().dialect.name == "postgresql" and not session.info.get(RUNG):
        session.info[RUNG] = True
        session.connection().exec_driver_sql(f"NOTIFY {CHANNEL}")


async def hear(url: str, heard: Callable[[], object]) -> None:
    """Call `heard` whenever the bell of the database at `url` rings, until cancelled.

    Also each time it begins to listen, since it may have missed something before. A lost connection is made anew.
    Return at once where there is no bell.
    """
    database = make_url(url)
    while database.get_backend_name() == "postgresql":
        with suppress(Error):
            await _hear(
                database.set(drivername="postgresql")
                .update_query_dict(ALIVE)
                .render_as_string(hide_password=False),
                heard,
            )
        log.info("not listening to the database", again_in=LISTEN_AGAIN_AFTER)
        await asyncio.sleep(LISTEN_AGAIN_AFTER)


async def _hear(url: str, heard: Callable[[], object]) -> None:
    async with await AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        heard()
        async for _ in connection.notifies():
            heard()
