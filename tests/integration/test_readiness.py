"""What keeps a process from being ready, asked of real databases."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store import make_engine
from bot.store.pools import use_of
from bot.store.waiting import untaken_for
from bot.threads import Threads
from bot.web import Probes
from bot.web.probes import UNTAKEN_SECONDS
from models import Workspace
from tests.integration.office import T0, Office, T


class Told:
    """What the rest of the process says: its own time, and whether its jobs get on."""

    def __init__(self) -> None:
        self.now = 0.0
        self.stalled: str | None = None


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def threads() -> Iterator[Threads]:
    pool = Threads(2)
    yield pool
    pool.close()


@pytest.fixture
def probes(office: Office, threads: Threads, told: Told) -> Probes:
    return Probes(
        threads,
        office.engine,
        clock=office.clock,
        delivery=office.delivery,
        stalled=lambda: told.stalled,
        now=lambda: told.now,
    )


async def reasons(probes: Probes) -> dict[str, str]:
    found = {probe.name: await probe.check() for probe in probes.all()}
    return {name: reason for name, reason in found.items() if reason}


async def test_a_bot_with_its_database_and_nothing_to_do_is_ready(probes: Probes) -> None:
    probes.begin()
    assert await reasons(probes) == {}
    assert [await remark.check() for remark in probes.remarks()] == [None]


async def test_a_newer_schema_that_only_added_leaves_a_running_bot_ready_and_another_does_not(
    office: Office, probes: Probes
) -> None:
    head = office_at(office)
    try:
        office_at(office, "9999")
        assert await reasons(probes) == {}
        office_at(office, "9999_since_9998")
        assert await reasons(probes) == {
            "database": f"The schema is at 9999_since_9998; this version needs {head}."
        }
        office_at(office, "0013")
        assert "0013" in (await reasons(probes))["database"]
    finally:
        office_at(office, head)


def office_at(office: Office, revision: str | None = None) -> str:
    """Which revision the database says it is at; say another one where one is named."""
    with office.engine.begin() as connection:
        if revision:
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


async def test_a_database_that_is_away_is_named_with_its_setting(
    office: Office, threads: Threads, tmp_path: Path
) -> None:
    (tmp_path / "bot.db").write_bytes(b"no database at all" * 500)
    broken = make_engine(f"sqlite:///{tmp_path / 'bot.db'}", patience_ms=100)
    probes = Probes(threads, broken, clock=office.clock, delivery=office.delivery, stalled=lambda: None)
    assert (await reasons(probes))["database"].startswith("DATABASE_URL: the file is no SQLite database")
    nowhere = make_engine("postgresql+psycopg://nobody:secret@127.0.0.1:1/nothing", patience_ms=100)
    probes = Probes(threads, nowhere, clock=office.clock, delivery=office.delivery, stalled=lambda: None)
    assert await reasons(probes) == {"database": "The database does not answer."}
    for engine in (broken, nowhere):
        engine.dispose()


async def test_due_work_that_does_not_get_on_is_a_reason(probes: Probes, told: Told) -> None:
    told.stalled = "Due work does not get on: “plan” for 121 seconds."
    assert await reasons(probes) == {"scheduler": told.stalled}


async def test_a_message_that_is_free_to_leave_and_does_not_is_a_reason_until_one_leaves(
    office: Office, probes: Probes, told: Told
) -> None:
    probes.begin()
    office.services.home.point_the_way(office.person("ada"))
    office.wait(seconds=UNTAKEN_SECONDS)
    told.now = UNTAKEN_SECONDS - 1
    assert await reasons(probes) == {}
    told.now += 1
    assert (await reasons(probes))["relay"].startswith("A message has been free to leave for 600 seconds")
    probes.moved()
    assert await reasons(probes) == {}
    told.now += UNTAKEN_SECONDS
    assert "relay" in await reasons(probes)
    assert office.delivery.claim()
    assert await reasons(probes) == {}


async def test_whoever_sends_nothing_is_not_asked_why_nothing_leaves(
    office: Office, probes: Probes, told: Told
) -> None:
    office.services.home.point_the_way(office.person("ada"))
    office.wait(days=1)
    told.now = 10 * UNTAKEN_SECONDS
    assert await reasons(probes) == {}


def test_what_is_not_due_or_is_held_is_not_free_to_leave(office: Office) -> None:
    assert untaken_for(office.engine, T0) == timedelta()
    office.services.home.point_the_way(office.person("ada"))
    assert untaken_for(office.engine, T(minutes=-1)) == timedelta()
    assert untaken_for(office.engine, T(minutes=5)) == timedelta(minutes=5)
    for column in ("paused_until", "held_at"):
        with office.session() as session:
            setattr(session.query(Workspace).one(), column, T(hours=1))
        assert untaken_for(office.engine, T(minutes=5)) == timedelta()
        with office.session() as session:
            setattr(session.query(Workspace).one(), column, None)
    assert untaken_for(office.engine, T(minutes=5)) == timedelta(minutes=5)


def test_connections_in_use_and_waited_for_are_known(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url, patience_ms=5_000, pool_size=1)
    assert use_of(engine) == (0, 0)
    with engine.connect():
        assert use_of(engine) == (1, 0)
        waits = Threads(1)
        asking = waits._pool.submit(lambda: engine.connect().close())
        while use_of(engine) != (1, 1):
            pass
    asking.result(timeout=10)
    assert use_of(engine) == (0, 0)
    waits.close()
    engine.dispose()
