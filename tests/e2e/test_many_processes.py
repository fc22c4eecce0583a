"""Three real processes on one PostgreSQL, which begin at the same moment with nothing in it: all is done once."""

import asyncio
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import cycle
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import text

from bot.playground import SimulatedSlack, VirtualClock
from bot.playground.delivery.http import HttpRoute
from bot.playground.delivery.route import Envelope, Reply
from bot.store import make_engine
from tests.databases import PostgresServer
from tests.e2e.processes import BotProcess
from tests.e2e.test_killed_in_the_middle import Story
from tests.installation import Mode, environment, take_manifest

PROCESSES = 3


class InTurn(HttpRoute):
    """Each payload to the next of several addresses, as a load balancer does."""

    def __init__(self, urls: list[str], secret: str, client: aiohttp.ClientSession) -> None:
        super().__init__(urls[0], secret, client)
        self._routes = cycle([HttpRoute(url, secret, client) for url in urls])

    async def send(self, envelope: Envelope) -> Reply:
        return await next(self._routes).send(envelope)


@pytest.fixture
def empty_url(postgres_server: PostgresServer) -> Iterator[str]:
    with postgres_server.fresh() as url:
        engine = make_engine(url, patience_ms=20_000)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
        yield url


@pytest.mark.parametrize("mode", list(Mode))
async def test_processes_that_share_a_database_do_everything_once(
    mode: Mode, empty_url: str, tmp_path: Path
) -> None:
    slack = SimulatedSlack(clock=VirtualClock())
    take_manifest(slack)
    async with slack.serving(), aiohttp.ClientSession() as http, AsyncExitStack() as house:
        common = environment(slack, empty_url, mode)
        clock_url = slack.api_url.replace("/api/", "/playground/clock")
        ports = [str(_free_port()) for _ in range(PROCESSES)]
        bots = [BotProcess(common | {"PORT": port}, clock_url, tmp_path / f"log {port}") for port in ports]
        if mode is Mode.HTTP:
            urls = [f"http://127.0.0.1:{port}/slack/events" for port in ports]
            slack.courier.http = InTurn(urls, slack.signing_secret, http)
        await asyncio.gather(*(house.enter_async_context(bot) for bot in bots))
        story = Story(slack, bots[0], crash=False)
        await story.play()
        assert [await bot.stop() for bot in bots] == [0] * PROCESSES

    assert not story.said_twice()
    pages = Counter(call.arguments.get("cursor", "") for call in slack.calls if call.method == "users.list")
    assert set(pages.values()) == {pages.total()}, "the directory was read once a night, by whoever came first"
    assert mode is Mode.HTTP or len(slack.sockets) == 0


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
