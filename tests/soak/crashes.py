"""One crash: a scene is played up to its moment, a process of its own is killed there, and another one goes on."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import monotonic

import aiohttp

from bot.playground import SimulatedSlack, VirtualClock
from tests.installation import Mode, take_manifest
from tests.scenarios.dates import Nights
from tests.scenarios.world import T0, World
from tests.soak.crashing import MARK
from tests.soak.nursery import Nursery
from tests.soak.points import POINTS, Moment
from tests.soak.scenes import SCENES, Scene
from tests.soak.traces import Left, rows_of, trouble_in, words_of

DIES_WITHIN = 40.0
"""Seconds from the start of a process to its death, on a loaded machine."""
LOOKS_EVERY = 0.05
STEP = 0.5
"""Seconds of a process's life in which the pace of its scene passes."""
RETRY_PACE = 30
"""Slack's waits between deliveries of one event are so many times shorter here."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What is left of a scene once all is quiet."""

    rows: Left
    words: Left
    trouble: list[str]


class Crash(World):
    """A world in which the bot's process dies at a point. Only then is there another bot."""

    nights = Nights.HEEDED

    async def calm(self, scene: Scene) -> Trace:
        """The same without a crash."""
        await self.start_bot()
        await scene.before(self)
        await scene.act(self)
        return await self._aftermath(scene)

    async def stormy(self, name: str, nursery: Nursery, folder: Path) -> Trace:
        scene = SCENES[POINTS[name].scene]
        if POINTS[name].scene != "migrating":
            await self.start_bot()
            await scene.before(self)
            await self.rest()
            await self.stop_bot()
        await self._lose_a_process(name, nursery, folder)
        await self.start_bot()
        return await self._aftermath(scene)

    async def _lose_a_process(self, name: str, nursery: Nursery, folder: Path) -> None:
        scene = SCENES[POINTS[name].scene]
        mark, log = folder / "mark", folder / "log"
        settings = self._environment | {"PORT": str(_free_port()), MARK: str(mark), "PATH": os.environ["PATH"]}
        if self._mode is Mode.HTTP:
            self.slack.deliver_over_http(f"http://127.0.0.1:{settings['PORT']}/slack/events")
        if POINTS[name].moment is Moment.MIDWAY:
            self.slack.faults.timeout_after_success(method=_method(POINTS[name].target))
        clock_url = self.slack.api_url.replace("/api/", "/playground/clock")
        pid = nursery.run(settings, ["run", "--clock-url", clock_url], log, point=name)
        if await self._is_ready(lambda: nursery.lives(pid), settings["PORT"]):
            await scene.act(self)
            await self._wait_for_the_end(lambda: nursery.lives(pid), scene.pace)
        nursery.send(pid, signal.SIGKILL)
        self.slack.faults.clear()
        assert mark.exists(), f"{name}: never came there\n{log.read_text()}"
        assert mark.read_text() == name

    async def _wait_for_the_end(self, lives: Callable[[], bool], pace: timedelta) -> None:
        end, leap = monotonic() + DIES_WITHIN, monotonic() + STEP
        while lives() and monotonic() < end:
            await asyncio.sleep(LOOKS_EVERY)
            if monotonic() > leap:
                self.slack.clock.advance(pace)
                leap += STEP

    async def _is_ready(self, lives: Callable[[], bool], port: str) -> bool:
        """Whether a process has come up; False if it died on the way."""
        async with asyncio.timeout(DIES_WITHIN), aiohttp.ClientSession() as http:
            while lives():
                with suppress(aiohttp.ClientError):
                    async with http.get(f"http://127.0.0.1:{port}/readyz") as answer:
                        if answer.status == 200:
                            return True
                await asyncio.sleep(LOOKS_EVERY)
        return False

    async def _aftermath(self, scene: Scene) -> Trace:
        await self.settle()
        await scene.again(self)
        await self.settle()
        await self.wait(seconds=scene.rest.total_seconds())
        engine = self.bot.core.engines[0]
        loud = [str(entry) for entry in self._logs[-1] if entry["log_level"] in {"error", "critical"}]
        return Trace(rows_of(engine), words_of(self.slack), trouble_in(engine) + loud)


@asynccontextmanager
async def a_crash(database_url: str, mode: Mode) -> AsyncIterator[Crash]:
    slack = SimulatedSlack(clock=VirtualClock(T0), retry_pace=RETRY_PACE)
    take_manifest(slack)
    async with slack.serving():
        crash = Crash(slack, database_url, mode)
        try:
            yield crash
        finally:
            await crash.stop_bot()


def _method(target: str) -> str:
    """Slack's name of the method that a function of the client calls: `chat_postMessage` is chat.postMessage."""
    return target.rpartition(".")[2].replace("_", ".", 1)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
