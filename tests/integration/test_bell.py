"""The bell of PostgreSQL: heard once something was put into the outbox, and not before it is committed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import text

from bot.clock import SystemClock
from bot.domain.notices import Signpost
from bot.domain.people import Actor
from bot.scheduler.heartbeat import Heartbeat
from bot.store import bell
from tests.integration.office import Office, T

PATIENCE = 10
"""Seconds that nothing here should take."""


class Ear:
    """Counts what it hears, and waits for it."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[None] = asyncio.Queue()

    def __call__(self) -> None:
        self.heard.put_nowait(None)

    async def hears(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await self.heard.get()


@asynccontextmanager
async def listening(office: Office) -> AsyncIterator[Ear]:
    ear = Ear()
    listener = asyncio.create_task(bell.hear(office.engine.url.render_as_string(hide_password=False), ear))
    try:
        yield ear
    finally:
        listener.cancel()
        with suppress(asyncio.CancelledError):
            await listener


def put(office: Office, ada: Actor, *keys: str, fail: Callable[[], object] = lambda: None, **when: object) -> None:
    with office.store.inside(office.workspace().id) as work:
        for key in keys:
            work.outbox.to_person(work.people.known(ada.user), Signpost(), key=key, **when)  # type: ignore[arg-type]
        fail()


async def test_whoever_puts_something_into_the_outbox_is_heard_once(postgres_office: Office) -> None:
    ada = postgres_office.person("ada")
    async with listening(postgres_office) as ear:
        await ear.hears()  # It has begun to listen.
        put(postgres_office, ada, "later", due_at=T(days=1))
        with suppress(ZeroDivisionError):
            put(postgres_office, ada, "undone", fail=lambda: 1 / 0)
        put(postgres_office, ada, "one", "two")
        await ear.hears()
        put(postgres_office, ada, "one")
        put(postgres_office, ada, "three")
        await ear.hears()
        assert ear.heard.empty()


async def test_a_connection_that_is_lost_is_made_anew(
    postgres_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bell, "LISTEN_AGAIN_AFTER", 0.01)
    async with listening(postgres_office) as ear:
        await ear.hears()
        with postgres_office.session() as session:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            session.execute(text(others))
        await ear.hears()
        put(postgres_office, postgres_office.person("ada"), "one")
        await ear.hears()


async def test_where_there_is_no_bell_nobody_waits_for_it() -> None:
    await bell.hear("sqlite:///nowhere.db", Ear())


async def test_the_heart_sends_when_it_hears_the_bell_and_no_more_once_it_is_stopped() -> None:
    sent, rung = asyncio.Event(), asyncio.Event()
    hearing: asyncio.Queue[str] = asyncio.Queue()

    async def send() -> None:
        sent.set()

    async def nothing() -> None:
        return

    async def hear(heard: Callable[[], object]) -> None:
        try:
            while True:
                await rung.wait()
                rung.clear()
                heard()
        except asyncio.CancelledError:
            hearing.put_nowait("stopped")
            raise

    heart = Heartbeat(send=send, plan=nothing, read=nothing, clock=SystemClock(), hear=hear)
    heart.start()
    async with asyncio.timeout(PATIENCE):
        await sent.wait()
        sent.clear()
        rung.set()
        await sent.wait()
        heart.stop()
        assert await hearing.get() == "stopped"
