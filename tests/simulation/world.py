"""One workspace, its people and the bot that serves them, on one clock. Nothing happens unless somebody acts."""

import asyncio
import math
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from random import Random
from typing import ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import Engine

import handlers
from bot.calendars import ZoneHolidays
from bot.playground import SimulatedSlack, VirtualClock
from bot.ports import Run
from bot.scheduler.reading import DirectoryReader
from bot.scheduler.relay import Relay
from bot.scheduler.tick import Tick, Ticked
from bot.services import make_services
from bot.services.almanac import Almanac
from bot.services.meetings.rhythm import Rhythm
from bot.services.messages.delivery import Delivery
from bot.services.people.reading import DirectoryReading
from bot.services.planner import Planner
from bot.services.post.letterboxes import Letterboxes
from bot.slack.calls import SlackCalls
from bot.slack.directory import PeopleList
from bot.slack.messenger import Messenger
from bot.slack.router import Router
from bot.slack.stalls import Stalls
from bot.store import Store, make_engine
from tests.installation import take_manifest
from tests.simulation.virtual_time import elapsed
from tests.simulation.wire import ClientAtHand, RouteAtHand, Strike

P = ParamSpec("P")
T = TypeVar("T")

HOLIDAYS = ZoneHolidays()
"""Looked up once for all worlds."""


async def at_once(call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run the core right here, so that what happens depends on nothing but the seed."""
    return call(*args, **kwargs)


class SeededIds:
    """Ids in the order they were asked for, told apart by the seed, also by their last ten digits."""

    def __init__(self, seed: int) -> None:
        self._beginning = Random(seed).getrandbits(108) << 20
        self._numbers = count(1)

    def new(self) -> UUID:
        return UUID(int=self._beginning + next(self._numbers))


class NoStalls(Stalls):
    """Nothing here takes real time, and a pulse would have to beat through every virtual day."""

    def recent(self) -> float:
        return 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a bot is built of; another part in its place makes another bot, such as one with a known fault."""

    store: type[Store] = Store
    almanac: type[Almanac] = Almanac
    delivery: type[Delivery] = Delivery
    letterboxes: type[Letterboxes] = Letterboxes
    messenger: type[Messenger] = Messenger
    client: type[ClientAtHand] = ClientAtHand


THE_PRODUCT = Parts()


class World:
    """A bot on a database of its own. `slack` has the people; `clock` is everybody's.

    A second bot on the same database and Slack is a second `World` with the same `slack` and another seed.
    """

    def __init__(
        self,
        url: str | Engine,
        *,
        seed: int = 0,
        slack: SimulatedSlack | None = None,
        strike: Strike | None = None,
        run: Run = at_once,
        after: Callable[[], None] = lambda: None,
        parts: Parts = THE_PRODUCT,
    ) -> None:
        self.slack = slack or SimulatedSlack(clock=VirtualClock())
        self.clock = self.slack.clock
        self.engine = make_engine(url, patience_ms=5_000) if isinstance(url, str) else url
        ids, almanac = SeededIds(seed), parts.almanac(HOLIDAYS)
        store = parts.store(self.engine, clock=self.clock, ids=ids, admins=frozenset())
        client = parts.client(self.slack, strike)
        self.services = replace(make_services(store, almanac), letterboxes=parts.letterboxes(store, almanac))
        self.planner = Planner(store, self.clock, services=self.services, rhythm=Rhythm(store, almanac))
        self.delivery = parts.delivery(store, almanac, clock=self.clock, ids=ids)
        self.relay = Relay(self.delivery, parts.messenger(client), run=run, report=lambda *_: None, seconds=elapsed)
        reading = DirectoryReading(store, almanac, clock=self.clock, ids=ids)
        self.reader = DirectoryReader(reading, PeopleList(client), run=run)
        self.tick = Tick(self.planner, self.relay, read=self.reader.read_due, run=run)
        self.router = Router(
            handlers.ROUTES,
            self.services,
            slack=SlackCalls(client),
            run=run,
            clock=self.clock,
            meet=handlers.directory.meet,
            after=after,
            observe=lambda *_: None,
            stalls=NoStalls(),
        )

    @asynccontextmanager
    async def alive(self) -> AsyncIterator["World"]:
        """Installed, and connected to Slack; what was asked of it is finished at the end."""
        self.install()
        self.slack.courier.http = RouteAtHand(self.router)  # type: ignore[assignment]
        try:
            yield self
        finally:
            await self.router.drain(patience=5)
            await self.slack.courier.stop()
            self.engine.dispose()

    def install(self) -> None:
        """Put the bot into Slack, which lives in the running event loop from now on.

        A trigger lives for real seconds, so that on a busy machine it would be over within one virtual moment.
        """
        take_manifest(self.slack)
        self.slack.workspace.tickets.trigger_life = math.inf
        self.slack.workspace.base_url = "https://slack.test"
        self.slack.courier.loop = asyncio.get_running_loop()
        self.slack.workspace.changes.bind(self.slack.courier.loop)

    async def answered(self) -> None:
        """Wait until the bot has finished with every gesture."""
        await self.router.drain(patience=5)

    async def pass_time(self, by: timedelta) -> Ticked:
        """Let time pass, and then do what is due."""
        self.clock.advance(by)
        return await self.tick()
