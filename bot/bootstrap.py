"""The composition root: the only module that knows everyone. Builds the bot from settings, runs it, stops it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from urllib.parse import urlsplit

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Engine
from starlette.applications import Starlette

import handlers
from bot.calendars import ZoneHolidays
from bot.clock import SystemClock, TimeOrderedIds
from bot.comparing import texts_for
from bot.domain.pacing import PACE, UNHURRIED, Pace
from bot.ports import Clock
from bot.scheduler.heartbeat import PLAN, READ, SEND, Heartbeat
from bot.scheduler.reading import DirectoryReader
from bot.scheduler.relay import AT_ONCE, CALL_LIMIT, Relay
from bot.scheduler.tick import Tick, Ticked
from bot.services import Services, make_services
from bot.services.almanac import Almanac
from bot.services.insight.exports import Exports
from bot.services.meetings.rhythm import Rhythm
from bot.services.messages.delivery import Delivery
from bot.services.people.reading import DirectoryReading
from bot.services.planner import Planner
from bot.settings import Settings
from bot.slack.bolt import make_bolt_app
from bot.slack.calls import SlackCalls
from bot.slack.directory import PeopleList
from bot.slack.export_files import ListPress
from bot.slack.failures import CountingClient, Sort, counted
from bot.slack.messenger import Messenger
from bot.slack.router import Router
from bot.slack.socket import PING_SECONDS, Socket
from bot.store import Store, make_engine
from bot.store.bell import hear
from bot.store.schema import migrate
from bot.threads import Threads
from bot.watch import Watch
from bot.web import build_web, listen, serve_on, watch_loop

log = structlog.get_logger(__name__)

GESTURE_PATIENCE_MS = 1_500
WORK_PATIENCE_MS = 15_000
MIGRATION_PATIENCE_MS = 60_000
"""How long a start waits for another process to migrate an SQLite file; migrations/env.py has it for PostgreSQL."""
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
DRAIN_SECONDS = 4.0
"""For gestures, and again for sends: `run` promises to stop within ten seconds."""


@dataclass(frozen=True, slots=True)
class Core:
    """The bot without its edge: enough for a tick."""

    engines: tuple[Engine, Engine]
    threads: Threads
    services: Services
    delivery: Delivery
    exports: Exports
    planner: Planner
    reading: DirectoryReading

    def close(self) -> None:
        self.threads.close()
        for engine in self.engines:
            engine.dispose()


def build_core(settings: Settings, clock: Clock) -> Core:
    """Two pools of connections, so that background work never keeps a gesture waiting for one."""
    url, workers = settings.database_url.get_secret_value(), settings.mentorbot_workers
    gestures = make_engine(url, patience_ms=GESTURE_PATIENCE_MS, pool_size=workers)
    work = make_engine(url, patience_ms=WORK_PATIENCE_MS, pool_size=4)
    ids, almanac, texts = TimeOrderedIds(), Almanac(ZoneHolidays()), texts_for(settings)
    store = Store(gestures, clock=clock, ids=ids, admins=settings.mentorbot_admins, texts=texts)
    behind = Store(work, clock=clock, ids=ids, admins=settings.mentorbot_admins, texts=texts)
    background = make_services(behind, almanac)
    return Core(
        engines=(gestures, work),
        threads=Threads(workers),
        services=make_services(store, almanac),
        delivery=Delivery(
            behind, almanac, clock=clock, ids=ids, pace=_pace_by(clock), unconfirmed=settings.mentorbot_unconfirmed
        ),
        exports=background.exports,
        reading=DirectoryReading(behind, almanac, clock=clock, ids=ids),
        planner=Planner(
            behind,
            clock,
            services=background,
            rhythm=Rhythm(behind, almanac),
        ),
    )


def _pace_by(clock: Clock) -> Pace:
    """Slack's limits are about real time; a story whose clock is moved by hand would wait for ever."""
    return PACE if isinstance(clock, SystemClock) else UNHURRIED


def migrate_database(settings: Settings) -> None:
    """Bring the schema up to date; raise SchemaTooNewError for a newer one that lacks what this version needs."""
    engine = make_engine(settings.database_url.get_secret_value(), patience_ms=MIGRATION_PATIENCE_MS, pool_size=1)
    try:
        migrate(engine)
    finally:
        engine.dispose()


