"""Many who write to one SQLite database at once: each gets a turn, in the order they came."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from bot.store import make_engine
from bot.store.engine import BEGIN_IMMEDIATE

WRITERS, WRITES = 16, 50
PATIENCE_MS = 1_500

MakeEngine = Callable[..., Engine]


@pytest.fixture
def writing(sqlite_url: str) -> Iterator[MakeEngine]:
    """Makes engines of one database that begin to write at once, as the store's do."""
    engines: list[Engine] = []

    def make(*, patience_ms: int = PATIENCE_MS) -> Engine:
        engine = make_engine(sqlite_url, patience_ms=patience_ms, pool_size=WRITERS)
        engines.append(engine)
        return engine.execution_options(**{BEGIN_IMMEDIATE: True})

    with make().begin() as connection:
        connection.exec_driver_sql("CREATE TABLE visit (writer INTEGER)")
    yield make
    for engine in engines:
        engine.dispose()


def visit(engine: Engine, writer: int) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO visit VALUES (?)", (writer,))


def visits(engine: Engine) -> list[int]:
    with engine.begin() as connection:
        return list(connection.exec_driver_sql("SELECT writer FROM visit ORDER BY rowid").scalars())


def test_sixteen_who_write_at_once_all_succeed_and_nobody_gets_ahead(writing: MakeEngine) -> None:
    engines = writing(), writing()
    ready = Barrier(WRITERS)

    def write_often(writer: int) -> None:
        with engines[writer % 2].connect():
            ready.wait()  # by when each has a connection of their own, and nobody begins before the others can
        for _ in range(WRITES):
            visit(engines[writer % 2], writer)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write_often, range(WRITERS)))

    order = visits(engines[0])
    assert Counter(order) == dict.fromkeys(range(WRITERS), WRITES)
    first_to_finish = min(_last(order, writer) for writer in range(WRITERS))
    done_by_then = Counter(order[: first_to_finish + 1])
    assert min(done_by_then[writer] for writer in range(WRITERS)) > WRITES / 2, done_by_then


def test_who_waits_too_long_is_told_what_sqlite_says_and_holds_nobody_up(writing: MakeEngine) -> None:
    patient, impatient = writing(), writing(patience_ms=20)
    with ThreadPoolExecutor(1) as pool:
        with patient.begin():
            with pytest.raises(OperationalError, match="database is locked"):
                visit(impatient, 1)
            waiting = pool.submit(visit, patient, 2)
        waiting.result()
    visit(impatient, 3)

    assert visits(patient) == [2, 3]


def test_who_fails_in_the_middle_gives_the_turn_away(writing: MakeEngine) -> None:
    engine = writing()
    with suppress(ZeroDivisionError), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO visit VALUES (1)")
        raise ZeroDivisionError
    visit(engine, 2)

    assert visits(engine) == [2]


def test_reading_waits_for_nobody(writing: MakeEngine, sqlite_url: str) -> None:
    engine, reader = writing(), make_engine(sqlite_url, patience_ms=20)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO visit VALUES (1)")
        assert visits(reader) == []
    reader.dispose()


def _last(order: list[int], writer: int) -> int:
    return len(order) - 1 - order[::-1].index(writer)
