"""A socket to Slack that has fallen silent is replaced; one that is alive is left alone."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from aiohttp import WSMsgType, web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.socket import Socket

PING = 0.1
"""Seconds: a hundredth of what it is in earnest."""


class Slack:
    """The two doors of Socket Mode. `offers` says how each call for an address goes, `speaks` each connection."""

    def __init__(self, *, offers: list[str], speaks: list[bool]) -> None:
        self._offers, self._speaks = iter(offers), iter(speaks)
        self.asked = 0
        self.sockets: list[web.WebSocketResponse] = []
        self.opened = asyncio.Event()
        self.over = asyncio.Event()

    async def offer(self, request: web.Request) -> web.Response:
        self.asked += 1
        match next(self._offers, "address"):
            case "nothing":
                await self.over.wait()
            case "refusal":
                return web.json_response({"ok": False, "error": "internal_error"})
        return web.json_response({"ok": True, "url": f"ws://{request.host}/link"})

    async def link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        speaks = next(self._speaks, True)
        self.sockets.append(socket)
        self.opened.set()
        async for message in socket:
            if speaks and message.type == WSMsgType.PING:
                await socket.pong(message.data)
        return socket

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        app = web.Application()
        app.add_routes([web.post("/api/apps.connections.open", self.offer), web.get("/link", self.link)])
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = site._server.sockets[0].getsockname()[:2]  # type: ignore[union-attr]
        try:
            yield f"http://{host}:{port}/api/"
        finally:
            self.over.set()
            await runner.cleanup()

    def drop(self) -> None:
        """Cut the line without a word."""
        transport = self.sockets[-1]._req.transport  # type: ignore[union-attr]
        assert transport
        transport.abort()


class Replaced:
    """Counts, and lets a test wait."""

    def __init__(self) -> None:
        self.count = 0
        self.heard = asyncio.Event()

    def __call__(self) -> None:
        self.count += 1
        self.heard.set()


@asynccontextmanager
async def connected(slack: Slack) -> AsyncIterator[tuple[Socket, Replaced]]:
    replaced = Replaced()
    async with slack.serving() as address:
        app = AsyncApp(signing_secret="s", token="xoxb-1")
        client = AsyncWebClient(base_url=address, retry_handlers=[])
        client.proxy = None

        def make() -> AsyncSocketModeHandler:
            handler = AsyncSocketModeHandler(app, app_token="xapp-1", web_client=client, ping_interval=PING)
            handler.client.proxy = None
            return handler

        socket = Socket(make, replaced=replaced, ping_seconds=PING)
        keeping = asyncio.create_task(socket.keep_open())
        try:
            async with asyncio.timeout(20):
                await slack.opened.wait()
                yield socket, replaced
        finally:
            await socket.close()
            keeping.cancel()
            with suppress(asyncio.CancelledError):
                await keeping


async def until(condition: Callable[[], Any]) -> None:
    while not condition():  # noqa: ASYNC110 - what a server has seen, and what a client says of itself
        await asyncio.sleep(PING / 10)


async def well(socket: Socket) -> None:
    while await socket.reason() is not None:  # noqa: ASYNC110 - as above
        await asyncio.sleep(PING / 10)


async def test_a_socket_whose_pings_are_answered_is_left_alone() -> None:
    async with connected(Slack(offers=[], speaks=[])) as (socket, replaced):
        pongs: set[object] = set()
        await well(socket)
        while len(pongs) < 12:
            pongs.add(socket._answered[1])
            await asyncio.sleep(PING / 10)
        assert await socket.reason() is None
        assert socket.silent_for < 3 * PING + 0.5
        assert replaced.count == 0


async def test_a_client_that_waits_for_ever_for_an_address_is_replaced_by_one_that_gets_it() -> None:
    slack = Slack(offers=["address", "nothing"], speaks=[])
    async with connected(slack) as (socket, replaced):
        await well(socket)
        slack.drop()
        await replaced.heard.wait()
        await until(lambda: len(slack.sockets) == 2)
        await well(socket)
        assert replaced.count >= 1


async def test_a_socket_that_opens_and_stays_silent_is_not_ready_and_is_replaced() -> None:
    slack = Slack(offers=[], speaks=[False] * 3)
    async with connected(slack) as (socket, replaced):
        seen = set()
        while not (replaced.count or len(slack.sockets) > 3):
            seen.add(await socket.reason())
            await asyncio.sleep(PING / 10)
        assert any(reason and "socket to Slack" in reason for reason in seen)
        await until(lambda: len(slack.sockets) > 3)
        await well(socket)


async def test_before_it_is_connected_the_socket_is_a_reason_not_to_be_ready() -> None:
    app = AsyncApp(signing_secret="s", token="xoxb-1")
    socket = Socket(
        lambda: AsyncSocketModeHandler(app, app_token="xapp-1", ping_interval=PING), replaced=Replaced()
    )
    assert await socket.reason() == "The socket to Slack is not connected."
    await socket.close()


class StuckClient:
    """A client of Slack's library as far as we look at it, which says that all is well and hears nothing."""

    def __init__(self) -> None:
        self.current_session: object = object()
        self.last_ping_pong_time: float | None = None
        self.on_message_listeners: list[Callable[[Any], Any]] = []

    async def is_connected(self) -> bool:
        return True


class StuckHandler:
    """Neither connects nor closes by itself."""

    def __init__(self) -> None:
        self.client = StuckClient()
        self.closing = asyncio.Event()

    async def connect_async(self) -> None:
        await asyncio.Event().wait()

    async def close_async(self) -> None:
        self.closing.set()


@pytest.fixture
def made() -> list[StuckHandler]:
    return []


def stuck(made: list[StuckHandler], replaced: Callable[[], None]) -> Socket:
    def make() -> Any:
        made.append(StuckHandler())
        return made[-1]

    return Socket(make, replaced=replaced, ping_seconds=PING)


async def test_a_client_that_only_claims_to_be_connected_is_not_believed(made: list[StuckHandler]) -> None:
    replaced = Replaced()
    socket = stuck(made, replaced)
    keeping = asyncio.create_task(socket.keep_open())
    seen = set()
    async with asyncio.timeout(10):
        while len(made) < 2:
            seen.add(await socket.reason())
            await asyncio.sleep(PING / 20)
        await made[0].closing.wait()
    await socket.close()
    await keeping
    assert any(reason and "silent" in reason for reason in seen)
    assert replaced.count == 1


async def test_a_message_is_a_sign_of_life_and_the_time_that_the_client_puts_there_by_itself_is_none(
    made: list[StuckHandler],
) -> None:
    socket = stuck(made, Replaced())
    client = made[0].client
    for listener in client.on_message_listeners:
        await listener(None)
    heard_at = socket._heard_at
    socket._look()
    client.last_ping_pong_time = 1_000.0  # as the client does before its first ping
    socket._look()
    assert socket._heard_at == heard_at
    client.last_ping_pong_time = 1_010.0  # as it does with the time of a ping that was answered
    socket._look()
    assert socket._heard_at > heard_at


async def test_each_attempt_in_a_row_gets_more_time_until_something_is_heard(made: list[StuckHandler]) -> None:
    socket = stuck(made, Replaced())
    first = socket._patience
    await socket._replace()
    await socket._replace()
    assert socket._patience == 4 * first
    for _ in range(20):
        await socket._replace()
    assert socket._patience == 300
    await made[-1].client.on_message_listeners[0](None)
    assert socket._patience == first
