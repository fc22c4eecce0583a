"""Every gesture several times at once: redelivered, pressed on two devices, sent to one replica and to another."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import cycle, islice
from typing import Any

import aiohttp

from bot.bootstrap import Schedule, running
from bot.playground import Person, SimulatedSlack, VirtualClock
from bot.playground.delivery.http import HttpRoute
from bot.playground.delivery.route import Envelope, Reply
from bot.settings import load_settings
from bot.slack.ids import Shortcut
from tests.installation import Mode, take_manifest
from tests.scenarios.world import T0, World
from tests.soak.traces import Left, rows_of, words_of

Answers = dict[str, list[list[Any]]]


class Copies(HttpRoute):
    """Takes each payload to the replicas in turn, so many times at once. `answers` is what came back, by type."""

    def __init__(self, urls: Sequence[str], secret: str, client: aiohttp.ClientSession, *, times: int) -> None:
        super().__init__(urls[0], secret, client)
        self._routes = [HttpRoute(url, secret, client) for url in urls]
        self._times = times
        self.answers: Answers = {}

    async def send(self, envelope: Envelope) -> Reply:
        turns = islice(cycle(self._routes), self._times)
        replies = await asyncio.gather(*(route.send(envelope) for route in turns))
        kind = str(envelope.payload.get("type") or envelope.kind)
        self.answers.setdefault(kind, []).append([(reply.outcome, reply.body) for reply in replies])
        return next((reply for reply in replies if reply.body), replies[0])


class Crowded(World):
    """People who join, by every kind of gesture there is, in a world with one replica or more."""

    async def play(self, people: int, *, times: int, replicas: int) -> tuple[Left, Left, Answers]:
        """What is left of it, and every answer to every copy."""
        async with AsyncExitStack() as house, aiohttp.ClientSession() as http:
            await self.start_bot()
            settings = load_settings(self._environment)
            others = [
                await house.enter_async_context(running(settings, clock=self.slack.clock, schedule=Schedule.OFF))
                for _ in range(replicas - 1)
            ]
            await self.opens_program()
            urls = [bot.events_url for bot in (self.bot, *others)]
            copies = Copies(urls, self.slack.signing_secret, http, times=times)
            self.slack.courier.http = copies
            for number in range(people):
                await self._joins_and_says_hello(self.person(f"Person {number}"))
            await self.wait(minutes=10)
            for bot in others:
                await bot.router.drain(5)
            return rows_of(self.bot.core.engines[0]), words_of(self.slack), copies.answers

    async def _joins_and_says_hello(self, person: Person) -> None:
        """A shortcut, a command, a button, a form and a message: each of them has its effect."""
        await person.shortcut(Shortcut.JOIN)
        await self._until_open(person)
        await person.close_all()
        await person.command("/mentor", "join")
        await self._until_open(person)
        await person.click("Join as a mentee")
        await self.slack.until(
            lambda: person.modal and person.modal.title == "Join the program", what=f"{person.name} has the form"
        )
        await person.submit({"Skills you would like to learn": "SQL", "Your consent": True})
        await self.rest()
        if person.modal:
            await person.close_all()
        await person.write("Hello?")

    async def _until_open(self, person: Person) -> None:
        await self.slack.until(lambda: person.modal, what=f"{person.name} has a modal")
        await self.slack.settled()


@asynccontextmanager
async def a_crowded_world(database_url: str) -> AsyncIterator[Crowded]:
    slack = SimulatedSlack(clock=VirtualClock(T0), ack_deadline=30)
    take_manifest(slack)
    async with slack.serving():
        world = Crowded(slack, database_url, Mode.HTTP)
        try:
            yield world
        finally:
            await world.stop_bot()
