"""SQLite locked, full, read-only or damaged: operators read what to mend, people hear of it, nothing is lost."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError
from structlog.testing import capture_logs

from bot.domain.delivery import LEASE, SETTLE, Outcome, Sent
from bot.domain.errors import Busy
from bot.domain.notices import Notice
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState
from bot.scheduler.beats import Beats
from bot.scheduler.relay import Relay
from bot.scheduler.tick import Tick
from bot.slack.errors import reply_to_error
from bot.slack.gestures import Gesture, Kind
from bot.slack.messenger import Messenger
from bot.store import make_engine
from bot.store.engine import BEGIN_IMMEDIATE, CannotMakeFolderError
from bot.store.schema import migrate
from bot.store.trouble import explain
from models import InboxEntry, OutboxMessage
from tests.integration.office import Office

PATIENCE_MS = 60
"""So that nobody waits long for a turn at writing."""
Trouble = Callable[["Disk"], AbstractContextManager[None]]


class Disk:
    """The one connection of an engine, and the file under it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.file = engine.url.database or ""
        self._say = "PRAGMA query_only=OFF"
        event.listen(engine, "checkout", self._obey)

    def _obey(self, connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(self._say)

    @contextmanager
    def saying(self, pragma: str, afterwards: str) -> Iterator[None]:
        self._say = pragma
        yield
        self._say = afterwards


@contextmanager
def locked(disk: Disk) -> Iterator[None]:
    """Another program writes to the file, and takes its time."""
    other = sqlite3.connect(disk.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


def full(disk: Disk) -> AbstractContextManager[None]:
    """The file may not grow by a page: SQLite says the same of a full disk."""
    return disk.saying("PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000")


def read_only(disk: Disk) -> AbstractContextManager[None]:
    """SQLite says the same of a file that it may not write to."""
    return disk.saying("PRAGMA query_only=ON", "PRAGMA query_only=OFF")


TROUBLES: dict[Trouble, str] = {
    locked: "another program holds the SQLite file",
    full: "the disk with the SQLite file is full",
    read_only: "the SQLite file may not be written to",
}
every_trouble = pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    engine = make_engine(sqlite_url, patience_ms=PATIENCE_MS, pool_size=1)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("VACUUM")
    yield Office(engine)
    engine.dispose()


@pytest.fixture
def disk(office: Office) -> Disk:
    return Disk(office.engine)


def point_the_way(office: Office, ada: Actor, number: int) -> Exception | None:
    """One gesture that puts a message into the outbox."""
    try:
        office.services.home.point_the_way(replace(ada, gesture=f"click:{number}"))
    except (Busy, DatabaseError) as error:
        return error
    return None


def until_refused(office: Office, ada: Actor) -> tuple[int, Exception]:
    """Click until the database takes no more; a full one still has room on its pages."""
    for number in range(300):
        office.wait(seconds=1)
        if error := point_the_way(office, ada, number):
            return number, error
    raise AssertionError("the database takes everything")


@every_trouble
def test_a_gesture_is_refused_with_a_sentence_and_works_once_the_trouble_is_over(
    office: Office, disk: Disk, trouble: Trouble
) -> None:
    ada = office.person("ada")
    office.services.home.point_the_way(ada)
    with trouble(disk):
        number, error = until_refused(office, ada)
        kept = len(office.rows(OutboxMessage))
        gesture = Gesture(kind=Kind.ACTION, id="x", actor=ada)
        with capture_logs() as logs:
            said = reply_to_error(gesture, error, {})
    (log,) = logs
    assert log["reason"].startswith(f"DATABASE_URL: {TROUBLES[trouble]}. To mend it, ")
    assert said.say
    assert "try again in a moment" in said.say.text
    assert log.get("reference", "try again") in said.say.text
    assert ("reference" in log) == (trouble is not locked)
    assert kept == number + 1
    assert point_the_way(office, ada, number) is None
    assert len(office.rows(OutboxMessage)) == kept + 1
    assert len(office.rows(InboxEntry)) == number + 1


class Post(Messenger):
    """Slack's side: what arrived, and what happens meanwhile."""

    def __init__(self) -> None:
        super().__init__(AsyncWebClient())
        self.arrived: list[UUID] = []
        self.meanwhile: Callable[[], object] = lambda: None

    async def open(self, recipients: tuple[str, ...]) -> str | Outcome:
        return f"D{recipients[0]}"

    async def post(self, channel: str, notice: Notice, outbox_id: UUID) -> Outcome:
        self.arrived.append(outbox_id)
        self.meanwhile()
        return Sent(channel, f"{len(self.arrived)}.0")

    async def look_up(self, channel: str, outbox_id: UUID, since: datetime) -> Outcome:
        assert outbox_id in self.arrived
        return Sent(channel, "1.0")


async def directly(call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    return call(*args, **kwargs)


class Loops:
    """The jobs of a bot, each beaten by hand."""

    def __init__(self, office: Office) -> None:
        self.failed: list[tuple[str, str]] = []
        beats = Beats({"send": 1, "plan": 2}, failed=lambda *what: self.failed.append(what))
        self.post = Post()
        self.relay = Relay(office.delivery, self.post, run=directly, report=lambda *_: None)
        self.tick = Tick(office.planner, self.relay, read=nothing_to_read, run=directly)
        self.send = beats.job("send", self.relay.send_due, lambda _: None)
        self.plan = beats.job("plan", self.tick.plan, lambda _: None)


async def nothing_to_read() -> int:
    return 0


@every_trouble
async def test_the_loops_go_on_through_the_trouble_and_every_message_leaves_once(
    office: Office, disk: Disk, trouble: Trouble
) -> None:
    ada, loops = office.person("ada"), Loops(office)
    office.services.home.point_the_way(ada)
    with trouble(disk):
        until_refused(office, ada)
        for _ in range(3):
            await loops.plan()
            await loops.send()
    for _ in range(20):
        office.wait(seconds=90)
        await loops.plan()
        await loops.send()
    waiting = [message for message in office.rows(OutboxMessage) if message.state is not DeliveryState.SENT]
    assert waiting == []
    assert sorted(loops.post.arrived) == sorted(message.id for message in office.rows(OutboxMessage))


@every_trouble
async def test_what_slack_took_while_it_could_not_be_written_down_is_found_and_not_sent_again(
    office: Office, disk: Disk, trouble: Trouble
) -> None:
    ada, loops = office.person("ada"), Loops(office)
    office.services.home.point_the_way(ada)
    open_trouble = trouble(disk)
    loops.post.meanwhile = lambda: begin(open_trouble, office, ada)
    assert await loops.send() is None or trouble is full
    open_trouble.__exit__(None, None, None)
    loops.post.meanwhile = lambda: None
    for _ in range(20):
        office.wait(seconds=(LEASE + SETTLE).total_seconds())
        await loops.send()
    assert {message.state for message in office.rows(OutboxMessage)} == {DeliveryState.SENT}
    assert len(loops.post.arrived) == len(set(loops.post.arrived)) == len(office.rows(OutboxMessage))


def begin(trouble: AbstractContextManager[None], office: Office, ada: Actor) -> None:
    trouble.__enter__()
    until_refused(office, ada)


def test_a_lock_that_goes_within_patience_is_waited_for(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url, patience_ms=20_000)
    office = Office(engine)
    ada = office.person("ada")
    other = sqlite3.connect(make_url(sqlite_url).database or "", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")

    async def both() -> None:
        clicking = asyncio.create_task(asyncio.to_thread(office.services.home.point_the_way, ada))
        done, _ = await asyncio.wait({clicking}, timeout=0.3)
        assert not done
        other.execute("ROLLBACK")
        await clicking

    asyncio.run(both())
    other.close()
    assert len(office.mail()) == 1
    engine.dispose()


def test_every_connection_keeps_to_the_rules_for_writing_safely(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url, patience_ms=1_234)
    with engine.connect() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }
    assert said == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 1_234, "synchronous": 2}
    begun: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_: begun.append(statement))
    with engine.execution_options(**{BEGIN_IMMEDIATE: True}).begin():
        pass
    with engine.begin():
        pass
    assert begun == ["BEGIN IMMEDIATE", "BEGIN"]
    engine.dispose()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a list of people, and no database" * 500, "DATABASE_URL: the file is no SQLite database. "),
        (None, "DATABASE_URL: the SQLite file cannot be opened. "),
    ],
)
def test_a_file_that_cannot_be_a_database_is_named_by_its_setting(
    tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    file = tmp_path / "bot.db"
    file.mkdir() if content is None else file.write_bytes(content)
    engine = make_engine(f"sqlite:///{file}", patience_ms=PATIENCE_MS)
    with pytest.raises(DatabaseError) as failure:
        migrate(engine)
    assert str(explain(failure.value)).startswith(sentence)
    engine.dispose()


def test_a_damaged_file_is_named_with_the_way_back(office: Office) -> None:
    file = Path(office.engine.url.database or "")
    office.engine.dispose()
    with closing(sqlite3.connect(file)) as alone:
        alone.execute("PRAGMA journal_mode=DELETE")
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    with pytest.raises(DatabaseError) as failure:
        migrate(office.engine)
    assert "the SQLite file is damaged" in str(explain(failure.value))
    assert "mentorbot restore FILE" in str(explain(failure.value))


def test_a_folder_that_cannot_be_made_is_named() -> None:
    with pytest.raises(CannotMakeFolderError, match=r"DATABASE_URL: the folder /proc/none cannot be made"):
        make_engine("sqlite:////proc/none/bot.db", patience_ms=PATIENCE_MS)


def test_what_is_no_trouble_of_the_database_has_no_sentence() -> None:
    assert explain(ValueError("database is locked")) is None
    assert explain(DatabaseError("SELECT", None, Exception("what somebody wrote"))) is None
    busy = Busy()
    busy.__cause__ = DatabaseError("SELECT", None, Exception("database is locked"))
    assert "another program" in str(explain(busy))


def test_postgresql_in_trouble_is_told_by_its_code() -> None:
    class Full(Exception):  # noqa: N818 - as the driver has it: SQLSTATE says which
        sqlstate = "53100"

    assert "the disk of PostgreSQL is full" in str(explain(DatabaseError("INSERT", None, Full())))