class Bot:
    """A whole bot: gestures in, due work, messages out. Start it with `running`."""

    def __init__(self, settings: Settings, clock: Clock, http: aiohttp.ClientSession) -> None:
        self.settings = settings
        self.core = build_core(settings, clock)
        self.watch = watch = Watch(self.core.threads, self.core.engines, self.core.delivery, clock=clock)
        self.client = make_client(settings, http, failed=watch.metrics.slack_failed)
        messenger = Messenger(self.client, press=ListPress(self.core.exports.opened, run=watch.through(SEND)))
        self.relay = Relay(self.core.delivery, messenger, run=watch.through(SEND), report=watch.report)
        self.reader = DirectoryReader(self.core.reading, PeopleList(self.client), run=watch.through(READ))
        self.tick = Tick(self.core.planner, self.relay, read=self.reader.read_due, run=watch.through(PLAN))
        self.heartbeat = Heartbeat(
            send=watch.job(SEND, self.relay.send_due),
            plan=watch.job(PLAN, watch.planning(self.tick.plan)),
            read=watch.job(READ, self.reader.read_due),
            clock=SystemClock(),
            hear=partial(hear, settings.database_url.get_secret_value()),
        )
        self.router = Router(
            counted(handlers.ROUTES, watch.gesture_failed),
            self.core.services,
            slack=SlackCalls(self.client),
            run=self.core.threads,
            clock=clock,
            meet=handlers.directory.meet,
            after=self.heartbeat.wake,
            observe=watch.observe,
        )
        secret = settings.slack_signing_secret
        self.app = make_bolt_app(
            self.router, client=self.client, signing_secret=secret.get_secret_value() if secret else ""
        )
        self.socket = self._make_socket()
        self.listener = listen(settings.host, settings.port)

    @property
    def events_url(self) -> str:
        """Where Slack reaches us in HTTP mode, seen from this machine."""
        host, port = self.listener.getsockname()[:2]
        return f"http://{host}:{port}/slack/events"

    def web_app(self) -> Starlette:
        """Health, readiness and metrics; in HTTP mode also the door for Slack."""
        door = None if self.socket else AsyncSlackRequestHandler(self.app).handle
        probes = self.watch.probes_with(self.socket)
        registry = self.watch.metrics.registry
        return build_web(probes=probes.all(), remarks=probes.remarks(), slack_events=door, registry=registry)

    async def stop(self) -> None:
        """Wake and claim no more, let gestures be answered, finish the sends in flight, give the rest back."""
        self.heartbeat.pause()
        relay = asyncio.create_task(self.relay.stop())
        unfinished = await self.router.drain(DRAIN_SECONDS)
        if self.socket:
            await self.socket.close()
        await asyncio.wait({relay}, timeout=DRAIN_SECONDS)
        self.heartbeat.stop()
        log.info("stopped", unfinished=unfinished)
        await asyncio.to_thread(self.core.close)

    def _make_socket(self) -> Socket | None:
        if self.settings.slack_app_token is None:
            return None
        token = self.settings.slack_app_token.get_secret_value()

        def client() -> AsyncSocketModeHandler:
            handler = AsyncSocketModeHandler(
                self.app, app_token=token, web_client=self.client, ping_interval=PING_SECONDS
            )
            handler.client.proxy = self.client.proxy
            return handler

        return Socket(client, replaced=self.watch.metrics.socket_replaced)


def make_client(
    settings: Settings, http: aiohttp.ClientSession, *, failed: Callable[[str, Sort], None] = lambda *_: None
) -> AsyncWebClient:
    """A client that shares one session with keep-alive, and repeats nothing by itself. `failed` counts failures."""
    client = CountingClient(
        failed=failed,
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        session=http,
        timeout=CALL_LIMIT,
        retry_handlers=[],
    )
    if urlsplit(settings.slack_api_url).hostname in LOOPBACK:
        client.proxy = None  # a simulated Slack on this machine, which a company's proxy cannot reach
    return client


def make_session() -> aiohttp.ClientSession:
    """With connections for all that the relay sends at once, and as many for gestures."""
    connector = aiohttp.TCPConnector(limit=2 * AT_ONCE)
    return aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=CALL_LIMIT))


class Schedule(Enum):
    """Whether this process does due work by itself."""

    ON = auto()
    OFF = auto()


@asynccontextmanager
async def running(
    settings: Settings, *, clock: Clock | None = None, schedule: Schedule = Schedule.ON
) -> AsyncIterator[Bot]:
    """A running bot, serving HTTP on the settings' host and port; stops in order at the end."""
    await asyncio.to_thread(migrate_database, settings)
    async with make_session() as http:
        bot = Bot(settings, clock or SystemClock(), http)
        stop, ready = asyncio.Event(), asyncio.Event()
        tasks = [asyncio.create_task(serve_on(bot.listener, bot.web_app(), ready=ready, stop=stop))]
        await ready.wait()
        tasks += [asyncio.create_task(watch_loop(bot.watch.metrics)), asyncio.create_task(bot.watch.keep_house())]
        if bot.socket:
            tasks.append(asyncio.create_task(bot.socket.keep_open()))
        if schedule is Schedule.ON:
            bot.watch.begin()
            bot.heartbeat.start()
        try:
            yield bot
        finally:
            stop.set()
            await bot.stop()
            await _end(tasks)


async def tick_once(settings: Settings, clock: Clock) -> Ticked:
    """All due work, once, without an edge."""
    await asyncio.to_thread(migrate_database, settings)
    core = build_core(settings, clock)
    async with make_session() as http:
        client = make_client(settings, http)
        messenger = Messenger(client, press=ListPress(core.exports.opened, run=core.threads))
        relay = Relay(core.delivery, messenger, run=core.threads, report=lambda *_: None)
        reader = DirectoryReader(core.reading, PeopleList(client), run=core.threads)
        try:
            return await Tick(core.planner, relay, read=reader.read_on, run=core.threads)()
        finally:
            await asyncio.to_thread(core.close)


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    server, *others = tasks
    await server
    for task in others:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*others, return_exceptions=True)
