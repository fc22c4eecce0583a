"""An ordinary slack_bolt app, running unmodified against the simulated Slack over either road."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import SimulatedSlack


class Road(StrEnum):
    SOCKET = "over Socket Mode"
    HTTP = "over HTTP"


@dataclass
class SmallBot:
    app: AsyncApp
    handler: AsyncSocketModeHandler | None = None

    @staticmethod
    def app_for(slack: SimulatedSlack) -> AsyncApp:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        return AsyncApp(client=client, signing_secret=slack.signing_secret, process_before_response=True)


@asynccontextmanager
async def running(slack: SimulatedSlack, app: AsyncApp, road: Road) -> AsyncIterator[SmallBot]:
    way = _over_socket if road is Road.SOCKET else _over_http
    async with way(slack, app) as bot:
        yield bot


@asynccontextmanager
async def _over_socket(slack: SimulatedSlack, app: AsyncApp) -> AsyncIterator[SmallBot]:
    web_client = AsyncWebClient(base_url=slack.api_url)
    handler = AsyncSocketModeHandler(app, slack.app_token, web_client=web_client, ping_interval=0.2)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    await slack.connected()
    try:
        yield SmallBot(app, handler)
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


@asynccontextmanager
async def _over_http(slack: SimulatedSlack, app: AsyncApp) -> AsyncIterator[SmallBot]:
    server = app.server(path="/slack/events").web_app
    runner = web.AppRunner(server, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    slack.deliver_over_http(f"http://{host}:{port}/slack/events")
    try:
        yield SmallBot(app)
    finally:
        await runner.cleanup()
