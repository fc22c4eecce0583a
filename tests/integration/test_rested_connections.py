"""Connections that died while nobody used them: noticed before anything is asked of them."""

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from bot.store.pools import WatchedPool, watch_rested
from tests.databases import PostgresServer

END = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rested'")
WHO = text("SELECT pg_backend_pid()")


def ended_while_it_rested(url: str, *, trusted_for: float) -> tuple[Engine, int]:
    """An engine whose only connection the server has ended, and which that was."""
    engine = create_engine(
        url, poolclass=WatchedPool, pool_size=1, max_overflow=0, connect_args={"application_name": "rested"}
    )
    watch_rested(engine, trusted_for=trusted_for)
    other = create_engine(url)
    with engine.connect() as connection:
        pid = connection.scalar(WHO)
    with other.connect() as connection:
        connection.execute(END)
    other.dispose()
    assert pid is not None
    return engine, pid


def test_a_connection_that_died_in_its_rest_gives_way_to_a_new_one(postgres_server: PostgresServer) -> None:
    with postgres_server.fresh() as url:
        engine, pid = ended_while_it_rested(url, trusted_for=0)
        with engine.connect() as connection:
            assert connection.scalar(WHO) != pid
        engine.dispose()


def test_one_that_was_used_just_now_is_trusted_and_found_out_by_its_first_statement(
    postgres_server: PostgresServer,
) -> None:
    with postgres_server.fresh() as url:
        engine, pid = ended_while_it_rested(url, trusted_for=3_600)
        with pytest.raises(OperationalError), engine.connect() as connection:
            connection.scalar(WHO)
        with engine.connect() as connection:
            assert connection.scalar(WHO) != pid
        engine.dispose()


def test_one_that_rested_and_lives_goes_on(postgres_server: PostgresServer) -> None:
    with postgres_server.fresh() as url:
        engine = create_engine(url, poolclass=WatchedPool, pool_size=1, max_overflow=0)
        watch_rested(engine, trusted_for=0)
        with engine.connect() as connection:
            pid = connection.scalar(WHO)
        with engine.connect() as connection:
            assert connection.scalar(WHO) == pid
        engine.dispose()
