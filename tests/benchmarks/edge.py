"""The edge in process: our Bolt app as the bot composes it, a bare one beside it, and signed slash commands."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter, time
from typing import Any
from urllib.parse import urlencode

from prometheus_client import CollectorRegistry
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot.bootstrap import Core, build_core, make_client, make_session
from bot.clock import SystemClock
from bot.services import Services
from bot.settings import Settings, load_settings
from bot.slack.bolt import make_bolt_app
from bot.slack.calls import SlackCalls
from bot.slack.gestures import Gesture
from bot.slack.ids import Action
from bot.slack.router import Router
from bot.slack.routes import Route
from bot.web import Metrics

SECRET = "a-signing-secret"
Command = tuple[str, dict[str, str | Sequence[str]]]
NOWHERE = "http://127.0.0.1:9/api/"


class WatchedSlack(SlackCalls):
    """Tells when the modal of a gesture has been opened."""

    def __init__(self, client: AsyncWebClient) -> None:
        super().__init__(client)
        self.opened: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def open_view(self, trigger_id: str, view: Any) -> str:
        opened = await super().open_view(trigger_id, view)
        self.opened[trigger_id].set()
        return opened


@dataclass(frozen=True, slots=True)
class Edge:
    """What both sides of a comparison stand on."""

    core: Core
    client: AsyncWebClient
    slack: WatchedSlack

    def ours(self, routes: Sequence[Route[Services]] = handlers.ROUTES) -> AsyncApp:
        metrics = Metrics(CollectorRegistry())

        def observe(gesture: Gesture, seconds: float, late: bool) -> None:
            metrics.gesture_took(seconds, kind=gesture.kind, outcome="late" if late else "in_time")

        router = Router(
            routes,
            self.core.services,
            slack=self.slack,
            run=self.core.threads,
            clock=SystemClock(),
            meet=handlers.directory.meet,
            after=lambda: None,
            observe=observe,
        )
        return make_bolt_app(router, client=self.client, signing_secret=SECRET)

    def bare(self, listener: Callable[..., Awaitable[None]]) -> AsyncApp:
        return bare_app(self.client, listener)


def bare_app(client: AsyncWebClient, *listeners: Callable[..., Awaitable[None]]) -> AsyncApp:
    """Bolt with our switches and a listener for the command, and one for a click, if given.

    So only what we put on top of Bolt is compared.
    """

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=client.token)

    app = AsyncApp(
        client=AsyncWebClient(base_url=client.base_url),
        authorize=authorize,
        signing_secret=SECRET,
        process_before_response=True,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
    )
    for register, listener in zip(
        (app.command("/mentor"), app.action(Action.GOAL_VISIBILITY)), listeners, strict=False
    ):
        register(listener)
    return app


@asynccontextmanager
async def an_edge(database_url: str, slack_url: str = NOWHERE) -> AsyncIterator[Edge]:
    settings = _settings(database_url, slack_url)
    core = build_core(settings, SystemClock())
    async with make_session() as http:
        client = make_client(settings, http)
        try:
            yield Edge(core, client, WatchedSlack(client))
        finally:
            await asyncio.to_thread(core.close)


def commands(words: str, number: int, *, user: str = "UADA") -> list[Command]:
    """So many signed `/mentor` requests, each with a trigger of its own."""
    return [_signed(words, user, f"trigger.{perf_counter()}.{each}") for each in range(number)]


async def send(app: AsyncApp, command: Command) -> str:
    """Dispatch a command as the HTTP door does; return the body of the acknowledgement."""
    body, headers = command
    response = await app.async_dispatch(AsyncBoltRequest(body=body, headers=headers))
    assert response.status == 200, response.body
    return str(response.body)


def trigger_of(command: Command) -> str:
    return str(command[1]["x-trigger"])


def _signed(words: str, user: str, trigger: str) -> Command:
    body = urlencode(
        {
            "command": "/mentor",
            "text": words,
            "team_id": "T1",
            "user_id": user,
            "channel_id": "C1",
            "api_app_id": "A1",
            "trigger_id": trigger,
            "response_url": "https://hooks.slack.com/commands/T1/1/x",
        }
    )
    timestamp = str(int(time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=timestamp, body=body)
    return body, {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": str(signature),
        "x-trigger": trigger,
    }


def _settings(database_url: str, slack_url: str) -> Settings:
    return load_settings(
        {
            "SLACK_BOT_TOKEN": "xoxb-1-2-three",
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": slack_url,
            "DATABASE_URL": database_url,
        }
    )
